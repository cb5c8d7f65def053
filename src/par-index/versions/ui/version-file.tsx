import { data, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { openVersion } from '../pages/open-version.ts'
import { writeVersionWorkbook } from '../version-workbook.ts'

/** `GET /chi-so-cchc/bo-tieu-chi/:code/tep`: the set as a workbook that can be brought back. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const open = await openVersion(context.get(requestContext).ctx, params['code'] ?? '')
  if (open === undefined) throw data(null, { status: 404 })
  const { version } = open.known
  return new Response(new Uint8Array(await writeVersionWorkbook(version)), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="bo-tieu-chi-${version.code}.xlsx"`,
      'cache-control': 'private, no-store',
    },
  })
}

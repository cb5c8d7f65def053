import { data, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { loadIndexFile } from '../pages/index-page.ts'

/** `GET /chi-so-766/tep`: the index as a workbook. */
export const loader = async ({ context, request }: LoaderFunctionArgs): Promise<Response> => {
  const file = await loadIndexFile(context.get(requestContext).ctx, request.url)
  if (file === undefined) throw data(null, { status: 404 })
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'private, no-store',
    },
  })
}

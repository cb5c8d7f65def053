import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { findResultsPage } from '../pages/results-page.ts'
import { resultsWorkbook } from '../results-workbook.ts'

/** `GET /khao-sat/:id/ket-qua/tep`: the results that the page shows, as XLSX. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx } = context.get(requestContext)
  const page = await findResultsPage(ctx, parseId(params['id'] ?? '') ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return new Response(new Uint8Array(await resultsWorkbook(page, ctx.clock())), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="khao-sat-${page.survey.closedOn ?? ''}.xlsx"`, 'cache-control': 'private, no-store',
    },
  })
}

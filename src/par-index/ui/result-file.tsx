import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { requestContext } from '#web/request-context.ts'
import { loadResultsPage } from '../pages/results-page.ts'
import { findResults, printDecision, resultWorkbook } from '../results/result-papers.ts'

const answer = (body: Uint8Array, type: string, name: string): Response =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } })

/** `GET /chi-so-cchc/dot/:id/tep/:loai`: the decision as PDF, its annex tables as XLSX, for who may read the results. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadResultsPage(ctx, id, null)
  const results = id === undefined || page === undefined ? undefined : await findResults(ctx, id)
  if (results === undefined) throw data(null, { status: 404 })
  if (params['loai'] === 'phu-luc') return answer(await resultWorkbook(results), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `chi-so-cchc-${results.round.year}.xlsx`)
  if (params['loai'] !== 'quyet-dinh') throw data(null, { status: 404 })
  const printed = await printDecision(ctx, press(), results)
  if (printed.ok) return answer(printed.value, 'application/pdf', `quyet-dinh-cong-bo-${results.round.year}.pdf`)
  if (printed.refusal.code === 'parRoundNotFound') throw data(null, { status: 404 })
  return new Response(paperRefusals[printed.refusal.code](printed.refusal.facts), { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { requestContext } from '#web/request-context.ts'
import { printSheets } from '../print-sheets.ts'

/** `GET /khao-sat/:id/phieu-in?tu=51`: sheets to fill by hand, fifty a file. */
export const loader = async ({ context, params, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press, origin } = context.get(requestContext)
  const from = Math.max(1, Math.trunc(Number(url.searchParams.get('tu')) || 1))
  const printed = await printSheets(ctx, press(), { surveyId: parseId(params['id'] ?? '') ?? '', from, origin })
  if (!printed.ok) {
    if (printed.refusal.code === 'surveyNotFound') throw data(null, { status: 404 })
    return new Response(paperRefusals[printed.refusal.code](printed.refusal.facts), { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
  return new Response(new Uint8Array(printed.value.pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="phieu-khao-sat-tu-${from}.pdf"`, 'cache-control': 'private, no-store' },
  })
}

import { data, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { requestContext } from '#web/request-context.ts'
import { findPosting } from '../posting.ts'
import { printSheet } from '../sheet.ts'

/** `GET /niem-yet/:code` (`?ban=2` for an earlier version): the A4 sheet as PDF. */
export const loader = async ({ context, params, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press, origin, findSite } = context.get(requestContext)
  const code = params['code'] ?? ''
  const posting = await transaction(ctx, (trx) =>
    findPosting(trx, ctx.tenantId, { code, day: today(ctx), versionNo: url.searchParams.get('ban') }),
  )
  if (posting === undefined) throw data(null, { status: 404 })
  const { agencyName } = await findSite()
  const printed = printSheet(press(), posting, { agencyName, origin, printedAt: ctx.clock() })
  if (!printed.ok) return new Response(paperRefusals[printed.refusal.code](printed.refusal.facts), { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  return new Response(new Uint8Array(printed.value.pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="niem-yet-${posting.version.code}.pdf"` },
  })
}

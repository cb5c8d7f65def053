import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { requestContext } from '#web/request-context.ts'
import { printSlip } from '../slip-paper.ts'

/** `GET /don-doc/phieu/:id/in`: the slip as PDF. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const printed = await printSlip(ctx, press(), id)
  if (!printed.ok) {
    if (printed.refusal.code === 'urgingNotFound') throw data(null, { status: 404 })
    return new Response(paperRefusals[printed.refusal.code](printed.refusal.facts), { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
  return new Response(new Uint8Array(printed.value.pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="phieu-don-doc.pdf"', 'cache-control': 'private, no-store' },
  })
}

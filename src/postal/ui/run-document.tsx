import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { requestContext } from '#web/request-context.ts'
import { printRun } from '../run-paper.ts'

/** `GET /buu-chinh/bang-ke/:id/in`: the hand-over list as PDF. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const printed = await printRun(ctx, press(), id)
  if (!printed.ok) {
    if (printed.refusal.code === 'postalNotFound') throw data(null, { status: 404 })
    return new Response(paperRefusals[printed.refusal.code](printed.refusal.facts), { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
  return new Response(new Uint8Array(printed.value.pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="bang-ke-buu-chinh.pdf"', 'cache-control': 'private, no-store' },
  })
}

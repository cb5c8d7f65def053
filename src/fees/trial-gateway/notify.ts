import type { Ctx } from '#db/context.ts'
import { hearCallback } from '../gateway/hear-gateway.ts'
import { factsOf, findCharge } from './charges.ts'
import { signMessage, TRIAL } from './key.ts'

/**
 * The trial gateway's call to our server: the same signed bytes through the same hearing as at the door
 * `POST /api/v1/payments/callbacks/thu`. A call that is not understood throws and is made again by the job library.
 */
export const notifyOffice = async (ctx: Ctx, chargeId: string): Promise<void> => {
  const charge = await findCharge(ctx, chargeId)
  if (charge === undefined || charge.state === 'open') return
  const body = JSON.stringify(factsOf(charge, ctx.clock()))
  const heard = await hearCallback(ctx, TRIAL, { body, signature: await signMessage(ctx, body) })
  if (!heard.ok) throw new Error(`the trial gateway was not heard: ${heard.refusal.code}`)
}

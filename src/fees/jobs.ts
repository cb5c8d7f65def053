import type { Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { CREDITED_TASK } from './books/credit.ts'
import { noteOlderPayments, OLDER_PAYMENTS_TASK } from './books/note-older-payments.ts'
import { askGateway } from './gateway/hear-gateway.ts'
import { meetPaidObligation } from './dues/meet-obligation.ts'
import { ASK_TASK } from './paying/orders.ts'
import { proposeRefund, REVISED_TASK } from './refunds/propose-refund.ts'
import { NOTIFY_TASK } from './trial-gateway/charges.ts'
import { notifyOffice } from './trial-gateway/notify.ts'

type Task = (ctx: Ctx, payload: Readonly<Record<string, unknown>>) => Promise<void>

const idIn = (payload: Readonly<Record<string, unknown>>, name: string): string => {
  const id = parseId(String(payload[name] ?? ''))
  if (id === undefined) throw new TypeError(`a job without ${name}`)
  return id
}

export const FEE_TASKS: Readonly<Record<string, Task>> = {
  [CREDITED_TASK]: (ctx, payload) => meetPaidObligation(ctx, idIn(payload, 'dossierId') as DossierId),
  [REVISED_TASK]: (ctx, payload) => proposeRefund(ctx, idIn(payload, 'dossierId') as DossierId),
  [ASK_TASK]: (ctx, payload) => askGateway(ctx, idIn(payload, 'orderId')),
  [OLDER_PAYMENTS_TASK]: (ctx) => noteOlderPayments(ctx),
  [NOTIFY_TASK]: (ctx, payload) => notifyOffice(ctx, idIn(payload, 'chargeId')),
}

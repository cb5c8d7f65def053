import { seeingAll, type Ctx, type Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { existing, within, type Outcome, type UseCase } from './execute.ts'
import { standingGround } from './plan-reception.ts'

type Noting = { readonly commandId: string; readonly dossierId: string; readonly occurredAt: null; readonly isPaid: boolean }

const NOTE: UseCase<Noting> = {
  kind: 'noteOnlinePayment',
  ground: standingGround,
  plan: ({ dossier }, { isPaid }) => {
    const subject = existing(dossier)
    return subject.ok ? ok({ subject: subject.value, command: { type: 'noteOnlinePayment', isPaid } }) : subject
  },
}

/**
 * Notes on a dossier that money for it came in online, or that the last of it was taken off again: in the transaction
 * that books this, so that figures know it when the books do. Only for a change. It is the dossier's fact and not that
 * of whoever brought a statement, so it is written as the system and for dossiers that they do not reach.
 */
export const noteOnlinePayment = (trx: Trx, ctx: Ctx, dossierId: DossierId, isPaid: boolean): Promise<Outcome> =>
  seeingAll(trx, ctx, () =>
    within(trx, { ...ctx, actor: { kind: 'system', name: 'fees' } }, NOTE, { commandId: ctx.newId(), dossierId, occurredAt: null, isPaid }))

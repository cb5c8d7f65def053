import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { perform } from '#dossiers/commands.ts'
import { findDossier, readHistory, type HistoryEntry } from '#dossiers/queries.ts'
import { itemKey, obligationKey } from '#dossiers/domain/due-keys.ts'
import { findFeeAccount } from './account.ts'
import { listReceiptsOf, receiptNumber } from '../cash/receipts.ts'
import { obligationEvidence } from '../ui/words.ts'

type WaitingFor =
  | { readonly kind: 'obligation' }
  /** A supplement request that asks for money alone; the numbers of its items. */
  | { readonly kind: 'items'; readonly items: readonly number[] }

/**
 * Tells a dossier that waits for money that it was paid here, so that its clock goes on: a financial obligation, or a
 * supplement request all of whose items are fees (one that asks for more is answered by its citizen). Looks first
 * whether that is so: running twice changes nothing.
 */
export const meetPaidObligation = async (ctx: Ctx, dossierId: DossierId): Promise<void> => {
  const met = await transaction(ctx, async (trx) => {
    const waitingFor = await findPaidWait(trx, ctx, dossierId)
    const receipt = waitingFor && (await listReceiptsOf(trx, dossierId)).findLast((one) => one.voided === null)
    return receipt && { waitingFor, evidence: obligationEvidence(receiptNumber(receipt)) }
  })
  if (met?.waitingFor === undefined) return
  const { waitingFor, evidence } = met
  const on = { commandId: ctx.newId(), dossierId, occurredAt: null }
  const done: Result<unknown, string> = await (waitingFor.kind === 'obligation'
    ? perform(ctx, 'meetObligation', { ...on, evidence })
    : perform(ctx, 'receiveSupplement', { ...on, papers: [], replies: waitingFor.items.map((item) => ({ item, text: evidence })) }))
  // Somebody at the desk was faster: the dossier waits no longer.
  if (!done.ok && done.refusal.code !== 'notPaused') throw new Error(`what was paid was not met: ${done.refusal.code}`)
}

/** What an open dossier waits for, when all of it is paid. */
const findPaidWait = async (trx: Trx, ctx: Ctx, dossierId: DossierId): Promise<WaitingFor | undefined> => {
  const dossier = await findDossier(trx, ctx.actor, dossierId)
  if (dossier?.phase !== 'open' || dossier.waiting === null) return undefined
  const history = await readHistory(trx, dossierId)
  const asked = dossier.waiting.kind === 'supplement' ? moneyAsked(history) : dossier.waiting.kind === 'financialObligation' ? obligationAsked(history) : undefined
  if (asked === undefined) return undefined
  const { keys, waitingFor } = asked
  const account = await findFeeAccount(trx, ctx, dossierId)
  const lines = account?.lines.filter((line) => keys.includes(line.key)) ?? []
  return lines.length > 0 && lines.every((line) => line.remainingDong === 0) ? waitingFor : undefined
}

type AskedMoney = { readonly keys: readonly string[]; readonly waitingFor: WaitingFor }

const obligationAsked = (history: readonly HistoryEntry[]): AskedMoney => ({
  keys: history.flatMap(({ seq, event }) => (event.type === 'obligationRequired' ? [obligationKey(seq)] : [])),
  waitingFor: { kind: 'obligation' },
})

/** The items of the last request, when they are all sums to pay. */
const moneyAsked = (history: readonly HistoryEntry[]): AskedMoney | undefined => {
  const last = history.findLast(({ event }) => event.type === 'supplementRequested')
  if (last?.event.type !== 'supplementRequested') return undefined
  if (!last.event.items.every((item) => item.kind === 'fee' && (item.amountDong ?? 0) > 0)) return undefined
  const items = last.event.items.map((_, i) => i + 1)
  return { keys: items.map((item) => itemKey(last.seq, item)), waitingFor: { kind: 'items', items } }
}

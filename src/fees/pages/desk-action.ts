import type { Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { adjustDue } from '../dues/adjust.ts'
import type { FeeRefusal } from '../refusals.ts'
import { readSum } from '../bank/read-statement.ts'
import { CASH_INPUT, takeCash } from '../cash/take-cash.ts'
import { voidReceipt } from '../cash/void-receipt.ts'

/** What the forms of the desk ask for. */
export const DESK_INTENTS = ['collect', 'void', 'state', 'waive'] as const
export type DeskIntent = (typeof DESK_INTENTS)[number]

export type DeskDone =
  | { readonly ok: true; readonly intent: DeskIntent; readonly dossierId: string; readonly receiptId: string | null }
  | { readonly ok: false; readonly intent: DeskIntent; readonly refusal: Refusal<FeeRefusal>; readonly field: string | null }

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** Does what one form of the desk asks. Sums come from the books; only a sum that the text leaves open is typed. */
export const actAtDesk = async (ctx: Ctx, form: FormData): Promise<DeskDone> => {
  const intent = DESK_INTENTS.find((one) => one === text(form, 'do')) ?? 'collect'
  const dossierId = parseId<DossierId>(text(form, 'dossierId'))
  const failed = (code: FeeRefusal, field: string | null, facts?: Refusal['facts']): DeskDone => ({
    ok: false,
    intent,
    refusal: { code, ...(facts && { facts }) },
    field,
  })
  if (dossierId === undefined) return failed('feeDossierNotFound', null)
  const done = (receiptId: string | null): DeskDone => ({ ok: true, intent, dossierId, receiptId })
  switch (intent) {
    case 'collect': {
      const input = CASH_INPUT.safeParse({
        paymentId: text(form, 'paymentId'),
        dossierId,
        lineKeys: form.getAll('line').filter((key) => typeof key === 'string'),
        payer: text(form, 'payer'),
      })
      if (!input.success) return failed('lineUnknown', 'line')
      const taken = await takeCash(ctx, input.data)
      return taken.ok ? done(taken.value.receiptId) : failed(taken.refusal.code, null, taken.refusal.facts)
    }
    case 'void': {
      const receiptId = parseId(text(form, 'receiptId'))
      if (receiptId === undefined) return failed('receiptNotFound', null)
      const voided = await voidReceipt(ctx, receiptId, text(form, 'reason'))
      return voided.ok ? done(null) : failed(voided.refusal.code, voided.refusal.code === 'reasonMissing' ? 'reason' : null)
    }
    case 'state': {
      const amountDong = readSum(text(form, 'sum'))
      if (amountDong === undefined) return failed('sumInvalid', 'sum')
      const stated = await adjustDue(ctx, dossierId, { type: 'stated', key: text(form, 'key'), amountDong })
      return stated.ok ? done(null) : failed(stated.refusal.code, stated.refusal.code === 'sumInvalid' ? 'sum' : null, stated.refusal.facts)
    }
    case 'waive': {
      const waived = await adjustDue(ctx, dossierId, { type: 'waived', key: text(form, 'key'), basis: text(form, 'basis') })
      return waived.ok ? done(null) : failed(waived.refusal.code, waived.refusal.code === 'reasonMissing' ? 'basis' : null, waived.refusal.facts)
    }
  }
}

import { transaction, type Ctx } from '#db/context.ts'
import { vietnamDay } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { BOOKKEEPERS, DECIDERS, mayAct } from '../domain/rights.ts'
import { hasRole } from '#identity/domain/may.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { onlinePaymentFigures } from '../measures.ts'
import { findPayeeAccount, type PayeeAccount } from '../bank/payee-account.ts'
import { reconcileDay, type ReconciledDay } from '../books/reconcile.ts'
import { moneyUnits, type MoneyUnit } from './money-units.ts'

export type ReconcilePage = Omit<ReconciledDay, 'day'> & {
  readonly day: string
  readonly maySettle: boolean
  /** This month, of everything the actor may see. */
  readonly share: { readonly feeDossiers: number; readonly paidOnline: number }
  /** Units whose account the actor may name, with the account that holds there now. */
  readonly accounts: readonly { readonly unit: MoneyUnit; readonly account: PayeeAccount | null }[]
}

/** Đối soát: one day on both sides, what the books hold, how many paid online this month. */
export const loadReconcilePage = async (ctx: Ctx, dayText: string | null): Promise<ReconcilePage> => {
  const now = today(ctx)
  const day = readTypedDay(dayText) ?? vietnamDay(ctx.clock())
  const { day: _, ...reconciled } = await reconcileDay(ctx, day)
  return transaction(ctx, async (trx) => {
    const units = (await moneyUnits(trx, ctx, [...BOOKKEEPERS, ...DECIDERS])).filter((unit) => mayAct(ctx.actor, DECIDERS, unit.id))
    const accounts = []
    for (const unit of units) accounts.push({ unit, account: (await findPayeeAccount(trx, ctx, unit.id)) ?? null })
    const figures = await onlinePaymentFigures(trx, { from: now.with({ day: 1 }), to: now })
    return {
      ...reconciled,
      day: day.toString(),
      maySettle: hasRole(ctx.actor, ...BOOKKEEPERS),
      share: {
        feeDossiers: figures.reduce((sum, one) => sum + one.feeDossiers, 0),
        paidOnline: figures.reduce((sum, one) => sum + one.paidOnline, 0),
      },
      accounts,
    }
  })
}

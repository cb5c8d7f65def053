import { transaction, type Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { closeCash, listClosings, listOpenCash, type CloseCashCode, type OpenCash } from '../cash/close-cash.ts'
import { COLLECTORS } from '../domain/rights.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { readSum } from '../bank/read-statement.ts'
import { chosenUnit, moneyUnits, type MoneyUnit } from './money-units.ts'

export type ClosingPage = {
  readonly closingId: string
  readonly units: readonly MoneyUnit[]
  readonly unitId: string | null
  readonly open: readonly (Omit<OpenCash, 'at'> & { readonly at: At })[]
  readonly expectedDong: number
  readonly closings: readonly {
    readonly id: string
    readonly staffName: string
    readonly day: string
    readonly no: number
    readonly expectedDong: number
    readonly countedDong: number
    readonly reason: string | null
    readonly closedAt: At
  }[]
}

/** Chốt ngày: what lies in the actor's drawer by the books, and the closings of the desk. */
export const loadClosingPage = (ctx: Ctx, asked: string | null): Promise<ClosingPage> =>
  transaction(ctx, async (trx) => {
    const units = await moneyUnits(trx, ctx, COLLECTORS)
    const unit = chosenUnit(units, asked)
    const open = unit === undefined || ctx.actor.kind !== 'staff' ? [] : await listOpenCash(trx, unit.id, ctx.actor.staffId)
    const closings = unit === undefined ? [] : await listClosings(trx, unit.id)
    return {
      closingId: ctx.newId(),
      units,
      unitId: unit?.id ?? null,
      open: open.map(({ at, ...line }) => ({ ...line, at: toAt(at) })),
      expectedDong: open.reduce((sum, line) => sum + line.dong, 0),
      closings: closings.map(({ id, staffName, day, no, expectedDong, countedDong, reason, closedAt }) => ({
        id, staffName, day: day.toString(), no, expectedDong, countedDong, reason, closedAt: toAt(closedAt),
      })),
    }
  })

/** The form of a closing as it was sent. */
export const closeFromForm = async (ctx: Ctx, form: FormData): Promise<Result<string, CloseCashCode>> => {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const [closingId, unitId] = [parseId(text('closingId')), parseId<UnitId>(text('unitId'))]
  const [countedDong, expectedDong] = [readSum(text('counted')), Number(text('expected'))]
  if (closingId === undefined || unitId === undefined) return refuse('collectNotAllowed')
  if (countedDong === undefined) return refuse('sumInvalid')
  const reason = text('reason').slice(0, 500)
  return closeCash(ctx, { closingId, unitId, countedDong, expectedDong, reason: reason === '' ? null : reason })
}

import type { Trx, Ctx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import { unitTree } from '#organisation/unit-queries.ts'

export type MoneyUnit = { readonly id: UnitId; readonly name: string }

/** The units at which the actor handles money as one of `roles`, those of the own assignments, by name. */
export const moneyUnits = async (trx: Trx, ctx: Ctx, roles: readonly Role[]): Promise<readonly MoneyUnit[]> => {
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const ids = new Set(grantsOf(ctx.actor).filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitId))
  return [...ids].flatMap((id) => {
    const unit = tree.find(id)
    return unit === undefined ? [] : [{ id, name: unit.name }]
  })
}

/** The unit that was asked for, when it is one of them; else the first. */
export const chosenUnit = (units: readonly MoneyUnit[], asked: string | null | undefined): MoneyUnit | undefined => {
  const id = parseId<UnitId>(asked ?? '')
  return units.find((unit) => unit.id === id) ?? units[0]
}

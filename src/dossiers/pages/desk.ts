import type { Ctx, Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findCompetentUnit } from '#procedures/queries.ts'

export type UnitChoice = { readonly id: UnitId; readonly name: string }

/** Roles that stand at a one-stop desk. */
export const DESK_ROLES = ['receptionOfficer', 'centerDirector'] as const

const isDeskRole = (role: string): boolean => DESK_ROLES.some((one) => one === role)

/** The desks at which the actor receives, the unit of the own assignment first. */
export const desksOf = (actor: Actor, tree: UnitTree): readonly UnitChoice[] => {
  const ids = new Set(grantsOf(actor).filter((grant) => isDeskRole(grant.role)).map((grant) => grant.unitId))
  return [...ids].flatMap((id) => {
    const unit = tree.find(id)
    return unit === undefined ? [] : [{ id, name: unit.name }]
  })
}

export type Competence = { readonly unitId: UnitId | undefined; readonly choices: readonly UnitChoice[] }

/**
 * Who may decide what this desk receives: the unit that the procedure's offering names, and for choosing another
 * the units above the desk with those directly below them.
 */
export const competenceAt = async (
  trx: Trx,
  ctx: Ctx,
  procedure: { readonly code: string; readonly tiers: readonly string[] },
  deskId: UnitId,
): Promise<Competence> => {
  const day = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, day)
  const named = await findCompetentUnit(trx, procedure, deskId, day)
  const above = new Set(tree.ancestors(deskId).map((unit) => unit.id))
  const near = tree.units.filter(
    (unit) => unit.id === named || unit.id === deskId || above.has(unit.id) || (unit.parentId !== null && above.has(unit.parentId)),
  )
  const choices = near.map(({ id, name }) => ({ id, name }))
  return { unitId: named, choices: choices.toSorted((a, b) => Number(b.id === named) - Number(a.id === named)) }
}

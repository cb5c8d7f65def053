import { sql, type RawBuilder } from 'kysely'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { grantsOf } from '#identity/domain/may.ts'
import { HEADS } from '../inbox.ts'

/** Who watches over the dossiers of the units that their right reaches. */
export const WATCHERS: readonly Role[] = [...HEADS, 'inspector', 'reformCoordinator']
const DESK: readonly Role[] = ['receptionOfficer', 'centerDirector']

/** Whose dossiers are looked at: all there are (the system), those of some units, or what lies with one person. */
export type WatchScope =
  | { readonly kind: 'everything' }
  /** `isWall`: one of the rights reaches everything that the actor reaches at all, so the wall of the rows says the same. */
  | { readonly kind: 'units'; readonly grants: readonly Grant[]; readonly isWall: boolean }
  | { readonly kind: 'mine'; readonly grants: readonly Grant[]; readonly staffId: StaffId | null }

const unitsOf = (grants: readonly Grant[]): readonly UnitId[] => [...new Set(grants.flatMap(({ reach }) => [...reach]))]

/** What the actor may watch; `units` falls back to their own work when no right of theirs watches over a unit. */
export const watchScope = (actor: Actor, wanted: 'units' | 'mine'): WatchScope => {
  if (actor.kind === 'system') return { kind: 'everything' }
  const grants = grantsOf(actor)
  const watching = grants.filter(({ role }) => WATCHERS.includes(role))
  if (wanted === 'units' && watching.length > 0) {
    const reached = unitsOf(grants)
    const isWall = watching.some(({ sectors, reach }) => sectors === null && reached.every((unit) => reach.has(unit)))
    return { kind: 'units', grants: watching, isWall }
  }
  return { kind: 'mine', grants, staffId: actor.kind === 'staff' ? actor.staffId : null }
}

const LIVE = sql`s.state in ('waiting', 'accepted')`
const uuids = (ids: readonly string[]): RawBuilder<unknown> => sql`${[...ids]}::uuid[]`

/** Phases in which a dossier waits for somebody. */
const WATCHED = sql`d.tenant_id = current_tenant() and d.phase in ('submitted', 'incomplete', 'open', 'resolved')`

/** Dossiers of one phase: those that wait for somebody lie in small indexes of their own. */
const inPhase = (phase: 'open' | 'submitted' | 'incomplete' | 'resolved', and: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select d.id from dossier d where d.tenant_id = current_tenant() and d.phase = ${sql.lit(phase)} ${and}`

const withLiveStep = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select s.dossier_id from dossier_step s where s.tenant_id = current_tenant() and ${LIVE} and ${where}`

/** From here on so many units are reached that all that is under way is read at once, and not unit by unit. */
const MANY_UNITS = 60

/**
 * `from`, with what is joined to it, and `where` over `d`: what a scope may watch of what waits for somebody. Finished
 * dossiers are not touched. Cost: index ranges of the units; for whoever watches most of a province, one pass over what is
 * under way in it.
 */
export const watchedBy = (scope: WatchScope, joined: RawBuilder<unknown> = sql``): RawBuilder<unknown> => {
  const ids = idsOf(scope)
  if (ids === undefined) return sql`from dossier d ${joined} where ${WATCHED} and ${underRights(scope)}`
  return sql`from (${ids}) w (id) join dossier d on d.tenant_id = current_tenant() and d.id = w.id ${joined}
    where ${WATCHED} and ${underRights(scope)}`
}

/** Most of what is under way is watched: it is read in one go. */
export const isMost = (scope: WatchScope): boolean => idsOf(scope) === undefined

/** The ids of a scope's dossiers, by index; undefined where there are too many to look for them one by one. */
const idsOf = (scope: WatchScope): RawBuilder<unknown> | undefined => {
  if (scope.kind === 'mine') return idsOfPerson(scope)
  const units = scope.kind === 'units' ? unitsOf(scope.grants) : undefined
  return units === undefined || units.length > MANY_UNITS ? undefined : idsOfUnits(units)
}

const idsOfUnits = (reached: readonly UnitId[]): RawBuilder<unknown> => {
  const units = uuids(reached)
  const received = sql`and d.receiving_unit_id = any(${units})`
  return sql`${inPhase('open', sql`and d.competent_unit_id = any(${units})`)} union ${inPhase('open', received)}
    union ${withLiveStep(sql`s.unit_id = any(${units})`)} union ${inPhase('submitted', received)}
    union ${inPhase('incomplete', received)} union ${inPhase('resolved', received)}`
}

/** Steps that are the person's, or nobody's yet and theirs to take; and at a desk what came online. */
const idsOfPerson = ({ grants, staffId }: Extract<WatchScope, { kind: 'mine' }>): RawBuilder<unknown> => {
  if (grants.length === 0) return sql`select null::uuid as id where false`
  const desk = uuids(unitsOf(grants.filter(({ role }) => DESK.includes(role))))
  const received = sql`and d.receiving_unit_id = any(${desk})`
  return sql`${withLiveStep(sql`(${sql.join(grants.map((grant) => stepUnder(grant, staffId)), sql` or `)})`)}
    union ${inPhase('submitted', received)} union ${inPhase('incomplete', received)}`
}

const stepUnder = (grant: Grant, staffId: StaffId | null): RawBuilder<unknown> => {
  const sector = grant.sectors === null ? sql`` : sql`and s.sector_code = any(${[...grant.sectors]}::text[])`
  return sql`(s.role = ${grant.role} and s.unit_id = any(${uuids([...grant.reach])}) ${sector}
    and (s.staff_id is null or s.staff_id = ${staffId}::uuid or s.staff_id = ${grant.onBehalfOf?.staffId ?? null}::uuid))`
}

/** The rights themselves as a condition on `d`: the sector of a right counts where its units take part. */
const underRights = (scope: WatchScope): RawBuilder<unknown> => {
  if (scope.kind === 'everything' || (scope.kind === 'units' && scope.isWall)) return sql`true`
  if (scope.grants.length === 0) return sql`false`
  return sql`(${sql.join(
    scope.grants.map(({ reach, sectors }) => {
      const takesPart = sql`d.participant_unit_ids && ${uuids([...reach])}`
      return sectors === null ? sql`(${takesPart})` : sql`(${takesPart} and d.sector_code = any(${[...sectors]}::text[]))`
    }),
    sql` or `,
  )})`
}

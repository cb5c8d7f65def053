import { sql, type RawBuilder } from 'kysely'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

/** What "soon", "idle" and "long" mean at a unit, as instants that the caller counted in working time. */
export type UnitMarks = {
  readonly soonUntil: Instant
  readonly idleBefore: Instant
  readonly receptionSoonUntil: Instant
  readonly uncollectedBefore: Instant
}

export type WatchMarks = {
  readonly now: Instant
  /** The day it is in Vietnam, `YYYY-MM-DD`. */
  readonly today: string
  readonly units: ReadonlyMap<UnitId, UnitMarks>
  /** For a unit that is no more. */
  readonly elsewhere: UnitMarks
}

/**
 * A mark of the responsible unit (`own`) or of the desk (`desk`) of `d`. Most units share one: only those with another
 * are named, so that no row has to be joined with all units.
 */
export const markOf = ({ units, elsewhere }: WatchMarks, whose: 'own' | 'desk', name: keyof UnitMarks): RawBuilder<Instant> => {
  const unit = sql.ref(whose === 'own' ? 'd.competent_unit_id' : 'd.receiving_unit_id')
  const usual = elsewhere[name].toString()
  const others = Map.groupBy([...units].filter(([, marks]) => marks[name].toString() !== usual), ([, marks]) => marks[name].toString())
  if (others.size === 0) return sql<Instant>`${usual}::timestamptz`
  const cases = [...others].map(([mark, group]) => sql`when ${unit} = any(${group.map(([id]) => id)}::uuid[]) then ${mark}::timestamptz`)
  return sql<Instant>`case ${sql.join(cases, sql` `)} else ${usual}::timestamptz end`
}

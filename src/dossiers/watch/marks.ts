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

const COLUMNS = ['soonUntil', 'idleBefore', 'receptionSoonUntil', 'uncollectedBefore'] as const

/** The marks as a relation `mark`, one row a unit. */
export const markRows = ({ units }: WatchMarks): RawBuilder<unknown> => {
  const rows = [...units]
  const column = (name: keyof UnitMarks) => sql`${rows.map(([, marks]) => marks[name].toString())}::timestamptz[]`
  return sql`mark (unit_id, soon_until, idle_before, reception_soon_until, uncollected_before) as materialized (
    select * from unnest(${rows.map(([unitId]) => unitId)}::uuid[], ${sql.join(COLUMNS.map(column))}))`
}

/** A mark of the responsible unit (`own`) or of the desk (`desk`), or that of nowhere when the unit is no more. */
export const markOf = (marks: WatchMarks, whose: 'own' | 'desk', name: keyof UnitMarks): RawBuilder<Instant> => {
  const snake = { soonUntil: 'soon_until', idleBefore: 'idle_before', receptionSoonUntil: 'reception_soon_until', uncollectedBefore: 'uncollected_before' }[name]
  return sql<Instant>`coalesce(${sql.ref(`${whose}.${snake}`)}, ${marks.elsewhere[name].toString()}::timestamptz)`
}

/** Joins the marks of both units to `d`. */
export const WITH_MARKS = sql`left join mark own on own.unit_id = d.competent_unit_id left join mark desk on desk.unit_id = d.receiving_unit_id`

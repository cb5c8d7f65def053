import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

/** Which clock of a dossier: until its result, or until an online submission is answered. */
export const WATCHED_CLOCKS = ['dossier', 'reception'] as const
export type WatchedClock = (typeof WATCHED_CLOCKS)[number]

/** A threshold as the instants that it spans: reached by what is due at `until` or before, and after `after`. */
export type ReachMark = { readonly workingDays: number; readonly until: Instant; readonly after: Instant | null }

export type Reached = {
  readonly dossierId: DossierId
  readonly dueAt: Instant
  readonly workingDays: number
  /** Where it lies, and who holds it there; nobody while nobody has taken it up. */
  readonly unitId: UnitId
  readonly staffIds: readonly StaffId[]
}

const CLOCKS = {
  dossier: { due: sql.ref('d.due_at'), unit: sql.ref('d.competent_unit_id'), running: sql`d.phase = 'open' and d.paused_since is null` },
  reception: { due: sql.ref('d.reception_due_at'), unit: sql.ref('d.receiving_unit_id'), running: sql`d.phase = 'submitted'` },
} as const

/** Units that answer for a running clock of some dossier. */
export const findUnitsWithClocks = async (trx: Trx, clock: WatchedClock): Promise<readonly UnitId[]> => {
  const { unit, running } = CLOCKS[clock]
  const { rows } = await sql<{ id: UnitId }>`
    select distinct ${unit} as id from dossier d where d.tenant_id = current_tenant() and ${running} order by 1`.execute(trx)
  return rows.map(({ id }) => id)
}

/**
 * The thresholds that running clocks of a unit have reached and that `isNew` (a condition on `d` and `m`) lets through, by dossier and
 * then by threshold. Cost: one index range of the unit up to the latest threshold.
 */
export const findReached = async (trx: Trx, clock: WatchedClock, unitId: UnitId, marks: readonly ReachMark[], isNew: RawBuilder<unknown>): Promise<readonly Reached[]> => {
  const { due, unit, running } = CLOCKS[clock]
  const furthest = marks.map(({ until }) => until.toString()).toSorted().at(-1)
  if (furthest === undefined) return []
  const { rows } = await sql<Reached>`
    with m (working_days, until, after) as materialized (
      select * from unnest(${marks.map((one) => one.workingDays)}::int[], ${marks.map((one) => one.until.toString())}::timestamptz[],
        ${marks.map((one) => one.after?.toString() ?? '-infinity')}::timestamptz[]))
    select d.id as "dossierId", ${due} as "dueAt", m.working_days as "workingDays",
      coalesce(live.unit_id, d.receiving_unit_id) as "unitId", coalesce(live.staff_ids, '{}') as "staffIds"
    from dossier d join m on ${due} <= m.until and ${due} > m.after
    left join lateral (
      select (array_agg(s.unit_id order by s.no))[1] as unit_id, array_agg(distinct s.staff_id) filter (where s.staff_id is not null) as staff_ids
      from dossier_step s
      where s.tenant_id = d.tenant_id and s.dossier_id = d.id and s.state in ('waiting', 'accepted') and s.kind <> 'consult') live on true
    where d.tenant_id = current_tenant() and ${running} and ${unit} = ${unitId} and ${due} <= ${furthest}::timestamptz and ${isNew}
    order by d.id, m.working_days`.execute(trx)
  return rows
}

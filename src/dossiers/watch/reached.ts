import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

/** Which clock runs: of a dossier until its result, of an online submission until it is answered, of a step while its dossier is still in time. */
export const WATCHED_CLOCKS = ['dossier', 'reception', 'step'] as const
export type WatchedClock = (typeof WATCHED_CLOCKS)[number]

/** A threshold as the instants that it spans: reached by what is due at `until` or before, and after `after`. */
export type ReachMark = { readonly workingDays: number; readonly until: Instant; readonly after: Instant | null }

export type Reached = {
  readonly dossierId: DossierId
  /** The step whose clock it is; 0 for the clocks of the dossier itself. */
  readonly stepNo: number
  readonly stepName: string | null
  readonly dueAt: Instant
  readonly workingDays: number
  /** Where it lies, and who holds it there; nobody while nobody has taken it up. */
  readonly unitId: UnitId
  readonly staffIds: readonly StaffId[]
}

const LIVE = sql`s.state in ('waiting', 'accepted')`
const HOLDER = sql`
    left join lateral (
      select (array_agg(s.unit_id order by s.no))[1] as unit_id, array_agg(distinct s.staff_id) filter (where s.staff_id is not null) as staff_ids
      from dossier_step s where s.tenant_id = d.tenant_id and s.dossier_id = d.id and ${LIVE} and s.kind <> 'consult') live on true`

/** Each clock over `d` (a step also over `s`): when it is due, whose thresholds hold, which ones run at `now`, and where they lie. */
const CLOCKS = {
  dossier: {
    from: sql`dossier d`, due: sql.ref('d.due_at'), unit: sql.ref('d.competent_unit_id'), stepNo: sql.lit(0), stepName: sql`null::text`,
    running: () => sql`d.phase = 'open' and d.paused_since is null`,
    holder: HOLDER, at: sql`coalesce(live.unit_id, d.receiving_unit_id)`, staff: sql`coalesce(live.staff_ids, '{}')`,
  },
  reception: {
    from: sql`dossier d`, due: sql.ref('d.reception_due_at'), unit: sql.ref('d.receiving_unit_id'), stepNo: sql.lit(0), stepName: sql`null::text`,
    running: () => sql`d.phase = 'submitted'`,
    holder: HOLDER, at: sql`coalesce(live.unit_id, d.receiving_unit_id)`, staff: sql`coalesce(live.staff_ids, '{}')`,
  },
  step: {
    from: sql`dossier_step s join dossier d on d.tenant_id = s.tenant_id and d.id = s.dossier_id`, due: sql.ref('s.due_at'), unit: sql.ref('s.unit_id'),
    stepNo: sql.ref('s.no'), stepName: sql.ref('s.name'),
    // A dossier that is late itself is reminded of by its own clock, not once more by its steps.
    running: (now: Instant) => sql`${LIVE} and d.phase = 'open' and d.paused_since is null and coalesce(d.due_at >= ${now}, true)`,
    holder: sql``, at: sql.ref('s.unit_id'), staff: sql`array_remove(array[s.staff_id], null)`,
  },
} as const

/** The columns of a clock that tell one due date from another. */
export const dueOf = (clock: WatchedClock): { readonly due: RawBuilder<unknown>; readonly stepNo: RawBuilder<unknown> } => CLOCKS[clock]

/** Units that answer for a running clock of some dossier. */
export const findUnitsWithClocks = async (trx: Trx, clock: WatchedClock, now: Instant): Promise<readonly UnitId[]> => {
  const { from, unit, running } = CLOCKS[clock]
  const { rows } = await sql<{ id: UnitId }>`
    select distinct ${unit} as id from ${from} where d.tenant_id = current_tenant() and ${running(now)} order by 1`.execute(trx)
  return rows.map(({ id }) => id)
}

/**
 * The thresholds that running clocks of a unit have reached and that `isNew` (a condition on `d`, `m` and, of a step, `s`) lets
 * through, by dossier, step and then by threshold. Cost: one index range of the unit up to the latest threshold.
 */
export const findReached = async (
  trx: Trx,
  clock: WatchedClock,
  unitId: UnitId,
  { marks, now }: { readonly marks: readonly ReachMark[]; readonly now: Instant },
  isNew: RawBuilder<unknown>,
): Promise<readonly Reached[]> => {
  const { from, due, unit, stepNo, stepName, running, holder, at, staff } = CLOCKS[clock]
  const furthest = marks.map(({ until }) => until.toString()).toSorted().at(-1)
  if (furthest === undefined) return []
  const { rows } = await sql<Reached>`
    with m (working_days, until, after) as materialized (
      select * from unnest(${marks.map((one) => one.workingDays)}::int[], ${marks.map((one) => one.until.toString())}::timestamptz[],
        ${marks.map((one) => one.after?.toString() ?? '-infinity')}::timestamptz[]))
    select d.id as "dossierId", ${stepNo} as "stepNo", ${stepName} as "stepName", ${due} as "dueAt", m.working_days as "workingDays",
      ${at} as "unitId", ${staff} as "staffIds"
    from ${from} join m on ${due} <= m.until and ${due} > m.after ${holder}
    where d.tenant_id = current_tenant() and ${running(now)} and ${unit} = ${unitId} and ${due} <= ${furthest}::timestamptz and ${isNew}
    order by 1, 2, m.working_days`.execute(trx)
  return rows
}

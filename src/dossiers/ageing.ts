import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, ProcedureVersionId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

/** How long open dossiers have been lying since acceptance, in days: each band begins where the one before ends. */
export const AGE_FROM_DAYS = [0, 6, 11, 21, 31] as const

export type AgeBand = { readonly band: number; readonly count: number; readonly overdue: number; readonly paused: number }

/** Moments that part the bands, the oldest first. */
const marks = (now: Instant): readonly string[] =>
  AGE_FROM_DAYS.slice(1).map((days) => now.subtract({ hours: days * 24 }).toString()).toReversed()

/** From the youngest band, 0, to the oldest. */
const bandOf = (now: Instant) => sql`(${AGE_FROM_DAYS.length - 1} - width_bucket(d.accepted_at, ${marks(now)}::timestamptz[]))`
const isOverdue = (now: Instant) => sql<boolean>`d.due_at < coalesce(d.paused_since, ${now})`
const openAt = (units: readonly UnitId[]) => sql<boolean>`
  d.tenant_id = current_tenant() and d.phase = 'open' and d.competent_unit_id = any(${[...units]}::uuid[])`

/** Open dossiers of these units, as far as the actor reaches them, by the time since their acceptance. */
export const countOpenByAge = async (trx: Trx, units: readonly UnitId[], now: Instant): Promise<readonly AgeBand[]> => {
  const { rows } = await sql<AgeBand>`
    select ${AGE_FROM_DAYS.length - 1} - bucket as band, count, overdue, paused
    from open_by_age(${[...units]}::uuid[], ${marks(now)}::timestamptz[], ${now})`.execute(trx)
  return AGE_FROM_DAYS.map((_, band) => rows.find((row) => row.band === band) ?? { band, count: 0, overdue: 0, paused: 0 })
}

export type AgedDossier = {
  readonly id: DossierId
  readonly code: string
  readonly ownerName: string | null
  readonly procedureVersionId: ProcedureVersionId
  readonly competentUnitId: UnitId
  readonly acceptedAt: Instant
  readonly dueAt: Instant | null
  readonly pausedSince: Instant | null
}

/** The dossiers that a band counts, or its overdue ones, the oldest first. */
export const listOpenOfAge = async (
  trx: Trx,
  units: readonly UnitId[],
  now: Instant,
  { band, onlyOverdue, limit, offset }: { readonly band: number; readonly onlyOverdue: boolean; readonly limit: number; readonly offset: number },
): Promise<readonly AgedDossier[]> => {
  const { rows } = await sql<AgedDossier>`
    select d.id, d.code, d.owner_name as "ownerName", d.procedure_version_id as "procedureVersionId",
      d.competent_unit_id as "competentUnitId", d.accepted_at as "acceptedAt", d.due_at as "dueAt", d.paused_since as "pausedSince"
    from dossier d where ${openAt(units)} and ${bandOf(now)} = ${band} ${onlyOverdue ? sql`and ${isOverdue(now)}` : sql``}
    order by d.accepted_at, d.id limit ${limit} offset ${offset}`.execute(trx)
  return rows
}

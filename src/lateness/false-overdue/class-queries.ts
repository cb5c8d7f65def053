import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { competentWithin } from '../apologies/draft-queries.ts'
import type { LateFact } from '../domain/classify-lateness.ts'
import { LATE_CLASSES, type LateClass } from '../domain/late-class.ts'
import type { LateState } from '../filters.ts'

/** A late dossier with what its history says and what a person said of it. */
export type LateLine = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly competentUnitId: UnitId
  readonly dueAt: Instant
  /** Null while it still runs. */
  readonly endedAt: Instant | null
  readonly proposed: LateClass
  readonly facts: readonly LateFact[]
  readonly confirmed: LateClass | null
  readonly note: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
}

export type LateFilter = {
  readonly lateClass: LateClass | null
  readonly state: LateState
  readonly unitId: UnitId | null
  /** Only those that still run. */
  readonly openOnly: boolean
}

export type LateCursor = { readonly dueAt: string; readonly id: string }

/** Who sees why dossiers are late; heads confirm it. */
export const LATE_READERS: readonly Role[] = [...HEADS, 'inspector', 'reformCoordinator', 'caseOfficer']

const FROM = sql`from lateness_class c
  join dossier d on d.tenant_id = c.tenant_id and d.id = c.dossier_id
  left join lateral (select v.confirmed, v.note, v.decided_by, v.decided_at from lateness_verdict v
    where v.tenant_id = c.tenant_id and v.dossier_id = c.dossier_id order by v.decided_at desc, v.id desc limit 1) v on true
  left join staff s on s.tenant_id = c.tenant_id and s.id = v.decided_by`

/** A person's word goes before the program's. */
const STANDS = sql`coalesce(v.confirmed, c.late_class)`

const STATES: Readonly<Record<LateState, RawBuilder<unknown>>> = {
  all: sql`true`,
  unconfirmed: sql`v.confirmed is null`,
  confirmed: sql`v.confirmed is not null`,
  changed: sql`v.confirmed <> c.late_class`,
}

const where = (actor: Actor, { lateClass, state, unitId, openOnly }: LateFilter): RawBuilder<unknown> => sql`
  where c.tenant_id = current_tenant() and d.phase <> 'voided' and ${competentWithin(actor, LATE_READERS)} and ${STATES[state]}
    ${lateClass === null ? sql`` : sql`and ${STANDS} = ${lateClass}`}
    ${unitId === null ? sql`` : sql`and d.competent_unit_id = ${unitId}`}
    ${openOnly ? sql`and c.ended_at is null` : sql``}`

const PAGE = 50

/** A page of late dossiers, the latest due date first. */
export const listLate = async (trx: Trx, actor: Actor, filter: LateFilter, after?: LateCursor): Promise<{ readonly items: readonly LateLine[]; readonly next: LateCursor | null }> => {
  const beyond = after === undefined ? sql`` : sql`and (c.due_at, c.dossier_id) < (${after.dueAt}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<LateLine & { cursorKey: string }>`
    select c.dossier_id as "dossierId", d.code, d.procedure_version_id as "procedureVersionId", d.owner_name as "ownerName",
      d.competent_unit_id as "competentUnitId", c.due_at as "dueAt", c.ended_at as "endedAt", c.late_class as proposed, c.facts,
      v.confirmed, v.note, s.full_name as "decidedByName", v.decided_at as "decidedAt", c.due_at::text as "cursorKey"
    ${FROM} ${where(actor, filter)} ${beyond} order by c.due_at desc, c.dossier_id desc limit ${PAGE + 1}`.execute(trx)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    items: rows.slice(0, PAGE).map(({ cursorKey: _, ...line }) => line),
    next: last === undefined ? null : { dueAt: last.cursorKey, id: last.dossierId },
  }
}

export type LateCounts = Readonly<Record<LateClass, number>>

/** How many of each class `listLate` would show, under every other filter. */
export const countLate = async (trx: Trx, actor: Actor, filter: LateFilter): Promise<LateCounts> => {
  const counts = LATE_CLASSES.map((one) => sql`count(*) filter (where ${STANDS} = ${one})::int as ${sql.ref(one)}`)
  const { rows } = await sql<LateCounts>`
    select ${sql.join(counts)} ${FROM} ${where(actor, { ...filter, lateClass: null })}`.execute(trx)
  return rows[0] ?? (Object.fromEntries(LATE_CLASSES.map((one) => [one, 0])) as LateCounts)
}

/** The units that the actor's late dossiers belong to. */
export const findLateUnits = async (trx: Trx, actor: Actor): Promise<readonly UnitId[]> => {
  const { rows } = await sql<{ id: UnitId }>`
    select distinct d.competent_unit_id as id from lateness_class c join dossier d on d.tenant_id = c.tenant_id and d.id = c.dossier_id
    where c.tenant_id = current_tenant() and ${competentWithin(actor, LATE_READERS)}`.execute(trx)
  return rows.map(({ id }) => id)
}

import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { DRAFT_VIEWS, type DraftView } from '../filters.ts'

/** A letter on its way: drafted, or prepared and waiting for the signature. */
export type ApologyDraft = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly competentUnitId: UnitId
  readonly sectorCode: string
  readonly channel: string
  readonly dueAt: Instant
  readonly deadlineMode: 'BY_HOUR' | 'END_OF_DAY'
  readonly pausedSince: Instant | null
  readonly draftedAt: Instant
  readonly cause: string | null
  readonly reason: string | null
  readonly rescheduledOn: PlainDate
  readonly preparedBy: StaffId | null
  readonly preparedByName: string | null
}

/** Who prepares a letter, and who looks on. */
export const APOLOGY_ROLES: readonly Role[] = ['caseOfficer', 'unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator']

const underGrant = ({ reach, sectors }: Grant): RawBuilder<unknown> => sql`(d.competent_unit_id = any(${[...reach]}::uuid[])
  ${sectors === null ? sql`` : sql`and d.sector_code = any(${[...sectors]}::text[])`})`

/** The condition over `d` that a right of the actor reaches its competent unit and sector. */
export const competentWithin = (actor: Actor, roles: readonly Role[]): RawBuilder<unknown> => {
  if (actor.kind === 'system') return sql`true`
  const grants = grantsOf(actor).filter(({ role }) => roles.includes(role))
  return grants.length === 0 ? sql`false` : sql`(${sql.join(grants.map(underGrant), sql` or `)})`
}

const VIEWS: Readonly<Record<DraftView, (now: Instant) => RawBuilder<unknown>>> = {
  all: () => sql`true`,
  toPrepare: () => sql`a.prepared_by is null`,
  toSign: () => sql`a.prepared_by is not null`,
  late: (now) => sql`d.due_at < ${now}`,
}

const FROM = sql`from apology_draft a join dossier d on d.tenant_id = a.tenant_id and d.id = a.dossier_id
  left join staff s on s.tenant_id = a.tenant_id and s.id = a.prepared_by`

/** Only dossiers that still run and were not apologised for; a letter is signed once. */
const open = (actor: Actor): RawBuilder<unknown> => sql`where a.tenant_id = current_tenant() and d.phase = 'open'
  and d.rescheduled_to is null and d.due_at is not null and ${competentWithin(actor, APOLOGY_ROLES)}`

const COLUMNS = sql`a.dossier_id as "dossierId", d.code, d.procedure_version_id as "procedureVersionId", d.owner_name as "ownerName",
  d.competent_unit_id as "competentUnitId", d.sector_code as "sectorCode", d.channel, d.due_at as "dueAt", d.deadline_mode as "deadlineMode",
  d.paused_since as "pausedSince", a.drafted_at as "draftedAt", a.cause, a.reason, a.rescheduled_on as "rescheduledOn",
  a.prepared_by as "preparedBy", s.full_name as "preparedByName"`

const MOST_LISTED = 200

/** Letters that wait, the earliest due date first. */
export const listDrafts = async (trx: Trx, actor: Actor, view: DraftView, now: Instant): Promise<readonly ApologyDraft[]> => {
  const { rows } = await sql<ApologyDraft>`
    select ${COLUMNS} ${FROM} ${open(actor)} and ${VIEWS[view](now)} order by d.due_at, d.id limit ${MOST_LISTED}`.execute(trx)
  return rows
}

export const countDrafts = async (trx: Trx, actor: Actor, now: Instant): Promise<Readonly<Record<DraftView, number>>> => {
  const counts = DRAFT_VIEWS.map((view) => sql`count(*) filter (where ${VIEWS[view](now)})::int as ${sql.ref(view)}`)
  const { rows } = await sql<Record<DraftView, number>>`select ${sql.join(counts)} ${FROM} ${open(actor)}`.execute(trx)
  return rows[0] ?? { all: 0, toPrepare: 0, toSign: 0, late: 0 }
}

export const findDraft = async (trx: Trx, actor: Actor, dossierId: DossierId): Promise<ApologyDraft | undefined> => {
  const { rows } = await sql<ApologyDraft>`select ${COLUMNS} ${FROM} ${open(actor)} and a.dossier_id = ${dossierId}`.execute(trx)
  return rows[0]
}

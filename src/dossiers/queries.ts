import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, FileId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { ExplanationFacts } from './deadline-facts.ts'
import type { Dossier, TextRef } from './domain/dossier.ts'
import type { DueCause, RecordedEvent } from './domain/event.ts'
import { mayView, subjectOf } from './domain/may.ts'
import type { DossierStatus } from './domain/national-status.ts'
import { readEvent } from './event-body.ts'
import { participantsOf } from './projection.ts'

/** One event of the history page, with who did it. */
export type HistoryEntry = RecordedEvent & {
  readonly actorKind: Actor['kind']
  readonly staffId: StaffId | null
  readonly actorName: string | null
  readonly onBehalfOfStaffId: StaffId | null
}

/** One line of the ledger of due dates. */
export type DueEntry = {
  readonly seq: number
  readonly cause: DueCause
  readonly oldDueAt: Instant | null
  readonly newDueAt: Instant | null
  readonly provisional: boolean
  readonly explanation: ExplanationFacts | null
  readonly recordedAt: Instant
}

export type DossierFile = {
  readonly fileId: FileId
  readonly purpose: 'paper' | 'result' | 'opinion'
  readonly name: string | null
  readonly size: number
  readonly mediaType: string
}

/** Everything that a dossier's page shows. */
export type DossierPage = {
  readonly dossier: Dossier
  /** The text behind a reference; null once it was erased. */
  readonly textOf: (ref: TextRef | null | undefined) => string | null
  readonly history: readonly HistoryEntry[]
  readonly dues: readonly DueEntry[]
  readonly files: readonly DossierFile[]
}

/** The state of a dossier that the actor may see, or undefined: not there and not yours are the same answer. */
export const findDossier = async (trx: Trx, actor: Actor, id: DossierId): Promise<Dossier | undefined> => {
  const { rows } = await sql<{ state: Dossier }>`
    select state from dossier where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  const dossier = rows[0]?.state
  return dossier !== undefined && mayView(actor, subjectOf(dossier), participantsOf(dossier)) ? dossier : undefined
}

export const findDossierPage = async (trx: Trx, actor: Actor, id: DossierId): Promise<DossierPage | undefined> => {
  const dossier = await findDossier(trx, actor, id)
  if (dossier === undefined) return undefined
  const values = await sql<{ no: number; value: string | null }>`
    select no, value from dossier_value where tenant_id = current_tenant() and dossier_id = ${id}`.execute(trx)
  const texts = new Map(values.rows.map((row) => [row.no, row.value]))
  const dues = await sql<DueEntry>`
    select seq, cause, old_due_at as "oldDueAt", new_due_at as "newDueAt", provisional, explanation,
      recorded_at as "recordedAt"
    from deadline_entry where tenant_id = current_tenant() and dossier_id = ${id} order by seq`.execute(trx)
  const files = await sql<DossierFile & { nameNo: number }>`
    select f.file_id as "fileId", f.purpose, f.name_no as "nameNo", s.size, s.media_type as "mediaType"
    from dossier_file f join stored_file s on s.tenant_id = f.tenant_id and s.id = f.file_id
    where f.tenant_id = current_tenant() and f.dossier_id = ${id} order by f.name_no`.execute(trx)
  return {
    dossier,
    textOf: (ref) => (ref ? (texts.get(ref.v) ?? null) : null),
    history: await readHistory(trx, id),
    dues: dues.rows,
    files: files.rows.map(({ nameNo, ...file }) => ({ ...file, name: texts.get(nameNo) ?? null })),
  }
}

/** The whole history of a dossier in order, in today's structure. */
export const readHistory = async (trx: Trx, id: DossierId): Promise<readonly HistoryEntry[]> => {
  const { rows } = await sql<{
    seq: number
    type: string
    version: number
    body: object
    occurredAt: Instant
    recordedAt: Instant
    actorKind: Actor['kind']
    staffId: StaffId | null
    actorName: string | null
    onBehalfOfStaffId: StaffId | null
  }>`
    select e.seq, e.type, e.version, e.body, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt",
      e.actor_kind as "actorKind", e.actor_staff_id as "staffId", coalesce(s.full_name, e.actor_name) as "actorName",
      e.on_behalf_of_staff_id as "onBehalfOfStaffId"
    from dossier_event e left join staff s on s.tenant_id = e.tenant_id and s.id = e.actor_staff_id
    where e.tenant_id = current_tenant() and e.dossier_id = ${id} order by e.seq`.execute(trx)
  return rows.map(({ actorKind, staffId, actorName, onBehalfOfStaffId, ...stored }) => ({
    ...readEvent({ ...stored, occurredAt: toAt(stored.occurredAt), recordedAt: toAt(stored.recordedAt) }),
    actorKind,
    staffId,
    actorName,
    onBehalfOfStaffId,
  }))
}

/** One line of a list of dossiers. */
export type DossierLine = {
  readonly id: DossierId
  readonly code: string | null
  readonly procedureCode: string
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly status: DossierStatus
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly acceptedAt: Instant | null
  readonly dueAt: Instant | null
  readonly deadlineMode: string | null
  readonly pausedSince: Instant | null
  readonly finishedAt: Instant | null
  readonly provisional: boolean
}

export const DOSSIER_LISTS = ['open', 'overdue', 'paused', 'toHandOver', 'noDueDate', 'submitted', 'finished', 'voided', 'all'] as const
export type DossierList = (typeof DOSSIER_LISTS)[number]

export type DossierFilter = {
  readonly list: DossierList
  readonly now: Instant
  readonly unitId?: UnitId | undefined
  readonly procedureCode?: string | undefined
  /** A code, part of a name typed without marks, or both. */
  readonly search?: string | undefined
}

const LISTS: { readonly [List in DossierList]: (now: Instant) => RawBuilder<unknown> } = {
  open: () => sql`d.phase = 'open'`,
  overdue: (now) => sql`d.phase = 'open' and d.due_at < ${now} and d.paused_since is null`,
  paused: () => sql`d.phase = 'open' and d.paused_since is not null`,
  toHandOver: () => sql`d.phase = 'resolved'`,
  noDueDate: () => sql`d.phase = 'open' and d.due_at is null`,
  submitted: () => sql`d.phase = 'submitted'`,
  finished: () => sql`d.phase in ('resolved', 'handedOver')`,
  voided: () => sql`d.phase = 'voided'`,
  all: () => sql`true`,
}

/** The `where` shared by a list and its counter. */
const condition = (actor: Actor, filter: DossierFilter): RawBuilder<boolean> => {
  const readers = grantsOf(actor).filter((grant) => grant.role !== 'systemAdmin' && grant.role !== 'businessAdmin')
  if (actor.kind !== 'system' && readers.length === 0) return sql<boolean>`false`
  const parts = [sql`d.tenant_id = current_tenant()`, LISTS[filter.list](filter.now)]
  if (actor.kind !== 'system') {
    const rights = readers.map((grant) => {
      const reach = sql`d.participant_unit_ids && ${[...grant.reach]}::uuid[]`
      return grant.sectors === null ? sql`(${reach})` : sql`(${reach} and d.sector_code = any(${[...grant.sectors]}::text[]))`
    })
    parts.push(sql`(${sql.join(rights, sql` or `)})`)
  }
  if (filter.unitId !== undefined) {
    parts.push(sql`(d.competent_unit_id = ${filter.unitId} or d.receiving_unit_id = ${filter.unitId})`)
  }
  if (filter.procedureCode !== undefined) parts.push(sql`d.procedure_code = ${filter.procedureCode}`)
  if (filter.search !== undefined && filter.search.trim() !== '') parts.push(matching(filter.search.trim()))
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const matching = (search: string): RawBuilder<unknown> => sql`(d.code = upper(${search}) or d.external_code = ${search}
  or (d.owner_name is not null and to_tsvector('simple', fold_text(d.owner_name)) @@ plainto_tsquery('simple', fold_text(${search}))))`

const PAGE = 50

export type DossierCursor = { readonly acceptedAt: string; readonly id: string }

/** A page of dossiers, the latest accepted first. */
export const listDossiers = async (
  trx: Trx,
  actor: Actor,
  filter: DossierFilter,
  after?: DossierCursor,
): Promise<{ items: readonly DossierLine[]; next: DossierCursor | null }> => {
  const beyond =
    after === undefined
      ? sql``
      : sql`and (coalesce(d.accepted_at, d.submitted_at, '-infinity'), d.id) < (${after.acceptedAt}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<DossierLine & { orderedAt: string }>`
    select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_version_id as "procedureVersionId",
      d.owner_name as "ownerName", d.status, d.receiving_unit_id as "receivingUnitId",
      d.competent_unit_id as "competentUnitId", d.accepted_at as "acceptedAt", d.due_at as "dueAt",
      d.deadline_mode as "deadlineMode", d.paused_since as "pausedSince", d.finished_at as "finishedAt", d.provisional,
      coalesce(d.accepted_at, d.submitted_at, '-infinity')::text as "orderedAt"
    from dossier d where ${condition(actor, filter)} ${beyond}
    order by coalesce(d.accepted_at, d.submitted_at, '-infinity') desc, d.id desc
    limit ${PAGE + 1}`.execute(trx)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return { items: rows.slice(0, PAGE), next: last ? { acceptedAt: last.orderedAt, id: last.id } : null }
}

export const countDossiers = async (trx: Trx, actor: Actor, filter: DossierFilter): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from dossier d where ${condition(actor, filter)}`.execute(trx)
  return rows[0]?.count ?? 0
}

/** May this actor read this file? Then its dossier. */
export const findFileDossier = async (trx: Trx, actor: Actor, fileId: FileId): Promise<DossierId | undefined> => {
  const { rows } = await sql<{ dossierId: DossierId }>`
    select dossier_id as "dossierId" from dossier_file
    where tenant_id = current_tenant() and file_id = ${fileId}`.execute(trx)
  for (const { dossierId } of rows) if ((await findDossier(trx, actor, dossierId)) !== undefined) return dossierId
  return undefined
}

import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, FileId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ExplanationFacts } from './deadline/deadline-facts.ts'
import type { Dossier, TextRef } from './domain/dossier.ts'
import type { DueCause, RecordedEvent } from './domain/event.ts'
import { findCitizenPart } from './citizen-part.ts'
import { mayView, subjectOf } from './domain/may.ts'
import { readEvent } from './event-body.ts'
import { participantsOf } from './projection.ts'

/** One event of the history page, with who did it. */
export type HistoryEntry = RecordedEvent & {
  readonly actorKind: Actor['kind']
  readonly staffId: StaffId | null
  readonly actorName: string | null
  readonly onBehalfOfStaffId: StaffId | null
  /** Who approved the entry of work done before. */
  readonly approvedByStaffId: StaffId | null
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
  readonly purpose: 'paper' | 'form' | 'result' | 'opinion'
  readonly name: string | null
  readonly size: number
  readonly mediaType: string
  /** The part of its address that cannot be guessed. */
  readonly downloadKey: string
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
  if (dossier === undefined) return undefined
  const citizenPart = await findCitizenPart(trx, actor, id)
  return mayView(actor, subjectOf(dossier, citizenPart), participantsOf(dossier)) ? dossier : undefined
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
    select f.file_id as "fileId", f.purpose, f.name_no as "nameNo", s.size, s.media_type as "mediaType",
      s.download_key as "downloadKey"
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
    approvedByStaffId: StaffId | null
  }>`
    select e.seq, e.type, e.version, e.body, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt",
      e.actor_kind as "actorKind", e.actor_staff_id as "staffId", coalesce(s.full_name, e.actor_name) as "actorName",
      e.on_behalf_of_staff_id as "onBehalfOfStaffId", e.approved_by_staff_id as "approvedByStaffId"
    from dossier_event e left join staff s on s.tenant_id = e.tenant_id and s.id = e.actor_staff_id
    where e.tenant_id = current_tenant() and e.dossier_id = ${id} order by e.seq`.execute(trx)
  return rows.map(({ actorKind, staffId, actorName, onBehalfOfStaffId, approvedByStaffId, ...stored }) => ({
    ...readEvent({ ...stored, occurredAt: toAt(stored.occurredAt), recordedAt: toAt(stored.recordedAt) }),
    actorKind,
    staffId,
    actorName,
    onBehalfOfStaffId,
    approvedByStaffId,
  }))
}

/** May this actor read this file? Then its dossier. */
export const findFileDossier = async (trx: Trx, actor: Actor, fileId: FileId): Promise<DossierId | undefined> => {
  const { rows } = await sql<{ dossierId: DossierId }>`
    select dossier_id as "dossierId" from dossier_file
    where tenant_id = current_tenant() and file_id = ${fileId}`.execute(trx)
  for (const { dossierId } of rows) if ((await findDossier(trx, actor, dossierId)) !== undefined) return dossierId
  return undefined
}

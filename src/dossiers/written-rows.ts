import { piece, type Piece } from '#db/statement.ts'
import type { Actor } from '#kernel/actor.ts'
import type { At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { fold } from '#kernel/text.ts'
import { explanationFacts } from './deadline/deadline-facts.ts'
import type { Dossier, Step, SubmittedBy } from './domain/dossier.ts'
import type { CertifiedDocument, DossierEvent, DueMove } from './domain/event.ts'
import { EVENT_VERSION } from './event-body.ts'
import { projectDossier, urgentAt } from './projection.ts'
import type { Writing } from './store.ts'
import { SALT_BYTES } from './texts.ts'

/** The rows that one command writes, each kind a part of the one statement that `store.ts` sends. */

export const columnsOf = (actor: Actor): { staffId: string | null; accountId: string | null; name: string | null } => {
  switch (actor.kind) {
    case 'staff':
      return { staffId: actor.staffId, accountId: actor.accountId, name: null }
    case 'integration':
      return { staffId: null, accountId: actor.accountId, name: actor.name }
    case 'system':
      return { staffId: null, accountId: null, name: actor.name }
    case 'citizen':
      return { staffId: null, accountId: actor.accountId, name: null }
  }
}

export const events = ({ decision, onBehalfOf, approvedBy, commandId }: Writing, actor: Actor, now: At): Piece => {
  const who = columnsOf(actor)
  return piece`new_event as (
    insert into dossier_event (tenant_id, dossier_id, seq, type, version, body, occurred_at, recorded_at,
      actor_kind, actor_staff_id, actor_account_id, actor_name, on_behalf_of_staff_id, approved_by_staff_id, command_id)
    select current_tenant(), ${decision.dossier.id}, ${decision.events[0]?.seq}::int + e.n::int - 1, e.type, ${EVENT_VERSION}, e.body,
      ${decision.events[0]?.occurredAt}::timestamptz, ${now}::timestamptz, ${actor.kind}, ${who.staffId}::uuid,
      ${who.accountId}::uuid, ${who.name}, ${onBehalfOf}::uuid, ${approvedBy}::uuid, ${commandId}
    from rows from (unnest(${decision.events.map((one) => one.event.type)}::text[]),
      json_array_elements(${`[${decision.events.map((one) => bodyText(one.event)).join(',')}]`}::json)) with ordinality as e (type, body, n))`
}

/** The body of an event as it is written and never re-serialised: everything but its type. */
export const bodyText = (event: DossierEvent): string => JSON.stringify({ ...event, type: undefined })

export const texts = ({ decision: { dossier }, texts: sealed }: Writing): Piece => piece`new_value as (
    insert into dossier_value (tenant_id, dossier_id, no, salt, value)
    select current_tenant(), ${dossier.id}, ${sealed[0]?.no}::int + v.n::int - 1,
      substr(${Buffer.concat(sealed.map((one) => one.salt))}::bytea, ${SALT_BYTES}::int * (v.n::int - 1) + 1, ${SALT_BYTES}::int),
      v.value
    from unnest(${sealed.map((one) => one.value)}::text[]) with ordinality as v (value, n))`

export const files = ({ decision: { dossier }, files: filed }: Writing, now: At): Piece => piece`new_file as (
    insert into dossier_file (tenant_id, dossier_id, file_id, purpose, name_no, recorded_at)
    select current_tenant(), ${dossier.id}, f.file_id, f.purpose, f.name_no, ${now}::timestamptz
    from unnest(${filed.map((one) => one.fileId)}::uuid[], ${filed.map((one) => one.purpose)}::text[],
      ${filed.map((one) => one.nameNo)}::int[]) as f (file_id, purpose, name_no))`

export const citizen = (dossierId: DossierId, by: SubmittedBy, now: At): Piece => piece`new_citizen as (
    insert into dossier_citizen (tenant_id, dossier_id, account_id, principal_id, part, proof, linked_at)
    values (current_tenant(), ${dossierId}, ${by.accountId}, ${by.actingFor?.id ?? null}::uuid,
      'submitter', 'submitted', ${now}::timestamptz))`

export const moves = ({ decision: { dossier, deadline } }: Writing, moved: readonly (DueMove & { readonly seq: number })[], now: At): Piece => piece`new_move as (
    insert into deadline_entry (tenant_id, dossier_id, seq, cause, old_due_at, new_due_at, provisional, explanation, recorded_at)
    select current_tenant(), ${dossier.id}, m.seq, m.cause, m.old_due_at, m.new_due_at, m.provisional,
      ${deadline === null ? null : JSON.stringify(explanationFacts(deadline))}::json, ${now}::timestamptz
    from unnest(${moved.map((one) => one.seq)}::int[], ${moved.map((one) => one.cause)}::text[],
      ${moved.map((one) => one.oldDueAt)}::timestamptz[], ${moved.map((one) => one.newDueAt)}::timestamptz[],
      ${moved.map((one) => one.provisional)}::boolean[]) as m (seq, cause, old_due_at, new_due_at, provisional))`

export const stepColumns = (dossier: Dossier, step: Step) => ({
  no: step.no,
  definition_id: step.definitionId,
  name: step.name,
  kind: step.kind,
  role: step.role,
  unit_id: step.unitId,
  staff_id: step.staffId,
  state: step.state,
  allotted_minutes: step.allottedMinutes,
  opened_at: step.openedAt,
  accepted_at: step.acceptedAt,
  ended_at: step.endedAt,
  due_at: step.dueAt,
  urgent_at: urgentAt(dossier, step),
})

export const openedSteps = (dossier: Dossier, opened: readonly Step[]): Piece => piece`new_step as (
    insert into dossier_step (tenant_id, dossier_id, no, definition_id, name, kind, role, unit_id, staff_id, sector_code,
      state, allotted_minutes, opened_at, accepted_at, ended_at, due_at, urgent_at)
    select current_tenant(), ${dossier.id}, s.no, s.definition_id, s.name, s.kind, s.role, s.unit_id, s.staff_id,
      ${dossier.sectorCode}, s.state, s.allotted_minutes, s.opened_at, s.accepted_at, s.ended_at, s.due_at, s.urgent_at
    from json_to_recordset(${JSON.stringify(opened.map((step) => stepColumns(dossier, step)))}::json) as s (no int,
      definition_id text, name text, kind text, role text, unit_id uuid, staff_id uuid, state text, allotted_minutes int,
      opened_at timestamptz, accepted_at timestamptz, ended_at timestamptz, due_at timestamptz, urgent_at timestamptz))`

export const changedSteps = (dossier: Dossier, changed: readonly Step[]): Piece => piece`moved_step as (
    update dossier_step as s set unit_id = c.unit_id, state = c.state, staff_id = c.staff_id, accepted_at = c.accepted_at,
      ended_at = c.ended_at, due_at = c.due_at, urgent_at = c.urgent_at
    from json_to_recordset(${JSON.stringify(changed.map((step) => stepColumns(dossier, step)))}::json) as c (no int,
      unit_id uuid, staff_id uuid, state text, accepted_at timestamptz, ended_at timestamptz, due_at timestamptz, urgent_at timestamptz)
    where s.tenant_id = current_tenant() and s.dossier_id = ${dossier.id} and s.no = c.no)`

const certificationColumns = (entry: CertifiedDocument) => ({
  register: entry.number.register,
  year: entry.number.year,
  no: entry.number.no,
  document_no: entry.document.v,
  copies: entry.copies,
  pages: entry.pages,
  fee_dong: entry.feeDong,
})

export const certifications = ({ decision: { dossier }, certifyingUnitId }: Writing, certified: readonly CertifiedDocument[], now: At): Piece => piece`new_certification as (
    insert into certification_entry (tenant_id, unit_id, register, year, no, dossier_id, document_no, copies, pages, fee_dong, recorded_at)
    select current_tenant(), ${certifyingUnitId}::uuid, c.register, c.year, c.no, ${dossier.id}, c.document_no, c.copies,
      c.pages, c.fee_dong, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(certified.map(certificationColumns))}::json) as c (register text, year int, no int,
      document_no int, copies int, pages int, fee_dong bigint))`

export const rememberedCommand = ({ commandId, command }: Writing, now: At): Piece => piece`remembered as (
    insert into command_log (tenant_id, actor_key, command_id, kind, input_hash, answer, recorded_at)
    values (current_tenant(), ${command.actorKey}, ${commandId}, ${command.kind},
      ${command.inputHash}::bytea, ${JSON.stringify(command.answer)}::json, ${now}::timestamptz))`

export const newDossier = ({ decision, ...writing }: Writing, now: At): Piece => {
  const row = projectDossier(decision.dossier)
  return piece`
  insert into dossier (tenant_id, id, code, external_code, seq, phase, status, procedure_version_id, process_version_id,
    procedure_code, sector_code, channel, route, assisted_at_unit_id, receiving_unit_id, competent_unit_id,
    participant_unit_ids, owner_name, owner_folded, phone_tail, fee_dong, instant, submitted_at, reception_due_at,
    accepted_at, due_at, original_due_at, deadline_mode, provisional, rescheduled_to, overdue_since, paused_since,
    answer_due_on, supplement_requests, finished_at, outcome, handed_over_at, ended_at, last_event_at, state)
  values (current_tenant(), ${row.id}, ${row.code}, ${row.external_code}, ${row.seq}, ${row.phase}, ${row.status},
    ${row.procedure_version_id}, ${row.process_version_id}, ${row.procedure_code}, ${row.sector_code}, ${row.channel},
    ${row.route}, ${row.assisted_at_unit_id}, ${row.receiving_unit_id}, ${row.competent_unit_id},
    ${row.participant_unit_ids}::uuid[], ${writing.ownerName ?? null}, ${foldedName(writing.ownerName)},
    ${writing.phoneTail ?? null}, ${row.fee_dong}, ${writing.instant}, ${row.submitted_at}, ${row.reception_due_at},
    ${row.accepted_at}, ${row.due_at}, ${row.original_due_at}, ${row.deadline_mode}, ${row.provisional},
    ${row.rescheduled_to}, ${row.overdue_since}, ${row.paused_since}, ${row.answer_due_on}::date,
    ${row.supplement_requests}, ${row.finished_at}, ${row.outcome}, ${row.handed_over_at}, ${row.ended_at}, ${now}::timestamptz, ${JSON.stringify(decision.dossier)}::json)`
}

/** Columns that a dossier keeps from its first event to its last are left out. */
export const movedDossier = ({ decision, ...writing }: Writing, now: At): Piece => {
  const row = projectDossier(decision.dossier)
  return piece`
  update dossier set code = ${row.code}, seq = ${row.seq}, phase = ${row.phase}, status = ${row.status},
    process_version_id = ${row.process_version_id}, receiving_unit_id = ${row.receiving_unit_id},
    competent_unit_id = ${row.competent_unit_id}, participant_unit_ids = ${row.participant_unit_ids}::uuid[],
    owner_name = case when ${writing.ownerName !== undefined}::boolean then ${writing.ownerName}::text else owner_name end,
    owner_folded = case when ${writing.ownerName !== undefined}::boolean then ${foldedName(writing.ownerName)}::text else owner_folded end,
    phone_tail = case when ${writing.phoneTail !== undefined}::boolean then ${writing.phoneTail}::text else phone_tail end,
    fee_dong = ${row.fee_dong}, submitted_at = coalesce(submitted_at, ${row.submitted_at}::timestamptz),
    reception_due_at = ${row.reception_due_at}, accepted_at = ${row.accepted_at}, due_at = ${row.due_at},
    original_due_at = ${row.original_due_at}, deadline_mode = ${row.deadline_mode}, provisional = ${row.provisional},
    rescheduled_to = ${row.rescheduled_to}, apologised_at = ${row.apologised_at}, lateness_cause = ${row.lateness_cause},
    overdue_since = ${row.overdue_since}, paused_since = ${row.paused_since}, answer_due_on = ${row.answer_due_on}::date, last_event_at = ${now}::timestamptz,
    supplement_requests = ${row.supplement_requests}, finished_at = ${row.finished_at}, outcome = ${row.outcome},
    handed_over_at = ${row.handed_over_at}, ended_at = ${row.ended_at}, state = ${JSON.stringify(decision.dossier)}::json
  where tenant_id = current_tenant() and id = ${row.id}`
}

/** As the index looks for it. */
const foldedName = (name: string | undefined): string | null => (name === undefined ? null : fold(name))

import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { PLAN_KEPT, UNAWAITED } from '#db/round-trips.ts'
import type { Actor } from '#kernel/actor.ts'
import type { CommandId, StaffId, UnitId } from '#kernel/ids.ts'
import { explanationFacts } from './deadline/deadline-facts.ts'
import { isAccepted, type Dossier, type Step } from './domain/dossier.ts'
import type { CertifiedDocument, DossierEvent } from './domain/event.ts'
import type { Decision } from './domain/script.ts'
import { EVENT_VERSION } from './event-body.ts'
import { projectDossier, urgentAt } from './projection.ts'
import type { SealedText } from './texts.ts'

/** Takes `count` consecutive numbers of a series; they are given back if the transaction does not commit. */
export const takeNumbers = async (trx: Trx, series: string, count: number): Promise<number> => {
  const taken = await sql<{ first: number }>`${PLAN_KEPT} select take_number(${series}, ${count}) as first`.execute(trx)
  return taken.rows[0]?.first ?? 0
}

/** A file that this command ties to the dossier; the right to read it is the right to read the dossier. */
export type FiledFile = { readonly fileId: string; readonly purpose: 'paper' | 'form' | 'result' | 'opinion'; readonly nameNo: number }

/** Everything that one command writes about a dossier. */
export type Writing = {
  readonly before: Dossier | undefined
  readonly decision: Decision
  readonly commandId: CommandId
  readonly texts: readonly SealedText[]
  readonly files: readonly FiledFile[]
  readonly onBehalfOf: StaffId | null
  readonly certifyingUnitId: UnitId | null
  readonly instant: boolean
  /** Set when the command gave or changed them; undefined leaves the row's values. */
  readonly ownerName: string | undefined
  readonly phoneTail: string | null | undefined
  readonly command: { readonly actorKey: string; readonly kind: string; readonly inputHash: Uint8Array; readonly answer: unknown }
}

const actorColumns = (actor: Actor): { staffId: string | null; accountId: string | null; name: string | null } => {
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

/**
 * Writes a decision in one statement: events, current row, ledger of the due date, steps, texts, files and the
 * answer of the command. Either all of it stands or none of it: what goes wrong is told by the next statement of the
 * transaction, at the latest by its COMMIT, with which it travels.
 */
export const write = async (trx: Trx, ctx: Ctx, writing: Writing): Promise<void> => {
  const { before, decision } = writing
  const { dossier, events } = decision
  const now = events[0]?.recordedAt
  if (now === undefined) throw new Error('a decision without events is not written')
  const actor = actorColumns(ctx.actor)
  const row = projectDossier(dossier)
  const steps = isAccepted(dossier) ? dossier.steps : []
  const had = before !== undefined && isAccepted(before) ? before.steps : []
  const opened = steps.slice(had.length)
  const urgencyMoved = urgencyBasis(before) !== urgencyBasis(dossier)
  const changed = had.flatMap((old, i) => {
    const now = steps[i]
    return now !== undefined && (now !== old && !sameStep(now, old) || (urgencyMoved && isOpen(now))) ? [now] : []
  })
  const moves = events.flatMap(({ seq, event }) => ('due' in event && event.due !== null ? [{ seq, ...event.due }] : []))
  const certified = events.flatMap(({ event }) => (event.type === 'certified' ? event.entries : []))

  const parts = [
    sql`new_event as (
      insert into dossier_event (tenant_id, dossier_id, seq, type, version, body, occurred_at, recorded_at,
        actor_kind, actor_staff_id, actor_account_id, actor_name, on_behalf_of_staff_id, command_id)
      select current_tenant(), ${dossier.id}, e.seq, e.type, ${EVENT_VERSION}, e.body::json, ${events[0]?.occurredAt}::timestamptz,
        ${now}::timestamptz, ${ctx.actor.kind}, ${actor.staffId}::uuid, ${actor.accountId}::uuid, ${actor.name},
        ${writing.onBehalfOf}::uuid, ${writing.commandId}
      from unnest(${events.map((one) => one.seq)}::int[], ${events.map((one) => one.event.type)}::text[],
        ${events.map((one) => bodyText(one.event))}::text[]) as e (seq, type, body))`,
    writing.texts.length > 0 && sql`new_value as (
      insert into dossier_value (tenant_id, dossier_id, no, salt, value)
      select current_tenant(), ${dossier.id}, v.no, v.salt, v.value
      from unnest(${writing.texts.map((one) => one.no)}::int[], ${writing.texts.map((one) => Buffer.from(one.salt))}::bytea[],
        ${writing.texts.map((one) => one.value)}::text[]) as v (no, salt, value))`,
    writing.files.length > 0 && sql`new_file as (
      insert into dossier_file (tenant_id, dossier_id, file_id, purpose, name_no, recorded_at)
      select current_tenant(), ${dossier.id}, f.file_id, f.purpose, f.name_no, ${now}::timestamptz
      from unnest(${writing.files.map((one) => one.fileId)}::uuid[], ${writing.files.map((one) => one.purpose)}::text[],
        ${writing.files.map((one) => one.nameNo)}::int[]) as f (file_id, purpose, name_no))`,
    before === undefined && dossier.submittedBy !== undefined && sql`new_citizen as (
      insert into dossier_citizen (tenant_id, dossier_id, account_id, principal_id, part, proof, linked_at)
      values (current_tenant(), ${dossier.id}, ${dossier.submittedBy.accountId}, ${dossier.submittedBy.actingFor?.id ?? null}::uuid,
        'submitter', 'submitted', ${now}::timestamptz))`,
    moves.length > 0 && sql`new_move as (
      insert into deadline_entry (tenant_id, dossier_id, seq, cause, old_due_at, new_due_at, provisional, explanation, recorded_at)
      select current_tenant(), ${dossier.id}, m.seq, m.cause, m.old_due_at, m.new_due_at, m.provisional,
        ${decision.deadline === null ? null : JSON.stringify(explanationFacts(decision.deadline))}::json, ${now}::timestamptz
      from unnest(${moves.map((one) => one.seq)}::int[], ${moves.map((one) => one.cause)}::text[],
        ${moves.map((one) => one.oldDueAt)}::timestamptz[], ${moves.map((one) => one.newDueAt)}::timestamptz[],
        ${moves.map((one) => one.provisional)}::boolean[]) as m (seq, cause, old_due_at, new_due_at, provisional))`,
    opened.length > 0 && sql`new_step as (
      insert into dossier_step (tenant_id, dossier_id, no, definition_id, name, kind, role, unit_id, staff_id, sector_code,
        state, allotted_minutes, opened_at, accepted_at, ended_at, due_at, urgent_at)
      select current_tenant(), ${dossier.id}, s.no, s.definition_id, s.name, s.kind, s.role, s.unit_id, s.staff_id,
        ${dossier.sectorCode}, s.state, s.allotted_minutes, s.opened_at, s.accepted_at, s.ended_at, s.due_at, s.urgent_at
      from json_to_recordset(${JSON.stringify(opened.map((step) => stepColumns(dossier, step)))}::json) as s (no int,
        definition_id text, name text, kind text, role text, unit_id uuid, staff_id uuid, state text, allotted_minutes int,
        opened_at timestamptz, accepted_at timestamptz, ended_at timestamptz, due_at timestamptz, urgent_at timestamptz))`,
    changed.length > 0 && sql`moved_step as (
      update dossier_step as s set state = c.state, staff_id = c.staff_id, accepted_at = c.accepted_at,
        ended_at = c.ended_at, due_at = c.due_at, urgent_at = c.urgent_at
      from json_to_recordset(${JSON.stringify(changed.map((step) => stepColumns(dossier, step)))}::json) as c (no int,
        staff_id uuid, state text, accepted_at timestamptz, ended_at timestamptz, due_at timestamptz, urgent_at timestamptz)
      where s.tenant_id = current_tenant() and s.dossier_id = ${dossier.id} and s.no = c.no)`,
    certified.length > 0 && sql`new_certification as (
      insert into certification_entry (tenant_id, unit_id, register, year, no, dossier_id, document_no, copies, pages, fee_dong, recorded_at)
      select current_tenant(), ${writing.certifyingUnitId}::uuid, c.register, c.year, c.no, ${dossier.id}, c.document_no, c.copies,
        c.pages, c.fee_dong, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(certified.map(certificationColumns))}::json) as c (register text, year int, no int,
        document_no int, copies int, pages int, fee_dong bigint))`,
    sql`remembered as (
      insert into command_log (tenant_id, actor_key, command_id, kind, input_hash, answer, recorded_at)
      values (current_tenant(), ${writing.command.actorKey}, ${writing.commandId}, ${writing.command.kind},
        ${Buffer.from(writing.command.inputHash)}, ${JSON.stringify(writing.command.answer)}::json, ${now}::timestamptz))`,
  ].filter((part) => part !== false)
  await sql`${UNAWAITED}${PLAN_KEPT}
    with ${sql.join(parts, sql`, `)}
    ${before === undefined ? insertDossier(row, dossier, writing) : updateDossier(row, dossier, writing)}`.execute(trx)
}

type Row = ReturnType<typeof projectDossier>

/** Columns that a dossier keeps from its first event to its last. */
const insertDossier = (row: Row, dossier: Dossier, writing: Writing) => sql`
  insert into dossier (tenant_id, id, code, external_code, seq, phase, status, procedure_version_id, process_version_id,
    procedure_code, sector_code, channel, route, assisted_at_unit_id, receiving_unit_id, competent_unit_id,
    participant_unit_ids, owner_name, phone_tail, fee_dong, instant, submitted_at, reception_due_at, accepted_at, due_at,
    original_due_at, deadline_mode, provisional, rescheduled_to, overdue_since, paused_since, supplement_requests,
    finished_at, outcome, handed_over_at, ended_at, state)
  values (current_tenant(), ${row.id}, ${row.code}, ${row.external_code}, ${row.seq}, ${row.phase}, ${row.status},
    ${row.procedure_version_id}, ${row.process_version_id}, ${row.procedure_code}, ${row.sector_code}, ${row.channel},
    ${row.route}, ${row.assisted_at_unit_id}, ${row.receiving_unit_id}, ${row.competent_unit_id},
    ${row.participant_unit_ids}::uuid[], ${writing.ownerName ?? null}, ${writing.phoneTail ?? null}, ${row.fee_dong},
    ${writing.instant}, ${row.submitted_at}, ${row.reception_due_at}, ${row.accepted_at}, ${row.due_at},
    ${row.original_due_at}, ${row.deadline_mode}, ${row.provisional}, ${row.rescheduled_to}, ${row.overdue_since},
    ${row.paused_since}, ${row.supplement_requests}, ${row.finished_at}, ${row.outcome}, ${row.handed_over_at},
    ${row.ended_at}, ${JSON.stringify(dossier)}::json)`

const updateDossier = (row: Row, dossier: Dossier, writing: Writing) => sql`
  update dossier set code = ${row.code}, seq = ${row.seq}, phase = ${row.phase}, status = ${row.status},
    process_version_id = ${row.process_version_id}, participant_unit_ids = ${row.participant_unit_ids}::uuid[],
    owner_name = ${writing.ownerName === undefined ? sql`owner_name` : writing.ownerName},
    phone_tail = ${writing.phoneTail === undefined ? sql`phone_tail` : writing.phoneTail},
    fee_dong = ${row.fee_dong}, submitted_at = coalesce(submitted_at, ${row.submitted_at}::timestamptz),
    reception_due_at = ${row.reception_due_at}, accepted_at = ${row.accepted_at}, due_at = ${row.due_at},
    original_due_at = ${row.original_due_at}, deadline_mode = ${row.deadline_mode}, provisional = ${row.provisional},
    rescheduled_to = ${row.rescheduled_to}, overdue_since = ${row.overdue_since}, paused_since = ${row.paused_since},
    supplement_requests = ${row.supplement_requests}, finished_at = ${row.finished_at}, outcome = ${row.outcome},
    handed_over_at = ${row.handed_over_at}, ended_at = ${row.ended_at}, state = ${JSON.stringify(dossier)}::json
  where tenant_id = current_tenant() and id = ${row.id}`

/** The body of an event as it is written and never re-serialised: everything but its type. */
const bodyText = (event: DossierEvent): string => JSON.stringify({ ...event, type: undefined })

const stepColumns = (dossier: Dossier, step: Step) => ({
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

const certificationColumns = (entry: CertifiedDocument) => ({
  register: entry.number.register,
  year: entry.number.year,
  no: entry.number.no,
  document_no: entry.document.v,
  copies: entry.copies,
  pages: entry.pages,
  fee_dong: entry.feeDong,
})

const isOpen = (step: Step): boolean => step.state === 'waiting' || step.state === 'accepted'

const sameStep = (a: Step, b: Step): boolean =>
  a.state === b.state && a.staffId === b.staffId && a.acceptedAt === b.acceptedAt && a.endedAt === b.endedAt && a.dueAt === b.dueAt

/** What moves every open step in the lists of work at once: the due date, the clock stopping or going on, the finish. */
const urgencyBasis = (dossier: Dossier | undefined): string =>
  dossier === undefined || !isAccepted(dossier)
    ? ''
    : `${dossier.phase}/${dossier.clock.dueAt ?? ''}/${dossier.clock.pauses.some((pause) => pause.to === null)}`

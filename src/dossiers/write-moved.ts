import type { Ctx, Trx } from '#db/context.ts'
import { piece, tell, type Piece } from '#db/statement.ts'
import { dayTextOf, type At } from '#kernel/at.ts'
import type { CommandId } from '#kernel/ids.ts'
import { actorKey, inputHash } from './command-log.ts'
import { explanationFacts } from './deadline/deadline-facts.ts'
import type { Dossier } from './domain/dossier.ts'
import { figureChanges, INTAKES, intakeOf, POINT_KINDS, type ServiceTerms } from './domain/figure-points.ts'
import type { Decision } from './domain/script.ts'
import { EVENT_VERSION } from './event-body.ts'
import { answerOf } from './execute.ts'
import { projectDossier } from './projection.ts'
import { movesOf, stepsWritten } from './store.ts'
import { bodyText, columnsOf, stepColumns } from './written-rows.ts'

/** A due date that was counted anew: nothing else of the dossier changed, no text was typed, no step opened. */
export type Moved = {
  readonly before: Dossier
  readonly decision: Decision
  readonly commandId: CommandId
  readonly kind: string
  readonly input: object
  readonly terms: ServiceTerms
}

const json = (rows: readonly object[]): string => JSON.stringify(rows)

/**
 * Writes many such decisions in one statement, each as `store.ts` would have written it: a calendar that changed moves
 * a hundred thousand due dates. Replay and the figures' rebuild hold the two writers against each other.
 */
export const writeMoved = (trx: Trx, ctx: Ctx, moved: readonly Moved[], now: At): Promise<void> =>
  tell(trx, piece`with `, events(moved, ctx, now), piece`, `, entries(moved, now), piece`, `, steps(moved), piece`, `, points(moved, now), piece`, `, remembered(moved, ctx, now), dossiers(moved, now))

const events = (moved: readonly Moved[], ctx: Ctx, now: At): Piece => {
  const who = columnsOf(ctx.actor)
  const rows = moved.flatMap(({ decision, commandId }) =>
    decision.events.map(({ seq, occurredAt, event }) => ({ id: decision.dossier.id, seq, type: event.type, body: bodyText(event), occurred_at: occurredAt, command_id: commandId })))
  return piece`new_event as (
    insert into dossier_event (tenant_id, dossier_id, seq, type, version, body, occurred_at, recorded_at, actor_kind,
      actor_staff_id, actor_account_id, actor_name, on_behalf_of_staff_id, command_id)
    select current_tenant(), e.id, e.seq, e.type, ${EVENT_VERSION}, e.body::json, e.occurred_at, ${now}::timestamptz, ${ctx.actor.kind},
      ${who.staffId}::uuid, ${who.accountId}::uuid, ${who.name}, null, e.command_id
    from json_to_recordset(${json(rows)}::json) as e (id uuid, seq int, type text, body text, occurred_at timestamptz, command_id uuid))`
}

const entries = (moved: readonly Moved[], now: At): Piece => {
  const rows = moved.flatMap(({ decision }) =>
    movesOf(decision).map(({ seq, cause, oldDueAt, newDueAt, provisional }) => ({
      id: decision.dossier.id, seq, cause, old_due_at: oldDueAt, new_due_at: newDueAt, provisional,
      explanation: decision.deadline === null ? null : JSON.stringify(explanationFacts(decision.deadline)),
    })))
  return piece`new_move as (
    insert into deadline_entry (tenant_id, dossier_id, seq, cause, old_due_at, new_due_at, provisional, explanation, recorded_at)
    select current_tenant(), m.id, m.seq, m.cause, m.old_due_at, m.new_due_at, m.provisional, m.explanation::json, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as m (id uuid, seq int, cause text, old_due_at timestamptz, new_due_at timestamptz,
      provisional boolean, explanation text))`
}

const steps = (moved: readonly Moved[]): Piece => {
  const rows = moved.flatMap(({ before, decision: { dossier } }) =>
    stepsWritten(before, dossier).changed.map((step) => {
      const { no, due_at, urgent_at } = stepColumns(dossier, step)
      return { id: dossier.id, no, due_at, urgent_at }
    }))
  return piece`moved_step as (
    update dossier_step as s set due_at = c.due_at, urgent_at = c.urgent_at
    from json_to_recordset(${json(rows)}::json) as c (id uuid, no int, due_at timestamptz, urgent_at timestamptz)
    where s.tenant_id = current_tenant() and s.dossier_id = c.id and s.no = c.no)`
}

const points = (moved: readonly Moved[], now: At): Piece => {
  const rows = moved.flatMap(({ before, decision: { dossier, events: recorded }, terms }) =>
    figureChanges(before, dossier, recorded[0]?.occurredAt ?? now, terms).map((point) => ({
      id: dossier.id, seq: dossier.seq, kind: POINT_KINDS[point.kind], at: point.at, late: dayTextOf(point.at) < dayTextOf(now),
      amount: point.amount, staff_id: point.staffId, competent: dossier.competentUnitId, receiving: dossier.receivingUnitId,
      sector: dossier.sectorCode, procedure: dossier.procedureCode, intake: INTAKES.indexOf(intakeOf(dossier, terms.serviceLevel)) + 1,
    })))
  return piece`new_point as (
    insert into figure_point (tenant_id, dossier_id, seq, kind, at, recorded_at, late, amount, competent_unit_id,
      receiving_unit_id, sector_code, procedure_code, intake, staff_id)
    select current_tenant(), p.id, p.seq, p.kind, p.at, ${now}::timestamptz, p.late, p.amount, p.competent, p.receiving, p.sector,
      p.procedure, p.intake, p.staff_id
    from json_to_recordset(${json(rows)}::json) as p (id uuid, seq int, kind smallint, at timestamptz, late boolean, amount smallint,
      staff_id uuid, competent uuid, receiving uuid, sector text, procedure text, intake smallint))`
}

const remembered = (moved: readonly Moved[], ctx: Ctx, now: At): Piece => {
  const rows = moved.map(({ decision: { dossier }, commandId, kind, input }) => ({
    command_id: commandId, kind, hash: inputHash(kind, input).toString('hex'), answer: JSON.stringify(answerOf(dossier)),
  }))
  return piece`remembered as (
    insert into command_log (tenant_id, actor_key, command_id, kind, input_hash, answer, recorded_at)
    select current_tenant(), ${actorKey(ctx.actor)}, r.command_id, r.kind, decode(r.hash, 'hex'), r.answer::json, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as r (command_id uuid, kind text, hash text, answer text))`
}

const dossiers = (moved: readonly Moved[], now: At): Piece => {
  const rows = moved.map(({ decision: { dossier } }) => {
    const { id, seq, status, due_at, provisional, overdue_since } = projectDossier(dossier)
    return { id, seq, status, due_at, provisional, overdue_since, state: JSON.stringify(dossier) }
  })
  return piece`
    update dossier as d set seq = m.seq, status = m.status, due_at = m.due_at, provisional = m.provisional, overdue_since = m.overdue_since,
      last_event_at = ${now}::timestamptz, state = m.state::json
    from json_to_recordset(${json(rows)}::json) as m (id uuid, seq int, status text, due_at timestamptz, provisional boolean,
      overdue_since timestamptz, state text)
    where d.tenant_id = current_tenant() and d.id = m.id`
}

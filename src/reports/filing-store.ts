import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { PeriodKind, PeriodSystemCode } from '#law/period-systems.ts'
import type { FilingEvent, FilingState } from './domain/filing.ts'

/** A periodic report as it stands. */
export type Filing = {
  readonly id: string
  readonly form: string
  readonly unitId: UnitId
  /** `null`: it goes out of the province. */
  readonly recipientUnitId: UnitId | null
  readonly system: PeriodSystemCode
  readonly kind: PeriodKind
  readonly from: PlainDate
  readonly to: PlainDate
  readonly dueOn: PlainDate
  readonly state: FilingState
  readonly seq: number
  readonly snapshotId: string
  readonly comment: string | null
  readonly explanation: string | null
  readonly stateHash: string | null
  readonly openedAt: Instant
  readonly movedAt: Instant
  readonly urgedAt: Instant | null
}

export const FILING_COLUMNS = sql`f.id, f.form, f.unit_id as "unitId", f.recipient_unit_id as "recipientUnitId", f.period_system as "system",
  f.period_kind as "kind", f.period_from as "from", f.period_to as "to", f.due_on as "dueOn", f.state, f.seq, f.snapshot_id as "snapshotId",
  f.comment, f.explanation, f.state_hash as "stateHash", f.opened_at as "openedAt", f.moved_at as "movedAt", f.urged_at as "urgedAt"`

export type NewFiling = Pick<Filing, 'id' | 'form' | 'unitId' | 'recipientUnitId' | 'system' | 'kind' | 'from' | 'to' | 'dueOn' | 'snapshotId'>

export const insertFiling = async (trx: Trx, ctx: Ctx, filing: NewFiling): Promise<void> => {
  const now = ctx.clock()
  await sql`
    insert into report_filing (tenant_id, id, form, unit_id, recipient_unit_id, period_system, period_kind, period_from, period_to,
      due_on, state, seq, snapshot_id, opened_at, moved_at)
    values (current_tenant(), ${filing.id}, ${filing.form}, ${filing.unitId}, ${filing.recipientUnitId}, ${filing.system}, ${filing.kind},
      ${filing.from}, ${filing.to}, ${filing.dueOn}, 'open', 1, ${filing.snapshotId}, ${now}, ${now})`.execute(trx)
  await insertEvent(trx, ctx, filing.id, 1, { type: 'opened' }, undefined)
}

export const lockFiling = async (trx: Trx, id: string): Promise<Filing | undefined> => {
  const { rows } = await sql<Filing>`
    select ${FILING_COLUMNS} from report_filing f where f.tenant_id = current_tenant() and f.id = ${id} for update`.execute(trx)
  return rows[0]
}

const insertEvent = async (trx: Trx, ctx: Ctx, filingId: string, seq: number, { type, ...body }: FilingEvent, grant: Grant | undefined): Promise<void> => {
  const { actor } = ctx
  await sql`
    insert into report_filing_event (tenant_id, filing_id, seq, type, recorded_at, actor_staff_id, actor_name, on_behalf_of_staff_id, delegation_form, body)
    values (current_tenant(), ${filingId}, ${seq}, ${type}, ${ctx.clock()}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${'name' in actor ? actor.name : actor.kind}, ${grant?.onBehalfOf?.staffId ?? null}, ${grant?.onBehalfOf?.form ?? null},
      ${JSON.stringify(body)}::json)`.execute(trx)
}

/** What an event leaves on the report beside its line of history. */
const marksOf = (event: FilingEvent): { readonly state?: FilingState; readonly stateHash?: string; readonly texts?: { readonly comment: string | null; readonly explanation: string | null } } => {
  switch (event.type) {
    case 'opened': return {}
    case 'described': return { texts: { comment: event.comment, explanation: event.explanation } }
    case 'signed': return { state: 'signed', stateHash: event.stateHash }
    case 'returned': return { state: 'returned' }
    case 'accepted': return { state: 'accepted' }
    case 'urged': return {}
  }
}

/** Writes the next event of a locked report; `grant` is the right by which it was signed. */
export const writeFilingEvent = async (trx: Trx, ctx: Ctx, filing: Filing, event: FilingEvent, grant?: Grant): Promise<Filing> => {
  const { state, stateHash, texts } = marksOf(event)
  const seq = filing.seq + 1
  const now = ctx.clock()
  const { rows } = await sql<Filing>`
    update report_filing f set seq = ${seq}, moved_at = ${now}, state = coalesce(${state ?? null}, f.state),
      state_hash = coalesce(${stateHash ?? null}, f.state_hash),
      comment = case when ${texts !== undefined} then ${texts?.comment ?? null} else f.comment end,
      explanation = case when ${texts !== undefined} then ${texts?.explanation ?? null} else f.explanation end,
      urged_at = case when ${event.type === 'urged'} then ${now}::timestamptz else f.urged_at end
    where f.tenant_id = current_tenant() and f.id = ${filing.id} returning ${FILING_COLUMNS}`.execute(trx)
  await insertEvent(trx, ctx, filing.id, seq, event, grant)
  const [written] = rows
  if (written === undefined) throw new Error('the report that was locked is gone')
  return written
}

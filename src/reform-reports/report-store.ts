import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { evolve, type ReformReport, type ReformReportEvent } from './domain/report.ts'
import type { ReformPeriod } from './domain/reform-period.ts'

/** A periodic reform report as it stands. */
export type StoredReport = Omit<ReformReport, 'documentOn'> & {
  readonly id: string
  readonly unitId: UnitId
  /** `null`: it goes out of the province. */
  readonly recipientUnitId: UnitId | null
  readonly kind: ReformPeriod['kind']
  readonly year: number
  readonly from: PlainDate
  readonly to: PlainDate
  readonly dueOn: PlainDate
  readonly seq: number
  readonly documentOn: PlainDate | null
  readonly openedAt: Instant
  readonly movedAt: Instant
  readonly urgedAt: Instant | null
}

export const REPORT_COLUMNS = sql`r.id, r.unit_id as "unitId", r.recipient_unit_id as "recipientUnitId", r.period_kind as "kind", r.period_year as "year",
  r.period_from as "from", r.period_to as "to", r.due_on as "dueOn", r.state, r.seq, r.snapshot_id as "snapshotId", r.content, r.state_hash as "stateHash",
  r.document_number as "documentNumber", r.document_on as "documentOn", r.opened_at as "openedAt", r.moved_at as "movedAt", r.urged_at as "urgedAt"`

export type NewReport = Pick<StoredReport, 'id' | 'unitId' | 'recipientUnitId' | 'dueOn'> & { readonly period: ReformPeriod }

type Opened = Extract<ReformReportEvent, { type: 'opened' }>

/** Writes a new report with its first line of history. */
export const insertReport = async (trx: Trx, ctx: Ctx, { id, unitId, recipientUnitId, dueOn, period }: NewReport, opened: Opened): Promise<void> => {
  const now = ctx.clock()
  const { state, snapshotId, content } = evolve(undefined, opened)
  await sql`
    insert into reform_report (tenant_id, id, unit_id, recipient_unit_id, period_kind, period_year, period_from, period_to, due_on, state, seq, snapshot_id,
      content, opened_at, moved_at)
    values (current_tenant(), ${id}, ${unitId}, ${recipientUnitId}, ${period.kind}, ${period.year}, ${period.from}, ${period.to}, ${dueOn}, ${state}, 1,
      ${snapshotId}, ${JSON.stringify(content)}::json, ${now}, ${now})`.execute(trx)
  await insertEvent(trx, ctx, id, 1, opened, undefined)
}

export const lockReport = async (trx: Trx, id: string): Promise<StoredReport | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r where r.tenant_id = current_tenant() and r.id = ${id} for update`.execute(trx)
  return rows[0]
}

const insertEvent = async (trx: Trx, ctx: Ctx, reportId: string, seq: number, { type, ...body }: ReformReportEvent, grant: Grant | undefined): Promise<void> => {
  const { actor } = ctx
  await sql`
    insert into reform_report_event (tenant_id, report_id, seq, type, recorded_at, actor_staff_id, actor_name, on_behalf_of_staff_id, delegation_form, body)
    values (current_tenant(), ${reportId}, ${seq}, ${type}, ${ctx.clock()}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${'name' in actor ? actor.name : actor.kind}, ${grant?.onBehalfOf?.staffId ?? null}, ${grant?.onBehalfOf?.form ?? null},
      ${JSON.stringify(body)}::json)`.execute(trx)
}

/** Writes the next event of a locked report and the row that follows from it; `grant` is the right by which it was signed. */
export const writeEvent = async (trx: Trx, ctx: Ctx, report: StoredReport, event: ReformReportEvent, grant?: Grant): Promise<StoredReport> => {
  const next = evolve({ ...report, documentOn: report.documentOn?.toString() ?? null }, event)
  const seq = report.seq + 1
  const now = ctx.clock()
  const { rows } = await sql<StoredReport>`
    update reform_report r set seq = ${seq}, moved_at = ${now}, state = ${next.state}, snapshot_id = ${next.snapshotId},
      content = ${JSON.stringify(next.content)}::json, state_hash = ${next.stateHash}, document_number = ${next.documentNumber},
      document_on = ${next.documentOn}::date, urged_at = case when ${event.type === 'urged'} then ${now}::timestamptz else r.urged_at end
    where r.tenant_id = current_tenant() and r.id = ${report.id} returning ${REPORT_COLUMNS}`.execute(trx)
  await insertEvent(trx, ctx, report.id, seq, event, grant)
  const [written] = rows
  if (written === undefined) throw new Error('the report that was locked is gone')
  return written
}

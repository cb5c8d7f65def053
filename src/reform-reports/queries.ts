import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DelegationForm } from '#kernel/actor.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { ReportDocument } from './compose-document.ts'
import type { ReformPeriod } from './domain/reform-period.ts'
import type { ReformReportEvent } from './domain/report.ts'
import { REPORT_COLUMNS, type StoredReport } from './report-store.ts'

export const findReport = async (trx: Trx, id: string): Promise<StoredReport | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r where r.tenant_id = current_tenant() and r.id = ${id}`.execute(trx)
  return rows[0]
}

export const getReport = async (trx: Trx, id: string): Promise<StoredReport> => {
  const report = await findReport(trx, id)
  if (report === undefined) throw new Error(`report ${id} is gone`)
  return report
}

/** The report of a unit for a period, when it is opened. */
export const findReportOf = async (trx: Trx, unitId: UnitId, { kind, from }: Pick<ReformPeriod, 'kind' | 'from'>): Promise<StoredReport | undefined> => {
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r
    where r.tenant_id = current_tenant() and r.unit_id = ${unitId} and r.period_kind = ${kind} and r.period_from = ${from}`.execute(trx)
  return rows[0]
}

/** The last report of a unit whose period ended before that of `period`, or began with it and is shorter. */
export const findReportBefore = async (trx: Trx, unitId: UnitId, { to }: Pick<ReformPeriod, 'to'>): Promise<StoredReport | undefined> => {
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r
    where r.tenant_id = current_tenant() and r.unit_id = ${unitId} and r.period_to < ${to} order by r.period_to desc limit 1`.execute(trx)
  return rows[0]
}

/** Reports of units, the newest period first. */
export const listReports = async (trx: Trx, units: readonly UnitId[], limit: number): Promise<readonly StoredReport[]> => {
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r where r.tenant_id = current_tenant() and r.unit_id = any (${[...units]}::uuid[])
    order by r.period_to desc, r.due_on, r.id limit ${limit}`.execute(trx)
  return rows
}

/** The reports of one period that come to a unit. */
export const listReportsTo = async (trx: Trx, recipient: UnitId, { kind, from }: Pick<ReformPeriod, 'kind' | 'from'>): Promise<readonly StoredReport[]> => {
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r
    where r.tenant_id = current_tenant() and r.recipient_unit_id = ${recipient} and r.period_kind = ${kind} and r.period_from = ${from}
    order by r.id`.execute(trx)
  return rows
}

/** Reports that are not sent although their day is over. */
export const listLateReports = async (trx: Trx, today: PlainDate): Promise<readonly StoredReport[]> => {
  const { rows } = await sql<StoredReport>`
    select ${REPORT_COLUMNS} from reform_report r
    where r.tenant_id = current_tenant() and r.state in ('open', 'returned', 'submitted', 'signed') and r.due_on < ${today} order by r.due_on, r.id`.execute(trx)
  return rows
}

export type ReportHistoryLine = {
  readonly seq: number
  readonly recordedAt: Instant
  /** `null`: the program did it by itself. */
  readonly actorName: string | null
  readonly delegationForm: DelegationForm | null
  /** Without the document of a signature, which is read by itself. */
  readonly event: ReformReportEvent
}

/** Everything that was done to a report, oldest first. */
export const listReportEvents = async (trx: Trx, reportId: string): Promise<readonly ReportHistoryLine[]> => {
  const { rows } = await sql<Omit<ReportHistoryLine, 'event'> & { type: ReformReportEvent['type']; body: object }>`
    select seq, recorded_at as "recordedAt", case when actor_staff_id is not null then actor_name end as "actorName", delegation_form as "delegationForm",
      type, (body::jsonb - 'document')::json as body
    from reform_report_event where tenant_id = current_tenant() and report_id = ${reportId} order by seq`.execute(trx)
  return rows.map(({ type, body, ...line }) => ({ ...line, event: { type, ...body } as ReformReportEvent }))
}

export type SignedDocument = { readonly reportId: string; readonly document: ReportDocument; readonly signedAt: Instant; readonly signer: string; readonly delegationForm: DelegationForm | null }

/** What each of some reports said when it was signed last; reports that nobody signed are left out. */
export const findSignedDocuments = async (trx: Trx, reportIds: readonly string[]): Promise<readonly SignedDocument[]> => {
  const { rows } = await sql<SignedDocument>`
    select distinct on (report_id) report_id as "reportId", body -> 'document' as document, recorded_at as "signedAt", actor_name as signer,
      delegation_form as "delegationForm"
    from reform_report_event where tenant_id = current_tenant() and report_id = any (${[...reportIds]}::uuid[]) and type = 'signed'
    order by report_id, seq desc`.execute(trx)
  return rows
}

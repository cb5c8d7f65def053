import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { findSnapshots } from '#figures/freeze.ts'
import type { DelegationForm } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { reportFormOn } from '#law/report-forms.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Report } from './ask-report.ts'
import { chainDifferences, type ChainDifference } from './domain/chain.ts'
import { checkSheet } from './domain/check-sheet.ts'
import type { SheetRow } from './domain/fill-sheet.ts'
import type { FilingEvent } from './domain/filing.ts'
import { FILING_COLUMNS, type Filing } from './filing-store.ts'

export const findFiling = async (trx: Trx, id: string): Promise<Filing | undefined> => {
  const { rows } = await sql<Filing>`
    select ${FILING_COLUMNS} from report_filing f where f.tenant_id = current_tenant() and f.id = ${id}`.execute(trx)
  return rows[0]
}

/** Reports of units, or those that come to a unit; the newest period first. */
export const listFilings = async (
  trx: Trx,
  where: { readonly units: readonly UnitId[] } | { readonly recipient: UnitId; readonly period?: Pick<Filing, 'form' | 'system' | 'kind' | 'from'> },
  limit: number,
): Promise<readonly Filing[]> => {
  const narrowed =
    'units' in where
      ? sql`f.unit_id = any (${[...where.units]}::uuid[])`
      : where.period === undefined
        ? sql`f.recipient_unit_id = ${where.recipient}`
        : sql`f.recipient_unit_id = ${where.recipient} and f.form = ${where.period.form} and f.period_system = ${where.period.system}
            and f.period_kind = ${where.period.kind} and f.period_from = ${where.period.from}`
  const { rows } = await sql<Filing>`
    select ${FILING_COLUMNS} from report_filing f where f.tenant_id = current_tenant() and ${narrowed}
    order by f.period_to desc, f.form, f.due_on, f.id limit ${limit}`.execute(trx)
  return rows
}

/** The periods of which reports come to a unit, the newest first, with how many stand where. */
export type RoundLine = Pick<Filing, 'form' | 'system' | 'kind' | 'from' | 'to' | 'dueOn'> & {
  readonly owed: number
  readonly sent: number
  readonly accepted: number
  readonly returned: number
  readonly late: number
}

export const listRounds = async (trx: Trx, recipient: UnitId, today: PlainDate, limit: number): Promise<readonly RoundLine[]> => {
  const { rows } = await sql<RoundLine>`
    select f.form, f.period_system as "system", f.period_kind as "kind", f.period_from as "from", f.period_to as "to", max(f.due_on) as "dueOn",
      count(*) as owed, count(*) filter (where f.state in ('signed', 'accepted')) as sent, count(*) filter (where f.state = 'accepted') as accepted,
      count(*) filter (where f.state = 'returned') as returned,
      count(*) filter (where f.state in ('open', 'returned') and f.due_on < ${today}) as late
    from report_filing f where f.tenant_id = current_tenant() and f.recipient_unit_id = ${recipient}
    group by 1, 2, 3, 4, 5 order by f.period_to desc, f.form, f.period_kind limit ${limit}`.execute(trx)
  return rows
}

/** Units for which the report of a period was opened. */
export const listOpenedUnits = async (trx: Trx, { form, system, kind, from }: Pick<Filing, 'form' | 'system' | 'kind' | 'from'>): Promise<ReadonlySet<UnitId>> => {
  const { rows } = await sql<{ unitId: UnitId }>`
    select unit_id as "unitId" from report_filing
    where tenant_id = current_tenant() and form = ${form} and period_system = ${system} and period_kind = ${kind} and period_from = ${from}`.execute(trx)
  return new Set(rows.map(({ unitId }) => unitId))
}

/** Reports that are not sent although their day is over. */
export const listLateFilings = async (trx: Trx, today: PlainDate): Promise<readonly Filing[]> => {
  const { rows } = await sql<Filing>`
    select ${FILING_COLUMNS} from report_filing f
    where f.tenant_id = current_tenant() and f.state in ('open', 'returned') and f.due_on < ${today} order by f.due_on, f.id`.execute(trx)
  return rows
}

export type FilingHistoryLine = {
  readonly seq: number
  readonly recordedAt: Instant
  /** `null`: the program did it by itself. */
  readonly actorName: string | null
  readonly delegationForm: DelegationForm | null
  readonly event: FilingEvent
}

/** Everything that was done to a report, oldest first. */
export const listFilingEvents = async (trx: Trx, filingId: string): Promise<readonly FilingHistoryLine[]> => {
  const { rows } = await sql<Omit<FilingHistoryLine, 'event'> & { type: FilingEvent['type']; body: object }>`
    select seq, recorded_at as "recordedAt", case when actor_staff_id is not null then actor_name end as "actorName", delegation_form as "delegationForm", type, body
    from report_filing_event where tenant_id = current_tenant() and filing_id = ${filingId} order by seq`.execute(trx)
  return rows.map(({ type, body, ...line }) => ({ ...line, event: { type, ...body } as FilingEvent }))
}

/** What a snapshot of the figures is kept for. */
export const snapshotSubject = (filingId: string): string => `report_filing/${filingId}`

/** The figures of a report as they were frozen when it was opened. */
export const frozenReport = async (trx: Trx, filing: Filing): Promise<Report> => {
  const snapshot = (await findSnapshots(trx, snapshotSubject(filing.id))).find(({ id }) => id === filing.snapshotId)
  const form = reportFormOn(filing.form, filing.to.toString())
  const [tree, treeBefore] = [await unitTree(trx, filing.to), await unitTree(trx, filing.from)]
  const unit = tree.find(filing.unitId) ?? treeBefore.find(filing.unitId)
  if (snapshot === undefined || form === undefined || unit === undefined) throw new Error(`report ${filing.id} has lost its ground`)
  const question = {
    form, unit, period: { from: filing.from, to: filing.to }, asOf: snapshot.asOf, tree, treeBefore,
    units: [...new Set([...tree.subtree(unit.id), ...treeBefore.subtree(unit.id)])],
  }
  const sheet = { form, rows: snapshot.answer as readonly SheetRow[] }
  return { question, sheet, breaches: checkSheet(sheet), provisional: false }
}

/** The signed report of the same unit, system and kind for the period that ends where this one begins. */
const findReportBefore = async (trx: Trx, filing: Filing): Promise<Filing | undefined> => {
  const { rows } = await sql<Filing>`
    select ${FILING_COLUMNS} from report_filing f
    where f.tenant_id = current_tenant() and f.unit_id = ${filing.unitId} and f.period_system = ${filing.system} and f.period_kind = ${filing.kind}
      and f.period_to = ${filing.from.subtract({ days: 1 })} and f.state in ('signed', 'accepted')
    order by (f.form = ${filing.form}) desc limit 1`.execute(trx)
  return rows[0]
}

/** What this report carries over against what the signed one before left pending; nothing without a signed one. */
export const findChainDifferences = async (trx: Trx, filing: Filing, report: Report): Promise<readonly ChainDifference[]> => {
  const before = await findReportBefore(trx, filing)
  return before === undefined ? [] : chainDifferences(report.sheet, (await frozenReport(trx, before)).sheet)
}

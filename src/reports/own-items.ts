import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { CountedDossier } from '#figures/open-figure.ts'
import { INTAKES, POINT_KINDS, type PointKind } from '#dossiers/domain/figure-points.ts'
import { TIME_KINDS } from '#dossiers/domain/time-points.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'
import { instantOf, localDayOf, type Instant, type PlainDate } from '#kernel/time.ts'
import { causeNotStated } from '#law/causes-of-lateness.ts'
import { findTier } from '#law/unit-catalogue.ts'
import type { Count } from '#law/report-forms.ts'
import type { OwnMeasure, ReportMeasure } from './domain/measure.ts'
import type { Narrowing } from './domain/row-path.ts'
import type { ReportQuestion } from './report-question.ts'

/** What own measures are counted over; any question of a form is one. */
export type OwnQuestion = Pick<ReportQuestion, 'unit' | 'period' | 'units' | 'asOf'>

/**
 * Measures that the figures do not keep, each as rows of one derived table: measure, unit, sector, procedure, cause, dossier,
 * amount. What is counted and what a cell opens to are read from the same rows.
 */
type Scope = { readonly from: Instant; readonly until: Instant; readonly lastDay: PlainDate; readonly asOf: Instant; readonly units: readonly UnitId[]; readonly tier: string }

const startOf = (day: PlainDate): Instant => instantOf(localDayOf(day) * DAY_MINUTES)

const scopeOf = ({ period, asOf, units, unit }: OwnQuestion): Scope => ({
  from: startOf(period.from), until: startOf(period.to.add({ days: 1 })), lastDay: period.to, asOf, units, tier: unit.tier,
})

const points = ({ from, until, asOf, units }: Scope, ...kinds: readonly PointKind[]): RawBuilder<unknown> => sql`
  p.tenant_id = current_tenant() and p.competent_unit_id = any (${[...units]}::uuid[]) and p.at >= ${from} and p.at < ${until}
  and p.recorded_at <= ${asOf} and p.kind = any (${kinds.map((kind) => POINT_KINDS[kind])}::smallint[])`

/** Dossiers that ended late in the period, by the cause that their last event gives. */
const lateEnds = (scope: Scope, measure: OwnMeasure, ...kinds: readonly PointKind[]): RawBuilder<unknown> => sql`
  select ${sql.lit(measure)} as measure, p.competent_unit_id as unit_id, p.sector_code, p.procedure_code,
    coalesce(max(d.lateness_cause), ${causeNotStated()}) as cause, p.dossier_id, 1 as amount
  from figure_point p join dossier d on d.tenant_id = p.tenant_id and d.id = p.dossier_id
  where ${points(scope, ...kinds)} group by p.dossier_id, p.competent_unit_id, p.sector_code, p.procedure_code having sum(p.amount) > 0`

/** Passes of steps that ended in the period, at the unit that held them, with the time that each took; opinions of others apart. */
const endedSteps = ({ from, until, asOf, units }: Scope, measure: OwnMeasure, amount: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${sql.lit(measure)} as measure, t.unit_id, t.sector_code, t.procedure_code, null::text as cause, t.dossier_id, sum(t.amount * ${amount})::int as amount
  from figure_time t
  where t.tenant_id = current_tenant() and t.unit_id = any (${[...units]}::uuid[]) and t.kind <> all (${[TIME_KINDS.dossier, TIME_KINDS.consult]}::smallint[])
    and t.at >= ${from} and t.at < ${until} and t.recorded_at <= ${asOf} and ${where}
  group by t.unit_id, t.sector_code, t.procedure_code, t.dossier_id, t.no having sum(t.amount) > 0`

/** Receipts given in the period and not cancelled, at the agency that decides the dossier. */
const receipts = ({ from, until, asOf, units }: Scope, measure: OwnMeasure, method: string): RawBuilder<unknown> => sql`
  select ${sql.lit(measure)} as measure, d.competent_unit_id as unit_id, d.sector_code, d.procedure_code, null::text as cause, r.dossier_id, 1 as amount
  from fee_receipt r join fee_payment m on m.tenant_id = r.tenant_id and m.id = r.payment_id
  join dossier d on d.tenant_id = r.tenant_id and d.id = r.dossier_id
  where r.tenant_id = current_tenant() and d.competent_unit_id = any (${[...units]}::uuid[]) and r.issued_at >= ${from} and r.issued_at < ${until}
    and r.issued_at <= ${asOf} and m.method = ${method}
    and not exists (select from fee_receipt_void v where v.tenant_id = r.tenant_id and v.receipt_id = r.id and v.voided_at <= ${asOf})`

const consignments = ({ from, until, asOf, units }: Scope, measure: OwnMeasure, direction: string, status: string): RawBuilder<unknown> => sql`
  select ${sql.lit(measure)} as measure, d.competent_unit_id as unit_id, d.sector_code, d.procedure_code, null::text as cause, c.dossier_id, 1 as amount
  from consignment_event e join consignment c on c.tenant_id = e.tenant_id and c.id = e.consignment_id
  join dossier d on d.tenant_id = c.tenant_id and d.id = c.dossier_id
  where e.tenant_id = current_tenant() and d.competent_unit_id = any (${[...units]}::uuid[]) and c.direction = ${direction} and e.status = ${status}
    and e.occurred_at >= ${from} and e.occurred_at < ${until} and e.recorded_at <= ${asOf}`

/** Procedures in force on the last day, of the tier of the asked unit; a province answers for all. */
const services = ({ lastDay, tier }: Scope, measure: OwnMeasure, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${sql.lit(measure)} as measure, null::uuid as unit_id, v.sector_code, v.procedure_code, null::text as cause, null::uuid as dossier_id, 1 as amount
  from procedure_version v
  where v.tenant_id = current_tenant() and v.state <> 'draft' and v.effective_from <= ${lastDay} and (v.effective_to is null or v.effective_to >= ${lastDay})
    and (${findTier(tier)?.level === 1} or v.tiers::jsonb ? ${tier}) and ${where}`

const atLevel = (scope: Scope, measure: OwnMeasure, level: string): RawBuilder<unknown> => services(scope, measure, sql`v.body ->> 'serviceLevel' = ${level}`)

const ONLINE = INTAKES.flatMap((intake, i) => (intake === 'fullOnline' || intake === 'partialOnline' ? [i + 1] : []))

/** Each own measure that is counted in the database. */
const ITEMS = {
  lateResolved: (scope) => lateEnds(scope, 'lateResolved', 'resolvedOverdue'),
  lateEnded: (scope) => lateEnds(scope, 'lateEnded', 'withdrawnOverdue', 'terminatedOverdue'),
  lateApologised: (scope) => lateEnds(scope, 'lateApologised', 'resolvedOverdueApologised'),
  stepsInTime: (scope) => endedSteps(scope, 'stepsInTime', sql`1`, sql`(t.promised_minutes is null or t.worked_minutes <= t.promised_minutes)`),
  stepsOverdue: (scope) => endedSteps(scope, 'stepsOverdue', sql`1`, sql`t.worked_minutes > t.promised_minutes`),
  stepAllottedMinutes: (scope) => endedSteps(scope, 'stepAllottedMinutes', sql`coalesce(t.promised_minutes, 0)`, sql`true`),
  stepWorkedMinutes: (scope) => endedSteps(scope, 'stepWorkedMinutes', sql`t.worked_minutes`, sql`true`),
  paymentsOnline: (scope) => receipts(scope, 'paymentsOnline', 'gateway'),
  paymentsTransfer: (scope) => receipts(scope, 'paymentsTransfer', 'transfer'),
  paymentsCash: (scope) => receipts(scope, 'paymentsCash', 'cash'),
  postalCollected: (scope) => consignments(scope, 'postalCollected', 'collect', 'delivered'),
  postalHandedOver: (scope) => consignments(scope, 'postalHandedOver', 'return', 'dispatched'),
  postalDelivered: (scope) => consignments(scope, 'postalDelivered', 'return', 'delivered'),
  postalReturned: (scope) => consignments(scope, 'postalReturned', 'return', 'returned'),
  servicesInformation: (scope) => atLevel(scope, 'servicesInformation', 'information'),
  servicesPartialOnline: (scope) => atLevel(scope, 'servicesPartialOnline', 'partialOnline'),
  servicesFullOnline: (scope) => atLevel(scope, 'servicesFullOnline', 'fullOnline'),
  servicesProactive: (scope) => atLevel(scope, 'servicesProactive', 'proactive'),
  servicesWithOnlineDossiers: (scope) =>
    services(scope, 'servicesWithOnlineDossiers', sql`exists (select from figure_point p where ${points(scope, 'received')}
      and p.procedure_code = v.procedure_code and p.intake = any (${ONLINE}::smallint[]))`),
} as const satisfies Partial<Record<OwnMeasure, (scope: Scope) => RawBuilder<unknown>>>

/** An own measure that is counted over rows of the database. */
export type CountedMeasure = keyof typeof ITEMS
export const isCounted = (measure: string): measure is CountedMeasure => Object.hasOwn(ITEMS, measure)

/** Counts procedures and not dossiers. */
const ofProcedures = (measure: ReportMeasure): boolean => measure.startsWith('services') || measure.startsWith('procedures')

/** A cell that counted dossiers opens to them; one that counted procedures has none to open. */
export const opensDossiers = (count: Count | undefined): boolean => count !== undefined && !count.sum.some(ofProcedures)

const itemsOf = (question: OwnQuestion, measures: readonly CountedMeasure[]): RawBuilder<unknown> => {
  const scope = scopeOf(question)
  return sql`(${sql.join(measures.map((measure) => ITEMS[measure](scope)), sql` union all `)})`
}

export type OwnRow = {
  readonly measure: CountedMeasure
  readonly unitId: UnitId | null
  readonly sectorCode: string | null
  readonly procedureCode: string | null
  readonly cause: string | null
  readonly amount: number
}

/** Amounts by measure, unit, sector, procedure and cause. */
export const countOwn = async (trx: Trx, question: OwnQuestion, measures: readonly CountedMeasure[]): Promise<readonly OwnRow[]> => {
  if (measures.length === 0) return []
  const { rows } = await sql<OwnRow>`
    select measure, unit_id as "unitId", sector_code as "sectorCode", procedure_code as "procedureCode", cause, sum(amount)::int as amount
    from ${itemsOf(question, measures)} i group by 1, 2, 3, 4, 5`.execute(trx)
  return rows
}

type Page = { readonly units: readonly UnitId[]; readonly narrowing: Narrowing; readonly after: DossierId | undefined; readonly limit: number }

/** The dossiers behind the amounts of some measures, in the order in which they were made. */
export const openOwn = async (trx: Trx, question: OwnQuestion, measures: readonly CountedMeasure[], page: Page): Promise<readonly CountedDossier[]> => {
  if (measures.length === 0) return []
  const { sector, procedure, cause } = page.narrowing
  const { rows } = await sql<CountedDossier>`
    with opened as (
      select distinct dossier_id from ${itemsOf(question, measures)} i
      where dossier_id is not null and unit_id = any (${[...page.units]}::uuid[])
        and (${sector ?? null}::text is null or sector_code = ${sector ?? null}) and (${procedure ?? null}::text is null or procedure_code = ${procedure ?? null})
        and (${cause ?? null}::text is null or cause = ${cause ?? null}) and (${page.after ?? null}::uuid is null or dossier_id > ${page.after ?? null}::uuid)
      order by dossier_id limit ${page.limit}
    )
    select d.id, d.code, d.procedure_code as "procedureCode", d.sector_code as "sectorCode", d.competent_unit_id as "competentUnitId",
      d.receiving_unit_id as "receivingUnitId", d.phase, d.submitted_at as "submittedAt", d.accepted_at as "acceptedAt", d.due_at as "dueAt",
      d.finished_at as "finishedAt", d.ended_at as "endedAt"
    from opened o join dossier d on d.tenant_id = current_tenant() and d.id = o.dossier_id order by d.id`.execute(trx)
  return rows
}

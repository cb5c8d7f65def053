import type { Ctx, Trx } from '#db/context.ts'
import { findSnapshots, keepSnapshot } from '#figures/freeze.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { findIndicator } from '#law/reform-reports.ts'
import { readingAll } from '#reports/report-question.ts'
import type { ReportDocument } from './compose-document.ts'
import { NOTHING_MERGED, type ChildReport, type Merged } from './domain/merge.ts'
import type { Values } from './domain/fact.ts'
import { nameOfReformPeriod, periodOfKind, samePeriodLastYear, type ReformPeriod } from './domain/reform-period.ts'
import { isMerged } from './domain/report.ts'
import { findReportBefore, findReportOf, findSignedDocuments, listReportsTo } from './queries.ts'
import { readContributions } from './read-contributions.ts'
import { readKnown } from './read-known.ts'
import { findScope, reportersTo, type ReportScope } from './report-scope.ts'

/** Everything that a report is filled with, as it was known at one moment; what people type lies beside it. */
export type Snapshot = {
  readonly known: Values
  /** The same period of the year before: what the signed report said, else what the system knows of it. */
  readonly before: Values
  readonly merged: Merged
  /** What was typed last for a row, and for which period. */
  readonly remembered: Readonly<Record<string, { readonly value: number; readonly period: string }>>
}

const rowsOf = ({ annexes }: ReportDocument) => annexes.flatMap(({ rows }) => rows)

/** Figures of a signed report that only people know: what an upper report adds up. */
const askedValues = (document: ReportDocument): Values =>
  Object.fromEntries(rowsOf(document).flatMap(({ code, value, origin }) => {
    const kind = findIndicator(code)?.from.kind
    return value === null || kind === 'sum' || kind === 'share' || (origin !== 'typed' && origin !== 'below') ? [] : [[code, value]]
  }))

/** The reports from below that were sent, and who is missing. */
export const readMerged = async (trx: Trx, { unit, tree }: ReportScope, period: ReformPeriod): Promise<Merged> => {
  const reporters = reportersTo(tree, unit.id, period.to.toString())
  if (reporters.length === 0) return NOTHING_MERGED
  const sent = (await listReportsTo(trx, unit.id, period)).filter(({ state }) => isMerged(state))
  const documents = new Map((await findSignedDocuments(trx, sent.map(({ id }) => id))).map((signed) => [signed.reportId, signed.document]))
  const byUnit = new Map(sent.map((report) => [report.unitId, report]))
  const children: ChildReport[] = []
  const missing: string[] = []
  for (const { id, name } of reporters) {
    const report = byUnit.get(id)
    const document = report === undefined ? undefined : documents.get(report.id)
    if (report === undefined || document === undefined) missing.push(name)
    else children.push({ reportId: report.id, unitId: id, unitName: name, values: askedValues(document) })
  }
  return { children, missing }
}

/** What the same unit said of the same period a year ago. */
const readBefore = async (trx: Trx, unitId: UnitId, period: ReformPeriod, asOf: Instant, contributed: Values): Promise<Values> => {
  const lastYear = samePeriodLastYear(period)
  const scope = await findScope(trx, unitId, lastYear)
  const known = scope === undefined ? {} : await readKnown(trx, { scope, asOf }, 'begin')
  const report = await findReportOf(trx, unitId, lastYear)
  const [signed] = report === undefined ? [] : await findSignedDocuments(trx, [report.id])
  const said = signed === undefined ? {} : Object.fromEntries(rowsOf(signed.document).flatMap(({ code, value }) => (value === null ? [] : [[code, value]])))
  return { ...known, ...contributed, ...said }
}

const readRemembered = async (trx: Trx, unitId: UnitId, period: ReformPeriod): Promise<Snapshot['remembered']> => {
  const before = await findReportBefore(trx, unitId, period)
  if (before === undefined) return {}
  const named = nameOfReformPeriod(periodOfKind(before.kind, before.year))
  return Object.fromEntries(Object.entries(before.content.answers).map(([code, { value }]) => [code, { value, period: named }]))
}

/** Reads the ground of a report as of a moment; undefined for a unit that was not there in the period. */
export const readGround = async (ctx: Ctx, unitId: UnitId, period: ReformPeriod, asOf: Instant): Promise<{ readonly scope: ReportScope; readonly snapshot: Snapshot } | undefined> => {
  const scope = await readingAll(ctx, (trx) => findScope(trx, unitId, period))
  if (scope === undefined) return undefined
  const contributed = (of: ReformPeriod): Promise<Values> => readContributions(ctx, { unitId, units: scope.units, period: of, asOf })
  const [now, then] = [await contributed(period), await contributed(samePeriodLastYear(period))]
  const snapshot = await readingAll(ctx, async (trx): Promise<Snapshot> => ({
    known: { ...(await readKnown(trx, { scope, asOf })), ...now },
    before: await readBefore(trx, unitId, period, asOf, then),
    merged: await readMerged(trx, scope, period),
    remembered: await readRemembered(trx, unitId, period),
  }))
  return { scope, snapshot }
}

const subjectOf = (reportId: string): string => `reform_report/${reportId}`

/** Keeps what a report is filled with; nobody can change it. Resolves to its id. */
export const keepReportSnapshot = (trx: Trx, ctx: Ctx, reportId: string, { unit }: ReportScope, period: ReformPeriod, asOf: Instant, snapshot: Snapshot): Promise<string> =>
  keepSnapshot(trx, ctx, { subject: subjectOf(reportId), question: { unit: unit.code, period: `${period.year}-${period.code}` }, answer: snapshot, asOf })

/** The snapshot that a report uses, with its moment. */
export const findReportSnapshot = async (trx: Trx, reportId: string, snapshotId: string): Promise<{ readonly snapshot: Snapshot; readonly asOf: Instant }> => {
  const found = (await findSnapshots(trx, subjectOf(reportId))).find(({ id }) => id === snapshotId)
  if (found === undefined) throw new Error(`report ${reportId} has lost its figures`)
  return { snapshot: found.answer as Snapshot, asOf: found.asOf }
}

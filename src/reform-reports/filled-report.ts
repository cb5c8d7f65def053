import type { Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DelegationForm } from '#kernel/actor.ts'
import type { Instant } from '#kernel/time.ts'
import { outlineOn } from '#law/reform-reports.ts'
import { composeDocument, type Filled, type ReportDocument } from './compose-document.ts'
import { fillFacts } from './domain/fact.ts'
import { sumBelow } from './domain/merge.ts'
import { periodOfKind, type ReformPeriod } from './domain/reform-period.ts'
import type { ReportContent } from './domain/report.ts'
import { findSignedDocuments } from './queries.ts'
import { findScope, type ReportScope } from './report-scope.ts'
import { findReportSnapshot, type Snapshot } from './snapshot.ts'
import type { StoredReport } from './report-store.ts'

/** Puts snapshot and words together: everything that a page, a check or a paper needs. */
export const fillReport = ({ unit }: Pick<ReportScope, 'unit'>, period: ReformPeriod, asOf: Instant, snapshot: Snapshot, content: ReportContent): Filled => {
  const lastDay = period.to.toString()
  return {
    unit: { code: unit.code, name: unit.name, tier: unit.tier },
    period,
    outline: outlineOn(lastDay),
    asOf: toAt(asOf),
    facts: fillFacts({ tier: unit.tier, lastDay, known: snapshot.known, answers: content.answers, below: sumBelow(snapshot.merged) }),
    before: snapshot.before,
    content,
    merged: { from: snapshot.merged.children.map(({ unitName }) => unitName), missing: snapshot.merged.missing },
  }
}

export const periodOfReport = ({ kind, year }: Pick<StoredReport, 'kind' | 'year'>): ReformPeriod => periodOfKind(kind, year)

export type LiveReport = { readonly scope: ReportScope; readonly period: ReformPeriod; readonly snapshot: Snapshot; readonly asOf: Instant; readonly filled: Filled }

/** A report with the figures of its snapshot. */
export const readLive = async (trx: Trx, report: StoredReport): Promise<LiveReport> => {
  const period = periodOfReport(report)
  const scope = await findScope(trx, report.unitId, period)
  if (scope === undefined) throw new Error(`report ${report.id} has lost its unit`)
  const { snapshot, asOf } = await findReportSnapshot(trx, report.id, report.snapshotId)
  return { scope, period, snapshot, asOf, filled: fillReport(scope, period, asOf, snapshot, report.content) }
}

/** States in which the report is what was signed and nothing else. */
const isFrozen = ({ state }: StoredReport): boolean => state === 'signed' || state === 'sent' || state === 'accepted'

/** The document of a report: as it was signed, else as it stands. */
export const readDocument = async (trx: Trx, report: StoredReport): Promise<{ readonly document: ReportDocument; readonly signer: string | null; readonly delegationForm: DelegationForm | null }> => {
  if (isFrozen(report)) {
    const [signed] = await findSignedDocuments(trx, [report.id])
    if (signed === undefined) throw new Error(`report ${report.id} has lost its signature`)
    return { document: signed.document, signer: signed.signer, delegationForm: signed.delegationForm }
  }
  return { document: composeDocument((await readLive(trx, report)).filled), signer: null, delegationForm: null }
}

import { toAt } from '#kernel/at.ts'
import type { Report } from './ask-report.ts'
import { writeIdentity } from './domain/check-sheet.ts'

/** A report as programs read it: numbers by column, `null` where there is no figure. */
export const reportJson = ({ question, sheet, breaches, provisional }: Report) => {
  const { form, unit, period, asOf } = question
  return {
    form: { code: form.code, title: form.title, unit: form.unit, source: form.source, effectiveFrom: form.effectiveFrom, checked: form.checked },
    unit: { code: unit.code, name: unit.name },
    period: { from: period.from.toString(), to: period.to.toString() },
    asOf: toAt(asOf),
    provisional,
    columns: form.columns.map(({ no, kind, label, under }) => ({ no, kind, label: [...under, label].join(' · ') })),
    rows: sheet.rows.map(({ key, numbering, label, depth, cells }) => ({ key, numbering, label, depth, cells })),
    identities: form.identities.map(writeIdentity),
    breaches: breaches.map((breach) => ({ ...breach })),
  }
}

export type ReportJson = ReturnType<typeof reportJson>

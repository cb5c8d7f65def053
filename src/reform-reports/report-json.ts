import { plainText, type ReportDocument } from './compose-document.ts'
import type { TextFindings } from './check-text.ts'

/** A report for programs: texts as people read them, rows with their numbers. */
export const reformReportJson = (document: ReportDocument, findings: readonly TextFindings[] = []) => {
  const { title, unit, period, asOf, parts, annexes, merged } = document
  return {
    title, unit, period, asOf,
    parts: parts.map(({ code, number, title: heading, paragraphs }) => ({ code, number, title: heading, paragraphs: paragraphs.map(plainText) })),
    annexes: annexes.map(({ no, title: name, rows }) => ({
      no, title: name,
      rows: rows.map(({ code, label, unit: measuredIn, value, before, origin, note }) => ({ code, label, unit: measuredIn, value, before, origin, note })),
    })),
    mergedFrom: merged.from,
    missing: merged.missing,
    findings: findings.flatMap(({ node, wrong, open, typed, problems }) => [
      ...problems.map(({ kind, quote }) => ({ node, kind, quote, explanation: null })),
      ...wrong.map(({ quote, explanation }) => ({ node, kind: 'arithmetic', quote, explanation })),
      ...open.map(({ quote, explanation }) => ({ node, kind: 'unclear', quote, explanation })),
      ...typed.map(({ quote, code, typed: given, inAnnex }) => ({ node, kind: 'differsFromAnnex', quote, explanation: `${given} ≠ ${inAnnex} (${code})` })),
    ]),
  }
}

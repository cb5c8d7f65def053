import { checkFigures } from './domain/check-figures.ts'
import type { ClaimKind } from './domain/claim.ts'
import { explain } from './explain.ts'

/** A claim as people and programs read it. `offset` counts UTF-16 units in the composed (NFC) text. */
export type CheckedClaim = {
  readonly quote: string
  readonly kind: ClaimKind
  readonly computed: number | null
  readonly printed: number | null
  readonly holds: boolean | null
  readonly explanation: string
  readonly offset: number
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4)

/** Reads a report and judges every arithmetic claim that can be found in it, in the order of the text. */
export const checkReport = (report: string): readonly CheckedClaim[] => {
  const text = report.normalize('NFC')
  return checkFigures(text).map((claim) => ({
    quote: text.slice(claim.start, claim.end).replace(/\s+/gu, ' ').trim(),
    kind: claim.kind,
    computed: rounded(claim.computed),
    printed: claim.printed,
    holds: claim.holds,
    explanation: explain(claim, text),
    offset: claim.start,
  }))
}

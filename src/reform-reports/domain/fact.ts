import { INDICATORS, isReportedBy, type Indicator } from '#law/reform-reports.ts'
import { shareOf } from '#reports/domain/share.ts'
import type { Answer } from './answer.ts'

/** Figures by code of their indicator; a code that is not there is not known. */
export type Values = Readonly<Record<string, number>>

/** Where a value came from: read in the system, typed, added up (from rows or from the reports below), or nowhere. */
export type FactOrigin = 'system' | 'typed' | 'computed' | 'below' | 'unknown'

/** One row of the annexes as filled. */
export type Fact = {
  readonly code: string
  readonly value: number | null
  readonly origin: FactOrigin
  /** The base of a share; null where it is not known. */
  readonly base?: { readonly code: string; readonly value: number | null }
  /** What the reports below say, when the row is added up from them. */
  readonly below?: number
}

/** What a report is filled from. */
export type Ground = {
  readonly tier: string
  /** Last day of the period, ISO. */
  readonly lastDay: string
  /** What the system knows of the period. */
  readonly known: Values
  readonly answers: Readonly<Record<string, Answer>>
  /** Sums of the reports from below of what nobody but people knows. */
  readonly below: Values
}

export const rowsOf = ({ tier, lastDay }: Pick<Ground, 'tier' | 'lastDay'>): readonly Indicator[] =>
  INDICATORS.filter((indicator) => isReportedBy(indicator, tier, lastDay))

/** May people type the row: nobody computes it, and the system does not know it. */
export const isTyped = ({ from, code }: Indicator, known: Values): boolean =>
  from.kind !== 'sum' && from.kind !== 'share' && known[code] === undefined

const typedFact = ({ code }: Indicator, { answers, below }: Ground): Fact => {
  const [own, fromBelow] = [answers[code]?.value, below[code]]
  if (own === undefined && fromBelow === undefined) return { code, value: null, origin: 'unknown' }
  return { code, value: (own ?? 0) + (fromBelow ?? 0), origin: fromBelow === undefined ? 'typed' : 'below', ...(fromBelow !== undefined && { below: fromBelow }) }
}

/** Fills every row that the unit reports: known, typed, then sums, then shares of both. Unknown stays unknown, never nought. */
export const fillFacts = (ground: Ground): readonly Fact[] => {
  const filled = new Map<string, Fact>()
  const rows = rowsOf(ground)
  const valueAt = (code: string): number | null => filled.get(code)?.value ?? null
  for (const row of rows) {
    const known = ground.known[row.code]
    if (known !== undefined) filled.set(row.code, { code: row.code, value: known, origin: 'system' })
    else if (isTyped(row, ground.known)) filled.set(row.code, typedFact(row, ground))
  }
  for (const { code, from } of rows) {
    if (from.kind !== 'sum') continue
    const parts = from.of.map(valueAt)
    const value = parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
    filled.set(code, { code, value, origin: value === null ? 'unknown' : 'computed' })
  }
  for (const { code, from } of rows) {
    if (from.kind !== 'share') continue
    const value = shareOf(valueAt(from.of), valueAt(from.base))
    filled.set(code, { code, value, origin: value === null ? 'unknown' : 'computed', base: { code: from.base, value: valueAt(from.base) } })
  }
  return rows.flatMap(({ code }) => filled.get(code) ?? [])
}

export const valuesOf = (facts: readonly Fact[]): Values =>
  Object.fromEntries(facts.flatMap(({ code, value }) => (value === null ? [] : [[code, value]])))

import type { Values } from './fact.ts'

/** What a report from below gives to the one above: its figures that only people know. */
export type ChildReport = {
  readonly reportId: string
  readonly unitId: string
  readonly unitName: string
  readonly values: Values
}

/** The reports from below taken together, and who is missing. */
export type Merged = {
  readonly children: readonly ChildReport[]
  /** Names of units that owe a report and have not sent it. */
  readonly missing: readonly string[]
}

export const NOTHING_MERGED: Merged = { children: [], missing: [] }

/** Sums by code over the reports that know it. */
export const sumBelow = ({ children }: Merged): Values => {
  const sums: Record<string, number> = {}
  for (const { values } of children) for (const [code, value] of Object.entries(values)) sums[code] = (sums[code] ?? 0) + value
  return sums
}

/** Which unit said what for one code, in the order of the units. */
export const saidBelow = ({ children }: Merged, code: string): readonly { readonly unitName: string; readonly reportId: string; readonly value: number }[] =>
  children.flatMap(({ unitName, reportId, values }) => {
    const value = values[code]
    return value === undefined ? [] : [{ unitName, reportId, value }]
  })

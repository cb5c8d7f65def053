import type { Sheet, SheetRow } from './fill-sheet.ts'

/** One line of "điều chỉnh sau chốt": what this report carries over against what the signed earlier one left pending. */
export type ChainDifference = {
  readonly rowKey: string
  readonly label: string
  readonly pendingBefore: number
  readonly carriedNow: number
}

/** Figures of an earlier report as they were signed: cells by row and column. */
export type SignedRow = Pick<SheetRow, 'key' | 'label' | 'cells' | 'isInnermost' | 'depth'>

/**
 * Carried over = pending of the signed report before, line by line and as a whole; what differs was corrected after the
 * closing and has to be explained. No difference for a form without this rule.
 */
export const chainDifferences = (sheet: Sheet, before: readonly SignedRow[]): readonly ChainDifference[] => {
  const { chain } = sheet.form
  if (chain === undefined) return []
  const isCompared = ({ depth, isInnermost }: SignedRow): boolean => depth === 0 || isInnermost
  const earlier = new Map(before.filter(isCompared).map((row) => [row.key, row]))
  const now = new Map<string, SignedRow>(sheet.rows.filter(isCompared).map((row) => [row.key, row]))
  return [...new Set([...now.keys(), ...earlier.keys()])].flatMap((key) => {
    const carriedNow = now.get(key)?.cells[chain.carried] ?? 0
    const pendingBefore = earlier.get(key)?.cells[chain.pending] ?? 0
    const label = (now.get(key) ?? earlier.get(key))?.label ?? ''
    return carriedNow === pendingBefore ? [] : [{ rowKey: key, label, pendingBefore, carriedNow }]
  })
}

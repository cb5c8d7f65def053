import type { Sheet, SheetRow } from './fill-sheet.ts'

/** One line of "điều chỉnh sau chốt": what this report carries over against what the signed earlier one left pending. */
export type ChainDifference = {
  readonly rowKey: string
  readonly label: string
  readonly pendingBefore: number
  readonly carriedNow: number
}

const compared = ({ rows }: Sheet): ReadonlyMap<string, SheetRow> =>
  new Map(rows.filter(({ depth, isInnermost }) => depth === 0 || isInnermost).map((row) => [row.key, row]))

/**
 * Carried over = pending of the signed report before, line by line and as a whole; what differs was corrected after the
 * closing and has to be explained. The one before may be of an older form. No difference for a form without this rule.
 */
export const chainDifferences = (sheet: Sheet, before: Sheet): readonly ChainDifference[] => {
  const [carried, pending] = [sheet.form.chain?.carried, before.form.chain?.pending]
  if (carried === undefined || pending === undefined) return []
  const [earlier, now] = [compared(before), compared(sheet)]
  return [...new Set([...now.keys(), ...earlier.keys()])].flatMap((key) => {
    const carriedNow = now.get(key)?.cells[carried] ?? 0
    const pendingBefore = earlier.get(key)?.cells[pending] ?? 0
    const label = (now.get(key) ?? earlier.get(key))?.label ?? ''
    return carriedNow === pendingBefore ? [] : [{ rowKey: key, label, pendingBefore, carriedNow }]
  })
}

/** When ratings of a unit and month may be seen: so many at least, in whole batches while the month runs. */
export type ClosingRule = { readonly batch: number; readonly fewest: number }

/**
 * How many of a unit's ratings of a month may be seen, the earliest first. What was shown before is shown for ever, and
 * what comes to be shown at once is never fewer than `fewest`: so no two looks differ by somebody who can be recognised.
 */
export const visibleCount = (count: number, isOver: boolean, { batch, fewest }: ClosingRule): number => {
  const whole = Math.floor(count / batch) * batch
  const closed = whole >= fewest ? whole : 0
  return isOver && count - closed >= fewest ? count : closed
}

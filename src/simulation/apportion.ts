/**
 * Shares a whole number out by weights, by largest remainder: every part gets its share rounded down, what is left
 * goes to the largest remainders, ties to the earlier part. The parts always add up to `total`.
 */
export const apportion = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (!(sum > 0)) {
    if (total === 0) return weights.map(() => 0)
    throw new RangeError('nothing to share out by')
  }
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

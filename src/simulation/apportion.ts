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

/**
 * The same with a ceiling for each part: what does not fit goes to the parts that still have room, by their weights.
 * `undefined` when there is not room enough among the parts with a weight.
 */
export const apportionWithin = (total: number, weights: readonly number[], room: readonly number[]): number[] | undefined => {
  const parts = weights.map(() => 0)
  let left = total
  while (left > 0) {
    const open = weights.map((weight, i) => ((parts[i] ?? 0) < (room[i] ?? 0) ? weight : 0))
    if (open.every((weight) => weight === 0)) return undefined
    apportion(left, open).forEach((share, i) => {
      const taken = Math.min(share, (room[i] ?? 0) - (parts[i] ?? 0))
      parts[i] = (parts[i] ?? 0) + taken
      left -= taken
    })
  }
  return parts
}

/** Alternating pairs of a comparison: what else the machine does at that moment hits both halves alike. */
export const PAIRS = 5

/** The value in the middle; of an even number the higher of the two. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The smallest value that at least this share of the values does not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** To three significant digits: more would pretend. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

/** Milliseconds that `work` takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

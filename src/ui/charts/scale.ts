/** A straight scale: a value of the data to a place on the picture. */
export const linearScale =
  (domain: readonly [number, number], range: readonly [number, number]) =>
  (value: number): number => {
    const [from, to] = domain
    const share = to === from ? 0 : (value - from) / (to - from)
    return Math.round((range[0] + share * (range[1] - range[0])) * 100) / 100
  }

const STEPS = [1, 2, 2.5, 5, 10]

/**
 * Round values from 0 up to at least `max`, at most `count` steps apart evenly, for the lines behind a picture. Whole
 * numbers only, since dossiers are counted.
 */
export const ticksUpTo = (max: number, count = 4): readonly number[] => {
  if (max <= 0) return [0, 1]
  const rough = Math.max(1, max) / count
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = Math.ceil(size * (STEPS.find((one) => one * size >= rough) ?? 10))
  const ticks: number[] = []
  for (let at = 0; ticks.length === 0 || (ticks.at(-1) ?? 0) < max; at += step) ticks.push(at)
  return ticks
}

/**
 * How likely each length of time is, on an even grid: `mass[i]` is the chance of about `i × width` working minutes, the
 * last cell holds everything beyond the grid. The masses add up to 1. Only "does it fit into the time left" is ever
 * asked, so what lies beyond the grid needs no further detail.
 */
export type Histogram = { readonly width: number; readonly mass: Float64Array }

export const CELLS = 128
const BEYOND = CELLS

/** The finest grid, in minutes; coarser ones double it. */
const FINEST = 5

/** The cell width whose grid reaches `minutes`: few widths, so that what was worked out for one dossier serves others. */
export const widthFor = (minutes: number): number => {
  let width = FINEST
  while (width * (CELLS - 1) < minutes) width *= 2
  return width
}

const empty = (width: number): { width: number; mass: Float64Array } => ({ width, mass: new Float64Array(CELLS + 1) })

const cellOf = (minutes: number, width: number): number => Math.min(BEYOND, Math.round(Math.max(0, minutes) / width))

/** Surely no time at all. */
export const nothing = (width: number): Histogram => {
  const made = empty(width)
  made.mass[0] = 1
  return made
}

export type WeightedMinutes = { readonly minutes: number; readonly weight: number }

/** Weighted lengths on a grid; the weights are scaled to 1. Without any weight it is no time at all. */
export const histogramOf = (points: Iterable<WeightedMinutes>, width: number): Histogram => {
  const made = empty(width)
  let total = 0
  for (const { minutes, weight } of points) {
    const cell = cellOf(minutes, width)
    made.mass[cell] = (made.mass[cell] ?? 0) + weight
    total += weight
  }
  if (total === 0) return nothing(width)
  for (let i = 0; i <= BEYOND; i++) made.mass[i] = (made.mass[i] ?? 0) / total
  return made
}

/** One after the other: the distribution of the sum of two independent times. */
export const inSequence = (first: Histogram, second: Histogram): Histogram => {
  const made = empty(first.width)
  let within = 0
  for (let i = 0; i < CELLS; i++) {
    const chance = first.mass[i] ?? 0
    if (chance === 0) continue
    for (let j = 0; j < CELLS - i; j++) {
      const both = chance * (second.mass[j] ?? 0)
      made.mass[i + j] = (made.mass[i + j] ?? 0) + both
      within += both
    }
  }
  made.mass[BEYOND] = Math.max(0, 1 - within)
  return made
}

/** Side by side: the distribution of the longer of two independent times. */
export const inParallel = (one: Histogram, other: Histogram): Histogram => {
  const made = empty(one.width)
  let [a, b, before] = [0, 0, 0]
  for (let i = 0; i <= BEYOND; i++) {
    a += one.mass[i] ?? 0
    b += other.mass[i] ?? 0
    made.mass[i] = Math.max(0, a * b - before)
    before = a * b
  }
  return made
}

/** One of two ways: the second with chance `share`. */
export const eitherWay = (first: Histogram, second: Histogram, share: number): Histogram => {
  const made = empty(first.width)
  for (let i = 0; i <= BEYOND; i++) made.mass[i] = (1 - share) * (first.mass[i] ?? 0) + share * (second.mass[i] ?? 0)
  return made
}

/** The chance that it takes longer than `minutes`; a cell that `minutes` cuts counts by its part. */
export const chanceBeyond = ({ width, mass }: Histogram, minutes: number): number => {
  if (minutes < 0) return 1
  let within = 0
  for (let i = 0; i < CELLS; i++) {
    const reached = minutes / width - i + 0.5
    if (reached <= 0) break
    within += (mass[i] ?? 0) * (i === 0 ? 1 : Math.min(1, reached))
  }
  return Math.min(1, Math.max(0, 1 - within))
}

/** The length that `share` of all do not exceed, in minutes; the reach of the grid when it lies beyond. */
export const quantileOf = ({ width, mass }: Histogram, share: number): number => {
  let within = 0
  for (let i = 0; i < CELLS; i++) {
    within += mass[i] ?? 0
    if (within >= share - 1e-12) return i * width
  }
  return CELLS * width
}

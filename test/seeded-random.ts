/** Chance that is the same in every run (mulberry32). */
export type SeededRandom = {
  /** 0 ≤ n < below. */
  readonly int: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly chance: (share: number) => boolean
  /** A UUIDv7 of no particular moment. */
  readonly uuid: () => string
}

export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('nothing to pick from')
    return from[int(from.length)] as T
  }
  const hex = (length: number): string => Array.from({ length }, () => int(16).toString(16)).join('')
  return {
    int,
    pick,
    chance: (share) => next() < share,
    uuid: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}

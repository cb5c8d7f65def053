/** Whole numbers that only a seed decides, so that a draw can be repeated and checked by anybody who has the seed. */
export type Chance = {
  /** 0 ≤ n < bound, each as likely as any other. */
  readonly below: (bound: number) => number
  readonly shuffled: <T>(items: readonly T[]) => readonly T[]
}

const WHOLE = 2 ** 32
const WARM_UP = 15

/** `seed` is 32 hexadecimal digits. The generator is sfc32, which passes PractRand and is a dozen lines in any language. */
export const chanceOf = (seed: string): Chance => {
  if (!/^[0-9a-f]{32}$/.test(seed)) throw new RangeError('a seed is 32 hexadecimal digits')
  let [a, b, c, count] = [0, 8, 16, 24].map((at) => Number.parseInt(seed.slice(at, at + 8), 16) | 0) as [number, number, number, number]
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < WARM_UP; i++) next()
  const below = (bound: number): number => {
    // Numbers beyond the last whole multiple would favour the small ones: they are drawn again.
    const fair = WHOLE - (WHOLE % bound)
    for (;;) {
      const drawn = next()
      if (drawn < fair) return drawn % bound
    }
  }
  return {
    below,
    shuffled: <T>(items: readonly T[]): readonly T[] => {
      const order = [...items]
      for (let i = order.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const kept = order[i] as T
        order[i] = order[j] as T
        order[j] = kept
      }
      return order
    },
  }
}

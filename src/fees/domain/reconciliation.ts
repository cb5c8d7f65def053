/** One movement as one side tells it, by the other side's number. */
export type SaidLine = { readonly key: string; readonly amountDong: number }

/** A day compared: every movement is agreed, or listed on the side that misses it. */
export type Compared = {
  readonly agreed: readonly SaidLine[]
  /** The gateway or bank has it, the books do not. */
  readonly missing: readonly SaidLine[]
  /** The books have it, the gateway or bank does not. */
  readonly surplus: readonly SaidLine[]
  /** Both have it, with another sum. */
  readonly differing: readonly { readonly key: string; readonly saidDong: number; readonly bookedDong: number }[]
  readonly saidDong: number
  readonly bookedDong: number
}

const sumOf = (lines: readonly SaidLine[]): number => lines.reduce((sum, line) => sum + line.amountDong, 0)

export const compareDay = (said: readonly SaidLine[], booked: readonly SaidLine[]): Compared => {
  const inBooks = new Map(booked.map((line) => [line.key, line.amountDong]))
  const outside = new Set(said.map((line) => line.key))
  const both = said.filter((line) => inBooks.has(line.key))
  return {
    agreed: both.filter((line) => inBooks.get(line.key) === line.amountDong),
    missing: said.filter((line) => !inBooks.has(line.key)),
    surplus: booked.filter((line) => !outside.has(line.key)),
    differing: both.flatMap(({ key, amountDong }) => {
      const bookedDong = inBooks.get(key) ?? 0
      return bookedDong === amountDong ? [] : [{ key, saidDong: amountDong, bookedDong }]
    }),
    saidDong: sumOf(said),
    bookedDong: sumOf(booked),
  }
}

/** What the two sides differ by, by the lists: what `saidDong - bookedDong` must be, or a đồng is nowhere. */
export const listedDifference = ({ missing, surplus, differing }: Compared): number =>
  sumOf(missing) - sumOf(surplus) + differing.reduce((sum, one) => sum + one.saidDong - one.bookedDong, 0)

/** A forecast that was kept, and what became of the dossier. */
export type Outcome = { readonly lateChance: number; readonly wasLate: boolean }

/** Tenths of the chance: "of those said to be at 60 to 70 %". */
export const BANDS = 10

export type CalibrationBand = {
  /** The band is from `from` (included) to `to` (not included, except 1). */
  readonly from: number
  readonly to: number
  readonly forecasts: number
  readonly late: number
  /** The sum of the chances that were said: divided by `forecasts` the mean one. */
  readonly chanceSum: number
}

export type Calibration = {
  readonly bands: readonly CalibrationBand[]
  readonly forecasts: number
  readonly late: number
  /** Mean squared distance between what was said (0 to 1) and what came (0 or 1); null without forecasts. 0 is perfect. */
  readonly brier: number | null
  /** The same if everybody had always been told the share that came late in all: what a useful forecast has to beat. */
  readonly brierOfShare: number | null
}

/** Sums of one band, as they are counted over many forecasts. */
export type BandSums = { readonly band: number; readonly forecasts: number; readonly late: number; readonly chanceSum: number; readonly squares: number }

export const bandOf = (chance: number): number => Math.min(BANDS - 1, Math.floor(chance * BANDS))

/** The sums that a list of outcomes gives; the database sums in the same way. */
export const sumsOf = (outcomes: readonly Outcome[]): readonly BandSums[] => {
  const sums = Array.from({ length: BANDS }, (_, band) => ({ band, forecasts: 0, late: 0, chanceSum: 0, squares: 0 }))
  for (const { lateChance, wasLate } of outcomes) {
    const own = sums[bandOf(lateChance)]
    if (own === undefined) continue
    own.forecasts += 1
    own.late += wasLate ? 1 : 0
    own.chanceSum += lateChance
    own.squares += (lateChance - (wasLate ? 1 : 0)) ** 2
  }
  return sums
}

export const calibrate = (sums: readonly BandSums[]): Calibration => {
  const bands = Array.from({ length: BANDS }, (_, band) => {
    const own = sums.find((one) => one.band === band)
    return { from: band / BANDS, to: (band + 1) / BANDS, forecasts: own?.forecasts ?? 0, late: own?.late ?? 0, chanceSum: own?.chanceSum ?? 0 }
  })
  const total = (of: (band: BandSums) => number): number => sums.reduce((sum, one) => sum + of(one), 0)
  const forecasts = total((one) => one.forecasts)
  const late = total((one) => one.late)
  const share = forecasts === 0 ? null : late / forecasts
  return {
    bands,
    forecasts,
    late,
    brier: forecasts === 0 ? null : total((one) => one.squares) / forecasts,
    brierOfShare: share === null ? null : share * (1 - share),
  }
}

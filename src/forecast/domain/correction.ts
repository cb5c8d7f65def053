/**
 * What experience does to a chance: on the scale of odds it is stretched by `slope` and moved by `shift`. Steps are not
 * quite independent (whoever sees a due date hurries), so what the steps alone give is held against what came of earlier
 * forecasts.
 */
export type Correction = { readonly shift: number; readonly slope: number }

/** Before there is any experience nothing is changed. */
export const NO_CORRECTION: Correction = { shift: 0, slope: 1 }

/** Earlier forecasts of about the same chance, and how many of them came late. */
export type Experience = { readonly forecasts: number; readonly chanceSum: number; readonly late: number }

const SUREST = 0.995
/** How strongly the correction holds on to changing nothing; outweighed by some dozens of outcomes. */
const HOLD = 3
/** A likelier dossier stays the likelier one. */
const LEAST_SLOPE = 0.1
const ROUNDS = 40

const logOdds = (chance: number): number => {
  const within = Math.min(SUREST, Math.max(1 - SUREST, chance))
  return Math.log(within / (1 - within))
}

const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

export const correct = (chance: number, { shift, slope }: Correction): number => chanceOf(shift + slope * logOdds(chance))

/** The correction under which the outcomes are likeliest (logistic, held towards none), by Newton's method. */
export const fitCorrection = (experience: readonly Experience[]): Correction => {
  const points = experience.filter(({ forecasts }) => forecasts > 0).map(({ forecasts, chanceSum, late }) => ({ x: logOdds(chanceSum / forecasts), n: forecasts, late }))
  let [shift, slope] = [0, 1]
  for (let round = 0; round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [HOLD * shift, HOLD * (slope - 1), HOLD, 0, HOLD]
    for (const { x, n, late } of points) {
      const chance = chanceOf(shift + slope * x)
      const error = n * chance - late
      const weight = n * chance * (1 - chance)
      g0 += error
      g1 += error * x
      h00 += weight
      h01 += weight * x
      h11 += weight * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    const [step0, step1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    // Half steps where the surface is flat keep the search from leaping over the best place.
    const stride = Math.min(1, 2 / Math.max(1, Math.abs(step0), Math.abs(step1)))
    shift -= stride * step0
    slope = Math.max(LEAST_SLOPE, slope - stride * step1)
  }
  return { shift, slope }
}

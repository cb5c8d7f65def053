import { wilsonInterval } from '#kernel/wilson.ts'

/** A share or a mean from 0 to 1, with the interval in which the whole population lies with 95 % confidence. */
export type Estimate = { readonly value: number; readonly answers: number; readonly low: number; readonly high: number }

type Part = {
  /** What the stratum weighs beside the others, in any unit. */
  readonly weight: number
  /** People of the stratum; `null` where nobody knows. */
  readonly frame: number | null
}

/** Satisfied `part` of `base` who answered, in one stratum. */
export type SharePart = Part & { readonly part: number; readonly base: number }
/** What each person of one stratum comes to, from 0 to 1. */
export type MeanPart = Part & { readonly values: readonly number[] }

/** Finite population correction: nobody is left to be mistaken about where everybody answered. */
const unseen = (answers: number, frame: number | null): number => (frame === null ? 1 : Math.max(0, 1 - answers / frame))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

type Weighted = { readonly share: number; readonly value: number; readonly answers: number; readonly frame: number | null; readonly variance: number }

/** Strata without any answer say nothing: the others stand for them. */
const weighted = (parts: readonly (Omit<Weighted, 'share'> & { readonly weight: number })[]): readonly Weighted[] => {
  const heard = parts.filter(({ answers, weight }) => answers > 0 && weight > 0)
  const whole = sum(heard.map(({ weight }) => weight))
  return heard.map(({ weight, ...rest }) => ({ ...rest, share: weight / whole }))
}

/**
 * Answers of a simple random sample that would be as sure: 1 ÷ Σ W²(1 − f)/n with W the weight of a stratum, f the part
 * of it that answered. `Infinity` when everybody was heard.
 */
const effective = (strata: readonly Weighted[]): number => 1 / sum(strata.map(({ share, answers, frame }) => (share * share * unseen(answers, frame)) / answers))

const meanValue = (strata: readonly Weighted[]): number => Math.min(1, Math.max(0, sum(strata.map(({ share, value }) => share * value))))

const estimated = (strata: readonly Weighted[], count: number, value = meanValue(strata)): Estimate => {
  const answers = sum(strata.map(({ answers: own }) => own))
  const interval = Number.isFinite(count) ? wilsonInterval(value * count, count) : { from: value, to: value }
  return { value, answers, low: Math.min(value, interval?.from ?? 0), high: Math.max(value, interval?.to ?? 1) }
}

/**
 * A share over strata: Σ W·p. Its interval is Wilson's with the effective number of answers, which for a simple random
 * sample is the number of answers less what a finite population takes off. Undefined when nobody answered.
 */
export const shareOf = (parts: readonly SharePart[]): Estimate | undefined => {
  const strata = weighted(parts.map(({ weight, frame, part, base }) => ({ weight, frame, value: base === 0 ? 0 : part / base, answers: base, variance: 0 })))
  return strata.length === 0 ? undefined : estimated(strata, effective(strata))
}

/**
 * A mean over strata: Σ W·ȳ. Its variance is V = Σ W²(1 − f)s²/n (s² = ¼ where one answer tells no spread), and its
 * interval Wilson's with ȳ(1 − ȳ)/V answers: never beyond 0 and 1. Where all answers agree, their number counts instead.
 * `point` stands in the place of ȳ where it was reckoned another way from the same answers.
 */
export const meanOf = (parts: readonly MeanPart[], point?: number): Estimate | undefined => {
  const strata = weighted(parts.map(({ weight, frame, values }) => ({ weight, frame, answers: values.length, ...moments(values) })))
  if (strata.length === 0) return undefined
  const value = point ?? meanValue(strata)
  const variance = sum(strata.map(({ share, answers, frame, variance: own }) => (share * share * unseen(answers, frame) * own) / answers))
  const inner = value * (1 - value)
  return estimated(strata, variance > 0 && inner > 0 ? Math.max(inner / variance, 1) : effective(strata), value)
}

const ONE_ANSWER_VARIANCE = 0.25

const moments = (values: readonly number[]): { readonly value: number; readonly variance: number } => {
  // In order of size, so that the order in which answers came changes no last digit.
  const ordered = values.toSorted((a, b) => a - b)
  const value = ordered.length === 0 ? 0 : sum(ordered) / ordered.length
  if (ordered.length < 2) return { value, variance: ONE_ANSWER_VARIANCE }
  return { value, variance: sum(ordered.map((one) => (one - value) ** 2)) / (ordered.length - 1) }
}

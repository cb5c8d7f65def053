import type { Figure } from './figure.ts'

export const CLAIM_KINDS = ['share', 'total', 'balance', 'points', 'growth', 'increase', 'count', 'complement', 'repeated', 'period', 'unitMissing'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Why a claim holds, does not, or cannot be told; `explain.ts` makes a sentence of it. */
export type Reason =
  | 'exact'
  | 'rounded'
  | 'truncated'
  | 'otherBase'
  | 'noBase'
  | 'baseUnclear'
  | 'sumDiffers'
  | 'sumWeighted'
  | 'mayOverlap'
  | 'itemWithoutNumber'
  | 'balanceDiffers'
  | 'areaMissing'
  | 'pointsNotGrowth'
  | 'growthDiffers'
  | 'notPrinted'
  | 'partBeyondWhole'
  | 'sayOtherwiseElsewhere'
  | 'periodsDiffer'
  | 'percentSignMissing'
  | 'cutUnclear'

/** A statement of a report that arithmetic can judge. `null` holds: the text does not say enough. */
export type Claim = {
  readonly kind: ClaimKind
  /** The stretch of text that says it. */
  readonly start: number
  readonly end: number
  readonly computed: number | null
  readonly printed: number | null
  readonly holds: boolean | null
  readonly reason: Reason
  /** The arithmetic with the numbers of the text, e.g. `['1.369', '50']` for a sum. */
  readonly terms: readonly number[]
  /** Figures elsewhere that would make it true. */
  readonly instead?: readonly Figure[]
}

const TOLERANCE = 1e-9

/** Is `computed` what was printed, to the digits printed? Cutting digits off instead of rounding counts as the same. */
export const agrees = (computed: number, printed: { readonly value: number; readonly decimals: number }): 'exact' | 'rounded' | 'truncated' | undefined => {
  const step = 10 ** -printed.decimals
  const difference = computed - printed.value
  if (Math.abs(difference) < TOLERANCE) return 'exact'
  if (Math.abs(difference) <= step / 2 + TOLERANCE) return 'rounded'
  return difference > 0 && difference < step ? 'truncated' : undefined
}

/** Sums of figures printed with a comma are compared without the noise of binary fractions. */
export const sumOf = (values: readonly number[]): number => Math.round(values.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6

export const same = (a: number, b: number): boolean => Math.abs(a - b) < TOLERANCE

/** A plain count: no share, no points, nothing "about". */
export const isCount = (figure: Figure): boolean =>
  figure.whole === null && !figure.isPercent && !figure.isPercentPoints && !figure.isApproximate && figure.decimals === 0

export const spanOf = (figures: readonly Figure[]): { readonly start: number; readonly end: number } => ({
  start: Math.min(...figures.map(({ start }) => start)),
  end: Math.max(...figures.map(({ end }) => end)),
})

/** Does the text before a figure (since the one before it) say one of these words? */
export const says = (text: string, words: string): boolean => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'u').test(text)

/** What one dossier's rating asks, each from 1 (very dissatisfied) to 5. */
export const RATED = ['reception', 'time', 'attitude'] as const
export type Rated = (typeof RATED)[number]

export type RatingAnswers = { readonly [question in Rated]: 1 | 2 | 3 | 4 | 5 } & {
  /** Papers that the office had already were asked for again. */
  readonly askedTwice: boolean
  /** In the person's own words; `null` when nothing was written. */
  readonly comment: string | null
}

/** Satisfied is 4 or 5. */
const SATISFIED = 4

export type RatingSummary = {
  readonly count: number
  readonly satisfied: { readonly [question in Rated]: number }
  /** Satisfied with all three. */
  readonly satisfiedOverall: number
  readonly askedTwice: number
  readonly comments: readonly string[]
}

/** Counts of a group of ratings; the caller sees to it that the group is large enough. */
export const summarise = (ratings: readonly RatingAnswers[]): RatingSummary => {
  const satisfiedWith = (question: Rated): number => ratings.filter((one) => one[question] >= SATISFIED).length
  return {
    count: ratings.length,
    satisfied: { reception: satisfiedWith('reception'), time: satisfiedWith('time'), attitude: satisfiedWith('attitude') },
    satisfiedOverall: ratings.filter((one) => RATED.every((question) => one[question] >= SATISFIED)).length,
    askedTwice: ratings.filter((one) => one.askedTwice).length,
    comments: ratings.flatMap(({ comment }) => comment ?? []),
  }
}

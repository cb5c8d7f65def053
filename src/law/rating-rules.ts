import { z } from 'zod'
import { ratingRules as rows } from '../../law/satisfaction/rating.ts'
import { datedFields, isInForce } from './dated.ts'

const ratingRuleSchema = z.strictObject({
  ...datedFields,
  /** A dossier may be rated for so many days after its result came. */
  openDays: z.number().int().positive(),
  /** While a month runs, ratings of a unit are shown only in whole batches of so many. */
  batch: z.number().int().positive(),
  /** Fewer than this are never shown together. */
  fewest: z.number().int().positive(),
})
export type RatingRule = z.infer<typeof ratingRuleSchema>
export type RatingRuleInput = z.input<typeof ratingRuleSchema>

const RATING_RULES = z.array(ratingRuleSchema).parse(rows)

/** The rule in force on an ISO day; the first one for a day before all of them. */
export const ratingRule = (day: string): RatingRule => {
  const rule = RATING_RULES.find((one) => isInForce(one, day)) ?? RATING_RULES[0]
  if (rule === undefined) throw new Error('no rule of rating')
  return rule
}

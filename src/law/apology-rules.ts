import { z } from 'zod'
import { apologyRules as rows } from '../../law/monitoring/apologies.ts'
import { datedFields, isInForce } from './dated.ts'

const ruleSchema = z.strictObject({
  ...datedFields,
  /** A letter is drafted so many working days before the due date. */
  draftDaysBefore: z.number().int().positive(),
  /** The new date that a draft proposes: so many working days after the due date, or after today when that is later. */
  proposedDays: z.number().int().positive(),
})
export type ApologyRule = z.infer<typeof ruleSchema>
export type ApologyRuleInput = z.input<typeof ruleSchema>

const RULES = z.array(ruleSchema).parse(rows)

/** The rule in force on an ISO day; the first one for a day before all of them. */
export const apologyRule = (day: string): ApologyRule => {
  const rule = RULES.find((one) => isInForce(one, day)) ?? RULES[0]
  if (rule === undefined) throw new Error('no rule of apologies')
  return rule
}

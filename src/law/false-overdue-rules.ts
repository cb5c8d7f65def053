import { z } from 'zod'
import { falseOverdueRules as rows } from '../../law/monitoring/false-overdue.ts'
import { datedFields, isInForce } from './dated.ts'

const ruleSchema = z.strictObject({
  ...datedFields,
  /** So many steps of one dossier ended within so many minutes look like one sitting after the work was done. */
  burstSteps: z.number().int().min(2),
  burstMinutes: z.number().int().positive(),
  /** Waiting for somebody explains a lateness when it took so much of the time after the due date. */
  majorityPercent: z.number().int().min(1).max(100),
})
export type FalseOverdueRule = z.infer<typeof ruleSchema>
export type FalseOverdueRuleInput = z.input<typeof ruleSchema>

const RULES = z.array(ruleSchema).parse(rows)

/** The rule in force on an ISO day; the first one for a day before all of them. */
export const falseOverdueRule = (day: string): FalseOverdueRule => {
  const rule = RULES.find((one) => isInForce(one, day)) ?? RULES[0]
  if (rule === undefined) throw new Error('no rule of false lateness')
  return rule
}

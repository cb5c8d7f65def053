import { z } from 'zod'
import { monitoringRules as rows } from '../../law/monitoring/rules.ts'
import { datedFields, isInForce } from './dated.ts'

/** Who is told, from the holder of a dossier upwards; each level is told together with those below it. */
export const ESCALATION_LEVELS = ['holder', 'unitHead', 'agencyLeader', 'upperLevel'] as const
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number]

const level = z.enum(ESCALATION_LEVELS)
const MOST_DAYS = 60

const threshold = z.strictObject({ workingDays: z.number().int().min(-MOST_DAYS).max(MOST_DAYS), tells: level, urges: z.boolean() })
const ascends = (thresholds: readonly z.infer<typeof threshold>[]): boolean =>
  thresholds.every((one, i) => i === 0 || one.workingDays > (thresholds[i - 1]?.workingDays ?? 0))

/** What an office may set about reminding, and what the shipped rule says. */
export const reminderSchema = z
  .strictObject({
    /** Reached so many working days after the due date (before it when negative); ascending. */
    thresholds: z.array(threshold).min(1).max(12),
    /** After the last threshold again and again. */
    repeat: z.strictObject({ everyWorkingDays: z.number().int().min(1).max(MOST_DAYS), tells: level, urges: z.boolean() }),
    /** The same against the due date of a step, while its dossier is still in time; may be empty. */
    steps: z.array(threshold).max(12),
    /** Nothing happened to an open dossier for so many working minutes. */
    idleMinutes: z.number().int().min(60).max(100_000),
    /** The end of the reception clock is near when so many working minutes are left. */
    receptionSoonMinutes: z.number().int().min(1).max(480),
    /** A result that nobody fetched for so many working days. */
    uncollectedDays: z.number().int().min(1).max(MOST_DAYS),
    /** The time in which an urging slip is to be answered: by the clock, or in working minutes. */
    answer: z.strictObject({ minutes: z.number().int().min(30).max(20_000), counts: z.enum(['clock', 'working']) }),
  })
  .refine(({ thresholds }) => ascends(thresholds), { message: 'thresholds ascend', path: ['thresholds'] })
  .refine(({ steps }) => ascends(steps), { message: 'thresholds of steps ascend', path: ['steps'] })
export type ReminderRules = z.infer<typeof reminderSchema>

const ruleSchema = reminderSchema.safeExtend(datedFields)
export type MonitoringRuleInput = z.input<typeof ruleSchema>

const MONITORING_RULES = z.array(ruleSchema).parse(rows)

/** The shipped rule in force on an ISO day; the first one for a day before all of them. */
export const monitoringRule = (day: string): z.infer<typeof ruleSchema> => {
  const rule = MONITORING_RULES.find((one) => isInForce(one, day)) ?? MONITORING_RULES[0]
  if (rule === undefined) throw new Error('no rule of monitoring')
  return rule
}

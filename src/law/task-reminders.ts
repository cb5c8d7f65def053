import { z } from 'zod'
import { taskReminders as rows } from '../../law/reform/reminders.ts'
import { datedFields, isInForce } from './dated.ts'

const reminderSchema = z.strictObject({
  ...datedFields,
  /** A task is due soon from so many working days before its deadline on. */
  soonWorkingDays: z.number().int().min(1).max(60),
  /** Urged by itself so many working days after the deadline; ascending. */
  urgeAfterWorkingDays: z.array(z.number().int().min(1).max(60)).min(1),
  /** And after the last of them again and again. */
  urgeEveryWorkingDays: z.number().int().min(1).max(60),
  directive: z.string().min(1),
})
export type TaskReminder = z.infer<typeof reminderSchema>
export type TaskReminderInput = z.input<typeof reminderSchema>

const REMINDERS: readonly TaskReminder[] = z.array(reminderSchema).parse(rows)

/** The rule in force on an ISO day; the first one for a day before all of them. */
export const taskReminder = (day: string): TaskReminder => {
  const rule = REMINDERS.find((one) => isInForce(one, day)) ?? REMINDERS[0]
  if (rule === undefined) throw new Error('no rule for reminding of tasks')
  return rule
}

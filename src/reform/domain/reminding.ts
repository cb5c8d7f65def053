import type { TaskReminder } from '#law/task-reminders.ts'

/** Whether the program urges on the day that a task has been overdue for so many whole working days. */
export const isUrgingDay = ({ urgeAfterWorkingDays, urgeEveryWorkingDays }: Pick<TaskReminder, 'urgeAfterWorkingDays' | 'urgeEveryWorkingDays'>, late: number): boolean => {
  const last = urgeAfterWorkingDays.at(-1) ?? 0
  return urgeAfterWorkingDays.includes(late) || (late > last && (late - last) % urgeEveryWorkingDays === 0)
}

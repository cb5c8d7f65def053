import type { DueDay, DueDayKind } from '#ui/due-day.ts'
import { dayWords, type ExplanationFacts } from './deadline/deadline-facts.ts'

/** The stored explanation of a due date as the calendar of a screen shows it. */
export const dueDays = (explanation: ExplanationFacts): readonly DueDay[] =>
  explanation.days.map((day) => {
    const note = dayWords(day)
    return {
      date: day.date,
      kind: day.kind as DueDayKind,
      ordinal: day.ordinal,
      countedMinutes: day.countedMinutes,
      ...(note === '' ? {} : { note }),
    }
  })

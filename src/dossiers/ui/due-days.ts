import type { DueDay, DueDayKind } from '#ui/due-day.ts'
import type { ExplainedDay, ExplanationFacts } from '../deadline/deadline-facts.ts'

const noteWords = (day: ExplainedDay): string | undefined => {
  const words = [day.name, day.source].filter((part) => part !== undefined && part !== '')
  return words.length === 0 ? undefined : words.join(', ')
}

/** The stored explanation of a due date as the calendar of a screen shows it. */
export const dueDays = (explanation: ExplanationFacts): readonly DueDay[] =>
  explanation.days.map((day) => {
    const note = noteWords(day)
    return {
      date: day.date,
      kind: day.kind as DueDayKind,
      ordinal: day.ordinal,
      countedMinutes: day.countedMinutes,
      ...(note === undefined ? {} : { note }),
    }
  })

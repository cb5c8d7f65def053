import type { DueDay, DueDayKind } from '#ui/due-calendar.tsx'
import type { ExplainedDay, ExplanationFacts } from '../deadline-facts.ts'

const KINDS: Readonly<Record<string, DueDayKind>> = {
  received: 'received',
  counted: 'counted',
  due: 'counted',
  weekend: 'weekend',
  holiday: 'holiday',
  compensatory: 'holiday',
  swapped: 'holiday',
  makeUp: 'makeUp',
  paused: 'paused',
  notCounted: 'outside',
}

const hours = (minutes: number): string => {
  const whole = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (whole === 0) return `${rest} phút`
  return rest === 0 ? `${whole} giờ` : `${whole} giờ ${String(rest).padStart(2, '0')}`
}

const countedWords = (day: ExplainedDay, mode: string): string | undefined => {
  if (mode === 'BY_HOUR' || (day.ordinal === 0 && day.countedMinutes > 0)) {
    return day.countedMinutes > 0 ? hours(day.countedMinutes) : undefined
  }
  return day.ordinal > 0 ? `ngày ${day.ordinal}` : undefined
}

const noteWords = (day: ExplainedDay): string | undefined => {
  const words = [day.name, day.source].filter((part) => part !== undefined && part !== '')
  return words.length === 0 ? undefined : words.join(', ')
}

/** The stored explanation of a due date as the calendar of a screen shows it. */
export const dueDays = (explanation: ExplanationFacts): readonly DueDay[] =>
  explanation.days.map((day) => {
    const counted = countedWords(day, explanation.mode)
    const note = noteWords(day)
    return {
      date: day.date,
      kind: KINDS[day.kind] ?? 'outside',
      ...(counted === undefined ? {} : { counted }),
      ...(note === undefined ? {} : { note }),
      ...(day.date === explanation.dueAt.slice(0, 10) && explanation.pausedSince === null ? { due: true } : {}),
    }
  })

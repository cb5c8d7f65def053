import { z } from 'zod'
import type { Temporal } from '#kernel/time.ts'
import { writeMinutes, writeMoment, writeShortDay, writeWeekday } from './official-writing.ts'
import { day, moment } from './parts.ts'
import { line } from './printable-text.ts'

/** What a day was to the count. `received` is the day of reception where it does not count. */
export const DAY_KINDS = ['received', 'counted', 'makeUp', 'weekend', 'holiday', 'paused'] as const

const MOST_DAYS = 1500

/** The due date day by day, as the deadline was computed; papers only draw it. */
export const explanationSchema = z.strictObject({
  mode: z.enum(['BY_HOUR', 'END_OF_DAY']),
  days: z
    .array(
      z.strictObject({
        date: day,
        kind: z.enum(DAY_KINDS),
        /** Working minutes that this day gave to the count. */
        countedMinutes: z.number().int().min(0).max(1440),
        /** Name of the holiday with its notice, reason of the pause, … */
        note: line(300).optional(),
      }),
    )
    .min(1)
    .max(MOST_DAYS)
    .refine((days) => days.every((d, i) => i === 0 || compare(days[i - 1]?.date, d.date) < 0), 'order'),
  pauses: z
    .array(z.strictObject({ from: moment, to: moment.optional(), reason: line(300) }))
    .max(50)
    .default([]),
  /** Sentences about moved dates: extension, confirmed holiday, … each with its basis. */
  remarks: z.array(line(500)).max(20).default([]),
})
type Explanation = z.output<typeof explanationSchema>
type Day = Explanation['days'][number]

function compare(before: Temporal.PlainDate | undefined, after: Temporal.PlainDate): number {
  if (before === undefined) return -1
  return before.toString() < after.toString() ? -1 : 1
}

type Cell = { day: number; kind: string; mark: string; due: boolean } | null
type Month = { title: string; weeks: Cell[][] }

/** "ngày 3" of the count, or the hours a day gave. Only counted days carry a mark. */
const marksOf = ({ mode, days }: Explanation): Map<string, string> => {
  const marks = new Map<string, string>()
  let ordinal = 0
  for (const { date, kind, countedMinutes } of days) {
    const counts = kind === 'counted' || kind === 'makeUp' || countedMinutes > 0
    if (!counts) continue
    if (mode === 'BY_HOUR') marks.set(date.toString(), clock(countedMinutes))
    else marks.set(date.toString(), String(++ordinal))
  }
  return marks
}

/** "7g30": hours and minutes small enough for a cell. */
const clock = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}ph`
  return rest === 0 ? `${hours}g` : `${hours}g${String(rest).padStart(2, '0')}`
}

const isExplained = (week: Cell[]): boolean =>
  week.some((cell) => cell !== null && cell.kind !== 'outside')

/** The weeks of each month that the explanation touches, Monday first. */
const monthsOf = (explanation: Explanation): Month[] => {
  const known = new Map(explanation.days.map((d) => [d.date.toString(), d]))
  const marks = marksOf(explanation)
  const last = explanation.days.at(-1)
  const months: Month[] = []
  let first = explanation.days[0]?.date.with({ day: 1 })
  while (first !== undefined && last !== undefined && compare(last.date, first) !== -1) {
    const weeks: Cell[][] = []
    let week: Cell[] = Array.from({ length: first.dayOfWeek - 1 }, () => null)
    for (let n = 1; n <= first.daysInMonth; n++) {
      const date = first.with({ day: n }).toString()
      const found = known.get(date)
      week.push({
        day: n,
        kind: found?.kind ?? 'outside',
        mark: marks.get(date) ?? '',
        due: date === last.date.toString(),
      })
      if (week.length === 7) {
        weeks.push(week)
        week = []
      }
    }
    if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)])
    months.push({ title: `Tháng ${first.month} năm ${first.year}`, weeks: weeks.filter(isExplained) })
    first = first.add({ months: 1 })
  }
  return months
}

const spell = (from: Day, to: Day): string => {
  const start = `${writeWeekday(from.date)} ${writeShortDay(from.date)}`
  return from === to ? start : `${start} – ${writeWeekday(to.date)} ${writeShortDay(to.date)}`
}

/** Neighbouring days with the same note are said once: a Tết of five days is one line. */
const notesOf = (days: readonly Day[]): { days: string; note: string }[] => {
  const notes: { days: string; note: string }[] = []
  for (let i = 0; i < days.length; ) {
    const from = days[i]
    let to = from
    i++
    while (from !== undefined && days[i]?.note === from.note && days[i]?.kind === from.kind) to = days[i++]
    if (from?.note !== undefined && to !== undefined) notes.push({ days: spell(from, to), note: from.note })
  }
  return notes
}

export const explanationView = (explanation: Explanation) => ({
  byHour: explanation.mode === 'BY_HOUR',
  months: monthsOf(explanation),
  notes: notesOf(explanation.days),
  pauses: explanation.pauses.map((pause) => ({
    span:
      `Từ ${writeMoment(pause.from)} ` +
      (pause.to === undefined ? '(chưa kết thúc)' : `đến ${writeMoment(pause.to)}`),
    reason: pause.reason,
  })),
  remarks: explanation.remarks,
  total: writeMinutes(explanation.days.reduce((sum, d) => sum + d.countedMinutes, 0)),
})

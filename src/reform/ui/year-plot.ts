import { monthLength, parseDay } from '#kernel/local-time.ts'
import type { TaskLine } from '../pages/task-line.ts'

type Bar = { readonly x: number; readonly width: number; readonly done: number }
export type YearRow = { readonly line: TaskLine; readonly y: number; readonly label: string; readonly bar: Bar }

export type YearPlot = {
  readonly width: number
  readonly height: number
  readonly months: readonly { readonly label: string; readonly x: number; readonly middle: number }[]
  readonly rows: readonly YearRow[]
  /** Where today stands; null in another year. */
  readonly today: number | null
  readonly right: number
  readonly top: number
}

const LABELS = 300
const MONTH = 56
const HEAD = 30
export const ROW = 30
const LEAST = 4
const LONGEST_LABEL = 42

const round = (value: number): number => Math.round(value * 10) / 10

/** A name that fits its place; the whole of it stands in the table below. */
const cut = (text: string): string => (text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…`)

/** Tasks as bars over the months of a year, each from its first to its last day, what is done of it filled. */
export const plotYear = (lines: readonly TaskLine[], year: number, today: string): YearPlot => {
  const first = parseDay(`${year}-01-01`) ?? 0
  const days = 365 + (monthLength(year, 2) === 29 ? 1 : 0)
  const width = LABELS + 12 * MONTH + 8
  const right = LABELS + 12 * MONTH
  const at = (day: string): number => LABELS + (Math.max(0, Math.min(days, (parseDay(day) ?? first) - first)) / days) * 12 * MONTH
  const after = (day: string): number => LABELS + (Math.max(0, Math.min(days, (parseDay(day) ?? first) - first + 1)) / days) * 12 * MONTH
  return {
    width, height: HEAD + lines.length * ROW + 8, right, top: HEAD,
    months: Array.from({ length: 12 }, (_, i) => ({ label: `T${i + 1}`, x: round(LABELS + i * MONTH), middle: round(LABELS + (i + 0.5) * MONTH) })),
    rows: lines.map((line, i) => {
      const x = round(at(line.startsOn))
      const long = Math.max(LEAST, round(after(line.dueOn) - x))
      return { line, y: HEAD + i * ROW, label: cut(line.title), bar: { x, width: long, done: round((long * line.progress) / 100) } }
    }),
    today: today.startsWith(`${year}-`) ? round(at(today)) : null,
  }
}

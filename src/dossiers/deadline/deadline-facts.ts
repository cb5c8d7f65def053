import { formatMinute } from '#kernel/local-time.ts'
import type { Deadline } from '../domain/deadline.ts'

/** A due date's explanation as the ledger keeps it: facts only, one line a day. */
export type ExplanationFacts = {
  readonly mode: string
  readonly dueAt: string
  readonly pausedSince: string | null
  readonly days: readonly ExplainedDay[]
}

export type ExplainedDay = {
  readonly date: string
  readonly kind: string
  readonly countedMinutes: number
  readonly ordinal: number
  readonly name?: string
  readonly source?: string
  /** The decision by which the hours of work change on this day; may be empty. */
  readonly newHours?: string
}

/** What stands beside a day: the name of a day off, the notice behind it, new hours. Empty when there is nothing. */
export const dayWords = ({ name, source, newHours }: ExplainedDay): string => {
  const changed = newHours === undefined ? undefined : `từ ngày này theo giờ làm việc mới${newHours === '' ? '' : ` (${newHours})`}`
  return [name, source, changed].filter((part) => part !== undefined && part !== '').join(', ')
}

export const explanationFacts = (deadline: Deadline): ExplanationFacts => ({
  mode: deadline.mode,
  dueAt: formatMinute(deadline.phase === 'running' ? deadline.dueAt : deadline.dueWhenPaused),
  pausedSince: deadline.phase === 'paused' ? formatMinute(deadline.pausedSince) : null,
  days: deadline.days.map((day) => {
    const entry = day.special?.entry
    return {
      date: day.date,
      kind: day.kind,
      countedMinutes: day.countedMinutes,
      ordinal: day.ordinal,
      ...(entry !== undefined && 'name' in entry && entry.name !== undefined ? { name: entry.name } : {}),
      ...(entry?.source !== undefined ? { source: entry.source } : {}),
      ...(day.newHours === null ? {} : { newHours: day.newHours }),
    }
  }),
})

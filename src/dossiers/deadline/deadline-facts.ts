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
    }
  }),
})

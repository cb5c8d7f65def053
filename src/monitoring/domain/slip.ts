import type { At } from '#kernel/at.ts'
import { atOfMinute, minuteOf } from '#kernel/at.ts'
import type { ReminderRules } from '#law/monitoring-rules.ts'
import { addWorkingMinutes, isWorkingAt, lastMinuteWithin, workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'

/** "07/PĐĐ": the running number of its unit in its year, with the symbol of an urging slip. */
export const slipNumber = (no: number): string => `${String(no).padStart(2, '0')}/PĐĐ`

/**
 * Until when a slip is to be answered: so many minutes by the clock (when that falls outside office hours, until the
 * office opens again) or in working time.
 */
export const answerDueAt = (sentAt: At, { minutes, counts }: ReminderRules['answer'], calendar: WorkingCalendar): At => {
  const sent = minuteOf(sentAt)
  if (counts === 'working') return atOfMinute(addWorkingMinutes(calendar, sent, minutes))
  const due = sent + minutes
  return atOfMinute(isWorkingAt(calendar, due) ? due : lastMinuteWithin(calendar, due, 0))
}

/**
 * Whether a slip still waits. `moot`: the dossier was finished before anybody answered, which is an answer too.
 */
export const SLIP_STATES = ['waiting', 'late', 'answered', 'answeredLate', 'moot'] as const
export type SlipState = (typeof SLIP_STATES)[number]

export const slipState = (slip: { readonly answerDueAt: At; readonly answeredAt: At | null; readonly isMoot: boolean }, now: At): SlipState => {
  if (slip.answeredAt !== null) return slip.answeredAt > slip.answerDueAt ? 'answeredLate' : 'answered'
  if (slip.isMoot) return 'moot'
  return now > slip.answerDueAt ? 'late' : 'waiting'
}

export const ANSWER_LEVELS = ['unitHead', 'agencyLeader', 'upperLevel'] as const
export type AnswerLevel = (typeof ANSWER_LEVELS)[number]

/** To which levels a missing answer has risen: one when the time is over, and one more each time as much passes again. */
export const answerLevels = (dueAt: At, now: At, { minutes, counts }: ReminderRules['answer'], calendar: WorkingCalendar): readonly AnswerLevel[] => {
  if (now <= dueAt) return []
  const [due, at] = [minuteOf(dueAt), minuteOf(now)]
  const late = counts === 'working' ? workingMinutesBetween(calendar, due, at) : at - due
  return ANSWER_LEVELS.slice(0, 1 + Math.floor(late / minutes))
}

/** `received`: what I am to answer, or my unit. `sent`: what I sent, or what was sent about the units I watch over. */
export const SLIP_BOXES = ['received', 'sent'] as const
export type SlipBox = (typeof SLIP_BOXES)[number]

export const SLIP_LISTS = ['waiting', 'late', 'answered', 'moot', 'all'] as const
export type SlipList = (typeof SLIP_LISTS)[number]

/** So many slips of a list stand on one page. */
export const SLIPS_A_PAGE = 50

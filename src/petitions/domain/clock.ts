import { atOfMinute, minuteOf, type At } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { PetitionRule } from '#law/petition-rules.ts'
import { computeDeadline, type Deadline } from '#dossiers/domain/deadline.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { holdingUnit, runningLimit, type Lapse, type Petition, type PetitionClock } from './petition.ts'

export type ClockGround = { readonly rule: PetitionRule; readonly calendar: WorkingCalendar }

export type ClockRefusal = 'petitionCalendarMissing'

type Pauses = PetitionClock['pauses']

/** So many working days from a moment, with what each day did to the clock; the day itself is not counted. */
export const countWorkingDays = (calendar: WorkingCalendar, from: At, days: number, pauses: Pauses = []): Result<Deadline, ClockRefusal> => {
  const counted = computeDeadline({
    receivedAt: minuteOf(from),
    duration: { amount: days, unit: 'workingDay' },
    calendar,
    pauses: pauses.map((pause) => ({ from: minuteOf(pause.from), to: pause.to === null ? null : minuteOf(pause.to) })),
  })
  return counted.ok ? counted : refuse('petitionCalendarMissing', { day: from.slice(0, 10) })
}

const dueOf = (deadline: Deadline): At => atOfMinute(deadline.phase === 'running' ? deadline.dueAt : deadline.dueWhenPaused)

/** The moment so many working days after another. */
export const dueAfter = (calendar: WorkingCalendar, from: At, days: number, pauses: Pauses = []): Result<At, ClockRefusal> => {
  const counted = countWorkingDays(calendar, from, days, pauses)
  return counted.ok ? ok(dueOf(counted.value)) : counted
}

/** The limits of a petition that is counted from `base`: to refuse, to ask for more, to answer. */
export const startClock = ({ rule, calendar }: ClockGround, base: At, pauses: Pauses = []): Result<PetitionClock, ClockRefusal> => {
  const { refuse: refuseDays, ask: askDays, answer: answerDays } = rule.limits
  const refuseDueAt = dueAfter(calendar, base, refuseDays)
  const askDueAt = dueAfter(calendar, base, askDays)
  const answerDueAt = dueAfter(calendar, base, answerDays, pauses)
  if (!refuseDueAt.ok) return refuseDueAt
  if (!askDueAt.ok) return askDueAt
  if (!answerDueAt.ok) return answerDueAt
  return ok({ base, pauses, refuseDueAt: refuseDueAt.value, askDueAt: askDueAt.value, answerDueAt: answerDueAt.value })
}

/** The same clock with its pauses counted anew. */
export const withPauses = (ground: ClockGround, clock: PetitionClock, pauses: Pauses): Result<PetitionClock, ClockRefusal> => {
  const answerDueAt = dueAfter(ground.calendar, clock.base, ground.rule.limits.answer, pauses)
  return answerDueAt.ok ? ok({ ...clock, pauses, answerDueAt: answerDueAt.value }) : answerDueAt
}

/** How the time to answer was counted, day by day; `undefined` when the calendar has changed since and says otherwise. */
export const explainAnswerDue = ({ rule, calendar }: ClockGround, clock: PetitionClock): Deadline | undefined => {
  const counted = countWorkingDays(calendar, clock.base, rule.limits.answer, clock.pauses)
  return counted.ok && dueOf(counted.value) === clock.answerDueAt ? counted.value : undefined
}

const isSame = (a: Lapse) => (b: Lapse): boolean => a.limit === b.limit && a.unitId === b.unitId && a.dueAt === b.dueAt

/** The limits that were missed by `now` and stand in the history not yet; `also` those that a deed itself had to keep. */
export const newLapses = (petition: Petition, now: At, also: readonly Lapse[] = []): readonly Lapse[] => {
  const running = runningLimit(petition)
  const missed = running === null ? also : [...also, { ...running, unitId: holdingUnit(petition) }]
  return missed.filter((lapse) => lapse.dueAt < now && !petition.lapses.some(isSame(lapse)))
}

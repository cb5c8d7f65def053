import { minuteOf, type At } from '#kernel/at.ts'
import { addWorkingMinutes, dayMinutesAt, workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { instantOf, localMinuteOf, type Instant } from '#kernel/time.ts'
import { judge, remainingMinutes } from './domain/clock.ts'
import { isAccepted, type Dossier } from './domain/dossier.ts'

/** Time left as a list or a page shows it, in working minutes of the calendar that the due date was counted by. */
export type DueState =
  | { readonly kind: 'running' | 'soon' | 'late'; readonly workingMinutes: number }
  | { readonly kind: 'paused'; readonly workingMinutesLeft: number }
  | { readonly kind: 'doneEarly' | 'doneOnTime' | 'doneLate'; readonly workingMinutes: number }
  | { readonly kind: 'noDeadline' }

/** "Sắp đến hạn" is a working day ahead. */
const SOON_DAYS = 1

/** The instant up to which a due date is "soon" at an office with this calendar. */
export const soonUntil = (now: Instant, calendar: WorkingCalendar): Instant =>
  instantOf(addWorkingMinutes(calendar, localMinuteOf(now), SOON_DAYS * dayMinutesAt(calendar, localMinuteOf(now))))

/** How a due date stands at `now`; null is "không quy định". */
export const dueStateAt = (dueAt: At | null, now: At, soon: At, calendar: WorkingCalendar): DueState => {
  if (dueAt === null) return { kind: 'noDeadline' }
  const left = workingMinutesBetween(calendar, minuteOf(now), minuteOf(dueAt))
  if (dueAt < now) return { kind: 'late', workingMinutes: Math.abs(left) }
  return { kind: dueAt <= soon ? 'soon' : 'running', workingMinutes: left }
}

/** A standing clock keeps the working time that was left when it stopped. */
export const pausedState = (dueAt: At | null, since: At, calendar: WorkingCalendar): DueState =>
  dueAt === null
    ? { kind: 'noDeadline' }
    : { kind: 'paused', workingMinutesLeft: Math.max(0, workingMinutesBetween(calendar, minuteOf(since), minuteOf(dueAt))) }

/** A finish against its due date. */
export const finishedState = (
  finishedAt: At,
  clock: { readonly dueAt: At | null; readonly mode: 'BY_HOUR' | 'END_OF_DAY' },
  calendar: WorkingCalendar,
): DueState => {
  if (clock.dueAt === null) return { kind: 'noDeadline' }
  const judged = judge(finishedAt, clock)
  const workingMinutes = Math.abs(workingMinutesBetween(calendar, minuteOf(finishedAt), minuteOf(clock.dueAt)))
  return { kind: judged === 'early' ? 'doneEarly' : judged === 'onTime' ? 'doneOnTime' : 'doneLate', workingMinutes }
}

/** How the whole dossier stands; null when it ended without a result and no clock says anything any more. */
export const dossierDueState = (dossier: Dossier, now: At, soon: At, calendar: WorkingCalendar): DueState | null => {
  if (dossier.phase === 'submitted') return dueStateAt(dossier.receptionDueAt, now, soon, calendar)
  if (!isAccepted(dossier)) return null
  const { clock } = dossier
  if ('finishedAt' in dossier) return finishedState(dossier.finishedAt, clock, calendar)
  if (dossier.phase !== 'open') return null
  const open = clock.pauses.find((pause) => pause.to === null)
  if (open !== undefined && (clock.dueAt === null || open.from <= clock.dueAt)) {
    return { kind: 'paused', workingMinutesLeft: Math.max(0, remainingMinutes(clock, now, calendar) ?? 0) }
  }
  return dueStateAt(clock.dueAt, now, soon, calendar)
}

import { DAY_MINUTES, dayOf, type LocalMinute } from '#kernel/local-time.ts'
import { sessionsOf, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'

/** What waits for a person in the morning; each number opens its rows on the page of the day. */
export type DigestCounts = {
  /** Held by the person. */
  readonly held: number
  readonly dueToday: number
  readonly overdue: number
  /** Late at a step while the dossier is in time. */
  readonly stepOverdue: number
  /** Urging slips that they have not answered, and those of them whose time to answer is over. */
  readonly urged: number
  readonly urgedLate: number
  /** What those slips are about beside dossiers: tasks, reports, by their titles. Nothing personal. */
  readonly urgedNames: readonly string[]
  /** Of the units that they watch over; null for those who watch over none. */
  readonly units: { readonly overdue: number; readonly dueToday: number; readonly orphans: number } | null
}

/** Nothing that would make anybody get up. */
export const isQuiet = ({ dueToday, overdue, stepOverdue, urged, units }: DigestCounts): boolean =>
  dueToday + overdue + stepOverdue + urged + (units === null ? 0 : units.overdue + units.dueToday + units.orphans) === 0

/** A digest is made from the beginning of the first session of a working day until that day's work is over. */
export const isDigestTime = (calendar: WorkingCalendar, now: LocalMinute): boolean => {
  const day = dayOf(now)
  const sessions = sessionsOf(calendar, day)
  const ofDay = now - day * DAY_MINUTES
  return sessions.length > 0 && ofDay >= (sessions[0]?.from ?? DAY_MINUTES) && ofDay < (sessions.at(-1)?.to ?? 0)
}

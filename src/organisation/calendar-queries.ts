import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Weekday } from '#kernel/local-time.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { fixedHolidays, nationalCalendar, type Certainty, type WeekSessions } from '#law/calendar.ts'
import { type CalendarBook, type CalendarDay, type CalendarDayKind, calendarKey, calendarOf } from './domain/calendar-book.ts'
import { compileProvisional } from './domain/provisional-calendar.ts'
import type { WorkingCalendar } from './domain/working-calendar.ts'
import { remembered } from './remembered.ts'
import { readRevision } from './revision.ts'
import { unitTree } from './unit-queries.ts'

const books = remembered<CalendarBook>(4)
const compiled = remembered<WorkingCalendar>(200)

/** Years without a gap from the first one that was entered. */
const withoutGaps = (years: readonly number[]): number[] => {
  const first = years[0]
  return first === undefined ? [] : years.filter((year, index) => year === first + index)
}

type HoursJson = {
  id: string
  unitId: UnitId
  from: PlainDate
  to: PlainDate | null
  sessions: WeekSessions
  receptionSessions: WeekSessions | null
  dayMinutes: number | null
  countsAsDay: Weekday[]
  source: string
}

const readBook = async (trx: Trx): Promise<CalendarBook> => {
  const hours = await sql<HoursJson>`
    select id, unit_id as "unitId", valid_from as "from", valid_to as "to", sessions,
      reception_sessions as "receptionSessions", day_minutes as "dayMinutes", counts_as_day as "countsAsDay", source
    from work_calendar where tenant_id = current_tenant()`.execute(trx)
  const days = await sql<Omit<CalendarDay, 'day' | 'replaces'> & { day: PlainDate; replaces: PlainDate | null }>`
    select id, unit_id as "unitId", day, kind, name, replaces, source, certainty
    from calendar_day where tenant_id = current_tenant() and withdrawn_at is null order by day, id`.execute(trx)
  const years = await sql<{ year: number }>`
    select year from calendar_year where tenant_id = current_tenant() order by year`.execute(trx)
  return {
    hours: hours.rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } })),
    days: days.rows.map((row) => ({ ...row, day: row.day.toString(), replaces: row.replaces?.toString() ?? null })),
    years: withoutGaps(years.rows.map(({ year }) => year)),
  }
}

/** Everything about working time in this agency; remembered until it changes. */
export const calendarBook = async (trx: Trx): Promise<CalendarBook> => {
  const before = await readRevision(trx)
  const known = books.get(before.calendar)
  if (known !== undefined) return known
  const book = await readBook(trx)
  const { rows } = await sql<{ calendar: string }>`
    select calendar from organisation_revision where tenant_id = current_tenant()`.execute(trx)
  // Kept only when nobody changed the calendar while it was being read.
  if (rows[0]?.calendar === before.calendar) books.set(before.calendar, book)
  return book
}

/**
 * The working calendar of a unit as it stands on `on`: its own hours or those of the nearest unit above, its own
 * days off before the common ones. Units that say nothing of their own share one compiled calendar. Beyond the last
 * year that was entered it goes on provisionally, so that reception never has to refuse for want of a calendar.
 */
export const loadCalendar = async (trx: Trx, unitId: UnitId, on: PlainDate): Promise<WorkingCalendar> => {
  const book = await calendarBook(trx)
  const tree = await unitTree(trx, on)
  const chain = [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]
  const key = `${(await readRevision(trx)).calendar} ${calendarKey(book, chain, on)}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const result = compileProvisional(calendarOf(book, chain, on, nationalCalendar().sessions), fixedHolidays())
  if (!result.ok) throw new Error(`stored calendar of unit ${unitId} does not compile: ${result.refusal.code}`)
  compiled.set(key, result.value)
  return result.value
}

/**
 * The same calendar as it would be if every day that waits for confirmation were confirmed, with those days; for
 * telling people what may still move. `undefined` when no day waits.
 */
export const loadCalendarIfConfirmed = async (
  trx: Trx,
  unitId: UnitId,
  on: PlainDate,
): Promise<{ readonly calendar: WorkingCalendar; readonly pending: readonly CalendarDay[] } | undefined> => {
  const book = await calendarBook(trx)
  const tree = await unitTree(trx, on)
  const chain = [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]
  const pending = book.days.filter(
    (day) => day.certainty === 'pending' && (day.unitId === null || chain.includes(day.unitId)),
  )
  if (pending.length === 0) return undefined
  const confirmed = { ...book, days: book.days.map((day) => (pending.includes(day) ? { ...day, certainty: 'toVerify' as const } : day)) }
  const result = compileProvisional(calendarOf(confirmed, chain, on, nationalCalendar().sessions), fixedHolidays())
  return result.ok ? { calendar: result.value, pending } : undefined
}

/** The year that ought to be entered by now and is not, or `undefined`. Notices come out in the autumn. */
export const findMissingYear = async (trx: Trx, day: PlainDate): Promise<number | undefined> => {
  const { years } = await calendarBook(trx)
  const next = (years.at(-1) ?? day.year - 1) + 1
  return next <= day.year + 1 ? next : undefined
}

export type CalendarDayRow = {
  readonly id: string
  readonly unitId: UnitId | null
  readonly day: PlainDate
  readonly kind: CalendarDayKind
  readonly name: string
  readonly replaces: PlainDate | null
  readonly source: string
  readonly certainty: Certainty
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
}

const DAY = sql`id, unit_id as "unitId", day, kind, name, replaces, source, certainty, confirmed_at as "confirmedAt",
  withdrawn_at as "withdrawnAt"`

/** Days of one year, common and of the units given, with the withdrawn ones. */
export const listCalendarDays = async (
  trx: Trx,
  year: number,
  units: readonly UnitId[],
): Promise<CalendarDayRow[]> => {
  const { rows } = await sql<CalendarDayRow>`
    select ${DAY} from calendar_day
    where tenant_id = current_tenant() and day between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
      and (unit_id is null or unit_id = any(${units}::uuid[]))
    order by day, id`.execute(trx)
  return rows
}

export const findCalendarDay = async (trx: Trx, id: string): Promise<CalendarDayRow | undefined> => {
  const { rows } = await sql<CalendarDayRow>`
    select ${DAY} from calendar_day where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]
}

/** The entry in force for exactly this unit (`null`: common) and day. */
export const findCalendarDayOn = async (
  trx: Trx,
  unitId: UnitId | null,
  day: PlainDate,
): Promise<CalendarDayRow | undefined> => {
  const { rows } = await sql<CalendarDayRow>`
    select ${DAY} from calendar_day
    where tenant_id = current_tenant() and day = ${day} and unit_id is not distinct from ${unitId}::uuid
      and withdrawn_at is null`.execute(trx)
  return rows[0]
}

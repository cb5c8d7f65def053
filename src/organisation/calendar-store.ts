import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Weekday } from '#kernel/local-time.ts'
import type { PlainDate } from '#kernel/time.ts'
import { NATIONAL_CALENDAR_YEARS } from '../../law/calendar/national.ts'
import type { CalendarDefinition, Certainty, WeekSessions } from '#law/calendar.ts'
import type { CalendarDayKind, UnitHours } from './domain/calendar-book.ts'
import { type Period, covers } from './domain/period.ts'

export type HoursRow = {
  readonly unitId: UnitId
  readonly sessions: WeekSessions
  readonly receptionSessions: WeekSessions | null
  readonly dayMinutes: number | null
  readonly countsAsDay: readonly Weekday[]
  readonly source: string
}

/**
 * Hours from `from` on: they end what was in force and run until the next entry, which stays. Hours that begin
 * on the same day are corrected.
 */
export const putHours = async (
  trx: Trx,
  ctx: Ctx,
  row: HoursRow,
  from: PlainDate,
  known: readonly UnitHours[],
): Promise<void> => {
  const period: Period = { from, to: null }
  const next = known
    .filter((hours) => hours.unitId === row.unitId && covers(period, hours.period.from) && !hours.period.from.equals(from))
    .sort((a, b) => (a.period.from.toString() < b.period.from.toString() ? -1 : 1))[0]
  const current = known.find((hours) => hours.unitId === row.unitId && covers(hours.period, from))
  const sessions = JSON.stringify(row.sessions)
  const reception = row.receptionSessions === null ? null : JSON.stringify(row.receptionSessions)
  if (current?.period.from.equals(from)) {
    await sql`
      update work_calendar set sessions = ${sessions}, reception_sessions = ${reception},
        day_minutes = ${row.dayMinutes}, counts_as_day = ${row.countsAsDay}, source = ${row.source}
      where tenant_id = current_tenant() and id = ${current.id}`.execute(trx)
    return
  }
  if (current !== undefined) {
    await sql`
      update work_calendar set valid_to = ${from.subtract({ days: 1 })}
      where tenant_id = current_tenant() and id = ${current.id}`.execute(trx)
  }
  await sql`
    insert into work_calendar (tenant_id, id, unit_id, valid_from, valid_to, sessions, reception_sessions,
      day_minutes, counts_as_day, source)
    values (${ctx.tenantId}, ${ctx.newId()}, ${row.unitId}, ${from}, ${next?.period.from.subtract({ days: 1 }) ?? null},
      ${sessions}, ${reception}, ${row.dayMinutes}, ${row.countsAsDay}, ${row.source})`.execute(trx)
}

export type CalendarDayInput = {
  readonly unitId: UnitId | null
  readonly day: PlainDate
  readonly kind: CalendarDayKind
  readonly name: string
  readonly replaces: PlainDate | null
  readonly source: string
  readonly certainty: Certainty
}

export const insertCalendarDay = async (trx: Trx, ctx: Ctx, id: string, row: CalendarDayInput): Promise<void> => {
  await sql`
    insert into calendar_day (tenant_id, id, unit_id, day, kind, name, replaces, source, certainty)
    values (${ctx.tenantId}, ${id}, ${row.unitId}, ${row.day}, ${row.kind}, ${row.name}, ${row.replaces},
      ${row.source}, ${row.certainty})`.execute(trx)
}

const accountOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'system' ? null : ctx.actor.accountId)

export const markDayConfirmed = async (trx: Trx, ctx: Ctx, id: string, source: string): Promise<void> => {
  await sql`
    update calendar_day set certainty = 'verified', source = ${source}, confirmed_by = ${accountOf(ctx)},
      confirmed_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const markDayWithdrawn = async (trx: Trx, ctx: Ctx, id: string): Promise<void> => {
  await sql`
    update calendar_day set withdrawn_by = ${accountOf(ctx)}, withdrawn_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const insertCalendarYear = async (trx: Trx, ctx: Ctx, year: number, basis: string): Promise<void> => {
  await sql`
    insert into calendar_year (tenant_id, year, basis, entered_at)
    values (${ctx.tenantId}, ${year}, ${basis}, ${ctx.clock()})`.execute(trx)
}

type Shipped = Omit<CalendarDayInput, 'unitId' | 'day' | 'replaces'> & { day: string; replaces: string | null }

const shippedDays = ({ holidays, makeUpDays }: (typeof NATIONAL_CALENDAR_YEARS)[number]): Shipped[] => [
  ...holidays.map(({ date, name, kind, source, certainty }) => ({
    day: date, kind, name, replaces: null, source, certainty,
  })),
  ...makeUpDays.map(({ date, replaces, source, certainty }) => ({
    day: date, kind: 'makeUp' as const, name: 'Ngày làm bù', replaces, source, certainty,
  })),
]

/**
 * Writes the shipped national years that this agency does not have yet; a year that is there belongs to its
 * administrators and is left alone. Returns the years that were added.
 */
export const addShippedYears = async (trx: Trx, ctx: Ctx): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`
    select year from calendar_year where tenant_id = current_tenant()`.execute(trx)
  const known = new Set(rows.map(({ year }) => year))
  const missing = NATIONAL_CALENDAR_YEARS.filter(({ year }) => !known.has(year))
  for (const year of missing) {
    await insertCalendarYear(trx, ctx, year.year, year.basis)
    const days = shippedDays(year).map((day) => ({ ...day, id: ctx.newId() }))
    await sql`
      insert into calendar_day (tenant_id, id, unit_id, day, kind, name, replaces, source, certainty)
      select ${ctx.tenantId}, id, null, day, kind, name, replaces, source, certainty
      from json_to_recordset(${JSON.stringify(days)}::json)
        as entry (id uuid, day date, kind text, name text, replaces date, source text, certainty text)
      on conflict (tenant_id, day, unit_id) where withdrawn_at is null do nothing`.execute(trx)
  }
  return missing.map(({ year }) => year)
}

/** The definition of hours alone, for the check that it compiles. */
export const hoursDefinition = (row: HoursRow): CalendarDefinition => ({
  sessions: row.sessions,
  countsAsDay: row.countsAsDay,
  ...(row.receptionSessions === null ? {} : { receptionSessions: row.receptionSessions }),
  ...(row.dayMinutes === null ? {} : { dayMinutes: row.dayMinutes }),
})

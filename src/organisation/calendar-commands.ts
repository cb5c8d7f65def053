import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { recordAdminChange } from './admin-history.ts'
import { administers, administersAll } from './administration.ts'
import {
  type CalendarDayInput,
  type HoursRow,
  addShippedYears,
  hoursDefinition,
  insertCalendarDay,
  insertCalendarYear,
  markDayConfirmed,
  markDayWithdrawn,
  putHours,
} from './calendar-store.ts'
import { calendarBook, findCalendarDay, findCalendarDayOn } from './calendar-queries.ts'
import { parseCalendarDefinition } from './domain/calendar-definition.ts'
import { compileCalendar } from './domain/working-calendar.ts'
import type { OrganisationRefusal } from './refusals.ts'
import { lockOrganisation, touchRevision } from './revision.ts'
import { findUnitIdentity } from './unit-queries.ts'

const SATURDAY = 6

const mayChange = (trx: Trx, ctx: Ctx, unitId: UnitId | null): Promise<boolean> =>
  unitId === null ? administersAll(trx, ctx) : administers(trx, ctx, unitId)

/** Whoever keeps due dates learns of the change after it is committed; open dossiers are recomputed by that job. */
const publishChange = async (trx: Trx, ctx: Ctx, unitId: UnitId | null, from: PlainDate, to: PlainDate | null): Promise<void> => {
  await touchRevision(trx, ctx, 'calendar')
  await ctx.enqueue(trx, {
    task: 'calendar-changed',
    payload: { unitId, from: from.toString(), to: to?.toString() ?? null },
  })
}

export type SetSessionsInput = HoursRow & { readonly from: PlainDate }

/** Sets the working hours (and desk hours) of a unit and of those below it without hours of their own, from a day on. */
export const setSessions = (ctx: Ctx, input: SetSessionsInput): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    if ((await findUnitIdentity(trx, input.unitId)) === undefined) return refuse('unitNotFound')
    if (!(await administers(trx, ctx, input.unitId))) return refuse('administrationNotAllowed')
    if (input.source.trim() === '') return refuse('calendarSourceRequired')
    const parsed = parseCalendarDefinition(hoursDefinition(input))
    const compiled = parsed.ok ? compileCalendar(parsed.value) : parsed
    if (!compiled.ok) {
      const { code, facts } = compiled.refusal
      return refuse('sessionsInvalid', { why: String(facts?.['value'] ?? facts?.['where'] ?? code) })
    }
    const { hours } = await calendarBook(trx)
    await putHours(trx, ctx, input, input.from, hours)
    await publishChange(trx, ctx, input.unitId, input.from, null)
    await recordAdminChange(trx, ctx, {
      action: 'setSessions',
      subjectKind: 'hours',
      subjectId: input.unitId,
      before: hours.filter((row) => row.unitId === input.unitId),
      after: input,
    })
    return ok(null)
  })

/** Enters a day off or a make-up day, common (`unitId: null`) or of one unit and those below it. */
export const addCalendarDay = (
  ctx: Ctx,
  input: CalendarDayInput,
): Promise<Result<{ calendarDayId: string }, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    const { unitId, day } = input
    if (unitId !== null && (await findUnitIdentity(trx, unitId)) === undefined) return refuse('unitNotFound')
    if (!(await mayChange(trx, ctx, unitId))) return refuse('administrationNotAllowed')
    if (input.source.trim() === '' || input.name.trim() === '') return refuse('calendarSourceRequired')
    if (input.kind === 'makeUp' && day.dayOfWeek < SATURDAY) return refuse('makeUpDayInvalid', { day: day.toString() })
    const there = await findCalendarDayOn(trx, unitId, day)
    if (there !== undefined) return refuse('calendarDayTaken', { day: day.toString(), name: there.name })
    const calendarDayId = ctx.newId()
    await insertCalendarDay(trx, ctx, calendarDayId, input)
    await publishChange(trx, ctx, unitId, day, day)
    await recordAdminChange(trx, ctx, {
      action: 'addCalendarDay',
      subjectKind: 'calendarDay',
      subjectId: calendarDayId,
      after: input,
    })
    return ok({ calendarDayId })
  })

export type ConfirmCalendarDayInput = {
  readonly calendarDayId: string
  /** The notice by which it is now certain. */
  readonly source: string
}

/** A pending or unchecked day becomes certain, by a notice that is named. */
export const confirmCalendarDay = (
  ctx: Ctx,
  { calendarDayId, source }: ConfirmCalendarDayInput,
): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    const day = await findCalendarDay(trx, calendarDayId)
    if (day === undefined) return refuse('calendarDayNotFound')
    if (!(await mayChange(trx, ctx, day.unitId))) return refuse('administrationNotAllowed')
    if (day.withdrawnAt !== null || day.certainty === 'verified') return refuse('calendarDayAlreadyDone')
    if (source.trim() === '') return refuse('calendarSourceRequired')
    await markDayConfirmed(trx, ctx, calendarDayId, source)
    await publishChange(trx, ctx, day.unitId, day.day, day.day)
    await recordAdminChange(trx, ctx, {
      action: 'confirmCalendarDay',
      subjectKind: 'calendarDay',
      subjectId: calendarDayId,
      before: day,
      after: { source, certainty: 'verified' },
    })
    return ok(null)
  })

/** Takes a day out of the calendar; the entry stays visible as withdrawn. */
export const withdrawCalendarDay = (
  ctx: Ctx,
  { calendarDayId }: { readonly calendarDayId: string },
): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    const day = await findCalendarDay(trx, calendarDayId)
    if (day === undefined) return refuse('calendarDayNotFound')
    if (!(await mayChange(trx, ctx, day.unitId))) return refuse('administrationNotAllowed')
    if (day.withdrawnAt !== null) return refuse('calendarDayAlreadyDone')
    await markDayWithdrawn(trx, ctx, calendarDayId)
    await publishChange(trx, ctx, day.unitId, day.day, day.day)
    await recordAdminChange(trx, ctx, {
      action: 'withdrawCalendarDay',
      subjectKind: 'calendarDay',
      subjectId: calendarDayId,
      before: day,
    })
    return ok(null)
  })

export type CompleteCalendarYearInput = {
  readonly year: number
  /** What the days of the year were compared with. */
  readonly basis: string
}

/** Says that the days of a year are entered: from then on due dates in it are no longer provisional. */
export const completeCalendarYear = (
  ctx: Ctx,
  { year, basis }: CompleteCalendarYearInput,
): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    if (!(await administersAll(trx, ctx))) return refuse('administrationNotAllowed')
    if (basis.trim() === '') return refuse('calendarSourceRequired')
    const { years } = await calendarBook(trx)
    if (years.includes(year)) return refuse('calendarYearAlreadyDone', { year })
    const next = (years.at(-1) ?? year - 1) + 1
    if (year !== next) return refuse('calendarYearInvalid', { year, next })
    await insertCalendarYear(trx, ctx, year, basis)
    await publishChange(trx, ctx, null, Temporal.PlainDate.from({ year, month: 1, day: 1 }), null)
    await recordAdminChange(trx, ctx, {
      action: 'completeCalendarYear',
      subjectKind: 'calendarYear',
      subjectId: null,
      after: { year, basis },
    })
    return ok(null)
  })

/**
 * Adds national years that came with a newer release; the program does it at each start. Due dates that were
 * provisional for want of them are counted anew.
 */
export const addNationalYears = (ctx: Ctx): Promise<number[]> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    const added = await addShippedYears(trx, ctx)
    const first = added.toSorted((a, b) => a - b)[0]
    if (first !== undefined) await publishChange(trx, ctx, null, Temporal.PlainDate.from({ year: first, month: 1, day: 1 }), null)
    return added
  })

import moment from 'moment-business-time'
import { computeDeadline } from '#dossiers/domain/deadline.ts'
import { deadlineNote } from '#dossiers/deadline/deadline-note.ts'
import { DAY_MINUTES, dayOf, formatMinute, type LocalMinute } from '#kernel/local-time.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { compileCalendar, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode } from '#procedures/domain/duration.ts'
import { report, type Benchmark } from './benchmark.ts'
import { median, PAIRS } from './figures.ts'

/** moment-business-time counts by the hour so slowly that fewer cases must do there. */
const CASES: Readonly<Record<DeadlineMode, number>> = { END_OF_DAY: 300, BY_HOUR: 30 }
const OURS_PER_PAIR = 60_000
const WORKING_DAYS = 15

const compiled = compileCalendar(nationalCalendar())
if (!compiled.ok) throw new Error(compiled.refusal.code)
const calendar: WorkingCalendar = compiled.value

const OFFICE = ['07:30', '11:30', '13:30', '17:30']
moment.updateLocale('en', {
  workinghours: { 0: null, 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: null },
  holidays: (nationalCalendar().holidays ?? []).filter((day) => day.certainty !== 'pending').map(({ date }) => date),
})

/** Receptions at any minute of office days and rest days from 2018 to 2026, the same in every run. */
const receptions = (): readonly LocalMinute[] => {
  let seed = 20_261_121
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const first = 17_532
  return Array.from({ length: CASES.END_OF_DAY }, () => (first + next(3_200)) * DAY_MINUTES + 420 + next(690))
}

const ours = (receivedAt: LocalMinute, mode: DeadlineMode): LocalMinute => {
  const result = computeDeadline({ receivedAt, duration: { amount: WORKING_DAYS, unit: 'workingDay' }, mode, calendar })
  return result.ok && result.value.phase === 'running' && result.value.days.length > 0 ? result.value.dueAt : Number.NaN
}

/** With the Vietnamese note of every day written out. */
const withNotes = (receivedAt: LocalMinute): number => {
  const result = computeDeadline({ receivedAt, duration: { amount: WORKING_DAYS, unit: 'workingDay' }, calendar })
  return result.ok ? result.value.days.reduce((length, line) => length + deadlineNote(line).length, 0) : 0
}

/** Local wall time is given to moment as UTC, so that it never consults a time zone. */
const theirs = (receivedAt: LocalMinute, mode: DeadlineMode): LocalMinute => {
  const at = moment.utc(receivedAt * 60_000)
  if (mode === 'BY_HOUR') return at.addWorkingTime(WORKING_DAYS * 480, 'minutes').valueOf() / 60_000
  const due = at.addWorkingTime(WORKING_DAYS, 'days')
  return due.hours(17).minutes(30).valueOf() / 60_000
}

const perSecond = (count: number, work: () => void): number => {
  const started = process.hrtime.bigint()
  work()
  return (count * 1e9) / Number(process.hrtime.bigint() - started)
}

/** moment-business-time knows no make-up working days: a stretch that holds one is where it is wrong. */
const holdsMakeUpDay = (from: LocalMinute, to: LocalMinute): boolean =>
  [...calendar.special].some(
    ([day, special]) => special.kind === 'makeUp' && day >= dayOf(from) && day <= dayOf(to),
  )

const allCases = receptions()
const casesOf = (mode: DeadlineMode): readonly LocalMinute[] => allCases.slice(0, CASES[mode])

const compare = (mode: DeadlineMode) => {
  const cases = casesOf(mode)
  let equal = 0
  const unexplained: string[] = []
  let makeUp = 0
  for (const receivedAt of cases) {
    const [mine, other] = [ours(receivedAt, mode), theirs(receivedAt, mode)]
    if (mine === other) equal++
    else if (holdsMakeUpDay(receivedAt, Math.max(mine, other))) makeUp++
    else unexplained.push(`${formatMinute(receivedAt)}: ${formatMinute(mine)} / ${formatMinute(other)}`)
  }
  return { cases: cases.length, equal, differForMakeUpDay: makeUp, differOtherwise: unexplained.length, examples: unexplained.slice(0, 5) }
}

const measure = (mode: DeadlineMode) => {
  const cases = casesOf(mode)
  const rounds = OURS_PER_PAIR / cases.length
  const pairs = Array.from({ length: PAIRS }, () => {
    const other = perSecond(cases.length, () => cases.forEach((receivedAt) => theirs(receivedAt, mode)))
    const own = perSecond(cases.length * rounds, () => {
      for (let i = 0; i < rounds; i++) cases.forEach((receivedAt) => ours(receivedAt, mode))
    })
    return { own, other, ratio: own / other }
  })
  return {
    explainedPerSecond: Math.round(median(pairs.map(({ own }) => own))),
    momentBusinessTimePerSecond: Math.round(median(pairs.map(({ other }) => other))),
    ratio: Math.round(median(pairs.map(({ ratio }) => ratio))),
  }
}

const notesPerSecond = (): number =>
  median(
    Array.from({ length: PAIRS }, () =>
      perSecond(allCases.length * 100, () => {
        for (let i = 0; i < 100; i++) allCases.forEach(withNotes)
      }),
    ),
  )

/** It matches every holiday as a pattern; with a set in its place it runs as fast as it can be made to. */
const giveItFasterHolidays = (): void => {
  const holidays = new Set((nationalCalendar().holidays ?? []).filter((day) => day.certainty !== 'pending').map(({ date }) => date))
  moment.fn.isHoliday = function isHoliday(): boolean {
    return holidays.has(this.format('YYYY-MM-DD'))
  }
}

/**
 * Due dates per second on one core, explained day by day, against moment-business-time on the same cases in the same
 * run: median of five alternating pairs.
 */
export const deadlines: Benchmark = {
  name: 'deadlines',
  run: async ({ say }) => {
    const endOfDay = { ...measure('END_OF_DAY'), agreement: compare('END_OF_DAY') }
    const byHour = { ...measure('BY_HOUR'), agreement: compare('BY_HOUR') }
    giveItFasterHolidays()
    const figures = {
      workingDays: WORKING_DAYS,
      endOfDay,
      byHour,
      endOfDayAgainstFasterHolidays: measure('END_OF_DAY'),
      withVietnameseNotesPerSecond: Math.round(notesPerSecond()),
    }
    say(`${endOfDay.explainedPerSecond}/s, ${endOfDay.ratio} times moment-business-time`)
    return report('deadlines', figures, [
      { figure: 'endOfDay.explainedPerSecond', value: endOfDay.explainedPerSecond, bound: { atLeast: 100_000 } },
      { figure: 'endOfDay.ratio', value: endOfDay.ratio, bound: { atLeast: 100 } },
      { figure: 'endOfDay.agreement.differOtherwise', value: endOfDay.agreement.differOtherwise, bound: { atMost: 0 } },
      { figure: 'byHour.explainedPerSecond', value: byHour.explainedPerSecond, bound: { atLeast: 100_000 } },
      { figure: 'byHour.ratio', value: byHour.ratio, bound: { atLeast: 100 } },
      { figure: 'byHour.agreement.differOtherwise', value: byHour.agreement.differOtherwise, bound: { atMost: 0 } },
    ])
  },
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { DAY_MINUTES, dayOf, formatMinute, parseInstantMinute, type LocalMinute } from '#kernel/local-time.ts'
import { Temporal } from '#kernel/time.ts'
import { fixedHolidays, nationalCalendar, type CalendarDefinition, type WeekHours } from '#law/calendar.ts'
import { anyCalendar, anyMinute, compiled } from '#organisation/calendar-testing.ts'
import { compileProvisional } from '#organisation/domain/provisional-calendar.ts'
import { isWorkingAt, lastSessionEnd } from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode, Duration } from '#procedures/domain/duration.ts'
import { dueDayOf } from './counting.ts'
import { computeDeadline, type Deadline, type DeadlineInput } from './deadline.ts'
import type { Pause } from './pause.ts'
import { slowDueAt } from '../deadline/deadline-oracle.ts'
import { classify, remainingMinutes } from './timeliness.ts'

const minute = (text: string): LocalMinute => {
  const found = parseInstantMinute(`${text}+07:00`)
  if (typeof found !== 'number') throw new Error(text)
  return found
}

const NATIONAL = compiled(nationalCalendar())

const computed = (input: DeadlineInput): Deadline => {
  const result = computeDeadline(input)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const dueOf = (input: DeadlineInput): LocalMinute => {
  const deadline = computed(input)
  if (deadline.phase !== 'running') throw new Error('paused')
  return deadline.dueAt
}

const anyDuration: fc.Arbitrary<Duration> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 120 }).map((n) => n / 4), unit: fc.constantFrom('workingHour' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom('halfDay' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 24 }).map((n) => n / 2), unit: fc.constantFrom('workingDay' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 60 }).map((n) => n / 2), unit: fc.constantFrom('calendarDay' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 14 }), unit: fc.constantFrom('month' as const) }),
  fc.record({
    amount: fc.constant(1),
    unit: fc.constantFrom('sameDay' as const),
    cutoff: fc.constantFrom('15:00', '10:30', '24:00'),
  }),
)
const anyMode = fc.constantFrom<DeadlineMode>('BY_HOUR', 'END_OF_DAY')

const anyPauses = (maxLength: number): fc.Arbitrary<readonly (readonly [number, number])[]> =>
  fc.array(fc.tuple(fc.integer({ min: -3000, max: 30_000 }), fc.integer({ min: 0, max: 15_000 })), { maxLength })

const placed = (receivedAt: LocalMinute, spans: readonly (readonly [number, number])[]): readonly Pause[] =>
  spans.map(([offset, length]) => ({ from: receivedAt + offset, to: receivedAt + offset + length }))

const EPOCH = Temporal.PlainDateTime.from('1970-01-01T00:00')
const wall = (at: LocalMinute): Temporal.PlainDateTime => EPOCH.add({ minutes: at })

describe('against counting slowly, minute by minute', () => {
  test('every way of counting, with pauses', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, anyDuration, anyMode, anyPauses(4), (definition, receivedAt, duration, mode, spans) => {
        const pauses = placed(receivedAt, spans)
        const slow = slowDueAt({
          receivedAt: wall(receivedAt),
          duration,
          mode,
          calendar: definition,
          pauses: pauses.map(({ from, to }) => ({ from: wall(from), to: wall(to ?? from) })),
        })
        const fast = dueOf({ receivedAt, duration, mode, calendar: compiled(definition), pauses })
        assert.equal(formatMinute(fast), `${slow.toString().slice(0, 16)}:00+07:00`)
      }),
      { numRuns: 400 },
    )
  })
})

describe('what always holds', () => {
  test('a due date lies inside a session, and the explanation runs from reception to it', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, anyDuration, anyMode, anyPauses(3), (definition, receivedAt, duration, mode, spans) => {
        const calendar = compiled(definition)
        const input = { receivedAt, duration, mode, calendar, pauses: placed(receivedAt, spans) }
        const dueAt = dueOf(input)
        const { days } = computed(input)
        assert.ok(isWorkingAt(calendar, dueAt - 1))
        assert.deepEqual(
          days.map(({ day }) => day),
          Array.from({ length: dueDayOf(dueAt) - dayOf(receivedAt) + 1 }, (_, i) => dayOf(receivedAt) + i),
        )
        assert.equal(days.at(-1)?.kind, 'due')
        assert.ok(days.every(({ countedMinutes }) => countedMinutes >= 0))
      }),
    )
  })

  test('by the hour, the counted minutes of the days add up to the duration', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 200 }), anyPauses(4), (definition, receivedAt, amount, spans) => {
        const duration: Duration = { amount, unit: 'workingHour' }
        const pauses = placed(receivedAt, spans)
        const { days } = computed({ receivedAt, duration, calendar: compiled(definition), pauses })
        assert.equal(days.reduce((sum, line) => sum + line.countedMinutes, 0), amount * 60)
      }),
    )
  })

  test('by days, as many days are numbered as the duration has', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 60 }), anyPauses(4), (definition, receivedAt, amount, spans) => {
        const duration: Duration = { amount, unit: 'workingDay' }
        const pauses = placed(receivedAt, spans)
        const { days } = computed({ receivedAt, duration, calendar: compiled(definition), pauses })
        assert.equal(days.filter(({ ordinal }) => ordinal > 0).length, amount)
        assert.equal(Math.max(...days.map(({ ordinal }) => ordinal)), amount)
      }),
    )
  })

  test('a longer pause never brings a due date forward', () => {
    const lengths = fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 9_000 }))
    fc.assert(
      fc.property(anyCalendar, anyMinute, anyDuration, anyMode, fc.integer({ min: 0, max: 9_000 }), lengths, (definition, receivedAt, duration, mode, offset, [length, more]) => {
        const calendar = compiled(definition)
        const from = receivedAt + offset
        const due = (to: LocalMinute): LocalMinute =>
          dueOf({ receivedAt, duration, mode, calendar, pauses: [{ from, to }] })
        assert.ok(due(from + length) <= due(from + length + more))
      }),
    )
  })

  test('one more holiday never brings a due date forward', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, anyDuration, anyMode, fc.integer({ min: -2, max: 20 }), (definition, receivedAt, duration, mode, offset) => {
        const date = formatMinute((dayOf(receivedAt) + offset) * DAY_MINUTES).slice(0, 10)
        const more: CalendarDefinition = { ...definition, holidays: [...(definition.holidays ?? []), { date }] }
        const [without, withIt] = [definition, more].map((calendar) =>
          dueOf({ receivedAt, duration, mode, calendar: compiled(calendar) }),
        )
        assert.ok((without ?? 0) <= (withIt ?? 0))
      }),
    )
  })

  test('a calendar that does not reach the due date refuses', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, anyDuration, anyMode, (definition, receivedAt, duration, mode) => {
        const dueAt = dueOf({ receivedAt, duration, mode, calendar: compiled(definition) })
        const until = (day: number): CalendarDefinition => ({
          ...definition,
          coveredUntil: formatMinute(day * DAY_MINUTES).slice(0, 10),
        })
        const reach = (day: number) => computeDeadline({ receivedAt, duration, mode, calendar: compiled(until(day)) })
        const short = reach(dueDayOf(dueAt) - 1)
        assert.equal(short.ok ? null : short.refusal.code, 'calendarNotCovered')
        assert.equal(reach(dueDayOf(dueAt)).ok, true)
      }),
    )
  })
})

describe('a clock that stands', () => {
  const open: DeadlineInput = {
    receivedAt: minute('2026-11-02T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    calendar: NATIONAL,
    pauses: [{ from: minute('2026-11-05T10:00'), to: null, cause: { by: 'Nguyễn Văn A', reason: 'chờ bổ sung' } }],
  }

  test('freezes the time left', () => {
    const deadline = computed(open)
    assert.equal(deadline.phase, 'paused')
    if (deadline.phase !== 'paused') return
    assert.equal(formatMinute(deadline.dueWhenPaused), '2026-11-09T17:30:00+07:00')
    assert.equal(deadline.remainingCountedDays, 2)
    assert.equal(deadline.remainingMinutes, 90 + 240 + 480 + 480)
    assert.equal(remainingMinutes(NATIONAL, deadline, minute('2026-12-01T08:00')), deadline.remainingMinutes)
    assert.equal(deadline.days.at(-1)?.date, '2026-11-05')
  })

  test('a pause that would open after the due date stops nothing', () => {
    const late = { ...open, pauses: [{ from: minute('2026-11-10T08:00'), to: null }] }
    assert.equal(formatMinute(dueOf(late)), '2026-11-09T17:30:00+07:00')
  })

  test('the explanation carries who stopped it and why', () => {
    const closed = { ...open, pauses: open.pauses?.map((pause) => ({ ...pause, to: minute('2026-11-09T10:00') })) ?? [] }
    const { days } = computed(closed)
    assert.deepEqual(days.find(({ date }) => date === '2026-11-06')?.pause?.cause, open.pauses?.[0]?.cause)
  })
})

describe('an extension runs on from the due date', () => {
  test('by days it adds as many counted days', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (definition, receivedAt, first, more) => {
        const calendar = compiled({ ...definition, sessions: everyDay(definition), changes: (definition.changes ?? []).map((change) => ({ ...change, sessions: everyDay(change) })) })
        const days = (amount: number): Duration => ({ amount, unit: 'workingDay' })
        const extended = dueOf({ receivedAt, duration: days(first), calendar, extensions: [days(more)] })
        assert.equal(extended, dueOf({ receivedAt, duration: days(first + more), calendar }))
      }),
    )
  })

  test('by the hour it adds as many minutes, and its days join into one explanation', () => {
    const hours = (amount: number): Duration => ({ amount, unit: 'workingHour' })
    const deadline = computed({
      receivedAt: minute('2026-11-02T08:00'),
      duration: hours(5),
      calendar: NATIONAL,
      extensions: [hours(6)],
    })
    assert.equal(deadline.phase === 'running' && formatMinute(deadline.dueAt), '2026-11-03T11:00:00+07:00')
    assert.deepEqual(
      deadline.days.map(({ date, kind, countedMinutes }) => [date, kind, countedMinutes]),
      [
        ['2026-11-02', 'received', 450],
        ['2026-11-03', 'due', 210],
      ],
    )
  })
})

/** Monday's sessions on every weekday: no counted day is without work. */
const everyDay = ({ sessions }: WeekHours): CalendarDefinition['sessions'] => {
  const day = sessions.mon ?? []
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
}

describe('beyond the announced calendar', () => {
  const result = compileProvisional(nationalCalendar(), fixedHolidays())
  const provisional = result.ok ? result.value : NATIONAL

  test('reception gets a provisional date from weekly rest and fixed holidays', () => {
    const input = { receivedAt: minute('2028-04-27T09:00'), duration: { amount: 2, unit: 'workingDay' } as const }
    const deadline = computed({ ...input, calendar: provisional })
    assert.equal(deadline.provisional, true)
    assert.equal(deadline.phase === 'running' && formatMinute(deadline.dueAt), '2028-05-02T17:30:00+07:00')
    const refused = computeDeadline({ ...input, calendar: NATIONAL })
    assert.equal(refused.ok ? null : refused.refusal.code, 'calendarNotCovered')
  })

  test('inside the announced years nothing is provisional and nothing differs', () => {
    const input = { receivedAt: minute('2026-04-24T09:00'), duration: { amount: 3, unit: 'workingDay' } as const }
    assert.equal(computed({ ...input, calendar: provisional }).provisional, false)
    assert.equal(dueOf({ ...input, calendar: provisional }), dueOf({ ...input, calendar: NATIONAL }))
  })
})

describe('early, on time, overdue', () => {
  const dueAt = minute('2026-11-09T17:30')
  const rows: readonly (readonly [string, DeadlineMode, string])[] = [
    ['2026-11-08T23:59', 'END_OF_DAY', 'early'],
    ['2026-11-09T00:00', 'END_OF_DAY', 'onTime'],
    ['2026-11-09T17:30', 'END_OF_DAY', 'onTime'],
    ['2026-11-09T17:31', 'END_OF_DAY', 'overdue'],
    ['2026-11-09T17:29', 'BY_HOUR', 'early'],
    ['2026-11-09T17:30', 'BY_HOUR', 'onTime'],
    ['2026-11-09T17:31', 'BY_HOUR', 'overdue'],
  ]
  for (const [at, mode, expected] of rows) {
    test(`${at} ${mode}: ${expected}`, () => assert.equal(classify(minute(at), { dueAt, mode }), expected))
  }

  test('time left is working time, and negative when overdue', () => {
    const deadline = computed({
      receivedAt: minute('2026-11-02T08:00'),
      duration: { amount: 5, unit: 'workingDay' },
      calendar: NATIONAL,
    })
    assert.equal(remainingMinutes(NATIONAL, deadline, minute('2026-11-09T16:30')), 60)
    assert.equal(remainingMinutes(NATIONAL, deadline, minute('2026-11-09T18:00')), 0)
    assert.equal(remainingMinutes(NATIONAL, deadline, minute('2026-11-10T08:30')), -60)
  })

  test('the end of a counted day is the end of its last session', () => {
    assert.equal(lastSessionEnd(NATIONAL, dayOf(dueAt)), 17 * 60 + 30)
  })
})

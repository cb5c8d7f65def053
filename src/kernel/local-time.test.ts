import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  addMonths,
  dayFromDate,
  formatDay,
  formatMinute,
  LAST_DAY,
  parseDay,
  parseInstantMinute,
  weekdayIndex,
} from './local-time.ts'
import { instantOf, localDayOf, localMinuteOf, plainDateOf, Temporal } from './time.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const anyDay = fc.integer({ min: -719_162, max: LAST_DAY })

describe('days and minutes agree with Temporal', () => {
  test('day numbers, weekdays and their text', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = EPOCH.add({ days: day })
        assert.equal(formatDay(day), date.toString())
        assert.equal(dayFromDate(date.year, date.month, date.day), day)
        assert.equal(parseDay(date.toString()), day)
        assert.equal(weekdayIndex(day), date.dayOfWeek - 1)
        assert.equal(localDayOf(plainDateOf(day)), day)
      }),
    )
  })

  test('months later, the same day number or the last of the month', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 1_000_000 }), fc.integer({ min: 0, max: 240 }), (day, months) => {
        assert.equal(formatDay(addMonths(day, months)), EPOCH.add({ days: day }).add({ months }).toString())
      }),
    )
  })

  test('instants with any offset, cut to the minute', () => {
    const offsets = fc.constantFrom('Z', '+07:00', '-03:30', '+0545', '+14')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399 }), offsets, (day, second, offset) => {
        fc.pre(day > -719_000 && day < LAST_DAY - 2)
        const wall = EPOCH.add({ days: day }).toPlainDateTime().add({ seconds: second })
        const text = `${wall.toString({ smallestUnit: 'second' })}${offset}`
        const minute = parseInstantMinute(text)
        assert.equal(minute, localMinuteOf(Temporal.Instant.from(text)))
        if (typeof minute === 'number') assert.equal(parseInstantMinute(formatMinute(minute)), minute)
        if (typeof minute === 'number') assert.equal(localMinuteOf(instantOf(minute)), minute)
      }),
    )
  })
})

describe('texts that name no instant', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['2026-11-02T08:00:00', 'withoutOffset'],
    ['2026-11-02', 'notAnInstant'],
    ['2026-11-02 08:00:00+07:00', 'notAnInstant'],
    ['2026-13-02T08:00:00+07:00', 'notAnInstant'],
    ['2026-02-29T08:00:00+07:00', 'notAnInstant'],
    ['2026-11-02T24:00:00+07:00', 'notAnInstant'],
    ['2026-11-02T08:60:00+07:00', 'notAnInstant'],
    ['2026-11-02T08:00:00+25:00', 'notAnInstant'],
    ['0000-01-01T00:00:00Z', 'notAnInstant'],
    ['', 'notAnInstant'],
  ]
  for (const [text, fault] of rows) {
    test(`${text || '(empty)'}: ${fault}`, () => assert.equal(parseInstantMinute(text), fault))
  }
})

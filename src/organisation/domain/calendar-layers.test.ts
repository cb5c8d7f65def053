import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/local-time.ts'
import type { CalendarDefinition } from '#law/calendar.ts'
import { inheritCalendar, type CalendarEntry, type CalendarLayer } from './calendar-layers.ts'
import { compiled } from '../calendar-testing.ts'
import { dayMinutesAt, isCountedDay, workingMinutesOf } from './working-calendar.ts'

const DAY = ['07:30-11:30', '13:30-17:30']
const NATIONAL: CalendarDefinition = {
  sessions: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  holidays: [
    { date: '2026-09-02', name: 'Quốc khánh', source: 'luật', kind: 'holiday', certainty: 'verified' },
    { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', source: 'luật', kind: 'holiday', certainty: 'pending' },
  ],
  makeUpDays: [{ date: '2026-08-22', replaces: '2026-08-31', source: 'thông báo', certainty: 'toVerify' }],
  coveredUntil: '2027-12-31',
}

const off = (date: string, certainty: CalendarEntry['certainty']): CalendarEntry => ({
  date,
  kind: 'holiday',
  name: 'nghỉ riêng',
  source: 'quyết định',
  certainty,
})

const counts = (layers: readonly CalendarLayer[], date: string): boolean =>
  isCountedDay(compiled(inheritCalendar(NATIONAL, layers)), parseDay(date) ?? 0)

test('without layers the national calendar stands', () => {
  assert.deepEqual(inheritCalendar(NATIONAL, []), NATIONAL)
})

test('an entry of a unit applies when verified or to be verified, not while pending', () => {
  assert.equal(counts([{ entries: [off('2026-11-03', 'verified')] }], '2026-11-03'), false)
  assert.equal(counts([{ entries: [off('2026-11-03', 'toVerify')] }], '2026-11-03'), false)
  assert.equal(counts([{ entries: [off('2026-11-03', 'pending')] }], '2026-11-03'), true)
})

test('confirming a pending national day from below makes it a day off', () => {
  assert.equal(counts([], '2026-11-24'), true)
  assert.equal(counts([{ entries: [off('2026-11-24', 'verified')] }], '2026-11-24'), false)
})

test('the nearest layer wins, and an ordinary day takes back what is above', () => {
  const ordinary: CalendarEntry = { date: '2026-08-22', kind: 'ordinary', source: 'văn bản', certainty: 'verified' }
  assert.equal(counts([], '2026-08-22'), true)
  assert.equal(counts([{ entries: [ordinary] }], '2026-08-22'), false)
  const province: CalendarLayer = { entries: [off('2026-11-03', 'verified')] }
  const unit: CalendarLayer = { entries: [{ ...ordinary, date: '2026-11-03' }] }
  assert.equal(counts([province, unit], '2026-11-03'), true)
  assert.equal(counts([unit, province], '2026-11-03'), false)
})

test('hours of a nearer layer replace the inherited ones as a whole', () => {
  const summer: CalendarLayer = { sessions: { mon: ['07:00-11:00'] }, dayMinutes: 240, countsAsDay: ['sat'], entries: [] }
  const calendar = compiled(inheritCalendar(NATIONAL, [summer, { entries: [] }]))
  assert.equal(workingMinutesOf(calendar, parseDay('2026-11-02') ?? 0), 240)
  assert.equal(workingMinutesOf(calendar, parseDay('2026-11-03') ?? 0), 0)
  assert.equal(dayMinutesAt(calendar, 0), 240)
  assert.equal(isCountedDay(calendar, parseDay('2026-11-07') ?? 0), true)
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DEADLINE_EXAMPLES } from '../../../test/worked-examples/deadlines.ts'
import { runDeadline } from './deadline-door.ts'

type Line = { date: string; kind: string; countedMinutes: number; note: string }
type Answer = { dueAt: string; mode: string; days: Line[]; assumed?: string[]; refusal?: { code: string; message: string } }

const ask = (input: unknown): Answer => runDeadline(input) as Answer

describe('worked examples of due dates', () => {
  for (const { title, dueAt, ...input } of DEADLINE_EXAMPLES) {
    test(title, () => {
      const answer = ask(input)
      assert.equal(answer.dueAt, dueAt, JSON.stringify(answer))
      assert.equal(answer.days.at(-1)?.date, dueAt.slice(0, 10))
      assert.equal(answer.days.at(-1)?.kind, 'due')
    })
  }
})

const PLAIN = {
  mon: ['07:30-11:30', '13:30-17:30'],
  tue: ['07:30-11:30', '13:30-17:30'],
  wed: ['07:30-11:30', '13:30-17:30'],
  thu: ['07:30-11:30', '13:30-17:30'],
  fri: ['07:30-11:30', '13:30-17:30'],
}
const GOOD = { receivedAt: '2026-11-02T08:00:00+07:00', duration: { amount: 5, unit: 'workingDay' } }

test('the explanation names each day, its holiday and the notice behind it', () => {
  const { days, mode } = ask({
    receivedAt: '2026-04-24T09:00:00+07:00',
    duration: { amount: 3, unit: 'workingDay' },
  })
  assert.equal(mode, 'END_OF_DAY')
  assert.deepEqual(
    days.map(({ date, kind, countedMinutes }) => [date.slice(5), kind, countedMinutes]),
    [
      ['04-24', 'received', 0],
      ['04-25', 'weekend', 0],
      ['04-26', 'holiday', 0],
      ['04-27', 'compensatory', 0],
      ['04-28', 'counted', 480],
      ['04-29', 'counted', 480],
      ['04-30', 'holiday', 0],
      ['05-01', 'holiday', 0],
      ['05-02', 'weekend', 0],
      ['05-03', 'weekend', 0],
      ['05-04', 'due', 480],
    ],
  )
  assert.match(days[3]?.note ?? '', /Nghỉ bù Giỗ Tổ Hùng Vương \(Bộ luật Lao động 2019, Điều 111 khoản 3\)/i)
  assert.match(days[4]?.note ?? '', /thứ 1/)
})

test('counted by the hour, the minutes of the days add up to the duration', () => {
  const { days } = ask({
    ...GOOD,
    mode: 'BY_HOUR',
    pauses: [{ from: '2026-11-05T10:00:00+07:00', to: '2026-11-12T10:00:00+07:00' }],
  })
  assert.equal(
    days.reduce((sum, day) => sum + day.countedMinutes, 0),
    5 * 480,
  )
  assert.equal(days.find(({ date }) => date === '2026-11-09')?.kind, 'paused')
})

test('an assumed unit is named in the answer', () => {
  assert.deepEqual(ask({ ...GOOD, duration: '3' }).assumed, ['unit'])
  assert.equal(ask({ ...GOOD, duration: '3 ngày làm việc' }).assumed, undefined)
})

describe('what is refused, by code', () => {
  const calendar = (extra: object): object => ({ ...GOOD, calendar: { sessions: PLAIN, ...extra } })
  const cases: readonly (readonly [string, unknown])[] = [
    ['inputInvalid', null],
    ['inputInvalid', []],
    ['inputInvalid', 'text'],
    ['unknownField', { ...GOOD, colour: 'red' }],
    ['unknownField', { ...GOOD, duration: { amount: 1, unit: 'workingDay', n: 1 } }],
    ['instantMissing', { duration: GOOD.duration }],
    ['instantInvalid', { ...GOOD, receivedAt: 5 }],
    ['instantInvalid', { ...GOOD, receivedAt: '2026-02-30T08:00:00+07:00' }],
    ['instantInvalid', { ...GOOD, receivedAt: '2026-11-02' }],
    ['instantInvalid', { ...GOOD, receivedAt: '2026-11-02T25:00:00+07:00' }],
    ['instantInvalid', { ...GOOD, receivedAt: '9'.repeat(10_000_000) }],
    ['instantWithoutOffset', { ...GOOD, receivedAt: '2026-11-02T08:00:00' }],
    ['durationMissing', { receivedAt: GOOD.receivedAt }],
    ['durationInvalid', { ...GOOD, duration: 5 }],
    ['durationInvalid', { ...GOOD, duration: { amount: '5', unit: 'workingDay' } }],
    ['durationInvalid', { ...GOOD, duration: { amount: 5, unit: 'day' } }],
    ['durationInvalid', { ...GOOD, duration: { amount: Number.NaN, unit: 'workingDay' } }],
    ['durationInvalid', { ...GOOD, duration: { amount: 2, unit: 'sameDay' } }],
    ['durationInvalid', { ...GOOD, duration: { amount: 1.3, unit: 'month' } }],
    ['durationNotPositive', { ...GOOD, duration: { amount: 0, unit: 'workingDay' } }],
    ['durationNotPositive', { ...GOOD, duration: { amount: -1, unit: 'calendarDay' } }],
    ['durationNotPositive', { ...GOOD, duration: { amount: 0.001, unit: 'workingHour' } }],
    ['durationTooLong', { ...GOOD, duration: { amount: 10_000, unit: 'workingDay' } }],
    ['durationCutoffInvalid', { ...GOOD, duration: { amount: 1, unit: 'sameDay', cutoff: '3pm' } }],
    ['durationCutoffInvalid', { ...GOOD, duration: { amount: 1, unit: 'workingDay', cutoff: '15:00' } }],
    ['durationTextTooLong', { ...GOOD, duration: 'a'.repeat(10_000_000) }],
    ['durationHasCases', { ...GOOD, duration: 'Cấp mới: 5 ngày; cấp lại: 3 ngày' }],
    ['durationNone', { ...GOOD, duration: 'Không quy định' }],
    ['durationUnclear', { ...GOOD, duration: '10-25' }],
    ['modeInvalid', { ...GOOD, mode: 'BY_DAY' }],
    ['pausesInvalid', { ...GOOD, pauses: {} }],
    ['pausesInvalid', { ...GOOD, pauses: [5] }],
    ['pauseOpen', { ...GOOD, pauses: [{ from: GOOD.receivedAt }] }],
    ['pauseReversed', { ...GOOD, pauses: [{ from: '2026-11-05T10:00+07:00', to: '2026-11-04T10:00+07:00' }] }],
    ['instantWithoutOffset', { ...GOOD, pauses: [{ from: '2026-11-05T10:00', to: '2026-11-06T10:00' }] }],
    ['unknownField', { ...GOOD, pauses: [{ from: GOOD.receivedAt, to: GOOD.receivedAt, why: '' }] }],
    ['calendarNotCovered', { ...GOOD, receivedAt: '2027-12-30T08:00:00+07:00' }],
    ['calendarNotCovered', { ...GOOD, receivedAt: '2016-12-30T08:00:00+07:00' }],
    ['calendarNotCovered', calendar({ coveredUntil: '2026-11-08' })],
    ['dueOutOfRange', { ...calendar({}), pauses: [{ from: GOOD.receivedAt, to: '9000-01-01T00:00:00Z' }] }],
    ['calendarInvalid', { ...GOOD, calendar: 5 }],
    ['calendarInvalid', { ...GOOD, calendar: {} }],
    ['calendarInvalid', calendar({ holidays: {} })],
    ['calendarInvalid', calendar({ countsAsDay: ['saturday'] })],
    ['calendarUnknownField', calendar({ colour: 'red' })],
    ['calendarUnknownField', calendar({ sessions: { monday: [] } })],
    ['calendarUnknownField', calendar({ holidays: [{ date: '2026-01-01', colour: 'red' }] })],
    ['calendarDateInvalid', calendar({ holidays: [{ date: '2026-02-29', name: '', source: '' }] })],
    ['calendarDateInvalid', calendar({ makeUpDays: [{ date: '2026-11-07', replaces: 'x', source: '' }] })],
    ['calendarSessionInvalid', calendar({ sessions: { mon: ['11:30-07:30'] } })],
    ['calendarSessionInvalid', calendar({ sessions: { mon: ['sáng'] } })],
    ['calendarSessionsOverlap', calendar({ sessions: { mon: ['07:30-11:30', '11:00-12:00'] } })],
    ['calendarDayMinutesInvalid', calendar({ dayMinutes: 0 })],
    ['calendarDayMinutesInvalid', calendar({ dayMinutes: 450.5 })],
    ['calendarWithoutWorkingTime', calendar({ sessions: { mon: [], sat: [] } })],
    ['calendarWithoutCountedWork', calendar({ sessions: { sat: ['07:30-11:30'] } })],
  ]
  for (const [code, input] of cases) {
    test(`${code}: ${JSON.stringify(input).slice(0, 90)}`, () => {
      const { refusal } = ask(input)
      assert.equal(refusal?.code, code)
      assert.match(refusal.message, /^\S.*\.$/u)
      assert.ok(refusal.message.length < 400)
    })
  }
})

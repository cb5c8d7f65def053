import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  calendarCell,
  formatDay,
  formatLongDay,
  formatMoment,
  formatShortMoment,
  formatSpokenMoment,
} from './dates.ts'

test('ngày và giờ theo giờ Việt Nam', () => {
  const cases = [
    [formatDay, '2026-11-27', '27/11/2026'],
    [formatLongDay, '2026-11-22', 'Chủ nhật, 22/11/2026'],
    [formatLongDay, '2026-11-27', 'thứ Sáu, 27/11/2026'],
    [formatMoment, '2026-11-27T10:30:00Z', '27/11/2026 17:30'],
    [formatMoment, '2026-11-27T17:30:00+07:00', '27/11/2026 17:30'],
    [formatMoment, '2026-12-31T17:00:00Z', '01/01/2027 00:00'],
    [formatShortMoment, '2026-11-27T00:05:00Z', '27/11 07:05'],
    [formatSpokenMoment, '2026-11-27T02:05:00Z', '9 giờ 05, thứ Sáu 27/11/2026'],
  ] as const
  for (const [format, input, expected] of cases) assert.equal(format(input), expected)
})

test('ô lịch: tuần bắt đầu từ thứ Hai', () => {
  assert.deepEqual(calendarCell('2026-11-23'), {
    dayOfMonth: 23,
    month: 11,
    mondayBased: 0,
    shortWeekday: 'T2',
  })
  assert.equal(calendarCell('2026-11-22').mondayBased, 6)
  assert.equal(calendarCell('2028-02-29').shortWeekday, 'T3')
})

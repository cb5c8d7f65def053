import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDate } from './date-format.ts'
import { Temporal } from './time.ts'
import { isoDayOf, isoMomentOf, readTypedDay } from './typed-day.ts'

for (const [typed, iso] of [
  ['25/11/2026', '2026-11-25'], ['5/3/2026', '2026-03-05'], [' 05.03.2026 ', '2026-03-05'], ['5-3-2026', '2026-03-05'], ['2026-11-25', '2026-11-25'],
  ['30/02/2026', undefined], ['2026', undefined], ['', undefined], ['11/25/2026', undefined],
] as const) {
  test(`ngày gõ “${typed}” là ${iso ?? 'không phải ngày'}`, () => assert.equal(readTypedDay(typed)?.toString(), iso))
}

for (const [typed, iso] of [
  ['07:30 25/11/2026', '2026-11-25T07:30'], ['7h05 5/3/2026', '2026-03-05T07:05'], ['25/11/2026 17:00', '2026-11-25T17:00'],
  ['2026-11-25T07:30', '2026-11-25T07:30'], ['hôm qua', 'hôm qua'], ['07:30 30/02/2026', '07:30 30/02/2026'],
] as const) {
  test(`giờ gõ “${typed}”`, () => assert.equal(isoMomentOf(typed), iso))
}

test('ngày nào in ra cũng đọc lại được; chữ không phải ngày giữ nguyên', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), (days) => {
    const day = Temporal.PlainDate.from('1900-01-01').add({ days })
    assert.equal(readTypedDay(formatDate(day))?.toString(), day.toString())
    assert.equal(isoDayOf(day.toString()), day.toString())
  }))
  assert.equal(isoDayOf('mai'), 'mai')
})

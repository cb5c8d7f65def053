import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatDate, formatLongDate, formatMoment, formatTime, formatWeekday } from './date-format.ts'
import { addDong, formatDong, parseDong, type Dong } from './money.ts'
import { formatNumber, formatPercent } from './number-format.ts'
import { Temporal } from './time.ts'

describe('numbers', () => {
  for (const [value, text] of [
    [0, '0'], [7, '7'], [999, '999'], [1419, '1.419'], [40673, '40.673'], [1234567.5, '1.234.567,5'],
    [-1419, '-1.419'], [2.5, '2,5'], [1e21, '1.000.000.000.000.000.000.000'], [1.5e-7, '0,00000015'],
  ] as const) {
    test(text, () => assert.equal(formatNumber(value), text))
  }

  for (const [value, fraction, text] of [
    [95.07, 2, '95,07'], [1.005, 2, '1,01'], [0.995, 2, '1,00'], [-0.001, 2, '0,00'], [12, 2, '12,00'], [0.5, 0, '1'], [1999.99, 1, '2.000,0'],
  ] as const) {
    test(`${value} with ${fraction} digits`, () => assert.equal(formatNumber(value, fraction), text))
  }

  test('a whole number survives being printed and read', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => assert.equal(Number(formatNumber(n).replaceAll('.', '')), n)))
  })

  test('what is no number throws', () => assert.throws(() => formatNumber(Number.NaN), RangeError))
})

test('percentages name their base: the two that the reports printed wrong', () => {
  assert.equal(formatPercent(38388, 42092), '91,20 %')
  assert.equal(formatPercent(3697, 7043), '52,49 %')
  assert.equal(formatPercent(1, 0), undefined)
})

describe('money', () => {
  test('prints đồng', () => assert.equal(formatDong(150000 as Dong), '150.000 đ'))
  test('is whole and not negative', () => {
    assert.equal(parseDong(8000), 8000)
    for (const wrong of [0.5, -1, Number.NaN, 2 ** 53]) assert.equal(parseDong(wrong), undefined)
  })
  test('a sum beyond the exact range throws', () => {
    assert.equal(addDong(1000 as Dong, 2000 as Dong), 3000)
    assert.throws(() => addDong(Number.MAX_SAFE_INTEGER as Dong, 1 as Dong), RangeError)
  })
})

describe('dates', () => {
  const at = Temporal.Instant.from('2021-06-14T23:05:59.999Z')
  test('are those of Vietnam, minutes cut', () => {
    assert.equal(formatMoment(at), '06:05 15/06/2021')
    assert.equal(formatTime(at), '06:05')
  })
  test('day, weekday, head of a paper', () => {
    const day = Temporal.PlainDate.from('2021-02-05')
    assert.equal(formatDate(day), '05/02/2021')
    assert.equal(formatWeekday(day), 'Thứ Sáu')
    assert.equal(formatLongDate(day), 'ngày 05 tháng 02 năm 2021')
    assert.equal(formatLongDate(Temporal.PlainDate.from('2021-06-15')), 'ngày 15 tháng 6 năm 2021')
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from '#kernel/time.ts'
import { neighbours, periodSlug, readPeriod, timelineOf } from './board-period.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-22')

describe('Kỳ của bảng điều hành', () => {
  const CASES: readonly (readonly [slug: string | null, from: string, to: string, previousFrom: string, previousTo: string])[] = [
    [null, '2026-11-01', '2026-11-22', '2026-10-01', '2026-10-22'],
    ['2026-11', '2026-11-01', '2026-11-22', '2026-10-01', '2026-10-22'],
    ['2026-10', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['2026-q3', '2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
    ['2026-q4', '2026-10-01', '2026-11-22', '2026-07-01', '2026-08-22'],
    ['2026', '2026-01-01', '2026-11-22', '2025-01-01', '2025-11-22'],
    ['2025', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
  ]
  for (const [slug, from, to, previousFrom, previousTo] of CASES) {
    test(`${slug ?? 'không ghi kỳ'}: ${from} đến ${to}, so với ${previousFrom} đến ${previousTo}`, () => {
      const period = readPeriod(slug, TODAY)
      assert.deepEqual([period.from, period.to, period.previous.from, period.previous.to].map(String), [from, to, previousFrom, previousTo])
    })
  }

  test('kỳ chạy tới 31/3 so với cả tháng 2 ngắn hơn, không tràn sang tháng 3', () => {
    assert.equal(readPeriod('2026-03', day('2026-03-31')).previous.to.toString(), '2026-02-28')
  })

  for (const wrong of ['2026-13', '2026-q5', 'hôm nay', '2027-01', '1999', '2026-11-01']) {
    test(`“${wrong}” không phải một kỳ đã bắt đầu: về tháng đang chạy`, () => assert.equal(periodSlug(readPeriod(wrong, TODAY)), '2026-11'))
  }

  test('before and after lie without a gap, and every period is named so that it is found again', () => {
    const anyDay = fc.integer({ min: 0, max: 2_000 }).map((back) => TODAY.subtract({ days: back }))
    fc.assert(fc.property(anyDay, fc.constantFrom('month', 'quarter', 'year'), (at, kind) => {
      const slug = kind === 'year' ? `${at.year}` : kind === 'quarter' ? `${at.year}-q${Math.ceil(at.month / 3)}` : `${at.year}-${String(at.month).padStart(2, '0')}`
      const period = readPeriod(slug, TODAY)
      assert.equal(periodSlug(period), slug)
      const { before, after } = neighbours(period, TODAY)
      assert.ok(before.to.add({ days: 1 }).equals(period.from))
      if (after !== null) assert.ok(period.to.add({ days: 1 }).equals(after.from))
    }))
  })

  test('the picture over time: twelve weeks from a Monday, or twelve months', () => {
    const weeks = timelineOf(readPeriod(null, TODAY))
    assert.deepEqual([weeks.bucket, weeks.from.dayOfWeek, weeks.from.toString()], ['week', 1, '2026-08-31'])
    assert.equal(timelineOf(readPeriod('2026', TODAY)).from.toString(), '2025-12-01')
  })
})

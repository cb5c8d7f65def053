import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { plainDateOf, Temporal } from '#kernel/time.ts'
import { PERIOD_SYSTEMS } from '#law/period-systems.ts'
import { findPeriod, lastEndedBefore, periodBefore, periodOf, type ReportingPeriod } from './reporting-period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const days = ({ from, to }: ReportingPeriod): string => `${from} ${to}`

describe('kỳ báo cáo', () => {
  const named = [
    ['tháng 11/2026', periodOf('statutory', 'month', 2026, 11), '2026-10-15 2026-11-14'],
    ['quý I', periodOf('statutory', 'quarter', 2026, 1), '2025-12-15 2026-03-14'],
    ['quý III', periodOf('statutory', 'quarter', 2026, 3), '2026-06-15 2026-09-14'],
    ['6 tháng đầu năm', periodOf('statutory', 'halfYear', 2026, 1), '2025-12-15 2026-06-14'],
    ['9 tháng', periodOf('statutory', 'nineMonths', 2026, 1), '2025-12-15 2026-09-14'],
    ['năm', periodOf('statutory', 'year', 2026, 1), '2025-12-15 2026-12-14'],
    ['quý II theo lịch', periodOf('calendar', 'quarter', 2021, 2), '2021-04-01 2021-06-30'],
    ['tháng 2 năm nhuận theo lịch', periodOf('calendar', 'month', 2024, 2), '2024-02-01 2024-02-29'],
  ] as const
  for (const [name, period, expected] of named) test(name, () => assert.equal(days(period), expected))

  test('kỳ vừa hết: ngày cuối kỳ chưa tính là hết', () => {
    assert.equal(days(lastEndedBefore('statutory', 'month', day('2026-11-14'))), '2026-09-15 2026-10-14')
    assert.equal(days(lastEndedBefore('statutory', 'month', day('2026-11-15'))), '2026-10-15 2026-11-14')
    assert.equal(days(lastEndedBefore('calendar', 'week', day('2026-11-22'))), '2026-11-09 2026-11-15')
    assert.equal(days(lastEndedBefore('calendar', 'week', day('2026-11-23'))), '2026-11-16 2026-11-22')
    assert.equal(days(lastEndedBefore('statutory', 'year', day('2026-12-15'))), '2025-12-15 2026-12-14')
  })

  test('tuần đánh số theo ISO 8601, kể cả tuần vắt qua năm', () => {
    const weekBefore = (text: string) => {
      const { year, no } = lastEndedBefore('calendar', 'week', day(text))
      return `${no}/${year}`
    }
    assert.deepEqual(['2026-11-16', '2027-01-04', '2027-01-11', '2021-01-04'].map(weekBefore), ['46/2026', '53/2026', '1/2027', '53/2020'])
  })

  test('khoảng ngày là kỳ nào', () => {
    assert.deepEqual([findPeriod(day('2025-12-15'), day('2026-06-14'))].map((one) => [one?.system, one?.kind, one?.no]), [['statutory', 'halfYear', 1]])
    assert.equal(findPeriod(day('2021-01-01'), day('2021-06-30'))?.system, 'calendar')
    assert.equal(findPeriod(day('2021-01-02'), day('2021-06-30')), undefined)
  })

  test('kỳ trước kết thúc đúng hôm trước, trừ kỳ 9 tháng', () => {
    fc.assert(fc.property(fc.integer({ min: 18_000, max: 25_000 }), fc.constantFrom(...PERIOD_SYSTEMS), (local, { code, kinds }) => {
      for (const kind of kinds) {
        const period = lastEndedBefore(code, kind, plainDateOf(local))
        assert.ok(Temporal.PlainDate.compare(period.to, plainDateOf(local)) < 0)
        if (kind !== 'nineMonths') assert.ok(periodBefore(period).to.equals(period.from.subtract({ days: 1 })), `${code} ${kind}`)
        assert.equal(days(lastEndedBefore(code, kind, period.to.add({ days: 1 }))), days(period))
      }
    }), { numRuns: 50 })
  })
})

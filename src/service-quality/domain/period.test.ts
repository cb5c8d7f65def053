import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysOf, formatPeriod, parsePeriod, previousPeriod } from './period.ts'

/** Kỳ, ngày đầu, ngày cuối, kỳ liền trước. */
const PERIODS: readonly (readonly [text: string, from: string, to: string, previous: string])[] = [
  ['2026-10', '2026-10-01', '2026-10-31', '2026-09'],
  ['2024-02', '2024-02-01', '2024-02-29', '2024-01'],
  ['2026-01', '2026-01-01', '2026-01-31', '2025-12'],
  ['2026-Q1', '2026-01-01', '2026-03-31', '2025-Q4'],
  ['2026-Q4', '2026-10-01', '2026-12-31', '2026-Q3'],
  ['2026', '2026-01-01', '2026-12-31', '2025'],
]

for (const [text, from, to, previous] of PERIODS)
  test(`kỳ ${text}: ${from} đến ${to}`, () => {
    const period = parsePeriod(text)
    assert.ok(period)
    assert.deepEqual(daysOf(period), { from, to })
    assert.equal(formatPeriod(previousPeriod(period)), previous)
  })

test('what is no period is none', () => {
  for (const text of ['', '2026-13', '2026-Q5', '26-10', '2026-1', '1999', '2026-10-01', '2026-q']) assert.equal(parsePeriod(text), undefined)
  assert.equal(formatPeriod(parsePeriod('2026-q2') ?? assert.fail()), '2026-Q2')
})

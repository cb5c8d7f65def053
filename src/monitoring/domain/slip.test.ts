import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toAt, type At } from '#kernel/at.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { compiled } from '#organisation/calendar-testing.ts'
import { answerDueAt, answerLevels, slipNumber, slipState } from './slip.ts'

const office = compiled(nationalCalendar())
const at = (local: string): At => toAt(Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant())
const day = { minutes: 480, counts: 'working' } as const
const clock = { minutes: 1_440, counts: 'clock' } as const

describe('hạn trả lời phiếu', () => {
  const rows = [
    ['một ngày làm việc, gửi sáng thứ Hai', '2026-11-23T09:00', day, '2026-11-24T09:00'],
    ['một ngày làm việc, gửi chiều thứ Sáu: sang thứ Hai', '2026-11-20T16:30', day, '2026-11-23T16:30'],
    ['24 giờ theo đồng hồ', '2026-11-23T09:00', clock, '2026-11-24T09:00'],
    ['24 giờ rơi vào thứ Bảy: đến khi cơ quan mở lại', '2026-11-20T16:30', clock, '2026-11-23T07:30'],
  ] as const
  for (const [title, sent, rule, expected] of rows) test(title, () => assert.equal(answerDueAt(at(sent), rule, office), at(expected)))
})

describe('báo lên cấp trên', () => {
  const due = at('2026-11-24T09:00')
  const rows = [
    ['đúng hạn', '2026-11-24T09:00', []],
    ['vừa quá hạn', '2026-11-24T09:01', ['unitHead']],
    ['thêm một ngày làm việc', '2026-11-25T09:00', ['unitHead', 'agencyLeader']],
    ['rất lâu', '2027-01-04T09:00', ['unitHead', 'agencyLeader', 'upperLevel']],
  ] as const
  for (const [title, now, expected] of rows) test(title, () => assert.deepEqual(answerLevels(due, at(now), day, office), expected))
})

test('trạng thái của phiếu', () => {
  const slip = { answerDueAt: at('2026-11-24T09:00'), answeredAt: null, isMoot: false }
  assert.equal(slipState(slip, at('2026-11-24T09:00')), 'waiting')
  assert.equal(slipState(slip, at('2026-11-24T09:01')), 'late')
  assert.equal(slipState({ ...slip, isMoot: true }, at('2026-12-24T09:01')), 'moot')
  assert.equal(slipState({ ...slip, answeredAt: at('2026-11-24T09:00') }, at('2026-12-24T09:01')), 'answered')
  assert.equal(slipState({ ...slip, answeredAt: at('2026-11-24T09:01'), isMoot: true }, at('2026-12-24T09:01')), 'answeredLate')
  assert.equal(slipNumber(7), '07/PĐĐ')
  assert.equal(slipNumber(107), '107/PĐĐ')
})

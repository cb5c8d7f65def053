import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDayOf, Temporal } from '#kernel/time.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { starterProcedures } from '#law/procedures.ts'
import { compiled } from '#organisation/calendar-testing.ts'
import { starterBody } from '#procedures/starter.ts'
import { judgePosting, missingParts } from './timeliness.ts'

const on = (iso: string) => localDayOf(Temporal.PlainDate.from(iso))
const RULE = { decisionBeforeEffect: 5, publicAfterDecision: 5 }
const calendar = compiled(nationalCalendar())

/** Thứ Hai 02/11/2026 ký; không có ngày nghỉ lễ trong tháng. */
const CASES: readonly (readonly [what: string, decided: string | null, effective: string, posted: string, decision: string, posting: string])[] = [
  ['ký trước 5 ngày làm việc, niêm yết ngày thứ 5', '2026-11-02', '2026-11-09', '2026-11-09', 'inTime', 'inTime'],
  ['ký trước 4 ngày làm việc', '2026-11-03', '2026-11-09', '2026-11-04', 'late', 'inTime'],
  ['niêm yết ngày làm việc thứ 6', '2026-11-02', '2026-12-01', '2026-11-10', 'inTime', 'late'],
  ['hai ngày nghỉ cuối tuần không tính', '2026-11-06', '2026-11-16', '2026-11-13', 'inTime', 'inTime'],
  ['niêm yết trước cả khi ký', '2026-11-02', '2026-12-01', '2026-10-30', 'inTime', 'inTime'],
  ['ký sau ngày hiệu lực', '2026-11-10', '2026-11-09', '2026-11-11', 'late', 'inTime'],
  ['không ghi ngày ký', null, '2026-11-09', '2026-11-09', 'unknown', 'unknown'],
]

describe('công bố, niêm yết đúng hạn (chỉ tiêu 1.1, 1.2 của 766)', () => {
  for (const [what, decided, effective, posted, decision, posting] of CASES)
    test(what, () =>
      assert.deepEqual(
        judgePosting({ decidedOn: decided === null ? null : on(decided), effectiveFrom: on(effective), postedOn: on(posted) }, RULE, calendar),
        { decision, posting },
      ))

  test('chưa có quy định thì không nói được gì', () => {
    const days = { decidedOn: on('2026-11-02'), effectiveFrom: on('2026-11-09'), postedOn: on('2026-11-30') }
    assert.deepEqual(judgePosting(days, { decisionBeforeEffect: undefined, publicAfterDecision: undefined }, calendar), { decision: 'unknown', posting: 'unknown' })
  })
})

test('bộ phận còn thiếu được gọi tên (1.3); trình tự có thể nằm ở quy trình nội bộ', () => {
  const birth = starterBody(starterProcedures.find(({ code }) => code === '1.001193') ?? assert.fail('no such starter'))
  const whole = { ...birth, publicationDecision: { number: '1/QĐ' } }
  assert.deepEqual(missingParts(whole, true), [])
  assert.deepEqual(missingParts(whole, false), ['steps'])
  assert.deepEqual(missingParts({ ...whole, papers: [], fees: [], legalBasis: [] }, true), ['papers', 'fees', 'legalBasis'])
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { attempts, live } from '../testing-random.ts'
import { isAccepted, type AcceptedDossier, type Dossier } from './dossier.ts'
import { at, draft, Life, LEADER, number, OFFICER, passOn, RECEIVER, receive, sign, STANDARD, text } from './testing.ts'
import { TIME_KINDS, timeChanges, timePoints, type TimePoint } from './time-points.ts'

const accepted = ({ dossier }: Life): AcceptedDossier => {
  assert.ok(dossier !== undefined && isAccepted(dossier))
  return dossier
}
const told = (one: Life): readonly string[] => timePoints(accepted(one)).map(({ kind, workedMinutes, promisedMinutes }) => `${kind} ${workedMinutes}/${promisedMinutes ?? '-'}`)

/** Received Monday 02/11/2026 08:00; drafted and passed on an hour later; signed and numbered the next morning; at the desk at 10:00. */
const life = (): Life => {
  const one = new Life({ process: STANDARD }).do(at('2026-11-02T08:00'), receive())
  one.do(at('2026-11-02T09:00'), draft(one.live('handle'))).do(at('2026-11-02T09:00'), passOn(one.live('handle')))
  one.do(at('2026-11-03T08:30'), sign(one.live('approve'), at('2026-11-03T08:30')))
  one.do(at('2026-11-03T09:00'), { type: 'issue', no: one.live('issue'), staffId: OFFICER, number, deliver: false, lateness: null })
  return one.do(at('2026-11-03T10:00'), { type: 'finish', no: one.live('handOver'), staffId: RECEIVER, lateness: null })
}

describe('thời gian đã dùng', () => {
  test('cả hồ sơ và từng bước, bằng phút làm việc; bước nhận và chuyển trong một việc không có thời gian riêng', () => {
    // Working hours 7:30–11:30 and 13:30–17:30: eight hours a day.
    assert.deepEqual(told(life()), ['dossier 600/2850', 'handle 60/1200', 'approve 450/480', 'issue 30/240'])
  })

  test('tạm dừng không tính; trả kết quả tính tới lúc có kết quả, không tới lúc người dân đến lấy', () => {
    const one = new Life({ process: STANDARD }).do(at('2026-11-02T08:00'), receive())
    one.do(at('2026-11-02T09:00'), { type: 'requestSupplement', items: [{ kind: 'question', text: text() }], reason: text(), answerDueOn: '2026-12-01', exception: null })
    one.do(at('2026-11-12T09:00'), { type: 'receiveSupplement', papers: [], replies: [] })
    one.do(at('2026-11-12T10:00'), draft(one.live('handle'))).do(at('2026-11-12T10:00'), passOn(one.live('handle')))
    assert.deepEqual(told(one), ['handle 120/1200'])
    const fetched = life().do(at('2026-11-20T09:00'), { type: 'handOver', staffId: RECEIVER, receiver: null, delivery: 'desk' })
    assert.deepEqual(told(fetched).at(-1), 'handOver 60/120')
  })

  test('hủy thì thời gian đã kể được lấy lại', () => {
    const one = life()
    const before = accepted(one)
    one.do(at('2026-11-05T08:00'), { type: 'requestVoid', kind: 'duplicate', reason: text(), by: OFFICER })
    one.do(at('2026-11-05T09:00'), { type: 'approveVoid', by: LEADER })
    const changes = timeChanges(before, accepted(one))
    assert.deepEqual(changes.map(({ kind, amount }) => `${amount} ${kind}`), ['-1 dossier', '-1 handle', '-1 approve', '-1 issue'])
  })

  test('cộng mọi thay đổi của một đời bất kỳ ra đúng thời gian của trạng thái cuối', () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const changes: TimePoint[] = []
        let last: Dossier | undefined
        live(STANDARD, tries, (before, after) => {
          if (last === undefined) changes.push(...timeChanges(undefined, before))
          changes.push(...timeChanges(before, after))
          last = after
        })
        if (last === undefined || !isAccepted(last)) return
        const sums = new Map<string, number>()
        for (const { amount, ...one } of changes) sums.set(JSON.stringify(one), (sums.get(JSON.stringify(one)) ?? 0) + amount)
        const left = [...sums].filter(([, amount]) => amount !== 0)
        assert.deepEqual(new Map(left), new Map(timePoints(last).map(({ amount, ...one }) => [JSON.stringify(one), amount])))
      }),
      { numRuns: 200 },
    )
  })

  test('mã các loại không trùng nhau', () => {
    assert.equal(new Set(Object.values(TIME_KINDS)).size, Object.keys(TIME_KINDS).length)
  })
})

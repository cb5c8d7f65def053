import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, latest, minuteOf, type At } from '#kernel/at.ts'
import { judge } from './clock.ts'
import { isAccepted, type Dossier } from './dossier.ts'
import { figureChanges, figurePoints, netPoints, POINT_KINDS, type FigurePoint, type PointKind } from './figure-points.ts'
import { apologise, at, draft, filing, Life, LEADER, number, OFFICER, PARALLEL, passOn, PROVINCE, RECEIVER, receive, SHORT_OF_STAFF, sign, STANDARD, text } from './testing.ts'
import { attempts, live } from '../testing-random.ts'

const sum = (points: readonly FigurePoint[], kind: PointKind, before: At): number =>
  points.reduce((total, one) => total + (one.kind === kind && one.at < before ? one.amount : 0), 0)

const PENDING_LESS = (['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue', 'withdrawnEarly', 'withdrawnOnTime', 'withdrawnOverdue',
  'terminatedEarly', 'terminatedOnTime', 'terminatedOverdue'] as const)

const pendingAt = (points: readonly FigurePoint[], moment: At): number =>
  PENDING_LESS.reduce((left, kind) => left - sum(points, kind, moment), sum(points, 'received', moment))

/** Every state that a life went through, with the minute from which it was so. */
type State = { readonly since: At; readonly dossier: Dossier; readonly changes: readonly FigurePoint[] }

const statesOf = (process: typeof STANDARD, tries: Parameters<typeof live>[1]): readonly State[] => {
  const states: State[] = []
  live(process, tries, (before, after, events, occurredAt) => {
    if (states.length === 0) states.push({ since: (isAccepted(before) ? before.acceptedAt : ''), dossier: before, changes: figureChanges(undefined, before, isAccepted(before) ? before.acceptedAt : '') })
    states.push({ since: events[0]?.recordedAt ?? '', dossier: after, changes: figureChanges(before, after, occurredAt) })
  })
  return states
}

/** How an open dossier stands at a moment, said from its state then and nothing that came later. */
const standingAt = (dossier: Dossier, moment: At): { overdue: boolean; paused: boolean } | null => {
  if (dossier.phase !== 'open') return null
  const { clock } = dossier
  const pause = clock.pauses.find((one) => one.to === null)
  return { overdue: judge(pause?.from ?? moment, clock) === 'overdue', paused: pause !== undefined }
}

for (const process of [STANDARD, PARALLEL]) {
  describe(`${process.code}: điểm số liệu của một đời hồ sơ bất kỳ`, () => {
    test('cộng các thay đổi qua mọi lệnh bằng điểm của trạng thái cuối; mỗi lệnh không ghi hai điểm ở một chỗ', () => {
      fc.assert(
        fc.property(attempts, (tries) => {
          const states = statesOf(process, tries)
          const last = states.at(-1)?.dossier
          if (last === undefined || !isAccepted(last)) return
          assert.deepEqual(netPoints(states.flatMap((one) => one.changes)), netPoints(figurePoints(last)))
          for (const { changes } of states) {
            assert.equal(new Set(changes.map((one) => `${one.kind} ${one.at}`)).size, changes.length)
          }
        }),
        { numRuns: 300 },
      )
    })

    test('điểm của cả đời, cộng tới một lúc, nói đúng như trạng thái lúc ấy: trễ rồi thì không việc gì về sau xóa được', () => {
      fc.assert(
        fc.property(attempts, fc.nat(40_000), (tries, offset) => {
          const states = statesOf(process, tries.map((one) => ({ ...one, back: 0 })))
          const last = states.at(-1)?.dossier
          if (last === undefined || !isAccepted(last) || last.phase === 'voided') return
          const points = figurePoints(last)
          const end = minuteOf(states.at(-1)?.since ?? '')
          const begin = minuteOf(states[0]?.since ?? '')
          const moment = atOfMinute(begin + (offset % (end - begin + 1))).replace(':00.000Z', ':30.000Z')
          const standing = standingAt((states.findLast((one) => one.since < moment) ?? states[0] as State).dossier, moment)
          const { overdue, paused } = standing ?? { overdue: false, paused: false }
          assert.equal(pendingAt(points, moment), standing === null ? 0 : 1)
          assert.equal(sum(points, 'overdue', moment), overdue ? 1 : 0)
          const apologisedAt = isAccepted(last) ? last.apology?.at : undefined
          assert.equal(sum(points, 'overdueApologised', moment), overdue && apologisedAt !== undefined && apologisedAt < moment ? 1 : 0)
          assert.equal(sum(points, 'pausedInTime', moment), paused && !overdue ? 1 : 0)
          assert.equal(sum(points, 'pausedOverdue', moment), paused && overdue ? 1 : 0)
        }),
        { numRuns: 500 },
      )
    })
  })
}

test('mã của các loại điểm không trùng nhau', () => {
  assert.equal(new Set(Object.values(POINT_KINDS)).size, Object.keys(POINT_KINDS).length)
})

/** Received on Monday 02/11/2026, five working days: due at the end of Monday 09/11. */
const life = (caseId = 'normal'): Life => new Life({ process: STANDARD }).do(at('2026-11-02T08:00'), receive(caseId))
const finishAt = (one: Life, when: string): Life => {
  const early = latest(at('2026-11-03T08:00'), one.dossier !== undefined && isAccepted(one.dossier) ? (one.dossier.apology?.at ?? '') : '')
  one.do(early, draft(one.live('handle'))).do(early, passOn(one.live('handle')))
  one.do(early, sign(one.live('approve'), early)).do(early, { type: 'issue', no: one.live('issue'), staffId: OFFICER, number, deliver: false, lateness: null })
  return one.do(at(when), { type: 'finish', no: one.live('handOver'), staffId: RECEIVER, lateness: SHORT_OF_STAFF })
}
const told = (one: Life): readonly string[] => {
  assert.ok(one.dossier !== undefined && isAccepted(one.dossier))
  return figurePoints(one.dossier).map(({ kind, at: moment, amount }) => `${amount > 0 ? '+' : '-'}${kind} ${moment}`)
}
const utc = (local: string): At => at(local)

describe('ví dụ', () => {
  const boundaries: readonly (readonly [string, string, string])[] = [
    ['normal', '2026-11-06T17:00', 'resolvedEarly'],
    ['normal', '2026-11-09T00:00', 'resolvedOnTime'],
    ['normal', '2026-11-09T17:30', 'resolvedOnTime'],
    ['normal', '2026-11-09T17:31', 'resolvedOverdue'],
    ['byHour', '2026-11-09T07:59', 'resolvedEarly'],
    ['byHour', '2026-11-09T08:00', 'resolvedOnTime'],
    ['byHour', '2026-11-09T08:01', 'resolvedOverdue'],
  ]
  for (const [caseId, finished, kind] of boundaries) {
    test(`${caseId === 'normal' ? 'hết ngày' : 'theo giờ'}, xong lúc ${finished}: ${kind}`, () => {
      const points = told(finishAt(life(caseId), finished))
      assert.ok(points.includes(`+${kind} ${utc(finished)}`), points.join('\n'))
      assert.equal(points.some((one) => one.startsWith('+overdue ')), false, 'a finish within the first overdue minute leaves no stretch of lateness')
    })
  }

  test('xong sau hạn một ngày: quá hạn từ phút đầu tiên sau hạn tới lúc xong', () => {
    assert.deepEqual(told(finishAt(life(), '2026-11-10T09:00')), [
      `+received ${utc('2026-11-02T08:00')}`,
      `+overdue ${utc('2026-11-09T17:31')}`,
      `-overdue ${utc('2026-11-10T09:00')}`,
      `+resolvedOverdue ${utc('2026-11-10T09:00')}`,
    ])
  })

  test('yêu cầu bổ sung sau hạn không làm hồ sơ trễ thành trong hạn', () => {
    const one = life()
    one.do(at('2026-11-11T09:00'), { type: 'requestSupplement', items: [{ kind: 'paper', text: text(), paperId: null }], reason: text(), answerDueOn: '2026-12-01', exception: null })
    assert.deepEqual(told(one), [
      `+received ${utc('2026-11-02T08:00')}`,
      `+overdue ${utc('2026-11-09T17:31')}`,
      `+pausedOverdue ${utc('2026-11-11T09:00')}`,
    ])
  })

  test('xin lỗi, hẹn lại: vẫn quá hạn, thêm một lần đếm riêng từ lúc xin lỗi; xong trong ngày hẹn lại vẫn là quá hạn', () => {
    const one = life()
    one.do(at('2026-11-11T09:00'), apologise(at('2026-11-11T09:00'), '2026-11-20'))
    assert.deepEqual(told(finishAt(one, '2026-11-18T09:00')), [
      `+received ${utc('2026-11-02T08:00')}`,
      `+overdue ${utc('2026-11-09T17:31')}`,
      `-overdue ${utc('2026-11-18T09:00')}`,
      `+overdueApologised ${utc('2026-11-11T09:00')}`,
      `-overdueApologised ${utc('2026-11-18T09:00')}`,
      `+resolvedOverdue ${utc('2026-11-18T09:00')}`,
      `+resolvedOverdueApologised ${utc('2026-11-18T09:00')}`,
    ])
  })

  test('rút khi đồng hồ đang đứng trước hạn: không quá hạn, dù ngày hẹn đã qua', () => {
    const one = life()
    one.do(at('2026-11-04T09:00'), { type: 'requestSupplement', items: [{ kind: 'paper', text: text(), paperId: null }], reason: text(), answerDueOn: '2026-12-01', exception: null })
    one.do(at('2026-11-20T09:00'), { type: 'withdraw', reason: text(), lateness: null })
    assert.deepEqual(told(one), [
      `+received ${utc('2026-11-02T08:00')}`,
      `+pausedInTime ${utc('2026-11-04T09:00')}`,
      `-pausedInTime ${utc('2026-11-20T09:00')}`,
      `+withdrawnEarly ${utc('2026-11-20T09:00')}`,
    ])
  })

  test('hủy: mọi điểm đã ghi được ghi ngược lại, chỉ còn ở danh sách đã hủy', () => {
    const one = finishAt(life(), '2026-11-10T09:00')
    const before = one.dossier
    one.do(at('2026-11-11T08:00'), { type: 'requestVoid', kind: 'duplicate', reason: text(), by: OFFICER })
    one.do(at('2026-11-11T09:00'), { type: 'approveVoid', by: LEADER })
    assert.ok(one.dossier !== undefined)
    const changes = figureChanges(before, one.dossier, at('2026-11-11T09:00'))
    assert.deepEqual(changes.map(({ kind, amount }) => `${amount > 0 ? '+' : '-'}${kind}`), ['-overdue', '+overdue', '-received', '-resolvedOverdue', '+voided'])
  })

  test('chờ tiếp nhận: trễ từ phút sau hạn tiếp nhận; nhận trước hạn thì chưa từng trễ', () => {
    const submit = (): Life => new Life({ whereabouts: () => PROVINCE }).do(at('2026-11-02T08:00'), { type: 'submit', filing: filing({ channel: 'online' }) })
    const accept = { type: 'accept', filing: null, code: 'H50.27-261102-0001', acceptedBy: RECEIVER, forward: true } as const
    const changesAt = (when: string): readonly string[] => {
      const one = submit()
      const waiting = one.dossier as Dossier
      one.do(at(when), accept)
      return netPoints([
        ...figureChanges(undefined, waiting, at('2026-11-02T08:00')),
        ...figureChanges(waiting, one.dossier as Dossier, at(when)),
      ]).filter(({ kind }) => kind === 'awaitingReceptionLate').map(({ at: moment, amount }) => `${amount} ${moment}`)
    }
    assert.deepEqual(changesAt('2026-11-02T10:00'), [])
    assert.deepEqual(changesAt('2026-11-04T10:00'), [`1 ${utc('2026-11-03T08:01')}`, `-1 ${utc('2026-11-04T10:00')}`])
  })
})

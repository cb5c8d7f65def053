import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, latest, minuteOf, type At } from '#kernel/at.ts'
import type { FileId } from '#kernel/ids.ts'
import { judge } from './clock.ts'
import { isAccepted, type BroughtPaper, type Dossier } from './dossier.ts'
import type { Filing } from './event.ts'
import { evolve } from './evolve.ts'
import { figureChanges, figurePoints, netPoints, POINT_KINDS, type FigurePoint, type PointKind, type ServiceTerms } from './figure-points.ts'
import { apologise, at, draft, filing, Life, LEADER, number, OFFICER, PARALLEL, passOn, PROVINCE, RECEIVER, receive, SHORT_OF_STAFF, sign, STANDARD, text } from './testing.ts'
import { attempts, live } from '../testing-random.ts'

/** Of a procedure whose result is no document: what is counted of results is told apart, in its own examples. */
const TERMS: ServiceTerms = { serviceLevel: 'fullOnline', givesDocument: false }

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
    if (states.length === 0) states.push({ since: (isAccepted(before) ? before.acceptedAt : ''), dossier: before, changes: figureChanges(undefined, before, isAccepted(before) ? before.acceptedAt : '', TERMS) })
    states.push({ since: events[0]?.recordedAt ?? '', dossier: after, changes: figureChanges(before, after, occurredAt, TERMS) })
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
          assert.deepEqual(netPoints(states.flatMap((one) => one.changes)), netPoints(figurePoints(last, TERMS)))
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
          const points = figurePoints(last, TERMS)
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
  return figurePoints(one.dossier, TERMS).filter(({ kind }) => kind !== 'resolvedScanned').map(({ kind, at: moment, amount }) => `${amount > 0 ? '+' : '-'}${kind} ${moment}`)
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
    const changes = figureChanges(before, one.dossier, at('2026-11-11T09:00'), TERMS)
    assert.deepEqual(changes.map(({ kind, amount }) => `${amount > 0 ? '+' : '-'}${kind}`), ['-overdue', '+overdue', '-received', '-resolvedOverdue', '-resolvedScanned', '+voided'])
  })

  test('chờ tiếp nhận: trễ từ phút sau hạn tiếp nhận; nhận trước hạn thì chưa từng trễ', () => {
    const submit = (): Life => new Life({ whereabouts: () => PROVINCE }).do(at('2026-11-02T08:00'), { type: 'submit', filing: filing({ channel: 'online' }) })
    const accept = { type: 'accept', filing: null, code: 'H50.27-261102-0001', acceptedBy: RECEIVER, forward: true } as const
    const changesAt = (when: string): readonly string[] => {
      const one = submit()
      const waiting = one.dossier as Dossier
      one.do(at(when), accept)
      return netPoints([
        ...figureChanges(undefined, waiting, at('2026-11-02T08:00'), TERMS),
        ...figureChanges(waiting, one.dossier as Dossier, at(when), TERMS),
      ]).filter(({ kind }) => kind === 'awaitingReceptionLate').map(({ at: moment, amount }) => `${amount} ${moment}`)
    }
    assert.deepEqual(changesAt('2026-11-02T10:00'), [])
    assert.deepEqual(changesAt('2026-11-04T10:00'), [`1 ${utc('2026-11-03T08:01')}`, `-1 ${utc('2026-11-04T10:00')}`])
  })
})

describe('tiền, giấy tờ, kết quả, bưu chính', () => {
  const document: ServiceTerms = { serviceLevel: 'fullOnline', givesDocument: true }
  const paper = (over: Partial<BroughtPaper> = {}): BroughtPaper => ({ no: 1, paperId: null, name: text(), form: 'original', quantity: 1, alreadyHeld: false, files: [], ...over })
  const filed = (over: Partial<Filing>): Life =>
    new Life({ process: STANDARD }).do(at('2026-11-02T08:00'), { type: 'accept', filing: filing(over), code: 'H50.27-261102-0001', acceptedBy: RECEIVER, forward: true })
  const kindsOf = (one: Life, ...wanted: readonly PointKind[]): readonly string[] => {
    assert.ok(one.dossier !== undefined && isAccepted(one.dossier))
    return figurePoints(one.dossier, document).filter(({ kind }) => wanted.includes(kind)).map(({ kind, at: moment }) => `${kind} ${moment}`)
  }
  const RECEPTION = ['receivedWithFee', 'receivedPaidOnline', 'receivedReusing'] as const
  const RESULT = ['resolvedWithDocument', 'resolvedElectronically', 'resolvedScanned', 'resolvedDigitised', 'handedOver', 'handedOverByPost'] as const
  const received = utc('2026-11-02T08:00')

  test('hồ sơ miễn phí không ở mẫu số; có phí thì ở mẫu, nộp trực tuyến lúc nào cũng tính vào ngày tiếp nhận', () => {
    assert.deepEqual(kindsOf(filed({ feeDong: 0 }), ...RECEPTION), [])
    const owing = filed({ feeDong: 15_000 })
    assert.deepEqual(kindsOf(owing, ...RECEPTION), [`receivedWithFee ${received}`])
    const { dossier } = owing
    assert.ok(dossier !== undefined)
    const paid = evolve(dossier, { seq: dossier.seq + 1, occurredAt: at('2026-11-20T09:00'), recordedAt: at('2026-11-20T09:00'), event: { type: 'onlinePaymentNoted', isPaid: true } })
    assert.deepEqual(figureChanges(dossier, paid, at('2026-11-20T09:00'), document), [{ kind: 'receivedPaidOnline', at: received, amount: 1, staffId: null }])
    const taken = evolve(paid, { seq: paid.seq + 1, occurredAt: at('2026-11-21T09:00'), recordedAt: at('2026-11-21T09:00'), event: { type: 'onlinePaymentNoted', isPaid: false } })
    assert.deepEqual(figureChanges(paid, taken, at('2026-11-21T09:00'), document).map(({ amount }) => amount), [-1])
  })

  test('dùng lại: giấy tờ đã có hoặc thay bằng dữ liệu', () => {
    assert.deepEqual(kindsOf(filed({ papers: [paper()] }), ...RECEPTION), [])
    for (const over of [{ alreadyHeld: true }, { form: 'data' as const }]) {
      assert.deepEqual(kindsOf(filed({ papers: [paper(), paper({ no: 2, ...over })] }), ...RECEPTION), [`receivedReusing ${received}`])
    }
  })

  test('kết quả là giấy: chưa quét, không tệp kết quả thì chỉ ở mẫu số; quét bù về sau tính vào ngày có kết quả', () => {
    const one = finishAt(filed({ papers: [paper()] }), '2026-11-06T09:00')
    const finished = utc('2026-11-06T09:00')
    assert.deepEqual(kindsOf(one, ...RESULT), [`resolvedWithDocument ${finished}`])
    one.do(at('2026-12-01T09:00'), { type: 'recordPapers', papers: [paper({ files: ['scan' as FileId] })] })
    assert.deepEqual(kindsOf(one, ...RESULT), [`resolvedWithDocument ${finished}`, `resolvedScanned ${finished}`])
  })

  test('trả qua bưu chính: theo cách trả thật, không theo cách đã chọn', () => {
    const handedOver = (delivery: 'desk' | 'post', how: 'desk' | 'post'): readonly string[] =>
      kindsOf(finishAt(filed({ delivery }), '2026-11-06T09:00').do(at('2026-11-09T09:00'), { type: 'handOver', staffId: null, receiver: null, delivery: how }), 'handedOver', 'handedOverByPost')
    const moment = utc('2026-11-09T09:00')
    assert.deepEqual(handedOver('post', 'desk'), [`handedOver ${moment}`])
    assert.deepEqual(handedOver('desk', 'post'), [`handedOver ${moment}`, `handedOverByPost ${moment}`])
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { citizenActor, ROLES, type Actor, type Grant } from '#kernel/actor.ts'
import type { AccountId, UnitId } from '#kernel/ids.ts'
import { formatDay, parseDay } from '#kernel/local-time.ts'
import type { DossierCommand } from './command.ts'
import { judge } from './clock.ts'
import type { Lateness } from './dossier.ts'
import { fold } from './evolve.ts'
import { isLate, missedAgain } from './lateness.ts'
import { apologySigner, may, subjectOf } from './may.ts'
import { apologise, at, CLERK, DESK, DIVISION, draft, LEADER, Life, number, OFFICER, passOn, PROVINCE, RECEIVER, receive, SHORT_OF_STAFF, sign, text } from './testing.ts'

/** Received Monday 02/11/2026: five working days, due Monday 09/11 17:30. */
const RECEIVED = at('2026-11-02T08:00')
const LATE = at('2026-11-10T09:00')

const finish = (lateness: Lateness | null): DossierCommand => ({ type: 'finish', no: 5, staffId: RECEIVER, lateness })

/** Everything but the finish, the result issued on the last day. */
const worked = (): Life =>
  new Life()
    .do(RECEIVED, receive())
    .do(at('2026-11-03T08:00'), draft(2))
    .do(at('2026-11-03T09:00'), passOn(2))
    .do(at('2026-11-04T09:00'), sign(3, at('2026-11-04T09:00')))
    .do(at('2026-11-09T16:00'), { type: 'issue', no: 4, staffId: CLERK, number, deliver: false, lateness: null })

describe('Xin lỗi và hẹn lại', () => {
  test('hẹn lại đặt ngày mới bên cạnh, hạn trả không đổi và quá hạn vẫn là quá hạn', () => {
    const life = worked().do(at('2026-11-09T08:00'), apologise(at('2026-11-09T08:00'), '2026-11-12'))
    assert.equal(life.open.clock.dueAt, at('2026-11-09T17:30'))
    assert.equal(life.open.clock.rescheduledTo, at('2026-11-12T17:30'))
    life.do(at('2026-11-11T09:00'), finish(SHORT_OF_STAFF))
    assert.ok(life.dossier?.phase === 'resolved')
    assert.equal(judge(life.dossier.finishedAt, life.dossier.clock), 'overdue')
    assert.equal(life.dossier.lateness?.cause, 'STAFF_SHORTAGE')
    assert.equal(life.dossier.apology?.number.text, number.text)
  })

  const REFUSED: readonly (readonly [string, string, string, string])[] = [
    ['ngày nghỉ hằng tuần', '2026-11-09T08:00', '2026-11-14', 'rescheduledNotWorking'],
    ['không phải một ngày', '2026-11-09T08:00', '2026-02-30', 'rescheduledNotWorking'],
    ['đúng ngày hẹn trả', '2026-11-06T08:00', '2026-11-09', 'rescheduledTooSoon'],
    ['ngày đã qua', '2026-11-12T08:00', '2026-11-11', 'rescheduledTooSoon'],
  ]
  for (const [why, when, on, code] of REFUSED) {
    test(`từ chối ngày hẹn lại: ${why}`, () => {
      assert.equal(new Life().do(RECEIVED, receive()).refusal(at(when), apologise(at(when), on)), code)
    })
  }

  test('chỉ hẹn lại một lần, và không hẹn lại hồ sơ không có thời hạn', () => {
    const life = new Life().do(RECEIVED, receive()).do(LATE, apologise(LATE, '2026-11-12'))
    assert.equal(life.refusal(at('2026-11-13T08:00'), apologise(at('2026-11-13T08:00'), '2026-11-20')), 'alreadyApologised')
    assert.equal(new Life().do(RECEIVED, receive('untimed')).refusal(LATE, apologise(LATE, '2026-11-12')), 'noDueDate')
  })

  test('đồng hồ dừng khi còn hạn thì chưa phải xin lỗi; dừng khi đã quá hạn thì xin lỗi được', () => {
    const pause: DossierCommand = { type: 'suspend', reason: text(), basis: text() }
    const inTime = new Life().do(RECEIVED, receive()).do(at('2026-11-04T08:00'), pause)
    assert.equal(inTime.refusal(LATE, apologise(LATE, '2026-11-12')), 'paused')
    const overdue = new Life().do(RECEIVED, receive()).do(at('2026-11-10T08:00'), pause)
    assert.equal(overdue.refusal(LATE, apologise(LATE, '2026-11-12')), 'allowed')
  })

  test('lỡ hẹn lần hai chỉ để hiện, không xét', () => {
    const life = new Life().do(RECEIVED, receive()).do(LATE, apologise(LATE, '2026-11-12'))
    assert.equal(missedAgain(life.open.clock, at('2026-11-12T17:30')), false)
    assert.equal(missedAgain(life.open.clock, at('2026-11-12T17:31')), true)
  })
})

describe('Nguyên nhân quá hạn', () => {
  const WHEN: readonly (readonly [string, string, Lateness | null, string])[] = [
    ['đúng phút hẹn trả, không nêu', '2026-11-09T17:30', null, 'allowed'],
    ['quá một phút, không nêu', '2026-11-09T17:31', null, 'latenessCauseMissing'],
    ['quá một phút, có nêu', '2026-11-09T17:31', SHORT_OF_STAFF, 'allowed'],
    ['mã lạ', '2026-11-10T08:00', { cause: 'LUNCH', note: null }, 'latenessCauseUnknown'],
    ['nguyên nhân khác mà không diễn giải', '2026-11-10T08:00', { cause: 'OTHER', note: null }, 'latenessNoteMissing'],
    ['nguyên nhân khác có diễn giải', '2026-11-10T08:00', { cause: 'OTHER', note: text() }, 'allowed'],
  ]
  for (const [why, when, lateness, expected] of WHEN) {
    test(`kết quả về một cửa ${why}`, () => assert.equal(worked().refusal(at(when), finish(lateness)), expected))
  }

  test('xong đúng hạn thì nguyên nhân gửi kèm không được giữ; trả kết quả không bao giờ hỏi', () => {
    const life = worked().do(at('2026-11-09T17:00'), finish(SHORT_OF_STAFF))
    assert.ok(life.dossier?.phase === 'resolved' && life.dossier.lateness === undefined)
    const late = worked().do(LATE, finish(SHORT_OF_STAFF))
    assert.equal(late.refusal(LATE, { type: 'handOver', staffId: RECEIVER, receiver: null, delivery: 'desk' }), 'allowed')
  })

  test('rút khi quá hạn phải nêu; rút khi đồng hồ đã dừng trong hạn thì không', () => {
    const withdraw: DossierCommand = { type: 'withdraw', reason: text(), lateness: null }
    const open = new Life().do(RECEIVED, receive())
    assert.equal(open.refusal(LATE, withdraw), 'latenessCauseMissing')
    assert.equal(open.do(at('2026-11-04T08:00'), { type: 'suspend', reason: text(), basis: text() }).refusal(LATE, withdraw), 'allowed')
  })
})

test('xin lỗi, yêu cầu bổ sung hay đính chính không bao giờ biến hồ sơ quá hạn thành trong hạn', () => {
  const day = (from: string, days: number): string => formatDay((parseDay(from) ?? 0) + days)
  const acts = fc.array(fc.record({ verb: fc.nat(5), days: fc.integer({ min: 0, max: 9 }) }), { maxLength: 12 })
  fc.assert(
    fc.property(acts, (tries) => {
      const life = new Life().do(RECEIVED, receive())
      let today = '2026-11-10'
      const attempt = (command: DossierCommand): void => {
        const when = at(`${today}T10:00`)
        if (life.refusal(when, command) === 'allowed') life.do(when, command)
      }
      for (const { verb, days } of tries) {
        today = day(today, days)
        const when = at(`${today}T10:00`)
        const commands: readonly DossierCommand[] = [
          apologise(when, day(today, days + 1)),
          { type: 'requestSupplement', items: [{ kind: 'question', text: text() }], reason: text(), answerDueOn: day(today, 5), exception: null },
          { type: 'receiveSupplement', papers: [], replies: [] },
          { type: 'suspend', reason: text(), basis: text() },
          { type: 'resume' },
          { type: 'correct', changes: [{ party: 'submitter', field: 'phone', after: text() }], reason: text() },
        ]
        const command = commands[verb]
        if (command !== undefined) attempt(command)
        assert.equal(life.open.clock.dueAt, at('2026-11-09T17:30'))
        assert.ok(isLate(life.open.clock, when))
      }
      assert.deepEqual(fold(life.history), life.dossier)
    }),
    { numRuns: 200 },
  )
})

describe('Ai ký được văn bản xin lỗi', () => {
  const PLACES: readonly UnitId[] = [DIVISION, DESK, PROVINCE]
  for (const role of ROLES) {
    for (const unitId of PLACES) {
      const signs = (role === 'agencyLeader' || role === 'centerDirector') && unitId === DIVISION
      test(`${role} ở ${unitId}: ${signs ? 'ký được' : 'không'}`, () => {
        const grant: Grant = { role, unitId, reach: new Set([unitId]), sectors: null }
        const actor: Actor = { kind: 'staff', staffId: LEADER, accountId: 'account' as AccountId, name: role, grants: [grant] }
        const subject = subjectOf(new Life().do(RECEIVED, receive()).open)
        assert.equal(may(actor, 'apologise', subject) !== undefined, signs)
        const elsewhere: Actor = { ...actor, grants: [{ ...grant, sectors: new Set(['KHAC']) }] }
        assert.equal(may(elsewhere, 'apologise', subject), undefined)
      })
    }
  }

  test('công dân không ký; người được ủy quyền ký thay', () => {
    const subject = subjectOf(new Life().do(RECEIVED, receive()).open, 'submitter')
    assert.equal(may(citizenActor('citizen' as AccountId), 'apologise', subject), undefined)
    const lent: Grant = { role: 'agencyLeader', unitId: DIVISION, reach: new Set([DIVISION]), sectors: null, onBehalfOf: { staffId: LEADER, form: 'KT' } }
    const deputy: Actor = { kind: 'staff', staffId: OFFICER, accountId: 'account' as AccountId, name: 'Phó', grants: [lent] }
    assert.equal(apologySigner(deputy, subject)?.grant?.onBehalfOf?.form, 'KT')
  })
})

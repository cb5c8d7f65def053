import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DossierCommand } from './command.ts'
import { isLive } from './dossier.ts'
import { fold } from './evolve.ts'
import { judge } from './clock.ts'
import { nationalStatus, statusOf } from './national-status.ts'
import {
  at, CLERK, DIVISION, draft, filing, LEADER, Life, number, OFFICER, PARALLEL, passOn, PROVINCE, RECEIVER, receive, sign, text, VERSION,
} from './testing.ts'

const MONDAY = at('2026-11-02T08:00')

const resolved = (): Life => {
  const life = new Life().do(MONDAY, receive())
  life.do(at('2026-11-02T09:00'), draft(life.live('handle'))).do(at('2026-11-02T10:00'), passOn(life.live('handle')))
  life.do(at('2026-11-03T08:00'), sign(life.live('approve'), at('2026-11-03T08:00')))
  life.do(at('2026-11-03T09:00'), { type: 'issue', no: life.live('issue'), staffId: CLERK, number, deliver: false, lateness: null })
  return life.do(at('2026-11-03T14:00'), { type: 'finish', no: life.live('handOver'), staffId: RECEIVER, lateness: null })
}

describe('một hồ sơ từ quầy đến kết quả', () => {
  test('mỗi bước có người giữ, có hạn; ký và phát hành vẫn là trạng thái 4, về một cửa mới là 9', () => {
    const life = new Life().do(MONDAY, receive())
    assert.equal(life.open.clock.dueAt, at('2026-11-09T17:30'))
    assert.equal(nationalStatus(statusOf(life.open)), 2)
    assert.deepEqual(life.open.steps.map((one) => [one.definitionId, one.state]), [['receive', 'done'], ['handle', 'waiting']])
    assert.ok(life.open.steps.every((one) => one.dueAt !== null && one.dueAt <= at('2026-11-09T17:30')))

    life.do(at('2026-11-02T09:00'), draft(2))
    assert.equal(life.open.steps[1]?.state, 'accepted')
    life.do(at('2026-11-02T10:00'), passOn(2)).do(at('2026-11-03T08:00'), sign(3, at('2026-11-03T08:00')))
    assert.equal(statusOf(life.open), 'SIGNED')
    assert.equal(nationalStatus('SIGNED'), 4)
    life.do(at('2026-11-03T09:00'), { type: 'issue', no: 4, staffId: CLERK, number, deliver: false, lateness: null })
    assert.equal(statusOf(life.open), 'ISSUED')
    life.do(at('2026-11-03T14:00'), { type: 'finish', no: 5, staffId: RECEIVER, lateness: null })
    assert.equal(nationalStatus(statusOf(life.dossier!)), 9)
    life.do(at('2026-11-04T08:00'), { type: 'handOver', staffId: RECEIVER, receiver: null, delivery: 'desk' })
    assert.equal(nationalStatus(statusOf(life.dossier!)), 10)
    assert.ok('finishedAt' in life.dossier! && life.dossier.finishedAt === at('2026-11-03T14:00'))
    assert.deepEqual(fold(life.history), life.dossier)
    assert.deepEqual(life.history.map((one) => one.seq), life.history.map((_, i) => i + 1))
  })

  test('kết quả điện tử về một cửa ngay khi phát hành', () => {
    const life = new Life().do(MONDAY, receive())
    life.do(at('2026-11-02T09:00'), draft(2)).do(at('2026-11-02T10:00'), passOn(2))
    life.do(at('2026-11-03T08:00'), sign(3, at('2026-11-03T08:00')))
    life.do(at('2026-11-03T09:00'), { type: 'issue', no: 4, staffId: CLERK, number, deliver: true, lateness: null })
    assert.equal(life.dossier?.phase, 'resolved')
  })

  test('từ chối tiếp nhận không có mã và không bao giờ là hồ sơ đã nhận', () => {
    const life = new Life().do(MONDAY, { type: 'rejectAtReception', filing: filing(), reason: text() })
    assert.equal(life.dossier?.phase, 'rejected')
    assert.equal('code' in life.dossier!, false)
  })

  test('hồ sơ trực tuyến có đồng hồ 8 giờ làm việc riêng', () => {
    const life = new Life().do(at('2026-11-02T15:30'), { type: 'submit', filing: filing({ channel: 'online' }) })
    assert.ok(life.dossier?.phase === 'submitted')
    assert.equal(life.dossier.receptionDueAt, at('2026-11-03T15:30'))
    life.do(at('2026-11-03T10:00'), { type: 'accept', filing: null, code: 'A-261103-0001', acceptedBy: RECEIVER, forward: true })
    assert.equal(life.open.acceptedAt, at('2026-11-03T10:00'))
  })

  test('không quy định thời hạn thì không có ngày hẹn và luôn trong hạn', () => {
    const life = new Life().do(MONDAY, receive('untimed'))
    assert.equal(life.open.clock.dueAt, null)
    assert.equal(judge(at('2030-01-01T08:00'), life.open.clock), 'onTime')
  })

  test('chứng thực: nhận, giải quyết, trả trong một lệnh, cùng các sự kiện như mọi hồ sơ', () => {
    const life = new Life({ version: { ...VERSION, instant: true } }).do(MONDAY, {
      type: 'processInstantly',
      filing: filing(),
      code: 'X-261102-0001',
      staffId: RECEIVER,
      signature: { by: LEADER, at: MONDAY, onBehalfOf: null },
      summary: text(),
      entries: [{ document: text(), copies: 3, pages: 2, feeDong: 12_000, number }],
    })
    assert.equal(life.dossier?.phase, 'handedOver')
    const types = life.history.map((one) => one.event.type)
    for (const type of ['accepted', 'resolved', 'handedOver', 'certified']) assert.ok(types.includes(type as never), type)
    assert.equal(new Life().refusal(MONDAY, { ...(life.history, receive()), type: 'processInstantly', filing: filing(), code: 'X', staffId: RECEIVER, signature: { by: LEADER, at: MONDAY, onBehalfOf: null }, summary: text(), entries: [] }), 'notInstant')
  })
})

describe('thời hạn chỉ dời vì tạm dừng, gia hạn đúng luật, hoặc lịch được xác nhận', () => {
  const supplement = (): DossierCommand => ({ type: 'requestSupplement', items: [{ kind: 'question', text: text() }], reason: text(), answerDueOn: '2026-11-20', exception: null })

  test('ví dụ 3 của tài liệu miền: bổ sung từ 05/11 10:00 đến 12/11 10:00', () => {
    for (const [caseId, due] of [['byHour', '2026-11-16T08:00'], ['normal', '2026-11-16T17:30']] as const) {
      const life = new Life().do(MONDAY, receive(caseId)).do(at('2026-11-05T10:00'), supplement())
      assert.equal(nationalStatus(statusOf(life.open)), 5)
      life.do(at('2026-11-13T09:00'), { type: 'receiveSupplement', papers: [], replies: [] }, { occurredAt: at('2026-11-12T10:00') })
      assert.equal(life.open.clock.dueAt, at(due), caseId)
    }
  })

  test('bước đang làm được trả lại thời gian tạm dừng, nhưng không quá hạn cả hồ sơ', () => {
    const life = new Life().do(MONDAY, receive())
    const before = life.open.steps[1]?.dueAt ?? ''
    life.do(at('2026-11-03T08:00'), supplement()).do(at('2026-11-05T08:00'), { type: 'receiveSupplement', papers: [], replies: [] })
    const after = life.open.steps[1]?.dueAt ?? ''
    assert.ok(after > before && after <= (life.open.clock.dueAt ?? ''))
  })

  test('chỉ một lần yêu cầu bổ sung; lần hai cần lãnh đạo và căn cứ', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-03T08:00'), supplement())
    assert.equal(life.refusal(at('2026-11-03T09:00'), supplement()), 'paused')
    life.do(at('2026-11-04T08:00'), { type: 'receiveSupplement', papers: [], replies: [] })
    assert.equal(life.refusal(at('2026-11-04T09:00'), supplement()), 'supplementAlreadyRequested')
    life.do(at('2026-11-04T09:00'), { ...supplement(), exception: { approvedBy: LEADER, basis: text() } } as DossierCommand)
    assert.equal(life.open.supplementRequests, 2)
  })

  test('yêu cầu bổ sung sau khi đã quá hạn không rửa được hồ sơ muộn', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-12T08:00'), supplement())
    life.do(at('2026-11-18T08:00'), { type: 'receiveSupplement', papers: [], replies: [] })
    assert.equal(life.open.clock.dueAt, at('2026-11-09T17:30'))
    assert.equal(life.open.clock.overdueSince, at('2026-11-09T17:30'))
    assert.equal(judge(at('2026-11-18T09:00'), life.open.clock), 'overdue')
  })

  test('đang chờ bổ sung thì không ai chuyển, ký hay phát hành được', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-02T09:00'), draft(2)).do(at('2026-11-03T08:00'), supplement())
    assert.equal(life.refusal(at('2026-11-03T09:00'), passOn(2)), 'paused')
  })

  test('gia hạn: trước hạn, một lần, trong mức của thủ tục', () => {
    const extend = (amount: number): DossierCommand => ({ type: 'extend', duration: { amount, unit: 'workingDay' }, basis: text(), reason: text() })
    const life = new Life().do(MONDAY, receive())
    assert.equal(life.refusal(at('2026-11-04T08:00'), extend(4)), 'extensionTooLong')
    assert.equal(life.refusal(at('2026-11-10T08:00'), extend(2)), 'extensionTooLate')
    assert.equal(life.refusal(at('2026-11-10T08:00'), extend(2), { occurredAt: at('2026-11-04T08:00') }), 'extensionTooLate')
    life.do(at('2026-11-04T08:00'), extend(2))
    assert.equal(life.open.clock.dueAt, at('2026-11-11T17:30'))
    assert.equal(life.open.clock.originalDueAt, at('2026-11-09T17:30'))
    assert.equal(life.refusal(at('2026-11-05T08:00'), extend(1)), 'extensionExhausted')
    assert.equal(new Life({ version: { ...VERSION, extension: null } }).do(MONDAY, receive()).refusal(at('2026-11-04T08:00'), extend(1)), 'extensionNotAllowed')
  })

  test('nghĩa vụ tài chính chỉ dừng đồng hồ nơi luật chuyên ngành trừ thời gian đó', () => {
    const ask: DossierCommand = { type: 'requireObligation', amountDong: 1_000_000, reason: text() }
    const met: DossierCommand = { type: 'meetObligation', evidence: text() }
    const land = new Life().do(MONDAY, receive()).do(at('2026-11-03T08:00'), ask).do(at('2026-11-05T08:00'), met)
    assert.equal(land.open.clock.dueAt, at('2026-11-11T17:30'))
    const other = new Life({ version: { ...VERSION, pauses: { financialObligation: false, verification: false } } })
    other.do(MONDAY, receive()).do(at('2026-11-03T08:00'), ask)
    assert.equal(other.open.waiting?.pausing, false)
    other.do(at('2026-11-05T08:00'), met)
    assert.equal(other.open.clock.dueAt, at('2026-11-09T17:30'))
    assert.equal(other.refusal(at('2026-11-05T09:00'), { type: 'suspend', reason: text(), basis: text() }), 'pauseNotAllowed')
  })
})

describe('bước, rẽ nhánh song song, trả lại, lấy lại', () => {
  test('hai nhánh song song; bước ghép chờ cả hai', () => {
    const life = new Life({ process: PARALLEL }).do(MONDAY, receive())
    assert.deepEqual(life.open.steps.filter(isLive).map((one) => [one.definitionId, one.unitId]), [['left', DIVISION], ['right', PROVINCE]])
    life.do(at('2026-11-02T09:00'), draft(life.live('left'))).do(at('2026-11-02T10:00'), passOn(life.live('left')))
    assert.throws(() => life.live('approve'))
    life.do(at('2026-11-03T10:00'), passOn(life.live('right')))
    assert.deepEqual(life.open.steps.find((one) => one.definitionId === 'approve')?.openedBy, [2, 3])
  })

  test('lấy ý kiến nhiều đơn vị cùng lúc; bước hỏi chờ đủ, thiếu ý kiến thì cần căn cứ', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-02T09:00'), draft(2))
    const ask = { unitId: PROVINCE, role: 'caseOfficer', question: text(), allottedMinutes: 480 } as const
    life.do(at('2026-11-02T10:00'), { type: 'consult', no: 2, requests: [ask, { ...ask, question: text() }] })
    assert.equal(life.refusal(at('2026-11-02T11:00'), passOn(2)), 'consultationsOpen')
    life.do(at('2026-11-03T08:00'), { type: 'answerConsultation', no: 3, staffId: OFFICER, opinion: text(), files: [] })
    life.do(at('2026-11-04T08:00'), { type: 'closeConsultation', no: 4, basis: text() })
    life.do(at('2026-11-04T09:00'), passOn(2))
    assert.equal(life.live('approve'), 5)
  })

  test('trả lại bước trước: về đúng người, làm lại rồi lại đi tiếp', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-02T09:00'), draft(2)).do(at('2026-11-02T10:00'), passOn(2))
    life.do(at('2026-11-03T08:00'), { type: 'returnStep', no: 3, staffId: LEADER, reason: text(), toStep: null })
    const again = life.open.steps.at(-1)
    assert.deepEqual([again?.definitionId, again?.staffId, again?.state], ['handle', OFFICER, 'waiting'])
    life.do(at('2026-11-03T10:00'), passOn(life.live('handle')))
    assert.equal(life.live('approve'), 5)
  })

  test('lấy lại được cho tới khi bên nhận đã nhận', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-02T09:00'), draft(2)).do(at('2026-11-02T10:00'), passOn(2))
    const recall: DossierCommand = { type: 'recallStep', no: 2, staffId: OFFICER }
    assert.equal(life.refusal(at('2026-11-02T11:00'), { ...recall, staffId: LEADER } as DossierCommand), 'notTheirStep')
    life.do(at('2026-11-02T11:00'), recall)
    assert.equal(life.open.steps[2]?.state, 'recalled')
    assert.equal(life.open.steps.at(-1)?.state, 'accepted')
    life.do(at('2026-11-02T14:00'), passOn(life.live('handle')))
    life.do(at('2026-11-02T15:00'), { type: 'acceptStep', no: life.live('approve'), staffId: LEADER })
    assert.equal(life.refusal(at('2026-11-02T16:00'), { type: 'recallStep', no: 4, staffId: OFFICER }), 'tooLateToRecall')
  })

  test('không trình ký khi chưa có dự thảo, không phát hành khi chưa ký', () => {
    const life = new Life().do(MONDAY, receive())
    assert.equal(life.refusal(at('2026-11-02T09:00'), passOn(2)), 'resultNotDrafted')
    assert.equal(life.refusal(at('2026-11-02T09:00'), { type: 'issue', no: 2, staffId: CLERK, number, deliver: false, lateness: null }), 'wrongStepKind')
  })
})

describe('đính chính, hủy, thu hồi, kết thúc', () => {
  test('đính chính giữ giá trị trước và sau, và đánh số lần in lại', () => {
    const life = new Life().do(MONDAY, receive())
    const before = life.open.parties.submitter.name
    const after = text()
    life.do(at('2026-11-02T09:00'), { type: 'correct', changes: [{ party: 'submitter', field: 'name', after }], reason: text() })
    assert.deepEqual(life.open.parties.submitter.name, after)
    assert.equal(life.open.reprints, 1)
    const event = life.history.at(-1)?.event
    assert.ok(event?.type === 'corrected')
    assert.deepEqual(event.changes[0]?.before, before)
  })

  test('hủy cần người khác duyệt, kết thúc mọi bước', () => {
    const life = new Life().do(MONDAY, receive()).do(at('2026-11-02T09:00'), { type: 'requestVoid', kind: 'duplicate', reason: text(), by: OFFICER })
    assert.equal(life.refusal(at('2026-11-02T10:00'), { type: 'approveVoid', by: OFFICER }), 'voidNeedsAnother')
    life.do(at('2026-11-02T10:00'), { type: 'approveVoid', by: LEADER })
    assert.ok(life.dossier?.phase === 'voided' && !life.dossier.steps.some(isLive))
    assert.equal(nationalStatus(statusOf(life.dossier)), null)
  })

  test('thu hồi và thay kết quả sai: lần xong đầu tiên giữ nguyên', () => {
    const life = resolved()
    life.do(at('2026-11-10T08:00'), { type: 'revokeResult', reason: text(), decision: text() })
    assert.equal(life.refusal(at('2026-11-10T09:00'), { type: 'revokeResult', reason: text(), decision: text() }), 'alreadyRevoked')
    life.do(at('2026-11-11T08:00'), { type: 'replaceResult', number: { ...number, no: 2 }, files: [] })
    assert.ok(life.dossier?.phase === 'resolved')
    assert.equal(life.dossier.finishedAt, at('2026-11-03T14:00'))
    assert.equal(life.refusal(at('2026-11-12T08:00'), { type: 'replaceResult', number, files: [] }), 'notRevoked')
  })

  test('rút và dừng giải quyết kết thúc mọi bước và đồng hồ đang dừng', () => {
    for (const ending of [{ type: 'withdraw', reason: text(), lateness: null }, { type: 'terminate', reason: text(), basis: text(), lateness: null }] as const) {
      const life = new Life().do(MONDAY, receive()).do(at('2026-11-03T08:00'), { type: 'suspend', reason: text(), basis: text() })
      life.do(at('2026-11-04T08:00'), ending)
      assert.ok(life.dossier && 'steps' in life.dossier && !life.dossier.steps.some(isLive))
      assert.ok(life.dossier.clock.pauses.every((pause) => pause.to !== null))
      assert.equal(life.refusal(at('2026-11-04T09:00'), passOn(2)), 'wrongPhase')
    }
  })

  test('hồ sơ do bộ làm chủ thì chỉ hệ thống chủ được đổi trạng thái', () => {
    const life = new Life().do(MONDAY, { ...receive(), filing: filing({ route: 'MINISTRY', externalCode: 'G09.20-20261102-0000001' }) } as DossierCommand)
    assert.equal(life.refusal(at('2026-11-02T09:00'), passOn(2)), 'ownedByMinistry')
    assert.equal(life.refusal(at('2026-11-02T09:00'), draft(2), { actsForOwner: true }), 'allowed')
  })

  test('không gì xảy ra trong tương lai, không gì xảy ra trước khi tiếp nhận', () => {
    const life = new Life().do(MONDAY, receive())
    assert.equal(life.refusal(at('2026-11-02T09:00'), draft(2), { occurredAt: at('2026-11-02T10:00') }), 'occurredInFuture')
    assert.equal(life.refusal(at('2026-11-02T09:00'), draft(2), { occurredAt: at('2026-11-01T10:00') }), 'occurredBeforeReception')
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, minuteOf, type At } from '#kernel/at.ts'
import { formatMinute } from '#kernel/local-time.ts'
import { explainAnswerDue } from './clock.ts'
import type { PetitionDeed } from './command.ts'
import { decideReception } from './decide.ts'
import { replay } from './evolve.ts'
import { nationalStateOf } from './national-state.ts'
import { holdingUnit, isLate, type Lapse, type Petition } from './petition.ts'
import { APPROVE, CLASSIFY, COMMUNE, DRAFT, groundAt, ID, LEADER, local, OFFICER, openStory, OTHER, PREPARE, PUBLISH, reception } from './testing.ts'

const dueOf = ({ clock }: Petition): string => clock.answerDueAt

/** Giờ làm việc mặc định 07:30–11:30, 13:30–17:30; hết ngày là 17:30. */
const DUE = [
  ['gửi thứ Hai 02/11: từ chối trong 2 ngày, hỏi thêm trong 5, trả lời trong 15 ngày làm việc', '2026-11-02T08:00', '2026-11-04', '2026-11-09', '2026-11-23'],
  ['gửi tối thứ Sáu: ngày gửi không tính, cuối tuần không tính', '2026-11-06T21:00', '2026-11-10', '2026-11-13', '2026-11-27'],
  ['qua Tết Bính Ngọ 16–20/02/2026', '2026-02-13T08:00', '2026-02-24', '2026-02-27', '2026-03-13'],
] as const

describe('thời hạn 2 / 5 / 15 / 2 ngày làm việc', () => {
  for (const [title, at, refuse, ask, answer] of DUE) {
    test(title, () => {
      const { clock } = openStory(at).petition()
      assert.deepEqual([clock.refuseDueAt, clock.askDueAt, clock.answerDueAt], [refuse, ask, answer].map((day) => local(`${day}T17:30`)))
    })
  }

  test('chuyển đơn vị: 15 ngày đếm lại từ lần chuyển cuối; chuỗi chuyển còn nguyên', () => {
    const story = openStory('2026-11-02T08:00')
    const moved = story.must('2026-11-05T10:00', { name: 'transfer', unitId: OTHER, words: 'Thuộc thẩm quyền của Sở' })
    assert.equal(dueOf(moved), local('2026-11-26T17:30'))
    assert.deepEqual(moved.chain.map(({ unitId }) => unitId), [COMMUNE, OTHER])
    assert.equal(moved.lapses.length, 0)
  })

  test('chuyển khi đã quá hạn: đơn vị cũ muộn mãi mãi, đơn vị mới có thời gian của mình', () => {
    const story = openStory('2026-11-02T08:00')
    const moved = story.must('2026-11-30T10:00', { name: 'transfer', unitId: OTHER, words: 'Chuyển' })
    assert.deepEqual(moved.lapses, [{ limit: 'answer', unitId: COMMUNE, dueAt: local('2026-11-23T17:30') }])
    assert.ok(isLate(moved, local('2026-11-30T10:01')))
    assert.equal(holdingUnit(moved), OTHER)
  })

  test('hỏi thêm ngày 04/11, trả lời ngày 11/11: năm ngày chờ không tính, từng ngày giải thích được', () => {
    const story = openStory('2026-11-02T08:00')
    story.must('2026-11-04T09:00', { name: 'askMore', words: 'Xin cho biết ngày đến làm việc' })
    assert.equal(story.petition().phase, 'asked')
    const again = story.must('2026-11-11T09:00', { name: 'supplement', text: 3, files: [] })
    assert.equal(dueOf(again), local('2026-11-30T17:30'))
    assert.equal(again.phase, 'received')
    const { days } = explainAnswerDue(groundAt(local('2026-11-11T09:00')), again.clock) ?? assert.fail('no explanation')
    assert.deepEqual([days[0]?.kind, days.filter(({ kind }) => kind === 'paused').length, days.at(-1)?.date], ['received', 5, '2026-11-30'])
  })

  test('hỏi thêm ngày thứ bảy, từ chối ngày thứ ba: được, và là muộn', () => {
    const asked = openStory('2026-11-02T08:00').must('2026-11-11T09:00', { name: 'askMore', words: 'Xin bổ sung' })
    assert.deepEqual(asked.lapses.map(({ limit }) => limit), ['ask'])
    const refused = openStory('2026-11-02T08:00').must('2026-11-05T08:00', { name: 'refuse', reason: 'UNCLEAR', words: 'Không rõ việc gì' })
    assert.deepEqual(refused.lapses.map(({ limit }) => limit), ['refuse'])
  })

  test('công khai chậm hơn 2 ngày làm việc sau khi trả lời là muộn', () => {
    const story = openStory('2026-11-02T08:00')
    for (const deed of [CLASSIFY, DRAFT, APPROVE]) story.must('2026-11-03T09:00', deed)
    story.must('2026-11-04T09:00', PREPARE)
    assert.deepEqual(story.must('2026-11-06T08:00', PUBLISH).lapses.map(({ limit }) => limit), ['publish'])
  })
})

describe('ai làm được gì, lúc nào', () => {
  test('người dự thảo không tự duyệt; người che dữ liệu không tự kiểm tra để công khai', () => {
    const story = openStory('2026-11-02T08:00')
    story.must('2026-11-02T09:00', CLASSIFY)
    story.must('2026-11-02T10:00', DRAFT)
    assert.equal(story.tryDo('2026-11-02T11:00', { name: 'approveAnswer', by: OFFICER }), 'petitionOwnDraftNotAllowed')
    story.must('2026-11-02T11:00', APPROVE)
    story.must('2026-11-02T11:00', PREPARE)
    assert.equal(story.tryDo('2026-11-02T11:10', { name: 'publish', by: OFFICER }), 'petitionOwnCheckNotAllowed')
    const published = story.must('2026-11-02T11:10', PUBLISH)
    assert.equal(nationalStateOf(published), 'published')
    assert.equal(published.lapses.length, 0)
  })

  test('chỉ việc phục vụ nhận không ghi tên; xếp loại khác thì không được', () => {
    const at = local('2026-11-02T08:00')
    const refused = decideReception(reception(at, { class: 'conduct', isAnonymous: true }), groundAt(at))
    assert.equal(refused.ok ? '' : refused.refusal.code, 'petitionAnonymousNotAllowed')
    const story = openStory('2026-11-02T08:00', { isAnonymous: true })
    assert.equal(story.tryDo('2026-11-02T09:00', { name: 'classify', class: 'conduct', aboutStaffIds: [OFFICER] }), 'petitionAnonymousNotAllowed')
    assert.equal(story.tryDo('2026-11-02T09:00', { name: 'askMore', words: 'Ai gửi?' }), 'petitionNoContactInvalid')
  })

  test('không hài lòng thì được xem lại một lần, trong 30 ngày, và chỉ khi không hài lòng', () => {
    const story = openStory('2026-11-02T08:00')
    for (const deed of [CLASSIFY, DRAFT, APPROVE]) story.must('2026-11-03T09:00', deed)
    const again: PetitionDeed = { name: 'reopen', text: 4 }
    assert.equal(story.tryDo('2026-11-04T09:00', again), 'petitionNotDislikedConflict')
    story.must('2026-11-04T09:00', { name: 'rate', vote: 'dislike', comment: null })
    assert.equal(story.tryDo('2026-12-04T09:00', again), 'petitionReopenExpired')
    assert.equal(dueOf(story.must('2026-11-05T09:00', again)), local('2026-11-26T17:30'))
    for (const deed of [DRAFT, APPROVE]) story.must('2026-11-06T09:00', deed)
    story.must('2026-11-09T09:00', { name: 'rate', vote: 'dislike', comment: null })
    assert.equal(story.tryDo('2026-11-09T10:00', again), 'petitionReopenUsedConflict')
  })

  test('khiếu nại, tố cáo được dẫn sang quy trình của nó và hết ở đây', () => {
    const routed = openStory('2026-11-02T08:00', { class: 'conduct' }).must('2026-11-03T08:00', { name: 'route', route: 'denunciation', words: 'Gửi Thanh tra tỉnh' })
    assert.deepEqual([routed.phase, routed.class, nationalStateOf(routed)], ['routed', 'outOfScope', 'givenBack'])
  })

  test('hành vi cán bộ có thể không công khai, có lý do; quy định thì phải công khai', () => {
    for (const [about, expected] of [['conduct', 'ok'], ['regulation', 'petitionMustPublishInvalid']] as const) {
      const story = openStory('2026-11-02T08:00', { class: about })
      for (const deed of [{ name: 'classify', class: about, aboutStaffIds: [] } as const, DRAFT, APPROVE]) story.must('2026-11-03T09:00', deed)
      assert.equal(story.tryDo('2026-11-03T10:00', { name: 'declinePublication', reason: 'Liên quan một cá nhân' }), expected)
    }
  })
})

const DEEDS: readonly PetitionDeed[] = [
  CLASSIFY, DRAFT, APPROVE, PREPARE, PUBLISH,
  { name: 'transfer', unitId: OTHER, words: 'Chuyển' }, { name: 'transfer', unitId: COMMUNE, words: 'Trả' },
  { name: 'askMore', words: 'Thêm' }, { name: 'supplement', text: 3, files: [] }, { name: 'returnDraft', words: 'Viết lại' },
  { name: 'returnPublication', reason: 'Còn tên' }, { name: 'withdrawPublication', reason: 'Còn số điện thoại' },
  { name: 'rate', vote: 'dislike', comment: null }, { name: 'rate', vote: 'like', comment: null }, { name: 'reopen', text: 4 },
  { name: 'refuse', reason: 'UNCLEAR', words: 'Không rõ' }, { name: 'route', route: 'complaint', words: 'Khiếu nại' },
  { name: 'markRepeat', of: null }, { name: 'assign', staffId: LEADER },
]

/** Lives at random: deeds with minutes between them; what is refused does not happen. */
const lives = fc.array(fc.tuple(fc.constantFrom(...DEEDS), fc.integer({ min: 1, max: 12_000 })), { maxLength: 25 })

const live = (steps: readonly (readonly [PetitionDeed, number])[]) => {
  const story = openStory('2026-09-01T08:00')
  const seen: { readonly at: At; readonly petition: Petition }[] = []
  let minute = minuteOf(local('2026-09-01T08:00'))
  for (const [deed, minutes] of steps) {
    minute += minutes
    if (story.tryDo(formatMinute(minute), deed) === 'ok') seen.push({ at: atOfMinute(minute), petition: story.petition() })
  }
  return { story, seen }
}

const has = (lapses: readonly Lapse[], lapse: Lapse): boolean => lapses.some((one) => one.limit === lapse.limit && one.dueAt === lapse.dueAt && one.unitId === lapse.unitId)

describe('mọi cuộc đời', () => {
  test('muộn là muộn mãi: không việc nào xóa được một lần trễ; lịch sử dựng lại đúng tình trạng', () => {
    fc.assert(fc.property(lives, (steps) => {
      const { story, seen } = live(steps)
      let before: readonly Lapse[] = []
      let wasLate = false
      for (const { at, petition } of seen) {
        assert.ok(before.every((lapse) => has(petition.lapses, lapse)))
        assert.ok(!wasLate || isLate(petition, at))
        assert.equal(new Set(petition.lapses.map((lapse) => JSON.stringify(lapse))).size, petition.lapses.length)
        wasLate ||= isLate(petition, at)
        before = petition.lapses
      }
      assert.deepEqual(replay(ID, story.events), story.petition())
    }), { numRuns: 300 })
  })

  test('thời hạn trả lời không bao giờ lùi về trước lần nhận hay lần chuyển cuối; chờ người gửi không làm hạn sớm lên', () => {
    fc.assert(fc.property(lives, (steps) => {
      for (const { petition } of live(steps).seen) {
        const { base, answerDueAt, askDueAt, refuseDueAt } = petition.clock
        assert.ok(base < refuseDueAt && refuseDueAt < askDueAt && askDueAt < answerDueAt)
        assert.ok(petition.chain.every(({ from }, i) => i === 0 || from >= (petition.chain[i - 1]?.from ?? '')))
        assert.equal(petition.chain[0].unitId, COMMUNE)
      }
    }), { numRuns: 200 })
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, toAt, type At } from '#kernel/at.ts'
import { Temporal } from '#kernel/time.ts'
import { judgeBy766, type Judgement766, type JudgedDossier } from './judgement.ts'

/** Giờ Việt Nam của tháng 11/2026. */
const at = (day: number, time: string): At => toAt(Temporal.Instant.from(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`))

const PENDING: JudgedDossier = {
  dueAt: at(9, '17:30'), resolvedAt: null, handedOverAt: null, endedAt: null,
  supplementRequests: 0, supplementAskedAt: null, supplementAnsweredAt: null,
}
const RULE = { periodEnd: at(30, '23:59'), mostSupplementRequests: 1 }
const asked = (askedAt: At, answeredAt: At | null = null, supplementRequests = 1) =>
  ({ supplementRequests, supplementAskedAt: askedAt, supplementAnsweredAt: answeredAt })

const CASES: readonly (readonly [what: string, dossier: Partial<JudgedDossier>, judgement: Judgement766, periodEnd?: At])[] = [
  ['xong trước ngày hẹn', { resolvedAt: at(6, '10:00') }, 'resolvedInTime'],
  ['xong đúng phút hẹn', { resolvedAt: at(9, '17:30') }, 'resolvedInTime'],
  ['xong sau hẹn một phút', { resolvedAt: at(9, '17:31') }, 'resolvedOverdue'],
  ['trạng thái 9 được ưu tiên hơn 10: trả muộn không sao', { resolvedAt: at(9, '10:00'), handedOverAt: at(20, '10:00') }, 'resolvedInTime'],
  ['chỉ có trạng thái 10 thì lấy 10', { handedOverAt: at(10, '08:00') }, 'resolvedOverdue'],
  ['rút hồ sơ trước hẹn (7)', { endedAt: at(5, '09:00') }, 'resolvedInTime'],
  ['dừng xử lý sau hẹn (8)', { endedAt: at(12, '09:00') }, 'resolvedOverdue'],
  ['trừ bảy ngày chờ bổ sung', { resolvedAt: at(16, '16:00'), ...asked(at(5, '10:00'), at(12, '10:00')) }, 'resolvedInTime'],
  ['trừ bảy ngày vẫn muộn một phút', { resolvedAt: at(16, '17:31'), ...asked(at(5, '10:00'), at(12, '10:00')) }, 'resolvedOverdue'],
  ['yêu cầu bổ sung sau hẹn không cứu được', { resolvedAt: at(20, '10:00'), ...asked(at(10, '08:00'), at(19, '08:00')) }, 'resolvedOverdue'],
  ['yêu cầu bổ sung hai lần là quá hạn dù xong sớm', { resolvedAt: at(6, '10:00'), ...asked(at(3, '10:00'), at(4, '10:00'), 2) }, 'resolvedOverdue'],
  ['hai lần, còn đang làm', { ...asked(at(3, '10:00'), at(4, '10:00'), 2) }, 'pendingOverdue', at(5, '00:00')],
  ['chỉ mới có trạng thái 5, hỏi trước hẹn: dừng ở đó', { ...asked(at(5, '10:00')) }, 'pendingInTime'],
  ['chỉ mới có trạng thái 5, hỏi sau hẹn', { ...asked(at(10, '10:00')) }, 'pendingOverdue'],
  ['rút khi đang chờ bổ sung: thời gian chờ không tính', { endedAt: at(20, '09:00'), ...asked(at(5, '10:00')) }, 'resolvedInTime'],
  ['chưa xong, cuối kỳ còn trong hạn', {}, 'pendingInTime', at(9, '17:00')],
  ['chưa xong, cuối kỳ đã quá hẹn', {}, 'pendingOverdue'],
  ['chưa xong, đã bổ sung: cuối kỳ cũng trừ thời gian chờ', { ...asked(at(5, '10:00'), at(12, '10:00')) }, 'pendingInTime', at(16, '17:00')],
  ['không quy định thời hạn', { dueAt: null, resolvedAt: at(28, '10:00') }, 'resolvedInTime'],
  ['không quy định thời hạn, bổ sung hai lần', { dueAt: null, ...asked(at(3, '10:00'), at(4, '10:00'), 2) }, 'pendingOverdue'],
]

describe('766 đếm đúng hạn từng hồ sơ (domain a5); hẹn trả 17:30 ngày 09/11/2026', () => {
  for (const [what, dossier, judgement, periodEnd = RULE.periodEnd] of CASES)
    test(what, () => assert.equal(judgeBy766({ ...PENDING, ...dossier }, { ...RULE, periodEnd }), judgement))
})

describe('properties of the judgement', () => {
  const minute = fc.integer({ min: 29_000_000, max: 29_100_000 })
  const isOverdue = (dossier: JudgedDossier, periodEnd = atOfMinute(29_200_000)): boolean =>
    judgeBy766(dossier, { ...RULE, periodEnd }).endsWith('Overdue')

  test('a supplement asked for after the due date never turns late into in time', () =>
    fc.assert(
      fc.property(minute, fc.nat(5_000), fc.nat(5_000), fc.nat(5_000), (due, late, waited, after) => {
        const askedAt = due + 1 + late
        const dossier = {
          ...PENDING, dueAt: atOfMinute(due), resolvedAt: atOfMinute(askedAt + waited + after),
          ...asked(atOfMinute(askedAt), atOfMinute(askedAt + waited)),
        }
        assert.ok(isOverdue(dossier))
      }),
    ))

  test('what ends later is never judged better', () =>
    fc.assert(
      fc.property(minute, minute, fc.nat(10_000), (due, end, more) => {
        const ending = (resolvedAt: number): JudgedDossier => ({ ...PENDING, dueAt: atOfMinute(due), resolvedAt: atOfMinute(resolvedAt) })
        assert.ok(!isOverdue(ending(end)) || isOverdue(ending(end + more)))
      }),
    ))

  test('the wait counts once: as long later as the citizen took, as good', () =>
    fc.assert(
      fc.property(minute, fc.nat(5_000), fc.nat(5_000), fc.nat(5_000), (start, before, waited, after) => {
        const dueAt = atOfMinute(start + 6_000)
        const straight = { ...PENDING, dueAt, resolvedAt: atOfMinute(start + before + after) }
        const paused = {
          ...PENDING, dueAt, resolvedAt: atOfMinute(start + before + waited + after),
          ...asked(atOfMinute(start + before), atOfMinute(start + before + waited)),
        }
        assert.equal(isOverdue(paused), isOverdue(straight))
      }),
    ))
})

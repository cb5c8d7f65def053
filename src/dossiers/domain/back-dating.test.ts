import assert from 'node:assert/strict'
import { test } from 'node:test'
import { needsApproval } from './back-dating.ts'
import type { DossierCommand } from './command.ts'
import { at, Life, passOn, receive, text } from './testing.ts'

/** Received Monday 02/11/2026: due Monday 09/11 17:30. */
const { dossier } = new Life().do(at('2026-11-02T08:00'), receive())
const answered: DossierCommand = { type: 'receiveSupplement', papers: [], replies: [] }
const paused: DossierCommand = { type: 'suspend', reason: text(), basis: text() }

const CASES: readonly (readonly [string, DossierCommand, string, string, boolean])[] = [
  ['ghi ngay', passOn(2), '2026-11-05T10:00', '2026-11-05T10:00', false],
  ['ghi muộn đúng 60 phút', passOn(2), '2026-11-05T10:00', '2026-11-05T11:00', false],
  ['ghi muộn 61 phút', passOn(2), '2026-11-05T10:00', '2026-11-05T11:01', true],
  ['hẹn trả vừa qua ở giữa', passOn(2), '2026-11-09T17:25', '2026-11-09T17:40', true],
  ['đúng phút hẹn trả, ghi một phút sau', passOn(2), '2026-11-09T17:30', '2026-11-09T17:31', true],
  ['tạm dừng lùi ngày', paused, '2026-11-05T10:00', '2026-11-06T10:00', true],
  ['nhận bổ sung lùi ngày chỉ làm hạn sớm lên', answered, '2026-11-05T10:00', '2026-11-10T10:00', false],
]
for (const [why, command, occurredAt, now, expected] of CASES) {
  test(`ghi lùi thời điểm, ${why}: ${expected ? 'phải duyệt' : 'không phải duyệt'}`, () => {
    assert.equal(needsApproval(dossier, command, { occurredAt: at(occurredAt), now: at(now) }), expected)
  })
}

test('tiếp nhận lùi ngày không phải duyệt: hạn trả chỉ sớm lên', () => {
  assert.equal(needsApproval(undefined, receive(), { occurredAt: at('2026-11-02T08:00'), now: at('2026-11-05T08:00') }), false)
})

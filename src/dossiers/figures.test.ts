import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import { atOfMinute } from '#kernel/at.ts'
import { day } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { judge } from './domain/clock.ts'
import { dossierFigures, judgement, sumFigures } from './figures.ts'
import { openTestOffice } from './testing-lives.ts'

const office = await openTestOffice(await testDatabase())
const { must } = office

test('câu SQL xét sớm, đúng, quá hạn nói như judge, kể cả quanh nửa đêm và đúng phút', async () => {
  const due = 29_400_000
  const offsets = [-2_000, -1_441, -1_440, -1_000, -600, -1, 0, 1, 500, 1_440]
  const cases = offsets.flatMap((offset) => (['BY_HOUR', 'END_OF_DAY'] as const).flatMap((mode) => [due, null].map((at) => ({
    finishedAt: atOfMinute(due + offset), dueAt: at === null ? null : atOfMinute(at), mode,
  }))))
  for (const { finishedAt, dueAt, mode } of cases) {
    const late = finishedAt.replace(':00.000Z', ':59.000Z')
    for (const at of [finishedAt, late]) {
      const { rows } = await sql<{ judged: string }>`
        select ${judgement(sql`${at}::timestamptz`, sql`${dueAt}::timestamptz`, sql`${mode}::text`)} as judged`.execute(office.db.app)
      assert.equal(rows[0]?.judged, judge(at, { dueAt, mode }), `${at} ${dueAt} ${mode}`)
    }
  }
})

const november = { from: day('2026-11-01'), to: day('2026-11-30') }
const figures = (period = november) => transaction(office.system, async (trx) => sumFigures(await dossierFigures(trx, period)))

test('tạm dừng, rút, dừng giải quyết, hủy: mỗi hồ sơ ở đúng một chỗ và hai vế bằng nhau', async () => {
  office.at('2026-11-02T08:00')
  const [paused, withdrawn, terminated, voided] = [await office.receive(), await office.receive(), await office.receive(), await office.receive()]
  office.at('2026-11-03T08:00')
  await must('officer', 'requestSupplement', { dossierId: paused.dossierId, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2026-12-15' })
  await must('receiver', 'withdraw', { dossierId: withdrawn.dossierId, reason: 'Không cần nữa' })
  await must('head', 'terminate', { dossierId: terminated.dossierId, reason: 'Giả mạo', basis: 'Điều 1' })
  await must('receiver', 'requestVoid', { dossierId: voided.dossierId, kind: 'mistake', reason: 'Nhập nhầm' })
  await must('leader', 'approveVoid', { dossierId: voided.dossierId })
  const found = await figures()
  assert.deepEqual(found, {
    carriedOver: 0, received: 3, resolvedEarly: 0, resolvedOnTime: 0, resolvedOverdue: 0,
    pendingInTime: 0, pendingOverdue: 0, pendingPaused: 1, withdrawn: 1, terminated: 1,
  })
})

test('kỳ sau: hồ sơ chưa xong là tồn kỳ trước; số của kỳ đã qua không đổi khi việc xảy ra sau nó', async () => {
  const before = await figures()
  office.at('2026-12-01T08:00')
  const { dossierId } = await office.receive()
  office.at('2026-12-20T08:00')
  const december = await figures({ from: day('2026-12-01'), to: day('2026-12-31') })
  assert.deepEqual([december.carriedOver, december.received, december.pendingPaused, december.pendingOverdue], [1, 1, 1, 1])
  assert.deepEqual(await figures(), before)
  await must('receiver', 'withdraw', { dossierId, reason: 'Rút', lateness: { cause: 'STAFF_SHORTAGE' } })
  const after = await figures({ from: day('2026-12-01'), to: day('2026-12-31') })
  assert.deepEqual([after.withdrawn, after.pendingOverdue], [1, 0])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { testCtx, testDatabase } from '../../test/db.ts'
import { perform } from './commands.ts'
import { previewFiling, type PreviewInput } from './preview.ts'
import { asStaff, CODES, filing, foundOffice } from './testing.ts'
import { dueDays } from './due-days.ts'

const db = await testDatabase()
const system = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const office = await foundOffice(system)
const ctx = await asStaff(system, office.staff.desk)

const preview = (rest: Partial<PreviewInput> = {}) =>
  transaction(ctx, (trx) =>
    previewFiling(trx, ctx, {
      procedureCode: CODES.maritalStatus,
      channel: 'direct',
      competentUnitId: office.units.commune,
      ...rest,
    }),
  )

test('xem trước: hạn trả, từng ngày, và ngày 24/11 đang chờ xác nhận', async () => {
  const found = await preview()
  assert.ok(found.ok)
  const { dueAt, provisional, explanation, pending, fees } = found.value
  assert.equal(dueAt, '2026-11-27T10:30:00.000Z')
  assert.equal(provisional, false)
  assert.equal(fees.total, 15_000)
  assert.deepEqual(pending?.days.map((day) => day.date), ['2026-11-24'])
  assert.equal(pending?.dueAt, '2026-11-30T10:30:00.000Z')
  assert.ok(explanation)
  assert.deepEqual(
    dueDays(explanation).map((day) => [day.date.slice(8), day.kind, day.ordinal]),
    [
      ['20', 'received', 0],
      ['21', 'weekend', 0],
      ['22', 'weekend', 0],
      ['23', 'counted', 1],
      ['24', 'counted', 2],
      ['25', 'counted', 3],
      ['26', 'counted', 4],
      ['27', 'due', 5],
    ],
  )
})

test('điều đã xem trước đúng là điều được lưu', async () => {
  for (const caseId of ['usual', 'verified']) {
    const seen = await preview({ caseId })
    const saved = await perform(ctx, 'receive', filing(ctx, office.units, { caseId }))
    assert.ok(seen.ok && saved.ok)
    assert.equal(saved.value.dueAt, seen.value.dueAt)
  }
})

test('không quy định thời hạn thì không có hạn; trường hợp lạ, thủ tục lạ, đơn vị lạ thì bị từ chối', async () => {
  const none = await preview({ procedureCode: CODES.withoutTime })
  assert.ok(none.ok && none.value.dueAt === null && none.value.explanation === null && none.value.pending === null)
  const codes = [
    await preview({ caseId: 'no-such-case' }),
    await preview({ procedureCode: '9.999999' }),
    await preview({ competentUnitId: '00000000-0000-7000-8000-000000000999' as PreviewInput['competentUnitId'] }),
  ].map((one) => (one.ok ? 'ok' : one.refusal.code))
  assert.deepEqual(codes, ['caseUnknown', 'procedureNotFound', 'unitUnknown'])
})

test('tiếp nhận cuối năm 2027: lịch chưa phủ thì hạn tạm tính', async () => {
  const late = testCtx(db.app, { now: '2027-12-29T02:10:00Z' })
  const desk = await asStaff(late, office.staff.desk)
  const found = await transaction(desk, (trx) =>
    previewFiling(trx, desk, { procedureCode: CODES.maritalStatus, channel: 'direct', competentUnitId: office.units.commune }),
  )
  assert.ok(found.ok && found.value.provisional)
})

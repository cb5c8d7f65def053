import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { DossierId } from '#kernel/ids.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import type { LateClass } from '../domain/late-class.ts'
import { countLate, listLate, type LateFilter } from './class-queries.ts'
import { classifyLate } from './classify-late.ts'
import { confirmClasses, type Confirmation } from './confirm-classes.ts'

const db = await testDatabase()
const office = await openTestOffice(db)
const worker = { ...office.system, db: db.worker }
const ALL: LateFilter = { lateClass: null, state: 'all', unitId: null, openOnly: false }

const listed = async (person: Parameters<typeof office.as>[0], filter: Partial<LateFilter> = {}) => {
  const ctx = await office.as(person)
  return transaction(ctx, async (trx) => ({
    items: (await listLate(trx, ctx.actor, { ...ALL, ...filter })).items,
    counts: await countLate(trx, ctx.actor, { ...ALL, ...filter }),
  }))
}
const confirm = async (person: Parameters<typeof office.as>[0], dossierIds: readonly DossierId[], as: Confirmation['as'], commandId = office.newId()) =>
  confirmClasses(await office.as(person), { commandId, dossierIds, as, note: 'Đã xem hồ sơ giấy' })

office.at('2026-11-02T08:00')
const slow = (await office.receive()).dossierId
const asked = (await office.receive()).dossierId
const inTime = (await office.receive()).dossierId
await office.must('officer', 'consult', { dossierId: asked, stepNo: 2, requests: [{ unitId: office.units.department, question: 'Nguồn gốc?', allottedMinutes: 300 }] })
await office.must('receiver', 'withdraw', { dossierId: inTime, reason: 'Không cần nữa' })

test('xếp loại mọi hồ sơ quá hạn, đang mở và đã kết thúc; chạy lại không làm gì; có sự kiện mới thì xếp lại', async () => {
  office.at('2026-12-28T08:00')
  assert.equal(await classifyLate(worker), 2)
  assert.equal(await classifyLate(worker), 0)
  const { items, counts } = await listed('head')
  const classes = Object.fromEntries(items.map(({ dossierId, proposed }) => [dossierId, proposed]))
  assert.deepEqual(classes, { [slow]: 'real', [asked]: 'otherAgency' })
  assert.equal(counts.real + counts.otherAgency, 2)
  await office.must('receiver', 'withdraw', { dossierId: slow, reason: 'Muộn quá', lateness: { cause: 'STAFF_SHORTAGE' } })
  assert.equal(await classifyLate(worker), 1)
  assert.equal((await listed('head', { openOnly: true })).items.length, 1)
  assert.equal((await listed('outsider')).items.length, 0, 'another unit sees none of it')
})

test('xác nhận và đổi loại: chỉ người phụ trách, mỗi lời thêm một dòng, lời sau cùng có giá trị; gửi lại không thêm', async () => {
  const refusedTo = async (person: Parameters<typeof office.as>[0], id = asked): Promise<string> => {
    const outcome = await confirm(person, [id], 'proposed')
    return outcome.ok ? (outcome.value[0]?.refusal?.code ?? 'confirmed') : outcome.refusal.code
  }
  assert.equal(await refusedTo('officer'), 'verdictNotAllowed')
  assert.equal(await refusedTo('outsider', slow), 'verdictNotFound')
  const commandId = office.newId()
  await confirm('head', [asked], 'proposed', commandId)
  await confirm('head', [asked], 'proposed', commandId)
  assert.equal((await listed('head', { state: 'confirmed' })).items.length, 1)
  office.at('2026-12-28T09:00')
  await confirm('leader', [asked], 'real')
  const [line] = (await listed('head', { state: 'changed' })).items
  assert.deepEqual([line?.dossierId, line?.proposed, line?.confirmed, line?.decidedByName], [asked, 'otherAgency', 'real' satisfies LateClass, 'Hoàng Văn Nam'])
  assert.equal((await listed('head', { lateClass: 'real' })).items.length, 2, 'what the person said stands in the totals')
  assert.deepEqual(await rowsOf(db, 'select count(*)::int as n from lateness_verdict'), [{ n: 2 }])
})

test('không đánh dấu gì, ghi chú quá dài: câu rõ ràng; số liệu của hồ sơ không đổi', async () => {
  const before = await rowsOf(db, `select due_at, overdue_since, rescheduled_to, phase, seq from dossier where id = '${asked}'`)
  assert.equal((await confirmClasses(await office.as('head'), { commandId: office.newId(), dossierIds: [], as: 'real', note: '' })).ok, false)
  const long = await confirmClasses(await office.as('head'), { commandId: office.newId(), dossierIds: [asked], as: 'real', note: 'x'.repeat(2_001) })
  assert.equal(long.ok ? '' : long.refusal.code, 'verdictNoteTooLong')
  await confirm('head', [asked], 'citizen')
  assert.deepEqual(await rowsOf(db, `select due_at, overdue_since, rescheduled_to, phase, seq from dossier where id = '${asked}'`), before)
})

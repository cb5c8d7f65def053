import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { asStaff, CODES, PERSON } from '#dossiers/testing.ts'
import type { DossierId } from '#kernel/ids.ts'
import { codeOf, hire, taken } from '#organisation/testing.ts'
import { foundOnlineOffice } from '#submissions/testing.ts'
import { sendFiles } from '#submissions/testing-birth.ts'
import { addTestTenant, rowsOf, testDatabase } from '../../../test/db.ts'
import { openRealDoors } from '../../../test/office.ts'
import { openPortalVisitor } from '../../../test/portal-visitor.ts'
import { takeCash } from '../cash/take-cash.ts'
import { FEE_TASKS } from '../jobs.ts'
import { decideRefund } from '../refunds/refunds.ts'
import { findFeeAccount } from './account.ts'
import { adjustDue } from './adjust.ts'

const db = await testDatabase()
await addTestTenant(db)
const { system, units, staff } = await foundOnlineOffice(db.app)
const [desk, officer] = [await asStaff(system, staff.desk), await asStaff(system, staff.officer, 'Trần Thị Hạnh')]
const cashier = await asStaff(system, await hire(system, 'Võ Thị Thu', { role: 'cashier', unitId: units.center }))
const director = await asStaff(system, await hire(system, 'Đặng Văn Giám', { role: 'centerDirector', unitId: units.center }))
const doors = await openRealDoors(db)
const mother = await openCitizen(system, { name: PERSON.name })
const visitor = openPortalVisitor((path, init) => doors.send(path, init), { 'motcua-citizen': mother.token })

const on = (ctx: Ctx, dossierId: DossierId) => ({ commandId: ctx.newId(), dossierId, occurredAt: null })
const submit = async (): Promise<DossierId> =>
  taken(await perform(mother.ctx, 'submit', INPUTS.submit.parse({
    commandId: system.newId(), dossierId: system.newId(), procedureCode: CODES.maritalStatus,
    receivingUnitId: units.center, competentUnitId: units.commune, submitter: PERSON,
  }))).dossierId
const accept = (id: DossierId, more: object = {}) => perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse({ ...on(desk, id), ...more }))
const accountOf = async (id: DossierId) => {
  const account = await transaction(system, (trx) => findFeeAccount(trx, system, id))
  assert.ok(account)
  return account
}
const pay = (id: DossierId, ...lineKeys: readonly string[]) => takeCash(cashier, { paymentId: system.newId(), dossierId: id, lineKeys: [...lineKeys] })
/** Accepted, and asked for a paper and for 30.000 đồng; answers with the key of that due. */
const asked = async (): Promise<{ id: DossierId; key: string }> => {
  const id = await submit()
  taken(await accept(id))
  taken(await perform(officer, 'requestSupplement', INPUTS.requestSupplement.parse({
    ...on(officer, id), reason: 'Thiếu', answerDueOn: '2099-01-05',
    items: [{ kind: 'question', text: 'Ở đâu trước đó?' }, { kind: 'fee', text: 'Phí thẩm định thêm', amountDong: 30_000 }],
  })))
  const key = (await accountOf(id)).lines.find((line) => line.name === 'Phí thẩm định thêm')?.key
  assert.ok(key)
  return { id, key }
}

describe('yêu cầu bổ sung có khoản phải nộp, người dân trả lời', () => {
  const answer = (id: DossierId) => sendFiles(visitor, `/ho-so-cua-toi/${id}/tra-loi`, { 'reply.1': 'Thôn Thanh Sơn', 'reply.2': 'đã nộp' })

  test('chưa nộp thì chưa gửi được, điều đã ghi còn nguyên; nộp rồi thì gửi được', async () => {
    const { id, key } = await asked()
    const refused = await answer(id)
    assert.equal(refused.status, 422)
    const page = await refused.text()
    for (const words of ['Mục 2 là khoản phải nộp', 'Thôn Thanh Sơn']) assert.ok(page.includes(words), words)
    taken(await pay(id, key))
    assert.equal((await answer(id)).headers.get('location'), `/ho-so-cua-toi/${id}`)
  })

  test('lãnh đạo miễn khoản ấy, có căn cứ: gửi được mà không nộp', async () => {
    const { id, key } = await asked()
    taken(await adjustDue(director, id, { type: 'waived', key, basis: 'Nghị quyết 12/2025/NQ-HĐND, Điều 3' }))
    assert.equal((await answer(id)).headers.get('location'), `/ho-so-cua-toi/${id}`)
  })

  test('một cửa nhận bổ sung tại quầy: cán bộ nói được, dù chưa nộp', async () => {
    const { id } = await asked()
    taken(await perform(desk, 'receiveSupplement', INPUTS.receiveSupplement.parse({ ...on(desk, id), papers: [], replies: [{ item: 1, text: 'Thôn 1' }] })))
    assert.equal((await accountOf(id)).outstandingDong, 45_000)
  })
})

test('hết hạn bổ sung mà không trả lời: khoản ấy không còn phải nộp; đã nộp rồi thì vẫn là của khoản ấy', async () => {
  for (const [isPaid, ends] of [[false, [15_000, 0]], [true, [15_000, 30_000]]] as const) {
    const { id, key } = await asked()
    if (isPaid) taken(await pay(id, key))
    taken(await perform(officer, 'lapseSupplement', INPUTS.lapseSupplement.parse({ ...on(officer, id), decision: 'Giải quyết theo hồ sơ đã có' })))
    const { outstandingDong, paidDong, overpaidDong } = await accountOf(id)
    assert.deepEqual([outstandingDong, paidDong, overpaidDong], [...ends, 0])
  }
})

describe('miễn, giảm do một cửa xác định khi tiếp nhận hồ sơ trực tuyến', () => {
  const revised = async (id: DossierId) => {
    for (let i = 0; i < 2; i++) await FEE_TASKS['fees-revised']?.(system, { dossierId: id })
    return rowsOf<{ id: string; state: string; dong: number }>(db, `select id, state, amount_dong as dong from refund where dossier_id = '${id}' order by id`)
  }

  test('không nói gì thì giữ như người nộp đã gửi; nói đúng như đã gửi thì không có sự kiện nào', async () => {
    for (const more of [{}, { exemptionIds: [], chosenFeeIds: [] }]) {
      const id = await submit()
      taken(await accept(id, more))
      assert.equal((await accountOf(id)).totalDong, 15_000)
      const page = await transaction(system, (trx) => findDossierPage(trx, system.actor, id))
      assert.ok(page?.history.every(({ event }) => event.type !== 'feesRevised'))
    }
  })

  test('hộ nghèo đã nộp trước: khoản phải nộp về 0, căn cứ còn trong lịch sử, đề nghị hoàn trả lập một lần, người khác duyệt', async () => {
    const id = await submit()
    taken(await pay(id, 'fee/fee'))
    taken(await accept(id, { exemptionIds: ['poor'] }))
    const account = await accountOf(id)
    assert.deepEqual([account.totalDong, account.overpaidDong, account.lines[0]?.exemption?.basis], [0, 15_000, 'Luật Hộ tịch 2014, Điều 11'])
    const [refund, ...more] = await revised(id)
    assert.deepEqual([refund?.state, refund?.dong, more.length], ['requested', 15_000, 0])
    assert.equal(codeOf(await decideRefund(desk, refund?.id ?? '', { approve: true, note: '' })), 'decideNotAllowed')
    taken(await decideRefund(director, refund?.id ?? '', { approve: true, note: '' }))
    assert.equal((await revised(id)).length, 1)
  })

  test('thêm khoản khi có yêu cầu: phải nộp tăng, không hoàn gì; khoản lạ thì từ chối', async () => {
    const id = await submit()
    taken(await pay(id, 'fee/fee'))
    assert.equal(codeOf(await accept(id, { exemptionIds: ['la'] })), 'exemptionUnknown')
    taken(await accept(id, { chosenFeeIds: ['copy'] }))
    assert.equal((await accountOf(id)).outstandingDong, 8_000)
    assert.deepEqual(await revised(id), [])
  })

  test('lịch sử giữ lần xác định lại, cả khoản thêm và căn cứ miễn', async () => {
    const id = await submit()
    taken(await accept(id, { exemptionIds: ['poor'], chosenFeeIds: ['copy'] }))
    const page = await transaction(system, (trx) => findDossierPage(trx, system.actor, id))
    const event = page?.history.find((one) => one.event.type === 'feesRevised')?.event
    assert.ok(event?.type === 'feesRevised' && event.feeDong === 8_000)
    assert.deepEqual(page?.dossier.feeChoice?.exemptions.map((one) => one.id), ['poor'])
  })
})

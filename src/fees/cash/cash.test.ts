import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { CODES, PERSON } from '#dossiers/testing.ts'
import { createPress } from '#papers/render.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { pdfText } from '../../../test/pdf-text.ts'
import { adjustDue } from '../dues/adjust.ts'
import { closeCash, listOpenCash } from './close-cash.ts'
import { findReceipt } from './receipts.ts'
import { printClosingPaper } from './papers.ts'
import { takeCash } from './take-cash.ts'
import { openFeeOffice } from '../testing.ts'
import { voidReceipt } from './void-receipt.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const { system, cashier, desk, stranger, director, center, receive, accountOf } = world

const collect = (dossierId: string, key: string, { ctx = cashier, paymentId = system.newId() } = {}) =>
  takeCash(ctx, { paymentId, dossierId, lineKeys: [key] })

describe('thu tiền mặt', () => {
  test('thu đúng khoản còn nợ, gửi hai lần vẫn một lần thu, thu nữa thì hết nợ', async () => {
    const id = await receive()
    assert.deepEqual((await accountOf(cashier, id)).outstandingDong, 15_000)
    const paymentId = system.newId()
    const first = taken(await collect(id, 'fee/fee', { paymentId }))
    const again = taken(await collect(id, 'fee/fee', { paymentId }))
    assert.equal(again.receiptId, first.receiptId)
    const account = await accountOf(cashier, id)
    assert.deepEqual([account.paidDong, account.outstandingDong], [15_000, 0])
    assert.equal(codeOf(await collect(id, 'fee/fee')), 'nothingDue')
    assert.equal(codeOf(await collect(await receive(), 'fee/fee', { paymentId })), 'paymentIdReused')
  })

  test('người không có quyền ở đơn vị thì không thu được, và không biết hồ sơ có hay không', async () => {
    const id = await receive()
    assert.equal(codeOf(await collect(id, 'fee/fee', { ctx: stranger })), 'feeDossierNotFound')
    assert.equal(codeOf(await collect(id, 'fee/none', { ctx: desk })), 'lineUnknown')
    assert.equal(codeOf(await collect(id, 'fee/fee', { ctx: desk })), 'ok')
  })

  test('mười người thu cùng lúc một hồ sơ: một biên lai', async () => {
    const id = await receive()
    const answers = await Promise.all(Array.from({ length: 10 }, () => collect(id, 'fee/fee')))
    assert.equal(answers.filter((one) => one.ok).length, 1)
    assert.equal((await accountOf(cashier, id)).paidDong, 15_000)
  })

  test('chứng thực: khoản thu là tổng phí của từng giấy tờ', async () => {
    const done = taken(
      await perform(desk, 'certify', {
        commandId: system.newId(), dossierId: system.newId(), occurredAt: null, procedureCode: CODES.certifiedCopies, caseId: 'usual',
        channel: 'direct', receivingUnitId: center, competentUnitId: center, assistedAtUnitId: null, submitter: PERSON, owner: null,
        representative: null, papers: [], delivery: 'desk', externalCode: null,
        documents: [{ document: 'Bằng tốt nghiệp', copies: 2, pages: 3 }, { document: 'Căn cước', copies: 1, pages: 1 }],
      }),
    )
    const account = await accountOf(desk, done.dossierId)
    assert.deepEqual(account.lines.map(({ amountDong }) => amountDong), [12_000])
    const paid = taken(await collect(done.dossierId, 'fee/fee', { ctx: desk }))
    const receipt = await transaction(desk, (trx) => findReceipt(trx, paid.receiptId))
    assert.equal(receipt?.amountDong, 12_000)
  })

  test('thủ tục không thu phí: không có khoản nào để thu', async () => {
    const id = await receive({ procedureCode: CODES.withoutTime })
    assert.deepEqual((await accountOf(cashier, id)).lines, [])
    assert.equal(codeOf(await collect(id, 'fee/fee')), 'lineUnknown')
  })
})

test('số biên lai liền mạch, cả khi thu đồng thời và có lần bị từ chối', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => receive()))
  await Promise.all(ids.flatMap((id) => [collect(id, 'fee/fee'), collect(id, 'fee/lạ')]))
  const rows = await rowsOf<{ no: number }>(db, `select no from fee_receipt where unit_id = '${center}' order by no`)
  assert.deepEqual(rows.map(({ no }) => no), rows.map((_, i) => i + 1))
})

test('hủy biên lai: số còn nguyên, hồ sơ lại nợ, chỉ người thu hủy được', async () => {
  const id = await receive()
  const { receiptId } = taken(await collect(id, 'fee/fee'))
  assert.equal(codeOf(await voidReceipt(desk, receiptId, 'nhầm')), 'receiptNotOwn')
  assert.equal(codeOf(await voidReceipt(stranger, receiptId, 'nhầm')), 'receiptNotFound')
  assert.equal(codeOf(await voidReceipt(cashier, receiptId, '  ')), 'reasonMissing')
  taken(await voidReceipt(cashier, receiptId, 'Thu nhầm hồ sơ'))
  assert.equal(codeOf(await voidReceipt(cashier, receiptId, 'lần nữa')), 'receiptAlreadyVoided')
  assert.equal((await accountOf(cashier, id)).outstandingDong, 15_000)
  const receipt = await transaction(cashier, (trx) => findReceipt(trx, receiptId))
  assert.equal(receipt?.voided?.reason, 'Thu nhầm hồ sơ')
})

test('miễn theo căn cứ là việc của lãnh đạo; khoản đã có mức thì không ghi mức khác', async () => {
  const id = await receive()
  assert.equal(codeOf(await adjustDue(cashier, id, { type: 'stated', key: 'fee/fee', amountDong: 1 })), 'lineSumFixed')
  assert.equal(codeOf(await adjustDue(cashier, id, { type: 'waived', key: 'fee/fee', basis: 'Luật Hộ tịch' })), 'decideNotAllowed')
  taken(await adjustDue(director, id, { type: 'waived', key: 'fee/fee', basis: 'Luật Hộ tịch 2014, Điều 11' }))
  assert.equal((await accountOf(cashier, id)).totalDong, 0)
})

test('chốt ngày: tiền đếm so với sổ, lệch phải có lý do, chốt rồi thì không hủy và không chốt lại', async () => {
  const open = await transaction(cashier, (trx) => listOpenCash(trx, center, staffIdOf(cashier)))
  const expectedDong = open.reduce((sum, one) => sum + one.dong, 0)
  const close = (more: object) =>
    closeCash(cashier, { closingId: system.newId(), unitId: center, countedDong: expectedDong, expectedDong, reason: null, ...more })
  assert.ok(expectedDong > 0)
  assert.equal(codeOf(await close({ expectedDong: expectedDong + 1 })), 'cashChanged')
  assert.equal(codeOf(await close({ countedDong: expectedDong - 1_000 })), 'differenceReasonMissing')
  const closingId = system.newId()
  taken(await close({ closingId, countedDong: expectedDong - 1_000, reason: 'Trả lại thừa cho người nộp' }))
  taken(await close({ closingId, countedDong: expectedDong - 1_000, reason: 'Trả lại thừa cho người nộp' }))
  assert.equal(codeOf(await close({})), 'nothingToClose')
  const paper = pdfText(taken(await printClosingPaper(cashier, createPress(), closingId)).pdf)
  for (const words of ['Võ Thị Thu', 'Trả lại thừa cho người nộp', 'hủy biên lai']) assert.ok(paper.includes(words), words)
  assert.equal(codeOf(await printClosingPaper(stranger, createPress(), closingId)), 'paperNotFound')
  const [closed] = await rowsOf<{ id: string }>(db, `
    select r.id from fee_receipt r join fee_posting g on g.payment_id = r.payment_id join cash_closing_line l on l.posting_id = g.id
    where not exists (select from fee_receipt_void v where v.receipt_id = r.id) limit 1`)
  assert.equal(codeOf(await voidReceipt(cashier, closed?.id ?? '', 'muộn')), 'receiptInClosing')
  await assert.rejects(rowsOfApp(`update cash_closing set counted_dong = 0`), /permission denied/)
  await assert.rejects(rowsOfApp(`delete from fee_posting`), /permission denied/)
})

const staffIdOf = (ctx: typeof cashier) => {
  if (ctx.actor.kind !== 'staff') throw new Error('staff only')
  return ctx.actor.staffId
}
const rowsOfApp = async (text: string): Promise<void> => {
  const client = await db.connect('app')
  await client.query(text)
}

test('sổ cân bằng 0 đồng sau tất cả', async () => {
  const balances = await world.balances()
  assert.equal(Object.values(balances).reduce((sum, one) => sum + one, 0), 0)
  assert.equal(balances['cash'], -(balances['dossier'] ?? 0))
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import { perform } from '#dossiers/commands.ts'
import { codeOf, hire, taken } from '#organisation/testing.ts'
import { asStaff } from '#dossiers/testing.ts'
import { deliver } from '#outbox/deliver.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { importStatement } from '../bank/import-statement.ts'
import { meetPaidObligation } from '../dues/meet-obligation.ts'
import { listOnlinePayment, onlinePaymentFigures } from '../measures.ts'
import { hearCallback } from '../gateway/hear-gateway.ts'
import { openOrder, TRANSFER } from '../paying/orders.ts'
import { reconcileDay, settleDay } from './reconcile.ts'
import { refundCourier } from '../refunds/refund-courier.ts'
import { completeRefund, decideRefund, PAYMENT_CHANNEL, requestRefund } from '../refunds/refunds.ts'
import { takeCash } from '../cash/take-cash.ts'
import { openFeeOffice } from '../testing.ts'
import { actOnCharge, registerCharge } from '../trial-gateway/charges.ts'
import { signMessage, TRIAL } from '../trial-gateway/key.ts'
import { notifyOffice } from '../trial-gateway/notify.ts'
import { listUnmatched, matchPayment, releasePayment } from './unmatched.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const { system, cashier, director, desk, stranger, center, receive, accountOf } = world
const DAY = Temporal.PlainDate.from('2026-11-16')

const statement = (...lines: readonly string[]) => ({
  unitId: center,
  name: 'sao-ke.csv',
  bytes: Buffer.from(['Ngày giao dịch;Số giao dịch;Ghi nợ;Ghi có;Nội dung', ...lines].join('\n')),
})
const openUnmatched = () => transaction(cashier, (trx) => listUnmatched(trx, cashier))

describe('sao kê ngân hàng', () => {
  test('đúng mã đúng tiền thì vào hồ sơ; còn lại nằm chờ; nhập lại không sinh gì', async () => {
    const [a, b, c] = [await receive(), await receive(), await receive()]
    const [orderA, orderB] = [taken(await openOrder(system, a, TRANSFER)), taken(await openOrder(system, b, TRANSFER))]
    const codeC = (await accountOf(system, c)).code ?? ''
    const file = statement(
      `16/11/2026 09:20;FT1;;15.000;NGUYEN VAN A ${orderA.reference}`,
      `16/11/2026 09:21;FT2;;14.000;${orderB.reference}`,
      `16/11/2026 09:22;FT3;;14.500;le phi ho so ${codeC}`,
      '16/11/2026 09:23;FT4;;50.000;chuyen nham',
      '16/11/2026 09:24;FT5;7.000;;phi ngan hang',
    )
    assert.deepEqual(taken(await importStatement(cashier, file)), { lines: 4, known: 0, matched: 1, unmatched: 3 })
    assert.deepEqual(taken(await importStatement(cashier, file)), { lines: 4, known: 4, matched: 0, unmatched: 0 })
    assert.equal((await accountOf(cashier, a)).outstandingDong, 0)
    const waiting = await openUnmatched()
    assert.deepEqual(waiting.map(({ openDong, reason }) => [openDong, reason]), [[14_000, 'wrongAmount'], [14_500, 'wrongAmount'], [50_000, 'unknownReference']])
    assert.equal(waiting[1]?.namedCode, codeC)
  })

  test('mã VietQR trên giấy hẹn: đúng mã, đúng số còn nợ thì vào hồ sơ ngay; lệch, thừa, hai hồ sơ thì chờ người', async () => {
    const [a, b, c] = [await receive(), await receive(), await receive()]
    const codes = await Promise.all([a, b, c].map(async (id) => ((await accountOf(system, id)).code ?? '').replace(/[^A-Z0-9]/g, '')))
    const known = new Set((await openUnmatched()).map(({ paymentId }) => paymentId))
    const file = statement(
      `16/11/2026 10:00;QR1;;15.000;${codes[0]}`,
      `16/11/2026 10:01;QR2;;15.000;IBFT ${codes[0]} 8812`,
      `16/11/2026 10:02;QR3;;10.000;${codes[1]}`,
      `16/11/2026 10:03;QR4;;15.000;${codes[1]} ${codes[2]}`,
      `16/11/2026 10:04;QR5;;15.000;${codes[2]?.toLowerCase()} cam on`,
    )
    assert.deepEqual(taken(await importStatement(cashier, file)), { lines: 5, known: 0, matched: 2, unmatched: 3 })
    assert.deepEqual(taken(await importStatement(cashier, file)), { lines: 5, known: 5, matched: 0, unmatched: 0 })
    assert.deepEqual([(await accountOf(cashier, a)).paidDong, (await accountOf(cashier, c)).paidDong], [15_000, 15_000])
    assert.equal((await accountOf(cashier, b)).outstandingDong, 15_000)
    const fresh = (await openUnmatched()).filter(({ paymentId }) => !known.has(paymentId))
    assert.deepEqual(fresh.map(({ reason, namedCode }) => [reason, namedCode?.replace(/[^A-Z0-9]/g, '') ?? null]), [
      ['alreadyPaid', codes[0]],
      ['wrongAmount', codes[1]],
      ['uncertain', null],
    ])
  })

  test('cùng số giao dịch mà khác số tiền: cả tệp bị trả lại, sổ không đổi', async () => {
    taken(await importStatement(cashier, statement('16/11/2026 11:00;SAME1;;1.000;a')))
    const before = await world.balances()
    const changed = await importStatement(cashier, statement('16/11/2026 11:01;SAME0;;2.000;b', '16/11/2026 11:00;SAME1;;1.500;a'))
    assert.deepEqual(!changed.ok && [changed.refusal.code, changed.refusal.facts?.['number']], ['statementLineChanged', 'SAME1'])
    assert.deepEqual(await world.balances(), before)
  })

  test('tệp thiếu cột, có dòng hỏng, không phải bảng: cả tệp không nhập, nói rõ chỗ', async () => {
    const wrong = await importStatement(cashier, statement('16/11/2026;X1;;mười nghìn;abc'))
    assert.deepEqual(!wrong.ok && [wrong.refusal.code, wrong.refusal.facts?.['line']], ['statementLineInvalid', 2])
    const bytes = Buffer.from('Ngày;Số tiền\n16/11/2026;1')
    assert.equal(codeOf(await importStatement(cashier, { unitId: center, name: 'a.csv', bytes })), 'statementColumnMissing')
    assert.equal(codeOf(await importStatement(cashier, { unitId: center, name: 'a.csv', bytes: Buffer.from([0xff, 0xfe, 0x00]) })), 'tableInvalid')
    assert.equal(codeOf(await importStatement(stranger, statement('16/11/2026;X2;;1.000;a'))), 'bookNotAllowed')
  })

  test('khớp tay có lý do, có biên lai; bỏ khớp thì biên lai hủy và tiền về danh sách; người lạ không chạm được', async () => {
    const id = await receive()
    const line = (await openUnmatched()).find((one) => one.openDong === 50_000)
    assert.ok(line)
    const asked = { paymentId: line.paymentId, dossierId: id, reason: 'Người nộp mang ủy nhiệm chi tới' }
    assert.equal(codeOf(await matchPayment(stranger, asked)), 'paymentNotFound')
    assert.equal(codeOf(await matchPayment(desk, asked)), 'bookNotAllowed')
    assert.equal(codeOf(await matchPayment(cashier, { ...asked, reason: ' ' })), 'reasonMissing')
    taken(await matchPayment(cashier, asked))
    assert.equal(codeOf(await matchPayment(cashier, asked)), 'paymentNotFound')
    const account = await accountOf(cashier, id)
    assert.deepEqual([account.paidDong, account.outstandingDong, account.overpaidDong], [50_000, 0, 35_000])
    taken(await releasePayment(cashier, line.paymentId, 'Khớp nhầm'))
    assert.equal((await accountOf(cashier, id)).paidDong, 0)
    assert.ok((await openUnmatched()).some((one) => one.paymentId === line.paymentId))
  })
})

describe('hoàn trả', () => {
  const collected = async () => {
    const id = await receive()
    const { paymentId } = taken(await takeCash(cashier, { paymentId: system.newId(), dossierId: id, lineKeys: ['fee/fee'] }))
    return { id, paymentId }
  }
  const ask = (paymentId: string, dossierId: Awaited<ReturnType<typeof receive>>, amountDong: number, refundId = system.newId()) =>
    requestRefund(cashier, { refundId, paymentId, dossierId, amountDong, reason: 'Thu nhầm mức' })

  test('đề nghị, người khác duyệt, trả tiền mặt: mỗi bước một người, một lần', async () => {
    const { id, paymentId } = await collected()
    assert.equal(codeOf(await ask(paymentId, id, 15_001)), 'refundOutOfRange')
    const refundId = taken(await ask(paymentId, id, 10_000))
    assert.equal(taken(await ask(paymentId, id, 10_000, refundId)), refundId)
    assert.equal(codeOf(await ask(paymentId, id, 5_001)), 'refundOutOfRange')
    assert.equal(codeOf(await completeRefund(cashier, refundId, 'cash', 'PC 01')), 'refundNotApproved')
    assert.equal(codeOf(await decideRefund(cashier, refundId, { approve: true, note: '' })), 'decideNotAllowed')
    taken(await decideRefund(director, refundId, { approve: true, note: '' }))
    assert.equal(codeOf(await decideRefund(director, refundId, { approve: false, note: 'x' })), 'refundAlreadyDecided')
    assert.equal(codeOf(await completeRefund(cashier, refundId, 'cash', '')), 'evidenceMissing')
    await Promise.all(Array.from({ length: 5 }, () => completeRefund(cashier, refundId, 'cash', 'PC 01')))
    assert.equal((await accountOf(cashier, id)).paidDong, 5_000)
  })

  test('người đề nghị không tự duyệt; không duyệt thì phải nói vì sao và không có gì chuyển động', async () => {
    const { id, paymentId } = await collected()
    const both = await asStaff(system, await hire(system, 'Lý Thị Hai', { role: 'centerDirector', unitId: center }), 'Lý Thị Hai')
    const refundId = taken(await requestRefund(both, { refundId: system.newId(), paymentId, dossierId: id, amountDong: 1_000, reason: 'Thử' }))
    assert.equal(codeOf(await decideRefund(both, refundId, { approve: true, note: '' })), 'refundNeedsAnother')
    assert.equal(codeOf(await decideRefund(director, refundId, { approve: false, note: '' })), 'reasonMissing')
    taken(await decideRefund(director, refundId, { approve: false, note: 'Không có căn cứ' }))
    assert.equal((await accountOf(cashier, id)).paidDong, 15_000)
  })

  test('tiền nộp qua cổng thì cổng trả lại, qua hộp thư đi, một lần', async () => {
    const id = await receive()
    const order = taken(await openOrder(system, id, TRIAL))
    const charge = await registerCharge(system, { ...order, description: '', returnTo: 'http://localhost/', expiresAt: system.clock() })
    taken(await actOnCharge(system, charge.id, 'pay'))
    await notifyOffice(system, charge.id)
    const [payment] = await rowsOf<{ id: string }>(db, `select id from fee_payment where source_key = '${charge.id}'`)
    const refundId = taken(await ask(payment?.id ?? '', id, 15_000))
    taken(await decideRefund(director, refundId, { approve: true, note: '' }))
    await deliver(system, PAYMENT_CHANNEL, refundCourier)
    await deliver(system, PAYMENT_CHANNEL, refundCourier)
    const [row] = await rowsOf<{ state: string; holding: string }>(db, `select state, holding from refund where id = '${refundId}'`)
    assert.deepEqual(row, { state: 'done', holding: 'gateway' })
    assert.equal((await accountOf(cashier, id)).paidDong, 0)
  })
})

describe('đối soát', () => {
  test('cổng và sổ: khớp, rồi thiếu khi cổng chưa báo; chuyển về tài khoản một lần', async () => {
    const id = await receive()
    const order = taken(await openOrder(system, id, TRIAL))
    const charge = await registerCharge(system, { ...order, description: '', returnTo: 'http://localhost/', expiresAt: system.clock() })
    taken(await actOnCharge(system, charge.id, 'pay'))
    const before = (await reconcileDay(cashier, DAY)).sources.find((one) => one.source === TRIAL)
    assert.deepEqual(before?.compared.missing, [{ key: charge.id, amountDong: 15_000 }])
    await notifyOffice(system, charge.id)
    const after = await reconcileDay(cashier, DAY)
    const own = after.sources.find((one) => one.source === TRIAL)
    assert.deepEqual(own?.compared.missing, [])
    assert.ok(own?.compared.agreed.some((line) => line.key === charge.id))
    assert.equal(after.imbalanceDong, 0)
    assert.equal(codeOf(await settleDay(desk, TRIAL, DAY)), 'bookNotAllowed')
    assert.equal(taken(await settleDay(cashier, TRIAL, DAY)), 15_000)
    assert.equal(codeOf(await settleDay(cashier, TRIAL, DAY)), 'nothingToSettle')
    assert.equal((await reconcileDay(cashier, DAY)).sources.find((one) => one.source === 'bank')?.compared.missing.length, 0)
  })

  test('sổ cân bằng 0 đồng sau mọi việc', async () => {
    assert.equal(Object.values(await world.balances()).reduce((sum, one) => sum + one, 0), 0)
  })
})

test('nghĩa vụ tài chính: nộp đủ thì hồ sơ tự chạy tiếp, chạy hai lần không đổi gì', async () => {
  const id = await receive()
  const officer = await asStaff(system, world.office.staff.officer, 'Trần Thị Hạnh')
  taken(await perform(officer, 'requireObligation', { commandId: system.newId(), dossierId: id, occurredAt: null, amountDong: 400_000, reason: 'Lệ phí trước bạ' }))
  const order = taken(await openOrder(system, id, TRIAL))
  assert.equal(order.amountDong, 415_000)
  const body = JSON.stringify({ reference: order.reference, transactionId: 'land', status: 'paid', amount: 415_000, currency: 'VND', paidAt: '2026-11-16T02:12:00Z' })
  await meetPaidObligation(system, id)
  taken(await hearCallback(system, TRIAL, { body, signature: await signMessage(system, body) }))
  await meetPaidObligation(system, id)
  await meetPaidObligation(system, id)
  const met = await rowsOf<{ type: string }>(db, `select type from dossier_event where dossier_id = '${id}' and type = 'obligationMet'`)
  assert.equal(met.length, 1)
})

for (const [name, more, ends] of [
  ['chỉ hỏi tiền: nộp đủ thì yêu cầu bổ sung tự đóng', [], 1],
  ['hỏi cả giấy tờ: nộp đủ thì vẫn chờ người dân trả lời', ['Bản rõ của giấy tờ'], 0],
] as const) {
  test(`yêu cầu bổ sung có khoản phải nộp, ${name}`, async () => {
    const id = await receive()
    const officer = await asStaff(system, world.office.staff.officer, 'Trần Thị Hạnh')
    taken(await perform(officer, 'requestSupplement', {
      commandId: system.newId(), dossierId: id, occurredAt: null, reason: 'Thiếu', answerDueOn: '2026-12-30', exceptionBasis: null,
      items: [{ kind: 'fee', text: 'Phí thẩm định thêm', amountDong: 30_000 }, ...more],
    }))
    const order = taken(await openOrder(system, id, TRIAL))
    assert.equal(order.amountDong, 45_000)
    await meetPaidObligation(system, id)
    const body = JSON.stringify({ reference: order.reference, transactionId: `asked-${ends}`, status: 'paid', amount: 45_000, currency: 'VND', paidAt: '2026-11-16T02:12:00Z' })
    taken(await hearCallback(system, TRIAL, { body, signature: await signMessage(system, body) }))
    for (let i = 0; i < 2; i++) await meetPaidObligation(system, id)
    const received = await rowsOf<{ type: string }>(db, `select type from dossier_event where dossier_id = '${id}' and type = 'supplementReceived'`)
    assert.equal(received.length, ends)
  })
}

test('tỷ lệ nộp trực tuyến: mẫu là hồ sơ có phí, số nào cũng mở ra được dòng', async () => {
  const period = { from: DAY, to: DAY }
  const [figures] = await transaction(system, (trx) => onlinePaymentFigures(trx, period))
  assert.ok(figures)
  const rows = await transaction(system, (trx) => listOnlinePayment(trx, figures.unitId, period))
  assert.equal(rows.length, figures.feeDossiers)
  assert.equal(rows.filter((row) => row.isOnline).length, figures.paidOnline)
  assert.ok(figures.paidOnline >= 4 && figures.paidOnline < figures.feeDossiers)
})

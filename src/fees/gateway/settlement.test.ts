import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { reconcileDay } from '../books/reconcile.ts'
import { listUnmatched } from '../books/unmatched.ts'
import { openOrder } from '../paying/orders.ts'
import { openFeeOffice } from '../testing.ts'
import { TRIAL } from '../trial-gateway/key.ts'
import { importSettlement } from './import-settlement.ts'
import { readSettlement } from './read-settlement.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const { system, cashier, desk, stranger, center, receive, accountOf } = world
const DAY = Temporal.PlainDate.from('2026-11-16')

const HEAD = 'Mã giao dịch;Mã nộp tiền;Số tiền;Thời gian;Trạng thái'
const settlement = (...rows: readonly string[]) => ({
  gateway: TRIAL,
  unitId: center,
  name: 'quyet-toan.csv',
  bytes: Buffer.from([HEAD, ...rows].join('\n')),
})
const sourceOn = async (day = DAY) => (await reconcileDay(cashier, day)).sources.find(({ source }) => source === TRIAL)

describe('bảng quyết toán của cổng thanh toán', () => {
  test('mỗi dòng tiền vào hoặc khớp hồ sơ, hoặc nằm chờ; dòng khác bị bỏ có đếm; nhập lại không sinh gì', async () => {
    const [paid, wrong] = [await receive(), await receive()]
    const [order, other] = [taken(await openOrder(system, paid, TRIAL)), taken(await openOrder(system, wrong, TRIAL))]
    const file = settlement(
      `TG1;${order.reference};15.000;16/11/2026 09:20;Thành công`,
      `TG2;${other.reference};12.000;16/11/2026 09:21;Thành công`,
      'TG3;MCKHONGCO;5.000;16/11/2026 09:22;Thành công',
      `TG4;${other.reference};15.000;16/11/2026 09:23;Thất bại`,
    )
    assert.deepEqual(taken(await importSettlement(cashier, file)), { lines: 3, otherRows: 1, known: 0, matched: 1, unmatched: 2 })
    assert.deepEqual(taken(await importSettlement(cashier, file)), { lines: 3, otherRows: 1, known: 3, matched: 0, unmatched: 0 })
    assert.equal((await accountOf(cashier, paid)).outstandingDong, 0)
    const waiting = await transaction(cashier, (trx) => listUnmatched(trx, cashier))
    assert.deepEqual(waiting.map(({ openDong, reason }) => [openDong, reason]), [[12_000, 'wrongAmount'], [5_000, 'unknownReference']])
    const compared = (await sourceOn())?.compared
    assert.deepEqual([compared?.agreed.length, compared?.missing.length, compared?.surplus.length], [3, 0, 0])
    assert.equal(Object.values(await world.balances()).reduce((sum, dong) => sum + dong, 0), 0)
  })

  test('cổng quyết toán một giao dịch sang ngày sau: ngày nào cũng khớp, không thành hai khoản lệch', async () => {
    const order = taken(await openOrder(system, await receive(), TRIAL))
    taken(await importSettlement(cashier, settlement(`NIGHT;${order.reference};15.000;17/11/2026 00:00;Thành công`)))
    await rowsOf(db, `update fee_payment set paid_at = '2026-11-16T16:59:59Z' where source_key = 'NIGHT'`)
    assert.deepEqual((await sourceOn())?.compared.surplus, [])
    assert.deepEqual((await sourceOn(DAY.add({ days: 1 })))?.compared.agreed.map(({ key }) => key), ['NIGHT'])
  })

  test('tệp ghi số tiền khác sổ: nằm ở đối soát là lệch số tiền, sổ không đổi', async () => {
    const order = taken(await openOrder(system, await receive(), TRIAL))
    taken(await importSettlement(cashier, settlement(`LECH;${order.reference};15.000;16/11/2026 09:30;Thành công`)))
    const again = await importSettlement(cashier, settlement(`LECH;${order.reference};14.000;16/11/2026 09:30;Thành công`))
    assert.equal(codeOf(again), 'statementLineChanged')
    await rowsOf(db, `update statement_line set amount_dong = 14000 where line_key = 'LECH'`)
    assert.deepEqual((await sourceOn())?.compared.differing, [{ key: 'LECH', saidDong: 14_000, bookedDong: 15_000 }])
  })

  test('thiếu cột, dòng hỏng, cổng lạ, người không giữ sổ: cả tệp không nhập', async () => {
    const broken = await importSettlement(cashier, settlement('X1;MCAAAAAAAAAA;nhiều;16/11/2026 09:00;Thành công'))
    assert.deepEqual(!broken.ok && [broken.refusal.code, broken.refusal.facts?.['line']], ['statementLineInvalid', 2])
    const short = { ...settlement(), bytes: Buffer.from('Mã giao dịch;Số tiền\nX;1') }
    const column = await importSettlement(cashier, short)
    assert.deepEqual(!column.ok && [column.refusal.code, column.refusal.facts?.['column']], ['statementColumnMissing', 'Mã nộp tiền'])
    assert.equal(codeOf(await importSettlement(cashier, { ...settlement(), gateway: 'la' })), 'gatewayNotFound')
    for (const who of [desk, stranger]) assert.equal(codeOf(await importSettlement(who, settlement())), 'bookNotAllowed')
    assert.equal(codeOf(await importSettlement(system, settlement())), 'needsStaff')
  })
})

test('cột của cổng là dữ liệu: tên khác, không có cột trạng thái, vẫn đọc được', async () => {
  const columns = { transactionId: ['Trans ID'], reference: ['Bill'], amount: ['Amount'], paidAt: ['Paid at'] }
  const read = await readSettlement(Buffer.from('TRANS ID,Bill,AMOUNT,Paid at\nA1,mc22,"15,000",2026-11-16 09:00'), 'a.csv', columns)
  assert.deepEqual(read.ok && read.value, {
    lines: [{ key: 'A1', amountDong: 15_000, paidAt: '2026-11-16T02:00:00.000Z', reference: 'MC22', description: 'MC22' }],
    otherRows: 0,
  })
})

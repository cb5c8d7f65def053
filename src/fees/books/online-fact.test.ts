import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { findDossier, readHistory } from '#dossiers/queries.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { takeCash } from '../cash/take-cash.ts'
import { hearCallback } from '../gateway/hear-gateway.ts'
import { openOrder } from '../paying/orders.ts'
import { openFeeOffice } from '../testing.ts'
import { signMessage, TRIAL } from '../trial-gateway/key.ts'
import { importStatement } from '../bank/import-statement.ts'
import { noteOlderPayments } from './note-older-payments.ts'
import { releasePayment } from './unmatched.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const { system, cashier, center, receive } = world

const isPaidOnline = async (id: DossierId): Promise<boolean> =>
  (await transaction(system, (trx) => findDossier(trx, system.actor, id)))?.isPaidOnline === true
const notes = async (id: DossierId): Promise<readonly boolean[]> =>
  (await transaction(system, (trx) => readHistory(trx, id))).flatMap(({ event }) => (event.type === 'onlinePaymentNoted' ? [event.isPaid] : []))
const points = async (id: DossierId): Promise<number> =>
  (await rowsOf<{ n: number }>(db, `select coalesce(sum(amount), 0)::int as n from figure_point where dossier_id = '${id}' and kind = 23`))[0]?.n ?? 0

test('nộp qua cổng: hồ sơ biết ngay trong cùng giao dịch; báo lại lần nữa không ghi thêm', async () => {
  const id = await receive()
  const order = taken(await openOrder(system, id, TRIAL))
  const body = JSON.stringify({ reference: order.reference, transactionId: 'T1', status: 'paid', amount: 15_000, currency: 'VND', paidAt: '2026-11-16T02:12:00Z' })
  for (let again = 0; again < 2; again++) taken(await hearCallback(system, TRIAL, { body, signature: await signMessage(system, body) }))
  assert.deepEqual([await isPaidOnline(id), await notes(id), await points(id)], [true, [true], 1])
})

test('chuyển khoản khớp nhầm rồi bỏ khớp: số liệu lấy lại đúng một hồ sơ', async () => {
  const id = await receive()
  const order = taken(await openOrder(system, id, 'transfer'))
  const bytes = Buffer.from(['Ngày giao dịch;Số giao dịch;Ghi nợ;Ghi có;Nội dung', `16/11/2026 09:20;FX1;;15.000;${order.reference}`].join('\n'))
  taken(await importStatement(cashier, { unitId: center, name: 'sao-ke.csv', bytes }))
  assert.deepEqual([await isPaidOnline(id), await points(id)], [true, 1])
  const [payment] = await rowsOf<{ id: string }>(db, `select id from fee_payment where source_key = 'FX1'`)
  taken(await releasePayment(cashier, payment?.id ?? '', 'Khớp nhầm'))
  assert.deepEqual([await isPaidOnline(id), await notes(id), await points(id)], [false, [true, false], 0])
})

test('tiền mặt không phải thanh toán trực tuyến; tiền nộp từ trước khi hồ sơ được báo thì báo bù một lần', async () => {
  const id = await receive()
  taken(await takeCash(cashier, { paymentId: system.newId(), dossierId: id, lineKeys: ['fee/fee'] }))
  assert.deepEqual([await isPaidOnline(id), await notes(id)], [false, []])
  // A payment of a time in which nobody told the dossier.
  await rowsOf(db, `update fee_payment set method = 'gateway' where id = (select payment_id from fee_posting where dossier_id = '${id}')`)
  await noteOlderPayments(system)
  await noteOlderPayments(system)
  assert.deepEqual([await isPaidOnline(id), await notes(id), await points(id)], [true, [true], 1])
})

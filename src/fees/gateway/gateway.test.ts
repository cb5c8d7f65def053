import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { perform } from '#dossiers/commands.ts'
import { CODES } from '#dossiers/testing.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { findOrder, openOrder, setOrderState, type StoredOrder } from '../paying/orders.ts'
import { takeCash } from '../cash/take-cash.ts'
import { openFeeOffice } from '../testing.ts'
import { signMessage, TRIAL } from '../trial-gateway/key.ts'
import { askGateway, hearCallback } from './hear-gateway.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const { system, cashier, receive, accountOf } = world

type Word = { transactionId: string; status?: string; amount?: number; currency?: string; reference?: string; paidAt?: string }

const say = async (order: Pick<StoredOrder, 'reference' | 'amountDong'>, word: Word) => {
  const body = JSON.stringify({
    reference: order.reference, status: 'paid', amount: order.amountDong, currency: 'VND', paidAt: '2026-11-16T02:12:00Z', ...word,
  })
  return hearCallback(system, TRIAL, { body, signature: await signMessage(system, body) })
}

const ordered = async (id: DossierId): Promise<StoredOrder> => taken(await openOrder(system, id, TRIAL))
const paidOf = async (id: DossierId): Promise<number> => (await accountOf(system, id)).paidDong
const stateOf = async (id: string) => (await transaction(system, (trx) => findOrder(trx, id)))?.state
const unmatchedSum = async (): Promise<number> =>
  Number((await rowsOf<{ dong: string }>(db, `select coalesce(sum(case when credit = 'unmatched' then amount_dong else -amount_dong end), 0) as dong
    from fee_posting where 'unmatched' in (debit, credit)`))[0]?.dong)

describe('thông báo của cổng thanh toán', () => {
  test('chữ ký đúng thì ghi một lần, gửi lại bao nhiêu lần cũng vậy', async () => {
    const id = await receive()
    const order = await ordered(id)
    const answers = await Promise.all(Array.from({ length: 6 }, () => say(order, { transactionId: 't-once' })))
    assert.equal(answers.filter((one) => one.ok && one.value.placed?.to === 'dossier').length, 1)
    assert.equal(await paidOf(id), 15_000)
    assert.equal(await stateOf(order.id), 'paid')
    const receipts = await rowsOf(db, `select 1 from fee_receipt where dossier_id = '${id}'`)
    assert.equal(receipts.length, 1)
  })

  test('chữ ký giả, thiếu, của thân khác, cổng lạ: không ghi gì', async () => {
    const id = await receive()
    const order = await ordered(id)
    const body = JSON.stringify({ reference: order.reference, transactionId: 'forged', status: 'paid', amount: 15_000, currency: 'VND', paidAt: '2026-11-16T02:12:00Z' })
    const signature = await signMessage(system, body)
    const tries = [
      { body, signature: null },
      { body, signature: '' },
      { body, signature: signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
      { body: body.replace('15000', '1'), signature },
      { body: `${body} `, signature },
    ]
    for (const message of tries) assert.equal(codeOf(await hearCallback(system, TRIAL, message)), 'signatureInvalid')
    assert.equal(codeOf(await hearCallback(system, 'la', { body, signature })), 'gatewayNotFound')
    const junk = '{"reference":1}'
    assert.equal(codeOf(await hearCallback(system, TRIAL, { body: junk, signature: await signMessage(system, junk) })), 'messageInvalid')
    assert.equal(await paidOf(id), 0)
  })

  test('sai tiền, sai loại tiền, mã lạ, nộp hai lần, khoản đã bỏ: nằm trong danh sách chưa khớp', async () => {
    const before = await unmatchedSum()
    const id = await receive()
    const order = await ordered(id)
    const placed = async (word: Word) => {
      const heard = taken(await say(order, word))
      return heard.placed?.to === 'unmatched' ? heard.placed.reason : heard.placed?.to
    }
    assert.equal(await placed({ transactionId: 'u1', amount: 14_999 }), 'wrongAmount')
    assert.equal(await placed({ transactionId: 'u2', currency: 'USD', amount: 15_000 }), 'wrongCurrency')
    assert.equal(await placed({ transactionId: 'u3', reference: 'MCKHONGCO222' }), 'unknownReference')
    assert.equal(await placed({ transactionId: 'u4' }), 'dossier')
    assert.equal(await placed({ transactionId: 'u5' }), 'alreadyPaid')
    const other = await ordered(await receive())
    await transaction(system, (trx) => setOrderState(trx, system, other.id, 'cancelled'))
    const late = taken(await say(other, { transactionId: 'u6' }))
    assert.deepEqual(late.placed, { to: 'unmatched', reason: 'orderCancelled' })
    assert.equal(await unmatchedSum() - before, 14_999 + 15_000 + 15_000 + 15_000)
    const [foreign] = await rowsOf<{ foreign_amount: string; amount_dong: string }>(db, `select foreign_amount, amount_dong from fee_payment where source_key = 'u2'`)
    assert.deepEqual([Number(foreign?.foreign_amount), Number(foreign?.amount_dong)], [15_000, 0])
  })

  test('thất bại rồi thành công, thành công rồi thất bại: tiền đã vào thì đã nộp', async () => {
    const [first, second] = [await receive(), await receive()]
    const [a, b] = [await ordered(first), await ordered(second)]
    taken(await say(a, { transactionId: 'r1', status: 'failed' }))
    assert.equal(await stateOf(a.id), 'failed')
    taken(await say(a, { transactionId: 'r1' }))
    assert.equal(await stateOf(a.id), 'paid')
    taken(await say(b, { transactionId: 'r2' }))
    taken(await say(b, { transactionId: 'r2', status: 'failed' }))
    assert.equal(await stateOf(b.id), 'paid')
    assert.deepEqual([await paidOf(first), await paidOf(second)], [15_000, 15_000])
  })

  test('đã thu tiền mặt rồi cổng mới báo: không ghi hai lần cho hồ sơ', async () => {
    const id = await receive()
    const order = await ordered(id)
    taken(await takeCash(cashier, { paymentId: system.newId(), dossierId: id, lineKeys: ['fee/fee'] }))
    const heard = taken(await say(order, { transactionId: 'after-cash' }))
    assert.deepEqual(heard.placed, { to: 'unmatched', reason: 'alreadyPaid' })
    assert.equal(await paidOf(id), 15_000)
  })

  test('hồ sơ bị rút rồi tiền mới vào: chưa khớp, chờ hoàn trả', async () => {
    const id = await receive()
    const order = await ordered(id)
    taken(await perform(world.desk, 'withdraw', { commandId: system.newId(), dossierId: id, occurredAt: null, reason: 'Không làm nữa' }))
    assert.deepEqual(taken(await say(order, { transactionId: 'after-end' })).placed, { to: 'unmatched', reason: 'alreadyPaid' })
  })
})

describe('khoản nộp', () => {
  test('bấm hai lần vẫn một khoản; thủ tục không thu phí thì không lập được', async () => {
    const id = await receive()
    assert.equal((await ordered(id)).id, (await ordered(id)).id)
    assert.equal(codeOf(await openOrder(system, await receive({ procedureCode: CODES.withoutTime }), TRIAL)), 'nothingDue')
  })

  test('hỏi cổng: chưa nộp thì hỏi lại thưa dần, quá hạn thì hết hạn, tiền tới muộn vẫn vào hồ sơ', async () => {
    const id = await receive()
    const order = await ordered(id)
    await askGateway(system, order.id)
    assert.equal((await transaction(system, (trx) => findOrder(trx, order.id)))?.asked, 1)
    world.setNow('2026-11-16T03:10:00Z')
    await askGateway(system, order.id)
    assert.equal(await stateOf(order.id), 'expired')
    assert.deepEqual(taken(await say(order, { transactionId: 'very-late' })).placed, { to: 'dossier', dossierId: id })
    assert.equal(await stateOf(order.id), 'paid')
  })
})

test('chuỗi báo tin bất kỳ (trùng, đảo, sai tiền, sai mã, muộn): sổ luôn cân, mỗi khoản tiền một chỗ', async () => {
  const word = fc.record({
    order: fc.nat(2),
    transactionId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    status: fc.constantFrom('paid', 'paid', 'paid', 'failed', 'pending'),
    amount: fc.constantFrom(15_000, 15_000, 15_000, 14_000, 30_000),
    currency: fc.constantFrom('VND', 'VND', 'VND', 'USD'),
    reference: fc.constantFrom(undefined, undefined, undefined, 'MCKHONGCO222'),
  })
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 12 }), async (words) => {
      round += 1
      const ids = [await receive(), await receive(), await receive()]
      const orders = await Promise.all(ids.map(ordered))
      const cameIn = new Map<string, number>()
      for (const { order, reference, transactionId, ...rest } of words) {
        const one = orders[order]
        if (one === undefined) continue
        const key = `${round}-${transactionId}`
        const heard = taken(await say(one, { ...rest, transactionId: key, ...(reference === undefined ? {} : { reference }) }))
        if (rest.status === 'paid' && !cameIn.has(key)) cameIn.set(key, rest.currency === 'VND' ? rest.amount : 0)
        else if (rest.status === 'paid') assert.equal(heard.placed?.to, 'known')
      }
      const balances = await world.balances()
      assert.equal(Object.values(balances).reduce((sum, one) => sum + one, 0), 0)
      const rows = await rowsOf<{ key: string; credited: string; open: string }>(db, `
        select p.source_key as key, coalesce(sum(g.amount_dong) filter (where g.credit = 'dossier'), 0) as credited,
          coalesce(sum(g.amount_dong) filter (where g.credit = 'unmatched'), 0) as open
        from fee_payment p left join fee_posting g on g.payment_id = p.id where p.source_key like '${round}-%' group by p.source_key`)
      assert.equal(rows.length, cameIn.size)
      for (const { key, credited, open } of rows) {
        assert.equal(Number(credited) + Number(open), cameIn.get(key))
        assert.ok(Number(credited) === 0 || Number(open) === 0)
      }
      for (const id of ids) assert.ok([0, 15_000].includes(await paidOf(id)))
    }),
    { numRuns: 20 },
  )
})

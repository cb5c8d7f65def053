import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { CODES } from '#dossiers/testing.ts'
import { lookupSecret } from '#dossiers/look-up/lookup-secret.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { DossierId } from '#kernel/ids.ts'
import { createPress } from '#papers/render.ts'
import { VISITOR } from '#kernel/actor.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { pdfText } from '../../../test/pdf-text.ts'
import { openWebApp } from '../../../test/web.ts'
import { feeApi } from '../api.ts'
import { setPayeeAccount } from '../bank/payee-account.ts'
import { openFeeOffice } from '../testing.ts'
import { signMessage } from '../trial-gateway/key.ts'
import { notifyOffice } from '../trial-gateway/notify.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const press = createPress()
const app = await openWebApp({
  apis: [feeApi()],
  contextFor: () => ({ ...world.system, actor: VISITOR }),
  press: () => press,
  instance: 'demo',
  files: openDiskStore(join(tmpdir(), `motcua-pay-${process.pid}`)),
})

/** A browser without script: keeps its cookies, sends the forms of the page it stands on. */
const openBrowser = () => {
  const cookies = new Map<string, string>()
  let html = ''
  let at = ''
  const go = async (path: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await app.request(path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to !== null && answer.status === 303) return go(to)
    at = path
    html = (await answer.text()).replaceAll('<!-- -->', '')
    return { status: answer.status, html, at }
  }
  return {
    go,
    send: (fields: Readonly<Record<string, string>>, to = at) => {
      const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
      return go(to, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    },
    raw: (path: string) => app.request(path, { headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } }),
  }
}

const secretOf = (id: DossierId): Promise<string> => transaction(world.system, (trx) => lookupSecret(trx, world.system, id))

const admitted = async (id: DossierId) => {
  const browser = openBrowser()
  await browser.go(`/thanh-toan/${id}`)
  return { ...browser, page: await browser.send({ do: 'open', lookup: await secretOf(id) }) }
}

const chargeAt = (path: string): string => path.split('/').at(-1) ?? ''
const paid = async (id: DossierId): Promise<number> => (await world.accountOf(world.system, id)).paidDong

test('không có mã tra cứu thì không thấy gì; sai mã thì có câu và ô mã trống trơn', async () => {
  const id = await world.receive()
  const browser = openBrowser()
  const first = await browser.go(`/thanh-toan/${id}`)
  assert.equal(first.status, 200)
  assert.doesNotMatch(first.html, /15\.000|Lệ phí cấp giấy/)
  const wrong = await browser.send({ do: 'open', lookup: 'AAAA-BBBB-CCCC-DDDD' })
  assert.equal(wrong.status, 403)
  assert.match(wrong.html, /Mã tra cứu không đúng với hồ sơ này/)
  assert.doesNotMatch(wrong.html, /15\.000/)
  const strange = await openBrowser().go('/thanh-toan/018f0000-0000-7000-8000-0000000000ff')
  const same = (html: string): string => html.replace(/csrf" value="[^"]*"|\/thanh-toan\/[\w-]+/g, '')
  assert.equal(same(strange.html), same(first.html))
})

test('vào bằng mã hồ sơ và mã tra cứu trên giấy hẹn; mã không có cũng cùng một câu trả lời', async () => {
  const id = await world.receive()
  const code = (await world.accountOf(world.system, id)).code ?? ''
  const browser = openBrowser()
  await browser.go(`/thanh-toan?ma=${encodeURIComponent(code)}`)
  const empty = await browser.send({ code: ' ', lookup: '' }, '/thanh-toan')
  assert.equal(empty.status, 422)
  for (const words of ['Chưa điền mã hồ sơ', 'Chưa điền mã tra cứu']) assert.ok(empty.html.includes(words), words)
  const wrong = await browser.send({ code, lookup: 'AAAA-BBBB-CCCC-DDDD' }, '/thanh-toan')
  const nobody = await browser.send({ code: 'H50.101.01-261116-9999', lookup: await secretOf(id) }, '/thanh-toan')
  assert.deepEqual([wrong.status, nobody.status], [403, 403])
  const opened = await browser.send({ code, lookup: await secretOf(id) }, '/thanh-toan')
  assert.equal(opened.at, `/thanh-toan/${id}`)
  assert.match(opened.html, /Còn phải nộp/)
})

test('nộp ở cổng thử: quay về thì còn chờ, cổng báo rồi mới là đã nộp, có biên lai PDF', async () => {
  const id = await world.receive()
  const browser = await admitted(id)
  assert.match(browser.page.html, /15\.000 đ/)
  const gateway = await browser.send({ way: 'thu', do: 'pay', amount: '1' })
  assert.match(gateway.at, /^\/cong-thanh-toan-thu\//)
  assert.match(gateway.html, /Không phải cổng thật[\s\S]*15\.000 đ/)
  const back = await browser.send({ do: 'pay' })
  assert.match(back.at, new RegExp(`^/thanh-toan/${id}/khoan/`))
  assert.match(back.html, /Đang chờ xác nhận/)
  assert.equal(await paid(id), 0)
  await notifyOffice(world.system, chargeAt(gateway.at))
  await notifyOffice(world.system, chargeAt(gateway.at))
  assert.equal(await paid(id), 15_000)
  const after = await browser.go(back.at)
  assert.match(after.html, /Đã nộp/)
  const link = /href="(\/thanh-toan\/[^"]+\/bien-lai\/[^"]+)"/.exec(after.html)?.[1] ?? ''
  const pdf = await browser.raw(link)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  const text = pdfText(new Uint8Array(await pdf.arrayBuffer()))
  assert.match(text, /0000001/)
  assert.match(text, /Mười lăm nghìn đồng/)
  assert.match((await browser.go(`/thanh-toan/${id}`)).html, /Bạn đã nộp đủ/)
})

test('bỏ dở, thất bại: không ghi tiền; kiểm tra lại thì hỏi thẳng cổng', async () => {
  const id = await world.receive()
  const browser = await admitted(id)
  const gateway = await browser.send({ way: 'thu', do: 'pay' })
  const left = await browser.send({ do: 'leave' })
  assert.match(left.html, /Đang chờ xác nhận/)
  await browser.go(gateway.at)
  await browser.send({ do: 'fail' })
  const asked = await browser.send({})
  assert.match(asked.html, /Chưa nộp được/)
  assert.equal(await paid(id), 0)
})

test('chuyển khoản: mã VietQR, nội dung và số tiền của sổ, không phải của biểu mẫu', async () => {
  taken(await setPayeeAccount(world.director, { unitId: world.center, bankBin: '970436', accountNo: '0011 004 123456', accountName: 'KBNN Quảng Trạch' }))
  const id = await world.receive()
  const browser = await admitted(id)
  const order = await browser.send({ way: 'transfer', do: 'pay', amountDong: '1' })
  assert.match(order.html, /Mã VietQR của khoản chuyển/)
  assert.match(order.html, /0011004123456/)
  assert.match(order.html, /15\.000 đ/)
})

test('thủ tục không thu phí không bao giờ gặp trang nộp tiền', async () => {
  const id = await world.receive({ procedureCode: CODES.withoutTime })
  const browser = await admitted(id)
  assert.match(browser.page.html, /không phải nộp phí, lệ phí/)
  assert.doesNotMatch(browser.page.html, /Cách nộp|name="way"/)
  await browser.go('/tra-cuu')
  const forced = await browser.send({ way: 'thu', do: 'pay' }, `/thanh-toan/${id}`)
  assert.equal(forced.status, 409)
  assert.match(forced.html, /không phải nộp phí, lệ phí/)
  assert.deepEqual(await rowsOf(db, `select 1 from payment_order where dossier_id = '${id}'`), [])
})

test('khoản nộp, biên lai của hồ sơ khác: như không có', async () => {
  const [mine, other] = [await world.receive(), await world.receive()]
  const [browser, stranger] = [await admitted(mine), await admitted(other)]
  const gateway = await browser.send({ way: 'thu', do: 'pay' })
  const back = await browser.send({ do: 'pay' })
  await notifyOffice(world.system, chargeAt(gateway.at))
  const orderId = back.at.split('/').at(-1) ?? ''
  const [receipt] = await rowsOf<{ id: string }>(db, `select id from fee_receipt where dossier_id = '${mine}'`)
  for (const path of [
    `/thanh-toan/${other}/khoan/${orderId}`,
    `/thanh-toan/${mine}/khoan/${orderId}`,
    `/thanh-toan/${other}/bien-lai/${receipt?.id}`,
    `/thanh-toan/${mine}/bien-lai/${receipt?.id}`,
    `/thanh-toan/${other}/khoan/khong-phai-ma`,
  ]) {
    assert.equal((await stranger.raw(path)).status, 404, path)
  }
  assert.equal((await openBrowser().raw(`/thanh-toan/${mine}/bien-lai/${receipt?.id}`)).status, 404)
})

test('cửa nhận thông báo của cổng: chữ ký sai 403, cổng lạ 404, hỏng 422, đúng 200', async () => {
  const post = (body: string, signature: string, gateway = 'thu') =>
    app.request(`/api/v1/payments/callbacks/${gateway}`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-signature': signature } })
  const body = JSON.stringify({ reference: 'MCKHONGCO222', transactionId: 'door', status: 'paid', amount: 1, currency: 'VND', paidAt: '2026-11-16T02:12:00Z' })
  const signature = await signMessage(world.system, body)
  assert.equal((await post(body, 'x')).status, 403)
  assert.equal((await post(body, signature, 'vnpay')).status, 404)
  assert.equal((await post('{}', await signMessage(world.system, '{}'))).status, 422)
  assert.deepEqual([(await post(body, signature)).status, (await post(body, signature)).status], [200, 200])
  assert.equal((await rowsOf(db, `select 1 from fee_payment where source_key = 'door'`)).length, 1)
})

test('đang vận hành thật thì không có cổng thử', async () => {
  const office = await openWebApp({ contextFor: () => ({ ...world.system, actor: VISITOR }), instance: 'production' })
  const [charge] = await rowsOf<{ id: string }>(db, 'select id from trial_charge limit 1')
  assert.equal((await office.request(`/cong-thanh-toan-thu/${charge?.id}`)).status, 404)
  assert.equal((await app.request(`/cong-thanh-toan-thu/${charge?.id}`)).status, 200)
})

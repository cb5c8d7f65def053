import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../../test/db.ts'
import { lookupSecret } from '../look-up/lookup-secret.ts'
import { PERSON } from '../testing.ts'
import { openCasework } from '../testing-casework.ts'

const db = await testDatabase()
const office = await openCasework(db, '2026-11-10T02:10:00Z')
const dossier = await office.receive()
const tail = PERSON.phone.replace(/\s/g, '').slice(-4)
const secret = await transaction(office.system, (trx) => lookupSecret(trx, office.system, dossier.id))

/** A visitor without script: gets the form, then sends it. */
const ask = async (fields: Readonly<Record<string, string>>): Promise<{ status: number; html: string; url: string }> => {
  const form = await office.app.request('/tra-cuu')
  const cookie = form.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const csrf = /name="csrf" value="([^"]*)"/.exec(await form.text())?.[1] ?? ''
  const answer = await office.app.request('/tra-cuu', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrf }),
  })
  return { status: answer.status, html: await answer.text(), url: answer.url }
}

test('mã QR điền sẵn mã hồ sơ; mã tra cứu không bao giờ có trong địa chỉ', async () => {
  const page = await (await office.app.request(`/tra-cuu?ma=${dossier.code}`)).text()
  assert.match(page, new RegExp(`value="${dossier.code.replaceAll('.', '\\.')}"`))
  assert.match(page, /<form[^>]*method="post"/)
  assert.match(page, /data-lookup-factor/)
})

for (const [what, factor] of [
  ['4 số cuối điện thoại', tail],
  ['mã tra cứu', secret],
  ['mã tra cứu gõ thường, thiếu gạch', secret.replaceAll('-', '').toLowerCase()],
] as const) {
  test(`xem được bằng ${what}`, async () => {
    const { status, html } = await ask({ code: dossier.code, factor })
    assert.equal(status, 200)
    assert.match(html, /Cấp Giấy xác nhận tình trạng hôn nhân/)
    assert.match(html, /UBND xã Quảng Trạch/)
    assert.match(html, /17 giờ 30, thứ Ba 17\/11\/2026/)
    assert.match(html, /hẹn trả · ngày 5/)
    assert.match(html, /Lãnh đạo phòng xem xét/)
  })
}

test('không có dữ liệu cá nhân nào trong trang kết quả', async () => {
  const { html } = await ask({ code: dossier.code, factor: tail })
  const own = [PERSON.name, PERSON.identityNumber, PERSON.address, PERSON.phone, secret, 'Nguyễn Văn Dũng', 'Trần Thị Hạnh', dossier.id]
  for (const text of own) assert.equal(html.includes(text), false, text)
})

test('sai mã, sai yếu tố thứ hai: cùng một câu trả lời', async () => {
  const wrongFactor = await ask({ code: dossier.code, factor: '0000' })
  const wrongCode = await ask({ code: 'H50.101.01-261110-0999', factor: tail })
  assert.deepEqual([wrongFactor.status, wrongCode.status], [404, 404])
  const sentence = /<div class="error-summary".*?<\/div>/s
  assert.equal(sentence.exec(wrongFactor.html)?.[0], sentence.exec(wrongCode.html)?.[0])
  assert.match(wrongFactor.html, /Không tìm thấy hồ sơ khớp cả hai thông tin/)
})

test('để trống: mỗi ô một câu, mã đã gõ còn nguyên', async () => {
  const { status, html } = await ask({ code: dossier.code, factor: '' })
  assert.equal(status, 422)
  assert.match(html, /Chưa điền mã tra cứu hoặc 4 số cuối điện thoại/)
  assert.match(html, new RegExp(`value="${dossier.code.replaceAll('.', '\\.')}"`))
})

test('đang chờ bổ sung: nói tạm dừng, từ bao giờ, người dân phải làm gì', async () => {
  const waiting = await office.receive()
  taken(await office.act('officer', 'requestSupplement', { dossierId: waiting.id, items: ['Bí mật trong phiếu'], reason: 'Riêng tư', answerDueOn: '2026-11-30', exceptionBasis: null }))
  const { html } = await ask({ code: waiting.code, factor: tail })
  assert.match(html, /Chờ bạn bổ sung giấy tờ/)
  assert.match(html, /tạm dừng<\/b> từ/)
  assert.match(html, /thứ Hai, 30\/11\/2026/)
  assert.doesNotMatch(html, /Bí mật trong phiếu|Riêng tư/)
})

test('quá hạn thì nói là quá hạn', async () => {
  office.setClock('2026-11-18T02:10:00Z')
  const { html } = await ask({ code: dossier.code, factor: tail })
  assert.match(html, /<span class="chip late">quá hạn<\/span>/)
  assert.match(html, /Đã quá hẹn trả/)
})

test('trang kết quả cùng mọi thứ nó tải không quá 35 kB nén, không có script nội tuyến', async () => {
  const { html } = await ask({ code: dossier.code, factor: tail })
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/)
  const assets = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg))"/g)].map((match) => match[1] ?? '')
  let bytes = gzipSync(html).length
  for (const asset of new Set(assets)) bytes += gzipSync(Buffer.from(await (await office.app.request(asset)).arrayBuffer())).length
  assert.ok(bytes <= 35 * 1024, `${bytes} bytes`)
  assert.ok(assets.length > 0)
})

test('dò nhiều lần thì bị chặn một lúc, bằng một câu rõ ràng, kể cả khi đúng', async () => {
  const other = await office.receive()
  for (let i = 0; i < 10; i++) await ask({ code: other.code, factor: `00${10 + i}` })
  const blocked = await ask({ code: other.code, factor: tail })
  assert.equal(blocked.status, 429)
  assert.match(blocked.html, /Đã tra cứu sai nhiều lần\. Chờ ít phút/)
  office.pass(0.5)
  assert.equal((await ask({ code: other.code, factor: tail })).status, 200)
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { transaction } from '#db/context.ts'
import { day, taken } from '#organisation/testing.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { draftVersion, endVersion, publishVersion } from '#procedures/version-commands.ts'
import { LIFE_EVENTS } from '#law/life-events.ts'
import { openCatalogueOffice } from './catalogue.ts'
import { testDatabase } from './db.ts'
import { pdfText } from './pdf-text.ts'

const db = await testDatabase()
const { ctx, app, enterAs, page } = await openCatalogueOffice(db)
const BIRTH = '1.001193'
const HOUSEHOLD = '1.001612'

const current = async (code: string) =>
  (await transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, code, day('2026-11-20')))) ?? assert.fail(`${code} is not in force`)

/** A later version of a procedure with one paper less and another fee, by a decision of a day. */
const publishNext = async (code: string, from: string, decidedOn: string) => {
  const { id: _id, code: _code, versionNo: _no, effectiveFrom: _from, processId, ...body } = await current(code)
  const drafted = taken(await draftVersion(ctx, {
    code, effectiveFrom: day(from), processId,
    body: { ...body, papers: body.papers.slice(1), publicationDecision: { number: '77/QĐ-UBND', date: decidedOn } },
  }))
  taken(await publishVersion(ctx, drafted))
}

describe('theo việc trong đời', () => {
  test('ít nhất mười hai việc; chỉ hiện việc có thủ tục; trang một việc xếp theo thứ tự của luật', async () => {
    const { html } = await page('/su-kien')
    const shown = [...html.matchAll(/href="\/su-kien\/([a-z-]+)"/g)].map(([, slug]) => slug)
    assert.ok(shown.length >= 12, `${shown.length}`)
    assert.equal(new Set(shown).size, shown.length)
    const event = (await page('/su-kien/mat-nguoi-than')).html
    const codes = [...event.matchAll(/href="\/thu-tuc\/([\d.]+)"/g)].map(([, code]) => code)
    const wanted = LIFE_EVENTS.find(({ slug }) => slug === 'mat-nguoi-than')?.procedures.map(({ code }) => code) ?? []
    assert.deepEqual(codes, wanted.filter((code) => codes.includes(code)))
    assert.equal(codes[0], '1.000656')
    assert.doesNotMatch(event, /1\.011485/, 'a procedure that the office does not have')
    assert.equal((await page('/su-kien/khong-co')).status, 404)
  })

  test('địa chỉ của mỗi việc chỉ dùng một lần', () => {
    assert.equal(new Set(LIFE_EVENTS.map(({ slug }) => slug)).size, LIFE_EVENTS.length)
    for (const { slug, procedures } of LIFE_EVENTS)
      assert.equal(new Set(procedures.map(({ code }) => code)).size, procedures.length, slug)
  })
})

describe('theo lĩnh vực, cơ quan, chữ gõ', () => {
  test('kết quả nói mức, thời hạn, phí, cấp, cổng nộp; gõ kiểu cũ kiểu mới đều tìm ra', async () => {
    for (const typed of ['khai sinh', 'KHAI SINH', 'khai xinh', 'dkks', 'đăng kí khai sinh']) {
      const { html } = await page(`/thu-tuc?q=${encodeURIComponent(typed)}`)
      assert.match(html, new RegExp(`href="/thu-tuc/${BIRTH}"`), typed)
      for (const words of ['Trực tuyến toàn trình', 'Trong ngày', 'Cấp xã', 'Cổng Dịch vụ công quốc gia']) assert.match(html, new RegExp(words), words)
    }
    for (const typed of ['hoà giải tranh chấp', 'hòa giải tranh chấp', 'hoa giai tranh chap'])
      assert.match((await page(`/thu-tuc?q=${encodeURIComponent(typed)}`)).html, /1\.012812/, typed)
  })

  test('địa chỉ lĩnh vực in trước đây vẫn dẫn đến nơi; lĩnh vực lạ là 404', async () => {
    const moved = await app.request('/thu-tuc?linh-vuc=ho-tich')
    assert.equal(moved.headers.get('location'), '/linh-vuc/ho-tich')
    assert.match((await page('/linh-vuc/ho-tich')).html, new RegExp(BIRTH))
    assert.equal((await page('/linh-vuc/khong-co')).status, 404)
  })

  test('cơ quan: tìm không dấu, quầy với giờ, đơn vị trực thuộc, thủ tục theo lĩnh vực', async () => {
    const found = (await page('/co-quan?q=quang%20trach')).html
    const code = /href="\/co-quan\/([^"]+)"/.exec(/<main[\s\S]*/.exec(found)?.[0] ?? '')?.[1] ?? assert.fail('no agency')
    const { html } = await page(`/co-quan/${code}`)
    for (const words of ['Trung tâm Phục vụ hành chính công xã Quảng Trạch', '07:30–11:30', 'Đơn vị trực thuộc', 'Thủ tục làm tại đây']) assert.match(html, new RegExp(words), words)
    assert.match((await page(`/co-quan/${code}?linh-vuc=ho-tich`)).html, new RegExp(`/thu-tuc/${BIRTH}`))
    assert.match((await page('/co-quan?q=zzzz')).html, /Không có cơ quan nào/)
    assert.equal((await page('/co-quan/khong-co')).status, 404)
  })
})

describe('niêm yết', () => {
  test('trang thủ tục trả lời theo thứ tự: ai, chuẩn bị gì, phí, thời hạn, nộp, nhận; rồi mới đến luật', async () => {
    const { html } = await page(`/thu-tuc/${BIRTH}`)
    const order = ['Ai làm thủ tục này', 'Bạn cần chuẩn bị', '<h2>Phí, lệ phí', '<h2>Mất bao lâu', '<h2>Nộp thế nào', '<h2>Bạn nhận được', '<h2>Quy định đầy đủ', 'Niêm yết từ'].map((words) => html.indexOf(words))
    assert.ok(order.every((at) => at > 0), order.join())
    assert.deepEqual(order, order.toSorted((a, b) => a - b))
    assert.match(html, /Nộp tại Cổng Dịch vụ công quốc gia/)
  })

  test('thay đổi sắp tới: trong danh sách mới thay đổi, từ ngày nào, khác gì bằng lời; lịch sử của thủ tục cũng vậy', async () => {
    assert.match((await page('/niem-yet')).html, /Không có thay đổi nào/)
    await publishNext(HOUSEHOLD, '2026-12-01', '2026-11-17')
    const { html } = await page('/niem-yet')
    for (const words of [`/thu-tuc/${HOUSEHOLD}`, 'sửa đổi', 'Sẽ áp dụng từ', '01/12/2026', '77/QĐ-UBND', 'Bỏ: ']) assert.match(html, new RegExp(words), words)
    const history = (await page(`/thu-tuc/${HOUSEHOLD}`)).html
    assert.match(history, /Các lần thay đổi \(2\)/)
    assert.match(history, /Bỏ: /)
    assert.match((await page(`/thu-tuc/${HOUSEHOLD}?ban=2`)).html, /chưa có hiệu lực/)
  })

  test('bãi bỏ: trong danh sách, không còn từ ngày nào', async () => {
    taken(await endVersion(ctx, { versionId: (await current('1.013228')).id, lastDay: day('2026-11-25') }))
    const { html } = await page('/niem-yet')
    assert.match(html, /bãi bỏ/)
    assert.match(html, /26\/11\/2026/)
  })

  test('tờ A4: cùng nội dung với trang, mã QR dẫn về trang; bản cũ in được, mã lạ là 404', async () => {
    const answer = await app.request(`/niem-yet/${BIRTH}`)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const text = pdfText(new Uint8Array(await answer.arrayBuffer())).replace(/\s+/g, ' ')
    const version = await current(BIRTH)
    for (const part of [version.name, BIRTH, 'Niêm yết từ ngày', ...version.papers.map(({ name }) => name.slice(0, 30)), ...version.results.map(({ name }) => name)])
      assert.ok(text.replace(/ /g, '').includes(part.replace(/\s/g, '')), `${part} is not in ${text}`)
    assert.equal((await app.request(`/niem-yet/${HOUSEHOLD}?ban=2`)).status, 200)
    assert.equal((await app.request('/niem-yet/9.999999')).status, 404)
    assert.equal((await app.request('/niem-yet/1.900001')).status, 404, 'a draft is not posted')
  })

  test('sổ niêm yết cho người kiểm soát: trễ, thiếu, chưa rõ; người khác không vào được', async () => {
    await publishNext('1.004194', '2026-12-10', '2026-10-01')
    enterAs('procedureController')
    const late = (await page('/danh-muc/niem-yet?xem=niem-yet-tre')).html
    assert.match(late, /1\.004194/)
    assert.doesNotMatch(late, /1\.001612, bản 2/)
    assert.match((await page('/danh-muc/niem-yet?xem=thieu')).html, /phí, lệ phí/)
    enterAs('receptionOfficer')
    assert.equal((await page('/danh-muc/niem-yet')).status, 403)
    enterAs(null)
  })
})

describe('kiosk', () => {
  const PATHS = ['/kiosk', '/kiosk/tim?q=khai+sinh', '/kiosk/tim?q=zzzqqq', '/kiosk/su-kien/sinh-con', `/kiosk/thu-tuc/${BIRTH}`]
  test('tìm, đọc, in; không đường nào ra khỏi kiosk ngoài tờ in; không chỗ đăng nhập', async () => {
    for (const path of PATHS) {
      const { status, html } = await page(path)
      assert.equal(status, 200, path)
      const links = [...html.matchAll(/<a [^>]*href="([^"#]+)"/g)].map(([, href = '']) => href)
      assert.deepEqual(links.filter((href) => !/^\/kiosk|^\/niem-yet\/|^tel:/.test(href)), [], path)
      assert.doesNotMatch(html, /dang-nhap|cong-dan/)
    }
    assert.match((await page(`/kiosk/thu-tuc/${BIRTH}`)).html, /<img src="data:image\/svg\+xml;base64,/)
    assert.equal((await page('/kiosk/thu-tuc/9.999999')).status, 404)
  })
})

test('mỗi trang lần đầu không quá 35 kB gzip, tính mọi thứ nó tải', async () => {
  for (const path of ['/', '/thu-tuc', '/thu-tuc?q=khai+sinh', '/su-kien', '/su-kien/sinh-con', '/linh-vuc', '/linh-vuc/ho-tich', '/co-quan', `/thu-tuc/${BIRTH}`, '/niem-yet', '/kiosk', `/kiosk/thu-tuc/${BIRTH}`]) {
    const { html } = await page(path)
    let total = gzipSync(html).byteLength
    for (const [, part = ''] of html.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="(\/[^"]+)"/g))
      total += gzipSync(Buffer.from(await (await app.request(part)).arrayBuffer())).byteLength
    assert.ok(total <= 35 * 1024, `${path}: ${total} bytes`)
    assert.doesNotMatch(html, /<script(?![^>]*src=)|style=/, path)
  }
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readingAll } from '#reports/report-question.ts'
import { openReportApp, openReportOffice, REPORT_PERSON_COOKIE, type ReportPerson } from '#reports/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { reformPeriod } from './domain/reform-period.ts'
import { findReportOf } from './queries.ts'

describe('màn hình báo cáo CCHC', async () => {
  const office = await openReportOffice(await testDatabase())
  const { system, units, at } = office
  const app = await openReportApp(office)
  const M9 = reformPeriod('M9', 2026)
  const open = async (person: ReportPerson, path: string) => app.request(path, { headers: { cookie: `${REPORT_PERSON_COOKIE}=${person}` } })
  const pageOf = async (person: ReportPerson, path: string): Promise<string> => {
    const answer = await open(person, path)
    assert.equal(answer.status, 200, path)
    return (await answer.text()).replaceAll('<!-- -->', '')
  }
  const send = async (person: ReportPerson, path: string, fields: Readonly<Record<string, string>>) => {
    const page = await open(person, path)
    const html = await page.text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const set = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
    return app.request(path, {
      method: 'POST', body: new URLSearchParams({ csrf, ...fields }),
      headers: { cookie: `${REPORT_PERSON_COOKIE}=${person}; ${set}`, 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    })
  }
  const report = async () => {
    const found = await readingAll(system, (trx) => findReportOf(trx, units.commune, M9))
    assert.ok(found !== undefined)
    return found
  }
  const pathOf = async (rest = '') => `/cai-cach/bao-cao/${(await report()).id}${rest}`

  test('xã mở kỳ 9 tháng từ danh sách; trang báo cáo có đề cương và số', async () => {
    at('2026-09-15T09:00')
    assert.match(await pageOf('leader', '/cai-cach/bao-cao'), /9 tháng năm 2026/)
    const opened = await send('leader', '/cai-cach/bao-cao', { unit: units.commune, period: '2026-M9' })
    assert.equal(opened.status, 303)
    const page = await pageOf('leader', await pathOf())
    for (const words of ['Công tác chỉ đạo, điều hành', 'Cải cách thủ tục hành chính', 'Trình lãnh đạo ký', 'Lấy lại số liệu']) assert.ok(page.includes(words), words)
  })

  test('soạn một mục không cần script: số sống hiện thành số, chỗ sai được nêu, lưu hỏng thì chữ còn nguyên', async () => {
    const path = await pathOf('?muc=1.3')
    const { seq } = await report()
    const done = await send('leader', path, { seq: String(seq), node: '1.3', text: 'Đã giải quyết 38.388/42.092 hồ sơ, đạt 95,07 %.\n{{9.9}} đơn vị' })
    assert.equal(done.status, 303)
    const page = await pageOf('leader', path)
    assert.match(page, /Chỗ phải sửa hoặc giải thích/)
    assert.match(page, /91,2/)
    const stale = await send('leader', path, { seq: '999', node: '1.3', text: 'chữ tôi vừa gõ' })
    assert.equal(stale.status, 409)
    assert.match(await stale.text(), /chữ tôi vừa gõ/)
  })

  test('phụ lục: nhập số, số sai được nêu ở đúng ô và không mất; chỉ tiêu mở ra nguồn', async () => {
    const path = await pathOf('/phu-luc?bang=1')
    const { seq } = await report()
    const wrong = await send('leader', path, { seq: String(seq), 'value.1.6': 'mười một', 'value.1.7': '12' })
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /Số của chỉ tiêu 1\.6 \(trong đó kiểm tra theo kế hoạch\) chưa đúng/)
    assert.match(page, /mười một/)
    assert.equal((await send('leader', path, { seq: String(seq), 'value.1.6': '11', 'value.1.7': '12', 'note.1.6': 'KH 14' })).status, 303)
    assert.match(await pageOf('leader', path), /tính/)
    assert.match(await pageOf('leader', await pathOf('/phu-luc/1.5')), /23 cơ quan, đơn vị/)
    assert.match(await pageOf('leader', await pathOf('/phu-luc/1.6')), /Minh chứng/)
    assert.equal((await open('leader', await pathOf('/phu-luc/9.9'))).status, 404)
  })

  test('người của đơn vị khác, quản trị: không thấy; tỉnh thấy và theo dõi gửi', async () => {
    assert.equal((await open('technician', '/cai-cach/bao-cao')).status, 403)
    for (const rest of ['', '/phu-luc', '/phu-luc/1.6', '/ban-in', '/tep/json']) {
      assert.equal((await open('head', await pathOf(rest))).status, 200, `trưởng phòng của xã đọc ${rest}`)
      assert.equal((await open('receiver', await pathOf(rest))).status, 404, `quầy không đọc ${rest}`)
      assert.equal((await open('controller', await pathOf(rest))).status, 200, `tỉnh đọc ${rest}`)
    }
    assert.equal((await open('leader', '/cai-cach/bao-cao/00000000-0000-7000-8000-000000000000')).status, 404)
    at('2026-09-20T09:00')
    const sending = await pageOf('controller', '/cai-cach/bao-cao/theo-doi?ky=2026-M9')
    assert.match(sending, /UBND xã Quảng Trạch/)
    assert.match(sending, /trễ 2 ngày/)
    assert.match(await pageOf('receiver', '/cai-cach/bao-cao/theo-doi'), /không nhận báo cáo/)
    const urged = await send('controller', '/cai-cach/bao-cao/theo-doi?ky=2026-M9', { mot: (await report()).id, directive: 'Gửi ngay' })
    assert.match((await urged.text()).replaceAll('<!-- -->', ''), /Đã gửi 1 phiếu đôn đốc/)
  })

  test('tệp: DOCX, PDF, XLSX, JSON; loại lạ và minh chứng lạ thì không có', async () => {
    for (const [kind, mark] of [['docx', 'PK'], ['pdf', '%PDF'], ['xlsx', 'PK'], ['json', '{"ti']] as const) {
      const answer = await open('leader', await pathOf(`/tep/${kind}`))
      assert.equal(answer.status, 200, kind)
      assert.ok((await answer.text()).startsWith(mark), kind)
      assert.match(answer.headers.get('content-disposition') ?? '', /bao-cao-cchc-H50\.101-2026-M9/)
    }
    assert.equal((await open('leader', await pathOf('/tep/exe'))).status, 404)
    assert.equal((await open('leader', await pathOf('/minh-chung/00000000-0000-7000-8000-000000000000'))).status, 404)
  })
})

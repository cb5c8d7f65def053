import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PERSON } from '../../src/dossiers/testing.ts'
import { openCasework, PERSON_COOKIE, type Person } from '../../src/dossiers/testing-casework.ts'
import { draftApologies } from '../../src/lateness/apologies/draft-apologies.ts'
import { classifyLate } from '../../src/lateness/false-overdue/classify-late.ts'
import { tellNews } from '../../src/messages/tell.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { rowsOf, testDatabase } from '../db.ts'

/** Received Tuesday 10/11/2026 with five working days: due Tuesday 17/11 at 17:30. */
const db = await testDatabase()
const office = await openCasework(db, '2026-11-10T02:10:00Z')
const worker = { ...office.system, db: db.worker }
const server = await serveApp(office.app)
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

const asPerson = <T>(person: Person, use: (page: Page) => Promise<T>, options: { width?: number; javaScript?: boolean } = {}): Promise<T> =>
  browser.withPage(options, async (page) => {
    await page.context().addCookies([{ name: PERSON_COOKIE, value: person, url: server.origin }])
    const result = await use(page)
    if (options.javaScript !== false) expectNoFaults(page)
    return result
  })
const open = (page: Page, path: string): Promise<unknown> => page.goto(server.origin + path, { waitUntil: 'networkidle' })

test('văn bản xin lỗi: tự lập, cán bộ soạn, người đứng đầu ký, người dân thấy ngày hẹn lại', async () => {
  const { id, code } = await office.receive()
  office.setClock('2026-11-17T03:00:00Z')
  await draftApologies(worker)

  await asPerson('officer', async (page) => {
    await open(page, '/don-doc/xin-loi')
    await page.getByText('chưa soạn').waitFor()
    await page.locator('[data-row-link]').first().click()
    await page.waitForURL(new RegExp(`/don-doc/xin-loi/${id}$`))
    await expectNoAxeViolations(page)
    await page.getByLabel('Nguyên nhân quá hạn').selectOption('COORDINATION_AGENCY')
    await page.getByLabel('Lý do ghi trong văn bản').fill('Nơi cư trú cũ chưa trả lời xác minh')
    await page.getByLabel('Hẹn lại ngày').fill('2026-11-20')
    await page.getByRole('button', { name: 'Trình ký' }).click()
    await page.getByText('Đã soạn văn bản xin lỗi').waitFor()
  })
  await asPerson('leader', async (page) => {
    await open(page, '/don-doc/xin-loi?loc=cho-ky')
    await page.getByText('Nơi cư trú cũ chưa trả lời xác minh').waitFor()
    await expectNoAxeViolations(page)
    await page.getByLabel(`Đánh dấu ${code}`).check()
    await page.getByRole('button', { name: 'Ký văn bản đã đánh dấu' }).click()
    await page.getByText('Đã ký 1 văn bản').waitFor()
    assert.equal(await page.getByRole('link', { name: code }).getAttribute('href'), `/mot-cua/giay-to/${id}/xin-loi`)
  })

  await tellNews(worker, id)
  const [message] = await rowsOf<{ letter: string }>(db, `select letter from message where dossier_id = '${id}' and occasion = 'apologised'`)
  assert.match(message?.letter ?? '', /không trả được kết quả đúng hẹn 17:30 17\/11\/2026.*hẹn trả kết quả: 17:30 20\/11\/2026/s)
  await browser.withPage({ width: 360, javaScript: false }, async (page) => {
    await page.goto(`${server.origin}/tra-cuu?ma=${code}`)
    await page.getByLabel('Mã tra cứu').fill(PERSON.phone.replace(/\s/g, '').slice(-4))
    await page.locator('main form button').first().click()
    await page.getByText('Cơ quan đã xin lỗi và hẹn lại').waitFor()
    await expectNoSidewaysScroll(page)
  })
})

test('nhập bù trên điện thoại không script: dòng sai trả lại còn nguyên, lãnh đạo duyệt, lịch sử giữ hai thời điểm', async () => {
  office.setClock('2026-11-10T02:10:00Z')
  const { id, code } = await office.receive()
  office.setClock('2026-11-25T03:00:00Z')
  await asPerson('officer', async (page) => {
    await open(page, '/don-doc/nhap-bu')
    await expectNoSidewaysScroll(page)
    await page.getByLabel('Dán từ bảng tính').fill(`${code}; Đã có kết quả; 16/11/2026 15:00; Đồng ý; Cấp giấy\nsai; Đã ký; hôm qua`)
    await page.getByRole('button', { name: 'Gửi lãnh đạo duyệt' }).click()
    await page.getByText('1 dòng chưa đúng').waitFor()
    assert.match(await page.getByLabel('Các dòng của bạn').inputValue(), /sai; Đã ký; hôm qua/)
    await page.getByRole('button', { name: 'Chỉ gửi các dòng đúng' }).click()
    await page.getByText('Đã gửi 1 dòng').waitFor()
    assert.equal(await page.getByLabel('Các dòng của bạn').inputValue(), 'sai; Đã ký; hôm qua')
  }, { width: 360, javaScript: false })
  await asPerson('leader', async (page) => {
    await open(page, '/don-doc/nhap-bu/duyet')
    await page.getByText('quá hạn thành đúng hạn').waitFor()
    await expectNoAxeViolations(page)
    await page.getByLabel(`Đánh dấu ${code}`).check()
    await page.getByRole('button', { name: 'Duyệt dòng đã đánh dấu' }).click()
    await page.getByText('Đã duyệt và ghi 1 dòng').waitFor()
    await open(page, `/mot-cua/ho-so/${id}?muc=lich-su`)
    await page.getByText(/16\/11\/2026 15:00.*nhập bù, Phạm Thị Hồng duyệt.*ghi vào hệ thống lúc\s+25\/11\/2026/s).first().waitFor()
  })
})

test('quá hạn thật hay ảo: số theo loại mở đúng danh sách, lãnh đạo đổi loại; không tràn trên điện thoại', async () => {
  office.setClock('2026-11-10T02:10:00Z')
  await office.receive()
  office.setClock('2026-11-25T04:00:00Z')
  await classifyLate(worker)
  await asPerson('leader', async (page) => {
    await open(page, '/don-doc/qua-han-ao')
    await expectNoAxeViolations(page)
    await page.getByRole('link', { name: /^Quá hạn thật \d/ }).click()
    await page.waitForURL(/loai=that/)
    // The address moves a moment before the list does: nothing is ticked in the old one.
    await page.waitForLoadState('networkidle')
    await page.locator('tbody input[type="checkbox"]').first().check()
    await page.getByLabel('Xác nhận là').selectOption('citizen')
    await page.getByRole('button', { name: 'Xác nhận hồ sơ đã đánh dấu' }).click()
    await page.getByText('Đã xác nhận 1 hồ sơ').waitFor()
    await open(page, '/don-doc/qua-han-ao?loai=cho-dan&xac-nhan=da-doi')
    await page.getByText('máy xếp: Quá hạn thật').waitFor()
  })
  await asPerson('leader', async (page) => {
    for (const path of ['/don-doc/qua-han-ao', '/don-doc/xin-loi', '/don-doc/nhap-bu', '/don-doc/nhap-bu/duyet']) {
      await open(page, path)
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
    }
  }, { width: 360 })
})

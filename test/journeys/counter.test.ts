import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { perform } from '#dossiers/commands.ts'
import { openOfficeApp } from '#dossiers/testing-web.ts'
import { asStaff, CODES, filing, foundOffice, PERSON, workThrough } from '#dossiers/testing.ts'
import { taken } from '#organisation/testing.ts'
import { LONGEST_NAME } from '#papers/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { rowsOf, testCtx, testDatabase } from '../db.ts'
import { pdfText } from '../pdf-text.ts'

const db = await testDatabase()
const system = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const server = await serveApp(await openOfficeApp(desk))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

const CARD = '044193012378||Trần Thị Ngọc Ưng|12031993|Nữ|Thôn Thanh Sơn, xã Quảng Trạch, tỉnh Quảng Trị|01012022'
const at = (path: string): string => `${server.origin}/mot-cua/${path}`
const field = (name: string): string => `[name="${name}"]`

/** A scanner types the card and ends with Enter; it must fill the boxes and never send the form. */
const scan = async (page: Page): Promise<void> => {
  await page.locator(field('submitter.scan')).pressSequentially(CARD)
  await page.keyboard.press('Enter')
  assert.equal(await page.inputValue(field('submitter.name')), 'Trần Thị Ngọc Ưng')
  assert.equal(await page.inputValue(field('submitter.birthDate')), '12/03/1993')
  assert.equal(await page.inputValue(field('submitter.sex')), 'female')
}

test('tiếp nhận bằng bàn phím: gõ, quét, đánh dấu, xem hạn, lưu, mở giấy hẹn', async () => {
  await browser.withPage({ width: 1280 }, async (page) => {
    await page.goto(at('tiep-nhan'))
    await page.keyboard.type('doc than')
    await page.waitForSelector('.found a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.due-panel')
    assert.match(await page.innerText('.due-panel'), /17 giờ 30, thứ Sáu 27\/11\/2026/)
    assert.match(await page.innerText('.due-panel'), /24\/11\/2026/)
    await scan(page)
    await page.click('text=Phải xác minh')
    await page.waitForFunction(() => document.querySelector('.due-panel')?.textContent?.includes('15 ngày làm việc'))
    await page.click('label:has-text("Thông thường")')
    await page.waitForFunction(() => document.querySelector('.due-panel')?.textContent?.includes('27/11/2026'))
    await page.fill(field('submitter.phone'), '0912 345 456')
    await page.check(field('papers.0.brought'))
    await page.check(field('papers.1.held'))
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.big-code')
    const code = await page.innerText('.big-code')
    assert.match(code, /^H50\.101\.01-261120-\d{4}$/)
    const slip = await page.getAttribute('[data-print]', 'href')
    const pdf = await page.request.get(`${server.origin}${slip}`)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    assert.ok(pdfText(await pdf.body()).includes(code))
    expectNoFaults(page)
  })
})

test('không có script: tìm, chọn, quét, sai rồi sửa, lưu', async () => {
  await browser.withPage({ width: 1280, javaScript: false }, async (page) => {
    await page.goto(at('tiep-nhan'))
    await page.fill('#tim', 'tinh trang hon nhan')
    await page.press('#tim', 'Enter')
    await page.click('.found a')
    assert.match(await page.innerText('.due-panel'), /17 giờ 30, thứ Sáu 27\/11\/2026/)
    await page.fill(field('submitter.scan'), CARD)
    await page.press(field('submitter.scan'), 'Enter')
    assert.equal(await page.inputValue(field('submitter.name')), 'Trần Thị Ngọc Ưng')
    await page.click('button:has-text("Nhận và in giấy hẹn")')
    assert.match(await page.innerText('.error-summary'), /Chưa đánh dấu: Tờ khai theo mẫu; Căn cước công dân/)
    assert.equal(await page.inputValue(field('submitter.name')), 'Trần Thị Ngọc Ưng')
    await page.check(field('papers.0.brought'))
    await page.check(field('papers.1.brought'))
    await page.click('button:has-text("Nhận và in giấy hẹn")')
    assert.match(await page.innerText('.big-code'), /^H50\.101\.01-261120-\d{4}$/)
  })
})

test('chứng thực bằng bàn phím: vào sổ, lượt sau sẵn sàng ngay', async () => {
  await browser.withPage({ width: 1280 }, async (page) => {
    await page.goto(at('chung-thuc'))
    for (const [name, number] of [['Nguyễn Thị Lan', 'Số 1/2026'], ['Lê Văn Hai', 'Số 3/2026']] as const) {
      await page.locator(field('submitter.name')).pressSequentially(name)
      await page.click(field('documents.0.document'))
      for (const keys of ['Căn cước công dân', '3', '2', 'Học bạ', '1', '12']) {
        await page.keyboard.type(keys)
        await page.keyboard.press('Enter')
      }
      assert.equal(await page.innerText('.total'), '26.000 đ')
      await page.keyboard.press('Control+Enter')
      await page.waitForSelector(`text=${number}`)
      assert.equal(await page.inputValue(field('submitter.name')), '')
    }
    expectNoFaults(page)
  })
  const rows = await rowsOf<{ count: number }>(db, 'select count(*) from certification_entry')
  assert.deepEqual(rows, [{ count: 4 }])
})

/** States of every screen of the counter, each reached by its address alone. */
const screens = async (): Promise<readonly (readonly [name: string, path: string])[]> => {
  const receive = async (name: string): Promise<string> =>
    taken(await perform(desk, 'receive', filing(desk, office.units, { submitter: { ...PERSON, name } }))).dossierId
  const [open, long, arriving] = [await receive(PERSON.name), await receive(LONGEST_NAME.slice(0, 240)), await receive('Lê Văn Hai')]
  for (const id of [long, arriving]) await workThrough(system, office, id)
  taken(await perform(desk, 'finish', { commandId: desk.newId(), dossierId: long, occurredAt: null, stepNo: 6 }))
  const { forward: _f, ...rest } = filing(desk, office.units, { procedureCode: CODES.withoutTime })
  const { dossierId: submitted } = taken(await perform(system, 'submit', { ...rest, channel: 'online' }))
  return [
    ['tiếp nhận, trống', 'tiep-nhan'],
    ['tiếp nhận, đang tìm', 'tiep-nhan?tim=doc+than'],
    ['tiếp nhận, đã chọn', `tiep-nhan?thu-tuc=${CODES.maritalStatus}`],
    ['tiếp nhận, tên dài và không có thời hạn', `tiep-nhan?thu-tuc=${CODES.withoutTime}`],
    ['đã tiếp nhận', `tiep-nhan/${open}`],
    ['chờ tiếp nhận', 'cho-tiep-nhan'],
    ['chờ tiếp nhận, đang mở', `cho-tiep-nhan?ho-so=${submitted}`],
    ['chứng thực', 'chung-thuc'],
    ['sổ chứng thực', 'so-chung-thuc'],
    ['trả kết quả', 'tra-ket-qua'],
    ['trả kết quả, tên dài', `tra-ket-qua?ho-so=${long}`],
    ['trả kết quả, không thấy', 'tra-ket-qua?q=khongco'],
  ]
}

test('mọi màn hình của quầy: axe và không cuộn ngang ở 360 và 1280', async () => {
  for (const [name, path] of await screens()) {
    for (const width of [360, 1280]) {
      await browser.withPage({ width }, async (page) => {
        const answer = await page.goto(at(path))
        assert.equal(answer?.status(), 200, name)
        await expectNoSidewaysScroll(page)
        await expectNoAxeViolations(page)
        expectNoFaults(page)
      })
    }
  }
})

test('biểu mẫu sai: tóm tắt lỗi nhận con trỏ, axe vẫn sạch, ở 360 và 1280', async () => {
  for (const width of [360, 1280]) {
    await browser.withPage({ width, dark: width === 1280 }, async (page) => {
      await page.goto(at(`tiep-nhan?thu-tuc=${CODES.maritalStatus}`))
      await page.fill(field('submitter.birthDate'), '32/1/1990')
      await page.click('button:has-text("Từ chối tiếp nhận")')
      await page.waitForSelector('.error-summary')
      await page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'))
      await page.click('.error-summary a:has-text("Ngày sinh")')
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'submitter.birthDate')
      assert.equal(await page.inputValue(field('submitter.birthDate')), '32/1/1990')
      await expectNoSidewaysScroll(page)
      await expectNoAxeViolations(page)
    })
  }
})

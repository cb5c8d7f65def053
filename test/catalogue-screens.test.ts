import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { transaction } from '#db/context.ts'
import { day } from '#organisation/testing.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { listProcessLines } from '#procedures/process-queries.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp, type RunningApp, type TestBrowser } from './browser.ts'
import { openCatalogueOffice } from './catalogue.ts'
import { testDatabase } from './db.ts'

const db = await testDatabase()
const { ctx, units, app, enterAs } = await openCatalogueOffice(db)
const TODAY = day('2026-11-20')
const BIRTH = '1.001193'
const processes = await transaction(ctx, (trx) => listProcessLines(trx, TODAY))

let browser: TestBrowser
let running: RunningApp
before(async () => {
  browser = await openBrowser()
  running = await serveApp(app)
})
after(async () => {
  await browser.close()
  await running.close()
})

const WORKPLACE = [
  '/danh-muc/thu-tuc', '/danh-muc/thu-tuc?q=zzzzqqqq', `/danh-muc/thu-tuc/${BIRTH}`, '/danh-muc/thu-tuc/moi', '/danh-muc/thu-tuc/1.900001/soan',
  '/danh-muc/quy-trinh', `/danh-muc/quy-trinh/${processes[0]?.id}?don-vi=${units.department}`, '/danh-muc/can-quyet-dinh',
  '/danh-muc/phan-cong-thu-tuc', `/danh-muc/phan-cong-thu-tuc?don-vi=${units.center}`, `/danh-muc/phan-cong-thu-tuc?ma=${BIRTH}`,
]
const PORTAL = ['/thu-tuc', '/thu-tuc?q=khai+sinh', '/thu-tuc?q=zzzzqqqq', `/thu-tuc/${BIRTH}`, '/thu-tuc/1.004222']

describe('màn hình: đọc được, không tràn ngang, không lỗi', () => {
  for (const { width, dark } of [{ width: 360, dark: false }, { width: 1280, dark: false }, { width: 1280, dark: true }])
    test(`danh mục · ${width} px · ${dark ? 'tối' : 'sáng'}`, () => {
      enterAs('procedureController')
      return browser.withPage({ width, dark }, async (page) => {
        for (const path of WORKPLACE) {
          await page.goto(running.origin + path)
          await expectNoAxeViolations(page)
          await expectNoSidewaysScroll(page)
        }
        expectNoFaults(page)
      })
    })

  for (const width of [320, 360, 1280])
    test(`trang cho người dân · ${width} px`, () => {
      enterAs(null)
      return browser.withPage({ width }, async (page) => {
        for (const path of PORTAL) {
          const answer = await page.goto(running.origin + path)
          assert.equal(answer?.status(), 200, path)
          await expectNoAxeViolations(page)
          await expectNoSidewaysScroll(page)
        }
        expectNoFaults(page)
      })
    })

  test('lần mở đầu của trang thủ tục: cả kiểu dáng không quá 35 kB nén', async () => {
    enterAs(null)
    for (const path of ['/thu-tuc', `/thu-tuc/${BIRTH}`]) {
      const html = await (await app.request(path)).text()
      const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1] ?? '')
      assert.equal(sheets.length, 1)
      const styles = await Promise.all(sheets.map(async (href) => (await app.request(href)).text()))
      const bytes = gzipSync(html).length + styles.reduce((sum, style) => sum + gzipSync(style).length, 0)
      assert.ok(bytes <= 35_000, `${path}: ${bytes} bytes`)
    }
  })
})

test('đầu mối kiểm soát: soạn quy trình, sửa lỗi được chỉ ra, ban hành; soạn thủ tục, ban hành; trang công khai đổi theo', () => {
  enterAs('procedureController')
  return browser.withPage({}, async (page) => {
    await page.goto(`${running.origin}/danh-muc/quy-trinh`)
    await page.getByText('Tạo quy trình').click()
    await page.getByLabel('Tên', { exact: true }).fill('Khai sinh tại xã')
    await page.getByLabel('Mã', { exact: true }).fill('khai-sinh-xa')
    await page.getByLabel('Bắt đầu từ mẫu').selectOption('commune-standard')
    await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await page.getByText('Đã tạo bản nháp quy trình').waitFor()

    // A branch that nobody waits for: the linter names it, and the drawing marks it.
    await page.getByRole('button', { name: 'Thêm bước' }).click()
    await page.getByLabel('Việc của bước 7', { exact: true }).fill('Xác minh nơi cư trú')
    await page.getByLabel('Thời gian làm việc của bước 7').fill('2 giờ')
    await page.getByLabel('Chờ xong các bước số của bước 7').fill('1')
    await page.getByRole('button', { name: 'Lưu và ban hành' }).click()
    await page.getByText('chưa ban hành được').waitFor()
    await page.getByText('Còn 1 lỗi phải sửa').waitFor()
    assert.equal(await page.locator('.process-bad').count(), 1)
    await expectNoAxeViolations(page)

    // Saved, the steps stand in the order in which they are done: the branch is now the third, the result's draft waits for it.
    const names = await page.locator('[name^="steps."][name$=".name"]').evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value))
    const branch = names.indexOf('Xác minh nơi cư trú') + 1
    const kinds = await page.locator('[name^="steps."][name$=".kind"]').evaluateAll((boxes) => boxes.map((box) => (box as HTMLSelectElement).value))
    const review = kinds.findIndex((kind) => kind === 'review' || kind === 'approve') + 1
    const waits = page.getByLabel(`Chờ xong các bước số của bước ${review}`, { exact: true })
    await waits.fill(`${await waits.inputValue()}, ${branch}`)
    // Times that the shortest promise of a birth registration can keep.
    for (const box of await page.locator('[name^="steps."][name$=".time"]').all()) if ((await box.inputValue()) !== '') await box.fill('15 phút')
    await page.getByRole('button', { name: 'Lưu và ban hành' }).click()
    await page.getByText('Đã ban hành quy trình').waitFor()

    await page.goto(`${running.origin}/danh-muc/thu-tuc/${BIRTH}`)
    await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await page.waitForURL(/soan$/)
    await page.getByLabel('Tên thủ tục').fill('')
    await page.getByLabel('Cam kết').first().fill('2-3 ngày')
    await page.getByText('Chưa hiểu.').waitFor()
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'))
    await expectNoAxeViolations(page)
    await page.getByLabel('Tên thủ tục').fill('Đăng ký khai sinh cho trẻ em')
    await page.getByLabel('Cam kết').first().fill('4 giờ')
    await page.getByText('Hiểu là: 4 giờ làm việc').waitFor()
    const chosen = page.getByLabel('Quy trình nội bộ')
    await chosen.selectOption({ label: 'Khai sinh tại xã · khai-sinh-xa, bản 1' })
    await page.getByLabel('Có hiệu lực từ ngày').fill('2026-11-20')
    await page.getByRole('button', { name: 'Lưu và ban hành' }).click()
    await page.getByText('Đã ban hành. Từ ngày hiệu lực').waitFor()
    expectNoFaultsBut422(page)

    await page.goto(`${running.origin}/thu-tuc?q=khai%20sinh%20tre%20em`)
    await page.getByRole('link', { name: 'Đăng ký khai sinh cho trẻ em', exact: true }).click()
    await page.getByRole('heading', { name: 'Đăng ký khai sinh cho trẻ em' }).waitFor()
    await page.getByText('4 giờ làm việc').first().waitFor()
    await page.getByText('Xác minh nơi cư trú').waitFor()
    assert.equal((await transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, BIRTH, TODAY)))?.versionNo, 2)
  })
})

/** A refused form is answered with 422, which the browser notes in its console; anything else is a fault. */
const expectNoFaultsBut422 = (page: Parameters<typeof expectNoFaults>[0]): void => {
  try {
    expectNoFaults(page)
  } catch (error) {
    const faults = error instanceof assert.AssertionError && Array.isArray(error.expected) ? error.expected : [error]
    assert.deepEqual(faults.filter((fault) => !/status of 422/.test(String(fault))), [])
  }
}

test('hàng chờ quyết định bằng bàn phím: ↓ đến dòng đầu, Enter nhận, tiêu điểm sang dòng kế', () => {
  enterAs('procedureController')
  return browser.withPage({}, async (page) => {
    await page.goto(`${running.origin}/danh-muc/can-quyet-dinh`)
    const rows = page.locator('table.queue tbody tr')
    const count = await rows.count()
    const first = rows.first().locator('[data-row-link]')
    await first.focus()
    await page.keyboard.type('3 ngày')
    await page.keyboard.press('Enter')
    await page.getByText(/Đã quyết định/).first().waitFor()
    await page.waitForFunction((left) => document.querySelectorAll('table.queue tbody tr').length === left, count - 1)
    await page.waitForFunction(() => document.activeElement === document.querySelector('table.queue tbody tr [data-row-link]'))
    await page.keyboard.press('Enter')
    await page.waitForFunction((left) => document.querySelectorAll('table.queue tbody tr').length === left, count - 2)
    expectNoFaults(page)
  })
})

test('không script: soạn, lưu, quyết định đều làm được', () => {
  enterAs('procedureController')
  return browser.withPage({ javaScript: false }, async (page) => {
    await page.goto(`${running.origin}/danh-muc/thu-tuc/1.900003/soan`)
    await page.getByLabel('Từ người dân hay gõ khi tìm').fill('cây giống')
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.getByText('Đã lưu bản nháp.').waitFor()
    assert.equal(await page.getByLabel('Từ người dân hay gõ khi tìm').inputValue(), 'cây giống')
    await page.goto(`${running.origin}/danh-muc/can-quyet-dinh?ma=1.900003`)
    await page.getByRole('button', { name: 'Giữ các trường hợp này' }).click()
    await page.getByText(/Đã quyết định/).first().waitFor()
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp, type RunningApp, type TestBrowser } from './browser.ts'
import { openCatalogueOffice } from './catalogue.ts'
import { testDatabase } from './db.ts'

const db = await testDatabase()
const { app, enterAs } = await openCatalogueOffice(db)
const BIRTH = '1.001193'
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

const PAGES: readonly (readonly [path: string, status?: number])[] = [
  ['/su-kien'], ['/su-kien/sinh-con'], ['/su-kien/khong-co', 404], ['/linh-vuc'], ['/linh-vuc/ho-tich'], ['/co-quan'], ['/co-quan?q=zzzz'],
  ['/niem-yet'], ['/xac-minh'], ['/xac-minh?ma='], ['/xac-minh/SAI', 404], ['/danh-gia/SAI', 404], ['/danh-gia/quay/SAI', 404],
  ['/kiosk'], ['/kiosk/tim?q=khai+sinh'], ['/kiosk/tim?q=zzzqqq'], ['/kiosk/su-kien/ket-hon'], [`/kiosk/thu-tuc/${BIRTH}`],
]

describe('trang công khai', () => {
  for (const width of [360, 1280])
    test(`${width} px: đọc được, không tràn ngang`, () =>
      browser.withPage({ width }, async (page) => {
        for (const [path, status = 200] of PAGES) {
          const answer = await page.goto(running.origin + path)
          assert.equal(answer?.status(), status, path)
          await expectNoAxeViolations(page)
          await expectNoSidewaysScroll(page)
        }
      }))

  test('320 px, không script: từ trang chủ, theo việc trong đời, đến thủ tục, tờ in; rồi tìm bằng chữ không dấu', () =>
    browser.withPage({ width: 320, javaScript: false }, async (page) => {
      await page.goto(running.origin)
      await expectNoSidewaysScroll(page)
      await page.getByRole('link', { name: 'Sinh con' }).click()
      await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor()
      await expectNoSidewaysScroll(page)
      const sheet = await page.getByRole('link', { name: 'In tờ niêm yết A4' }).getAttribute('href')
      assert.equal((await page.request.get(running.origin + sheet)).headers()['content-type'], 'application/pdf')
      await page.goto(`${running.origin}/thu-tuc`)
      await page.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill('giay doc than')
      await page.getByRole('button', { name: 'Tìm' }).click()
      await page.getByRole('link', { name: 'Cấp Giấy xác nhận tình trạng hôn nhân' }).click()
      await page.getByRole('heading', { level: 1, name: 'Cấp Giấy xác nhận tình trạng hôn nhân' }).waitFor()
      await expectNoSidewaysScroll(page)
      assert.equal(await page.locator('details.more').first().getAttribute('open'), null)
    }))

  test('kiosk: nút đủ lớn; để yên thì hỏi trước rồi mới về đầu', () =>
    browser.withPage({ width: 1280 }, async (page) => {
      await page.clock.install()
      await page.goto(`${running.origin}/kiosk/thu-tuc/${BIRTH}`)
      for (const target of await page.locator('main .btn, header a').all()) {
        const box = await target.boundingBox()
        assert.ok((box?.height ?? 0) >= 44, `${await target.textContent()}: ${box?.height}`)
      }
      await page.clock.runFor(91_000)
      await page.getByRole('dialog', { name: 'Bạn còn xem không?' }).waitFor()
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: 'Tôi còn xem' }).click()
      await page.clock.runFor(60_000)
      assert.equal(await page.locator('dialog[open]').count(), 0)
      await page.clock.runFor(60_000)
      await page.waitForURL(`${running.origin}/kiosk`)
      expectNoFaults(page)
    }))
})

test('sổ niêm yết của người kiểm soát, hai bề ngang', async () => {
  enterAs('procedureController')
  for (const width of [360, 1280])
    await browser.withPage({ width }, async (page) => {
      await page.goto(`${running.origin}/danh-muc/niem-yet`)
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
    })
  enterAs(null)
})

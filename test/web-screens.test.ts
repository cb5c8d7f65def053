import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  expectNoAxeViolations,
  expectNoFaults,
  expectNoSidewaysScroll,
  openBrowser,
  serveApp,
  type RunningApp,
  type TestBrowser,
} from './browser.ts'
import { openWebApp, staffSession } from './web.ts'

let browser: TestBrowser
let app: RunningApp
before(async () => {
  browser = await openBrowser()
  app = await serveApp(
    await openWebApp({
      instance: 'demo',
      resolveSession: async (request) =>
        /\/(mot-cua|kieu-dang\/tac-nghiep|giao-dien)/.test(request.url) ? staffSession('caseOfficer') : null,
      findHomeCounters: async () => [
        { name: 'Việc của tôi', count: 24, to: '/mot-cua?loc=cua-toi', base: 'đang giữ' },
        { name: 'Quá hạn', count: 1, to: '/mot-cua?loc=qua-han', base: 'của 24 việc', late: true },
      ],
    }),
  )
})
after(async () => {
  await browser.close()
  await app.close()
})

const PAGES = [
  { path: '/', dark: [false] },
  { path: '/kieu-dang', dark: [false] },
  { path: '/mot-cua', dark: [false, true] },
  { path: '/kieu-dang/tac-nghiep', dark: [false, true] },
] as const

for (const { path, dark: themes } of PAGES)
  for (const dark of themes)
    for (const width of [360, 1280])
      test(`${path} · ${width} px · ${dark ? 'tối' : 'sáng'}: đọc được, không tràn ngang, không lỗi`, () =>
        browser.withPage({ width, dark }, async (page) => {
          await page.goto(app.origin + path)
          await expectNoAxeViolations(page)
          await expectNoSidewaysScroll(page)
          expectNoFaults(page)
        }))

test('320 px: không trang nào tràn ngang', () =>
  browser.withPage({ width: 320 }, async (page) => {
    for (const { path } of PAGES) {
      await page.goto(app.origin + path)
      await expectNoSidewaysScroll(page)
    }
  }))

test('trang lỗi đọc được', () =>
  browser.withPage({ width: 360 }, async (page) => {
    await page.goto(`${app.origin}/khong-co`)
    await expectNoAxeViolations(page)
  }))

test('phím: / đến ô tìm, ↑ ↓ Enter trong bảng, x đánh dấu, ? mở trợ giúp; gõ chữ thì phím im', () =>
  browser.withPage({}, async (page) => {
    await page.goto(`${app.origin}/kieu-dang/tac-nghiep`)
    // The script of the page may still be on its way: a person presses again.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))
    for (let tries = 0; tries < 100 && (await focused()) !== 'q'; tries++) {
      await page.keyboard.press('/')
      if ((await focused()) !== 'q') await page.waitForTimeout(100)
    }
    assert.equal(await focused(), 'q')
    await page.keyboard.type('a?x')
    assert.equal(await page.locator('dialog[open]').count(), 0)
    assert.equal(await page.inputValue('input[name=q]'), 'a?x')
    await page.locator('h1').click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    assert.deepEqual(
      await page
        .locator('tbody input:checked')
        .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value'))),
      ['H50.27-261121-0009'],
    )
    await page.locator('h1').click()
    await page.keyboard.press('?')
    assert.equal(await page.locator('dialog[open] h2').textContent(), 'Phím tắt')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/mo=H50\.27-261118-0011/)
    expectNoFaults(page)
  }))

test('xếp bảng theo địa chỉ: bấm một lần tăng, lần nữa giảm', () =>
  browser.withPage({}, async (page) => {
    await page.goto(`${app.origin}/kieu-dang/tac-nghiep`)
    const heading = (order: string) => page.locator(`th[aria-sort=${order}]`, { hasText: 'Mã hồ sơ' })
    await page.getByRole('link', { name: 'Mã hồ sơ' }).click()
    await heading('ascending').waitFor()
    assert.match(page.url(), /sort=code/)
    await page.getByRole('link', { name: 'Mã hồ sơ' }).click()
    await heading('descending').waitFor()
    assert.match(page.url(), /sort=-code/)
  }))

test('hộp thoại của trang: mở, Esc đóng, trả lại chỗ đứng', () =>
  browser.withPage({}, async (page) => {
    await page.goto(`${app.origin}/kieu-dang/tac-nghiep`)
    const opener = page.getByRole('button', { name: 'Mở hộp thoại' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Thu hồi bước đã chuyển?' })
    await dialog.waitFor()
    await expectNoAxeViolations(page)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction((button) => button === document.activeElement, await opener.elementHandle())
  }))

test('không script: tab, bảng, đổi nền vẫn dùng được', () =>
  browser.withPage({ javaScript: false }, async (page) => {
    await page.goto(`${app.origin}/kieu-dang/tac-nghiep`)
    await page.getByRole('link', { name: 'Lịch sử 6' }).click()
    assert.match(page.url(), /muc=lich-su/)
    await page.goto(`${app.origin}/mot-cua`)
    await page.getByRole('button', { name: 'Nền: theo máy' }).click()
    assert.equal(new URL(page.url()).pathname, '/mot-cua')
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
    await page.getByRole('button', { name: 'Nền: tối' }).click()
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light')
  }))

test('màn hình hẹp: mục việc mở ra được, cả bằng bàn phím và không script', () =>
  browser.withPage({ width: 360, javaScript: false }, async (page) => {
    await page.goto(`${app.origin}/mot-cua`)
    const item = page.getByRole('link', { name: 'Hôm nay' })
    assert.equal(await item.isVisible(), false)
    await page.getByRole('checkbox', { name: 'Mở danh mục việc' }).focus()
    await page.keyboard.press('Space')
    assert.equal(await item.isVisible(), true)
  }))

test('biểu mẫu sai: bảng lỗi nhận tiêu điểm, mỗi dòng dẫn đến ô của nó', () =>
  browser.withPage({ width: 360 }, async (page) => {
    await page.goto(`${app.origin}/kieu-dang`)
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-focus-first'))
    await page.getByRole('link', { name: /Số định danh phải có/ }).click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'soDinhDanh')
    expectNoFaults(page)
  }))

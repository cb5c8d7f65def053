import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openOfficeApp } from '#dossiers/testing-web.ts'
import { asStaff } from '#dossiers/testing.ts'
import { foundProvince, hire } from '#organisation/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testCtx, testDatabase } from '../db.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const units = await foundProvince(ctx)
const coordinator = await hire(ctx, 'Đỗ Anh Tuấn', { role: 'reformCoordinator', unitId: units.province })
const governor = await hire(ctx, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province })
const writing = await serveApp(await openOfficeApp(await asStaff(ctx, coordinator, 'Đỗ Anh Tuấn')))
const signing = await serveApp(await openOfficeApp(await asStaff(ctx, governor, 'Hoàng Nam Trung')))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await writing.close()
  await signing.close()
})

const VERSIONS = '/chi-so-cchc/bo-tieu-chi'
const DRAFT = `${VERSIONS}/cap-xa-2027`

test('đầu mối lập bộ chỉ số từ bộ mẫu, đổi một dòng sang công thức; lãnh đạo ban hành', async () => {
  await browser.withPage({ width: 1280 }, async (page) => {
    await page.goto(`${writing.origin}${VERSIONS}`)
    await page.selectOption('[name="source"]', 'mau-cap-xa')
    await page.click('main button:has-text("Lập dự thảo")')
    await page.waitForURL(`**${DRAFT}/soan`)
    await page.click('text=Khắc phục vấn đề được chỉ ra qua kiểm tra')
    await page.waitForURL(`**${DRAFT}/soan/0-2-1`)
    assert.equal(await page.isVisible('[name="formula.expression"]'), false)
    await page.selectOption('[name="kind"]', 'formula')
    await page.fill('[name="formula.expression"]', 'tối_đa × min(1; xong ÷ tổng')
    await page.fill('[name="formula.inputs"]', 'xong | Vấn đề đã khắc phục | 0 |\ntổng | Vấn đề được chỉ ra | 0 |')
    await page.click('button:has-text("Lưu")')
    await page.waitForURL(`**${DRAFT}/soan#dong-0-2-1`)
    await page.click('text=/1\\.3\\.2: Công thức sai ở ký tự thứ 13: dấu mở ngoặc này chưa được đóng/')
    await page.fill('[name="formula.expression"]', 'tối_đa × min(1; xong ÷ tổng)')
    await page.click('button:has-text("Lưu")')
    await page.locator('text=Không còn chỗ sai').waitFor()
    expectNoFaults(page)
  })
  await browser.withPage({ width: 360 }, async (page) => {
    await page.goto(`${signing.origin}${DRAFT}`)
    await page.fill('[name="number"]', '3012/QĐ-UBND')
    await page.click('main button:has-text("Ban hành")')
    await page.locator('text=Đã ban hành').waitFor()
    await page.click('main button:has-text("So sánh")')
    await page.locator('text=đổi cách chấm').first().waitFor()
    expectNoFaults(page)
  })
})

test('mọi màn hình của bộ tiêu chí: axe và không cuộn ngang ở 360 và 1280', async () => {
  await browser.withPage({ width: 1280 }, async (page) => {
    await page.goto(`${writing.origin}${VERSIONS}`)
    await page.fill('[name="code"]', 'nhap')
    await page.selectOption('[name="source"]', 'mau-cap-xa')
    await page.click('main button:has-text("Lập dự thảo")')
    await page.waitForURL('**/nhap/soan')
  })
  const draft = `${VERSIONS}/nhap`
  const paths = [
    VERSIONS, `${VERSIONS}/mau-cap-xa`, `${VERSIONS}/lam-dong-huyen-2022`, draft, `${draft}/soan`, `${draft}/soan/0`, `${draft}/soan/0-0-0`, `${draft}/soan/moi?duoi=2-1`,
    `${draft}/nhap`, `${draft}/so-sanh?voi=lam-dong-huyen-2022`, `${draft}/so-sanh?voi=mau-cap-xa`,
  ]
  for (const path of paths) {
    for (const width of [360, 1280]) {
      await browser.withPage({ width }, async (page) => {
        const answer = await page.goto(`${writing.origin}${path}`)
        assert.equal(answer?.status(), 200, path)
        await expectNoSidewaysScroll(page)
        await expectNoAxeViolations(page)
        expectNoFaults(page)
      })
    }
  }
})

import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openFilings } from '../../src/reports/open-filings.ts'
import { openReportApp, openReportOffice, REPORT_PERSON_COOKIE, type ReportPerson } from '../../src/reports/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testDatabase } from '../db.ts'

const office = await openReportOffice(await testDatabase())
office.at('2026-10-20T09:00')
await office.receive()
await office.receive()
office.at('2026-11-15T00:10')
await openFilings(office.system)
office.at('2026-11-16T09:00')

const server = await serveApp(await openReportApp(office))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

type Options = { readonly width?: number; readonly javaScript?: boolean }

const asPerson = (person: ReportPerson, use: (page: Page) => Promise<void>, options: Options = {}): Promise<void> =>
  browser.withPage(options, async (page) => {
    await page.context().addCookies([{ name: REPORT_PERSON_COOKIE, value: person, url: server.origin }])
    await use(page)
    if (options.javaScript !== false) expectNoFaults(page)
  })

const isSound = async (page: Page, javaScript = true): Promise<void> => {
  if (javaScript) await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
}

for (const [way, javaScript, width, kind] of [['có script', true, 1280, 'Tháng 11'], ['không script, điện thoại', false, 360, 'Tuần 45']] as const) {
  test(`xã ký báo cáo, tỉnh thấy và tiếp nhận, mở một số tới hồ sơ: ${way}`, async () => {
    await asPerson('leader', async (page) => {
      await page.goto(`${server.origin}/bao-cao/dinh-ky`)
      await isSound(page, javaScript)
      await page.getByRole('link', { name: kind }).first().click()
      await page.getByText('đã chốt, không ai sửa được').waitFor()
      await isSound(page, javaScript)
      await page.getByLabel('Nhận xét của đơn vị').fill('Kỳ này ít hồ sơ')
      await page.getByRole('button', { name: 'Ký và gửi báo cáo' }).click()
      await page.getByText('Đã ký và gửi báo cáo.').waitFor()
      await isSound(page, javaScript)
    }, { javaScript, width })

    await asPerson('controller', async (page) => {
      await page.goto(`${server.origin}/bao-cao/theo-doi`)
      await isSound(page, javaScript)
      await page.getByRole('link', { name: kind }).first().click()
      await page.getByRole('heading', { name: kind }).waitFor()
      await page.getByRole('link', { name: 'UBND xã Quảng Trạch' }).click()
      await page.getByText('Kỳ này ít hồ sơ').first().waitFor()
      await page.getByRole('button', { name: 'Tiếp nhận' }).click()
      await page.getByText('Đã tiếp nhận báo cáo.').waitFor()
      await isSound(page, javaScript)
    }, { javaScript, width })
  })
}

test('một con số của biểu mở ra hồ sơ, hồ sơ mở được', () =>
  asPerson('leader', async (page) => {
    await page.goto(`${server.origin}/bao-cao/ii-06a?don-vi=H50.101&tu=2026-10-15&den=2026-11-14`)
    await isSound(page)
    await page.getByRole('row', { name: 'Tổng cộng' }).getByRole('link', { name: '2', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Hồ sơ của một con số' }).waitFor()
    await isSound(page)
    await page.locator('[data-row-link]').first().click()
    await page.waitForURL(/\/mot-cua\/ho-so\//)
  }))

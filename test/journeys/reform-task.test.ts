import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDiskStore } from '../../src/files/disk-store.ts'
import { openReformApp, openReformOffice, type ReformPerson } from '../../src/reform/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testDatabase } from '../db.ts'
import { PERSON_COOKIE } from '../person-app.ts'

const office = await openReformOffice(await testDatabase())
const folder = mkdtempSync(join(tmpdir(), 'motcua-reform-journey-'))
const server = await serveApp(await openReformApp(office, openDiskStore(folder)))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

for (const [way, javaScript, width, year] of [['có script', true, 1280, '2026'], ['không script, điện thoại', false, 360, '2026']] as const) {
  const title = `Rà soát thủ tục (${way})`

  const asPerson = (person: ReformPerson, use: (page: Page) => Promise<void>): Promise<void> =>
    browser.withPage({ javaScript, width }, async (page) => {
      await page.context().addCookies([{ name: PERSON_COOKIE, value: person, url: server.origin }])
      await use(page)
      if (javaScript) expectNoFaults(page)
    })

  const isSound = async (page: Page): Promise<void> => {
    if (javaScript) await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
  }

  const openTask = async (page: Page, list = '/cai-cach/nhiem-vu'): Promise<void> => {
    await page.goto(server.origin + list)
    await isSound(page)
    await page.getByRole('link', { name: title }).first().click()
    await page.getByRole('heading', { name: 'Tiến độ', exact: true }).waitFor()
    await isSound(page)
  }

  const report = async (page: Page, words: string): Promise<void> => {
    await openTask(page)
    await page.getByRole('link', { name: 'Báo cáo kết quả' }).click()
    await page.getByLabel('Đã hoàn thành').check()
    await page.getByLabel('Kết quả đã làm được').fill(words)
    await page.locator('input[type="file"]').setInputFiles({ name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n') })
    await isSound(page)
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await page.getByText('chờ đơn vị giao xác nhận').first().waitFor()
    await isSound(page)
  }

  test(`một nhiệm vụ đi từ tỉnh xuống xã, chia cho phòng, bị trả lại một lần, được xác nhận; nhiệm vụ trên tự hoàn thành: ${way}`, async () => {
    await asPerson('coordinator', async (page) => {
      await page.goto(`${server.origin}/cai-cach/ke-hoach`)
      await page.getByText('Soạn kế hoạch mới').click()
      await page.getByLabel('Tên kế hoạch').fill(`Kế hoạch (${way})`)
      await page.getByLabel('Năm', { exact: true }).fill(year)
      await page.getByRole('button', { name: 'Mở dự thảo' }).click()
      await page.getByText('Kế hoạch chưa có nhiệm vụ').waitFor()
      await page.getByRole('link', { name: 'Thêm nhiệm vụ' }).click()
      await page.getByLabel('Lĩnh vực cải cách').selectOption({ label: 'Cải cách thủ tục hành chính' })
      await page.getByLabel('Nhiệm vụ', { exact: true }).fill(title)
      await page.getByLabel('Đơn vị chủ trì').selectOption(office.units.commune)
      await isSound(page)
      await page.getByRole('button', { name: 'Lưu nhiệm vụ' }).click()
      await page.getByText('Đã thêm nhiệm vụ vào kế hoạch.').waitFor()
    })
    await asPerson('governor', async (page) => {
      await page.goto(`${server.origin}/cai-cach/ke-hoach`)
      await page.getByRole('link', { name: `Kế hoạch (${way})` }).click()
      await page.getByLabel('Số, ký hiệu').fill('15/KH-UBND')
      await page.getByLabel('Ngày ban hành').fill('2026-11-02')
      await isSound(page)
      await page.getByRole('button', { name: 'Ban hành' }).click()
      await page.getByText('Đã ban hành. Các nhiệm vụ bắt đầu được theo dõi.').waitFor()
    })
    await asPerson('leader', async (page) => {
      await openTask(page)
      await page.getByRole('link', { name: 'Giao xuống, chia việc' }).click()
      await page.getByLabel('Phòng Kinh tế').check()
      await isSound(page)
      await page.getByRole('button', { name: 'Giao việc' }).click()
      await page.getByText('Đã giao cho 1 đơn vị.').waitFor()
      await isSound(page)
    })
    await asPerson('head', (page) => report(page, 'Đã rà soát mười thủ tục'))
    await asPerson('leader', async (page) => {
      await openTask(page, '/cai-cach/nhiem-vu?trang-thai=cho-xac-nhan')
      await page.getByRole('link', { name: 'bien-ban.pdf' }).waitFor()
      await page.getByLabel('Ý kiến khi xác nhận, hoặc lý do trả lại').fill('Biên bản chưa ký')
      await page.getByRole('button', { name: 'Trả lại' }).click()
      await page.getByText('Đã trả lại.').waitFor()
    })
    await asPerson('head', (page) => report(page, 'Đã ký biên bản'))
    await asPerson('leader', async (page) => {
      await openTask(page, '/cai-cach/nhiem-vu?trang-thai=cho-xac-nhan')
      await page.getByRole('button', { name: 'Xác nhận' }).click()
      await page.getByText('Đã xác nhận.').waitFor()
    })
    await asPerson('coordinator', async (page) => {
      await openTask(page, '/cai-cach/nhiem-vu?trang-thai=dung-han')
      await page.getByText('Mọi phần việc đã hoàn thành: nhiệm vụ hoàn thành').waitFor()
      await page.getByText('100 %').first().waitFor()
    })
  })
}

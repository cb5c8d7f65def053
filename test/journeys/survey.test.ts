import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { taken } from '../../src/organisation/testing.ts'
import { answerByToken } from '../../src/surveys/answer.ts'
import { allOf, codesOf, openSurveyApp, openSurveyOffice, type SurveyPerson } from '../../src/surveys/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testDatabase } from '../db.ts'

const office = await openSurveyOffice(await testDatabase())
for (let i = 0; i < 12; i++) await office.finish()
await office.finishElsewhere(3)
const server = await serveApp(await openSurveyApp(office))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

type Options = { readonly width?: number; readonly javaScript?: boolean }

const asPerson = (person: SurveyPerson | null, use: (page: Page) => Promise<void>, options: Options = {}): Promise<void> =>
  browser.withPage(options, async (page) => {
    if (person !== null) await page.context().addCookies([{ name: 'tester', value: person, url: server.origin }])
    await use(page)
    if (options.javaScript !== false) expectNoFaults(page)
  })

const isSound = async (page: Page): Promise<void> => {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
}

test('tỉnh mở khảo sát, dân trả lời trên điện thoại không script, nhập giấy, đóng, kết quả có khoảng và ô nhỏ bị ẩn', async () => {
  let address = ''
  await asPerson('coordinator', async (page) => {
    await page.goto(`${server.origin}/khao-sat`)
    await isSound(page)
    await page.getByRole('link', { name: 'Khảo sát hài lòng mới' }).click()
    await page.getByLabel('Tên cuộc khảo sát').fill('Khảo sát hài lòng quý IV')
    await page.getByLabel('Hồ sơ có kết quả từ ngày').fill('2026-11-01')
    await page.getByLabel('đến ngày').fill('2026-11-16')
    await page.getByLabel('Nhận trả lời đến hết ngày').fill('2026-12-15')
    await page.getByLabel('UBND xã Quảng Trạch').check()
    await page.getByLabel('UBND xã Hòa Trạch').check()
    await isSound(page)
    await page.getByRole('button', { name: 'Lưu kế hoạch' }).click()
    await page.getByText('Người có thể hỏi').waitFor()
    await isSound(page)
    await page.getByRole('button', { name: 'Lấy mẫu' }).click()
    await page.getByText('Đã có danh sách mời').waitFor()
    await page.getByRole('button', { name: 'Mở nhận trả lời' }).click()
    await page.getByRole('heading', { name: 'Trả lời đến lúc này' }).waitFor()
    await isSound(page)
    address = page.url()
  })
  const id = address.split('/').at(-1) ?? ''
  const coordinator = await office.ctxOf('coordinator')
  const codes = await codesOf(coordinator, id)

  await asPerson(null, async (page) => {
    await page.goto(`${server.origin}/phieu-khao-sat`)
    await page.getByLabel('Mã phiếu').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Mở phiếu' }).click()
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByText('Có chỗ cần sửa').waitFor()
    for (const group of await page.locator('fieldset.scale').all()) await group.getByRole('radio', { name: 'Hài lòng', exact: true }).check()
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByText('Cảm ơn bạn đã trả lời').waitFor()
  }, { width: 360, javaScript: false })
  for (const width of [360, 1280]) {
    await asPerson(null, async (page) => {
      await page.goto(`${server.origin}/phieu-khao-sat/${codes[1]}`)
      await isSound(page)
    }, { width })
  }

  await asPerson('clerk', async (page) => {
    await page.goto(`${server.origin}/khao-sat/${id}/nhap`)
    await page.getByLabel('Số phiếu').fill('3')
    await page.getByRole('button', { name: 'Mở phiếu' }).click()
    await page.locator('fieldset.scale').first().getByRole('radio', { name: 'Bình thường' }).check()
    await page.getByRole('button', { name: 'Lưu phiếu' }).click()
    await page.getByText('Đã lưu phiếu số 3').waitFor()
    await isSound(page)
  })
  for (const code of codes.slice(3)) taken(await answerByToken(office.system, { token: code, address: '', answers: allOf(4) }))

  for (const width of [1280, 360]) {
    await asPerson('coordinator', async (page) => {
      await page.goto(`${server.origin}/khao-sat/${id}`)
      if (width === 1280) {
        await page.getByText('Đóng khảo sát').first().click()
        await page.getByRole('button', { name: 'Đóng khảo sát' }).click()
        await page.getByText('Đã đóng.').waitFor()
      }
      await page.getByRole('link', { name: 'Xem kết quả' }).click()
      await page.getByText('khoảng tin cậy 95 %').first().waitFor()
      await isSound(page)
      const small = page.getByRole('row', { name: /UBND xã Hòa Trạch/ })
      assert.match((await small.textContent()) ?? '', /chưa đủ để xem/)
    }, { width })
  }
})

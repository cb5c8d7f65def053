import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isAnswered } from '../../src/par-index/domain/rounds/card-score.ts'
import { linesOf } from '../../src/par-index/domain/rounds/round.ts'
import { freezeRoundFacts } from '../../src/par-index/rounds/round-commands.ts'
import { openRoundApp } from '../../src/par-index/rounds/testing-doors.ts'
import { bestInput, DOCUMENT, openRoundOffice, type RoundPerson } from '../../src/par-index/rounds/testing.ts'
import { taken } from '../../src/organisation/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testDatabase } from '../db.ts'
import { PERSON_COOKIE } from '../person-app.ts'

const office = await openRoundOffice(await testDatabase())
const roundId = await office.open({ unitIds: [office.units.commune] })
const { id: cardId } = await office.cardOf(roundId)
/** What is left to the browser: how many reports were late. */
const DISPUTED = '1.2.1'
for (const criterion of linesOf(office.version).filter((one) => isAnswered(one) && one.code !== DISPUTED)) {
  taken(await office.act('head', cardId, { type: 'score', code: criterion.code, lineSeq: 0, input: bestInput(criterion), explanation: null, evidence: [DOCUMENT] }))
}
office.at('2026-12-01T08:00')
taken(await freezeRoundFacts(await office.ctxOf('coordinator'), roundId))

const server = await serveApp(await openRoundApp(office))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

const card = `${server.origin}/chi-so-cchc/phieu/${cardId}`
const asPerson = (person: RoundPerson | null, use: (page: Page) => Promise<void>, width = 1280): Promise<void> =>
  browser.withPage({ width }, async (page) => {
    if (person !== null) await page.context().addCookies([{ name: PERSON_COOKIE, value: person, url: server.origin }])
    await use(page)
    expectNoFaults(page)
  })
const isSound = async (page: Page): Promise<void> => {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
}
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

test('xã tự chấm, tỉnh thẩm định, xã giải trình, hội đồng quyết định, ai cũng xem được', async () => {
  await asPerson('leader', async (page) => {
    await page.goto(`${server.origin}/chi-so-cchc`)
    await isSound(page)
    await page.goto(card)
    await isSound(page)
    await page.getByRole('link', { name: `Làm tiếp: tiêu chí ${DISPUTED}` }).click()
    await page.getByLabel('Giải thích').fill('Gửi qua trục liên thông')
    await isSound(page)
    await page.getByLabel('Số báo cáo thiếu hoặc chậm').fill('0')
    await page.getByLabel('Số, ký hiệu').first().fill('88/BC-UBND')
    await page.getByLabel('Ngày ban hành').first().fill('2026-06-15')
    await page.getByLabel('Cơ quan ban hành').first().fill('UBND xã')
    await page.getByLabel('Tên hoặc trích yếu').first().fill('Báo cáo quý II')
    await press(page, 'Lưu và sang tiêu chí tiếp')
    await page.getByText(`Đã lưu tiêu chí ${DISPUTED}.`).waitFor()
    await page.goto(card)
    await press(page, 'Gửi để thẩm định')
    await page.getByText('Đã gửi phiếu để thẩm định.').waitFor()
  }, 360)

  await asPerson('coordinator', async (page) => {
    await page.goto(`${card}/tieu-chi/${DISPUTED}`)
    await page.getByText('Thẩm định khác', { exact: true }).click()
    await page.getByLabel('Nhận xét').fill('Hai báo cáo gửi sau hạn')
    await page.getByLabel('Số báo cáo thiếu hoặc chậm').fill('2')
    await press(page, 'Lưu kết quả thẩm định khác')
    await page.getByText(`Đã lưu tiêu chí ${DISPUTED}.`).waitFor()
    await isSound(page)
  })
  await office.verifyAll(cardId)
  await asPerson('coordinator', async (page) => {
    await page.goto(card)
    await isSound(page)
    await press(page, 'Gửi kết quả thẩm định')
    await page.getByText('Đã gửi kết quả thẩm định.').waitFor()
  })

  await asPerson('leader', async (page) => {
    await page.goto(`${card}/tieu-chi/${DISPUTED}`)
    await isSound(page)
    await page.getByLabel('Số báo cáo thiếu hoặc chậm').fill('1')
    await page.getByLabel('Lời giải trình').fill('Báo cáo quý II gửi đúng hạn')
    await press(page, 'Lưu giải trình')
    await page.getByText(`Đã lưu tiêu chí ${DISPUTED}.`).waitFor()
    await page.goto(card)
    await press(page, 'Gửi 1 giải trình')
    await page.getByText('Đã gửi giải trình.').waitFor()
  })

  await asPerson('coordinator', async (page) => {
    await page.goto(`${card}/tieu-chi/${DISPUTED}`)
    await press(page, 'Chấp nhận giải trình')
    await page.getByText(`Đã lưu tiêu chí ${DISPUTED}.`).waitFor()
    await page.goto(card)
    await press(page, 'Chuyển phiếu sang hội đồng')
    await page.getByText('Đã chuyển phiếu sang hội đồng.').waitFor()
  })
  await office.surveyAll(cardId)

  await asPerson('governor', async (page) => {
    await page.goto(`${server.origin}/chi-so-cchc/dot/${roundId}`)
    await isSound(page)
    await page.getByText('Quyết định công bố', { exact: true }).click()
    await page.getByLabel('Số quyết định').fill('14/QĐ-UBND')
    await page.getByLabel('Ngày ký').fill('2026-12-01')
    await page.getByLabel('Chức vụ người ký').fill('Chủ tịch')
    await page.getByLabel('Người ký', { exact: true }).fill('Nguyễn Văn Ký')
    await press(page, 'Quyết định')
    await page.getByText('Hội đồng đã quyết định.').waitFor()
    await press(page, 'Công bố kết quả')
    await page.getByText('Đã công bố.').waitFor()
    await page.getByRole('link', { name: 'Kết quả, xếp hạng' }).click()
    await page.getByRole('heading', { name: 'so với đơn vị dẫn đầu' }).waitFor()
    await isSound(page)
  })

  await asPerson(null, async (page) => {
    await page.goto(`${server.origin}/cong-khai/chi-so-cchc/2026`)
    await isSound(page)
    await page.getByRole('link', { name: 'UBND xã Quảng Trạch' }).click()
    await page.getByRole('heading', { name: 'UBND xã Quảng Trạch' }).waitFor()
    await isSound(page)
  }, 360)
})

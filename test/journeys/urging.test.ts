import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sweep } from '#monitoring/sweep.ts'
import { recordAbsence } from '#organisation/absence-commands.ts'
import { day, taken } from '#organisation/testing.ts'
import { openCasework, PERSON_COOKIE, type Person } from '../../src/dossiers/testing-casework.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testDatabase } from '../db.ts'
import { addAccount } from '../office.ts'

const db = await testDatabase()
const office = await openCasework(db, '2026-11-10T02:10:00Z')
for (const staffId of Object.values(office.office.staff)) await addAccount(office.system, staffId)
const { id, code } = await office.receive()
taken(await office.act('officer', 'acceptStep', { dossierId: id, stepNo: 2 }))
office.setClock('2026-11-23T02:00:00Z')

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

test('lãnh đạo thấy hồ sơ quá hạn, đôn đốc bằng một lần bấm, người giữ trả lời, lãnh đạo đọc trả lời', async () => {
  await asPerson('leader', async (page) => {
    await open(page, '/don-doc')
    await page.locator('a.fig', { hasText: 'Quá hạn' }).first().click()
    await page.waitForURL(/loai=qua-han/)
    await page.getByRole('button', { name: `Đôn đốc ${code}` }).click()
    await page.getByText('Đã gửi 1 phiếu đôn đốc').waitFor()
  })
  // A hurried officer whose browser runs no script: what is missing is said, what was typed stays.
  await asPerson(
    'officer',
    async (page) => {
      await open(page, '/don-doc/hom-nay')
      await page.getByRole('link', { name: 'Phiếu 01/PĐĐ' }).click()
      await page.getByText('Đề nghị giải quyết ngay').waitFor()
      await page.getByLabel('Vì sao chậm').fill('Chờ xác minh ở nơi từng thường trú')
      await page.getByRole('button', { name: 'Trả lời' }).click()
      await page.getByText('Chưa ghi sẽ làm gì để xong.').first().waitFor()
      assert.equal(await page.getByLabel('Vì sao chậm').inputValue(), 'Chờ xác minh ở nơi từng thường trú')
      await page.getByLabel('Sẽ làm gì').fill('Gọi lại xã cũ, trình ký trong ngày mai')
      await page.getByLabel('Xong trước ngày').fill('2026-11-25')
      await page.getByRole('button', { name: 'Trả lời' }).click()
      await page.getByText('Đã trả lời phiếu đôn đốc').waitFor()
    },
    { javaScript: false },
  )
  await asPerson('leader', async (page) => {
    await open(page, '/don-doc/phieu?hop=gui-di&loai=da-tra-loi')
    await page.locator('[data-row-link]').first().click()
    await page.getByText('Gọi lại xã cũ, trình ký trong ngày mai').waitFor()
    const paper = await page.request.get(`${page.url()}/in`)
    assert.equal(paper.headers()['content-type'], 'application/pdf')
    await open(page, `/mot-cua/ho-so/${id}`)
    await page.getByRole('link', { name: 'Đôn đốc', exact: true }).last().click()
    await page.getByText('25/11/2026').waitFor()
  })
})

test('người giữ vắng: danh sách báo động, lãnh đạo chuyển thành việc chung, danh sách trống', async () => {
  taken(await recordAbsence(office.system, { staffId: office.office.staff.officer, from: day('2026-11-23'), to: day('2026-11-24'), reason: 'leave' }))
  await asPerson('leader', async (page) => {
    await open(page, '/don-doc')
    await page.getByText('1 hồ sơ không có ai làm được hôm nay').waitFor()
    await page.getByRole('link', { name: 'Xem và giao lại' }).click()
    await page.getByText('Người giữ vắng, chưa ủy quyền').waitFor()
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: /thành việc chung/ }).click()
    await page.getByText('Đã giao lại 1 việc.').waitFor()
    await page.getByText('Việc nào cũng có người làm được ngay hôm nay').waitFor()
  })
})

test('mọi trang đọc được, không cuộn ngang, ở màn hình hẹp và rộng', async () => {
  await sweep(office.system)
  for (const width of [360, 1280]) {
    for (const [person, paths] of [
      ['leader', ['/don-doc', '/don-doc/ho-so', '/don-doc/ho-so?loai=dang-cho', '/don-doc/hom-nay', '/don-doc/phieu', '/don-doc/phieu?hop=gui-di&loai=tat-ca', '/don-doc/khong-nguoi-giu', `/mot-cua/ho-so/${id}/don-doc`]],
      ['officer', ['/don-doc', '/don-doc/hom-nay']],
    ] as const) {
      for (const path of paths) {
        await asPerson(person, async (page) => {
          await open(page, path)
          await expectNoSidewaysScroll(page)
          await expectNoAxeViolations(page)
        }, { width })
      }
    }
  }
})

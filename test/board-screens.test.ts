import { after, before, test } from 'node:test'
import { openCasework, PERSON_COOKIE } from '#dossiers/testing-casework.ts'
import { forecastNightly } from '#forecast/nightly.ts'
import { taken } from '#organisation/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp, type RunningApp, type TestBrowser } from './browser.ts'
import { testDatabase } from './db.ts'

const db = await testDatabase()
const office = await openCasework(db, '2026-10-12T01:00:00Z')

/** Three dossiers with a result, one of them late, and two on their way. */
const live = async (): Promise<void> => {
  for (const hours of [5, 30, 200]) {
    const { id } = await office.receive()
    office.pass(hours)
    taken(await office.act('officer', 'draftResult', { dossierId: id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [] }))
    taken(await office.act('officer', 'forward', { dossierId: id, stepNo: 2, note: null }))
    taken(await office.act('head', 'forward', { dossierId: id, stepNo: 3, note: null }))
    taken(await office.act('leader', 'approve', { dossierId: id, stepNo: 4, note: null }))
    taken(await office.act('clerk', 'issue', { dossierId: id, stepNo: 5, register: 'GQ', deliver: true, ...(hours > 100 && { lateness: { cause: 'STAFF_SHORTAGE', note: null } }) }))
  }
  await office.receive()
  office.pass(50)
  await office.receive()
  await forecastNightly({ ...office.system, db: db.worker })
}

let browser: TestBrowser
let running: RunningApp
before(async () => {
  await live()
  browser = await openBrowser()
  running = await serveApp(office.app)
})
after(async () => {
  await browser.close()
  await running.close()
})

const STEERED = ['/don-doc/du-bao', '/don-doc/du-bao?xem=kiem-chung', '/ban-do-quy-trinh', '/ban-do-quy-trinh/1.004873', '/bang-dieu-hanh?ky=2026-q4', '/bang-dieu-hanh?ky=2020']

for (const { width, dark } of [{ width: 360, dark: false }, { width: 1280, dark: false }, { width: 1280, dark: true }])
  test(`${width} px${dark ? ', nền tối' : ''}: dự báo, bản đồ quy trình, bảng điều hành đọc được, không tràn ngang`, () =>
    browser.withPage({ width, dark }, async (page) => {
      await page.context().addCookies([{ name: PERSON_COOKIE, value: 'leader', url: running.origin }])
      for (const path of STEERED) {
        await page.goto(running.origin + path)
        await expectNoAxeViolations(page)
        await expectNoSidewaysScroll(page)
        expectNoFaults(page)
      }
      const wall = await page.goto(running.origin + '/bang-dieu-hanh').then(() => page.getByRole('link', { name: 'Màn hình treo tường' }).getAttribute('href'))
      // What renews itself by the clock is stopped first: that it can be is part of what is looked at.
      await page.goto(running.origin + (wall ?? ''))
      await page.getByRole('link', { name: 'Dừng tự làm mới' }).click()
      await page.getByRole('link', { name: 'Tự làm mới mỗi phút' }).waitFor()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
    }))

for (const width of [320, 1280])
  test(`${width} px, không script: bảng công khai đọc được, không tràn ngang`, () =>
    browser.withPage({ width }, async (page) => {
      await page.goto(`${running.origin}/cong-khai?ky=2026-10`)
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      expectNoFaults(page)
    }))

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { perform } from '#dossiers/commands.ts'
import { openOfficeApp } from '#dossiers/testing-web.ts'
import { asStaff, CODES, filing, foundOffice } from '#dossiers/testing.ts'
import { day, taken } from '#organisation/testing.ts'
import { assignUnitMany } from '#procedures/unit-part-commands.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testCtx, testDatabase } from '../db.ts'

const db = await testDatabase()
const received = testCtx(db.app, { now: '2026-11-16T02:10:00Z' })
const office = await foundOffice(received)
const { units, staff } = office
taken(await assignUnitMany(received, { codes: Object.values(CODES), unitId: units.commune, part: 'resolves', validFrom: day('2025-07-01'), validTo: null }))
const desk = await asStaff(received, staff.desk)
const { dossierId } = taken(await perform(desk, 'receive', filing(desk, units)))
const now = { ...received, clock: testCtx(db.app, { now: '2026-11-20T02:10:00Z' }).clock }
const server = await serveApp(await openOfficeApp(await asStaff(now, staff.leader, 'Phạm Thị Hồng')))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

test('lãnh đạo xem điểm, tới hồ sơ đứng sau điểm sắp mất, mở hồ sơ đó', async () => {
  await browser.withPage({ width: 1280 }, async (page) => {
    await page.goto(`${server.origin}/chi-so-766`)
    await page.click('text=/điểm, mở ra xem mất ở hồ sơ nào/')
    await page.waitForURL('**/chi-so-766/mat-diem?**')
    await page.locator('main').getByText(/Xong đúng hạn 1 hồ sơ đầu danh sách: giữ được \+\d/).waitFor()
    await page.click(`a[href="/mot-cua/ho-so/${dossierId}"]`)
    await page.waitForURL(`**/mot-cua/ho-so/${dossierId}`)
    expectNoFaults(page)
  })
})

test('mọi màn hình của chỉ số: axe và không cuộn ngang ở 360 và 1280', async () => {
  const paths = [
    '/chi-so-766', '/chi-so-766?nhom=quyet-dinh&ky=2026', '/chi-so-766?ky=2022-05', '/chi-so-766/mat-diem', '/chi-so-766/mat-diem?chi-tieu=3.3',
    '/chi-so-766/mat-diem?chi-tieu=3.2&danh-sach=lay-lai-duoc', '/chi-so-766/thu-tuc?chi-tieu=3.1',
  ]
  for (const path of paths) {
    for (const width of [360, 1280]) {
      await browser.withPage({ width }, async (page) => {
        const answer = await page.goto(`${server.origin}${path}`)
        assert.equal(answer?.status(), 200, path)
        await expectNoSidewaysScroll(page)
        await expectNoAxeViolations(page)
        expectNoFaults(page)
      })
    }
  }
})

import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { sealId } from '#dossiers/look-up/sealed-id.ts'
import { openCasework } from '#dossiers/testing-casework.ts'
import { verificationToken } from '#dossiers/verification/verify-result.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { inviteAtStation, openStation } from '#satisfaction/stations.ts'
import { taken } from '#organisation/testing.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp, type RunningApp, type TestBrowser } from './browser.ts'
import { rowsOf, testDatabase } from './db.ts'

const db = await testDatabase()
const office = await openCasework(db)
const ISSUED = Buffer.from('%PDF-1.7 giấy xác nhận\n%%EOF')
const files = openDiskStore(mkdtempSync(join(tmpdir(), 'motcua-result-')))
const { id, code } = await office.receive()
const fileId = taken(await stageFile(await office.as('officer'), files, {
  name: 'ket-qua.pdf', declaredType: 'application/pdf', body: new Response(new Uint8Array(ISSUED)).body ?? assert.fail('no stream'),
})).id
taken(await office.act('officer', 'draftResult', { dossierId: id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [{ fileId, name: 'ket-qua.pdf' }] }))
taken(await office.act('officer', 'forward', { dossierId: id, stepNo: 2, note: null }))
taken(await office.act('head', 'forward', { dossierId: id, stepNo: 3, note: null }))
taken(await office.act('leader', 'approve', { dossierId: id, stepNo: 4, note: null }))
taken(await office.act('clerk', 'issue', { dossierId: id, stepNo: 5, register: 'GQ', deliver: true }))
const dossier = await office.load(id)
const [verify, rate] = await transaction(office.system, async (trx) => [
  `/xac-minh/${await verificationToken(trx, office.system, dossier)}`, `/danh-gia/${await sealId(trx, office.system, 'rating', id)}`,
] as const)
const desk = await office.as('desk')
const tablet = `/danh-gia/quay/${taken(await openStation(desk, { unitId: office.office.units.center, name: 'Quầy 1' })).key}`

let browser: TestBrowser
let running: RunningApp
before(async () => {
  browser = await openBrowser()
  running = await serveApp(office.app)
})
after(async () => {
  await browser.close()
  await running.close()
})

for (const width of [320, 1280])
  test(`${width} px: xác minh (còn hiệu lực, tệp khác), đánh giá, máy ở quầy chờ: đọc được, không tràn ngang`, () =>
    browser.withPage({ width }, async (page) => {
      for (const path of [verify, `${verify}?bam=${'0'.repeat(64)}`, rate, tablet]) {
        await page.goto(running.origin + path)
        await expectNoAxeViolations(page)
        await expectNoSidewaysScroll(page)
        expectNoFaults(page)
      }
      await page.goto(running.origin + rate)
      await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
      await page.getByRole('link', { name: /Chọn một mức cho câu “Thái độ phục vụ”/ }).waitFor()
      await expectNoAxeViolations(page)
    }))

test('có script: chọn tệp thì chỉ mã băm được gửi đi, đúng tệp thì nói đúng', () =>
  browser.withPage({ width: 360 }, async (page) => {
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.method()))
    await page.goto(running.origin + verify)
    await page.getByText('Tệp được so ngay trên máy của bạn').waitFor()
    await page.setInputFiles('input[type=file]', { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: ISSUED })
    await page.getByRole('button', { name: 'So với tệp đã phát hành' }).click()
    await page.getByText('Đúng tệp đã phát hành').waitFor()
    assert.deepEqual(sent.filter((method) => method !== 'GET'), [])
    await expectNoAxeViolations(page)
  }))

test('không script, 320 px: đánh giá thiếu rồi đủ; máy ở quầy: được mời, trả lời, cảm ơn', () =>
  browser.withPage({ width: 320, javaScript: false }, async (page) => {
    const [{ id: stationId } = assert.fail()] = await rowsOf<{ id: string }>(db, 'select id from rating_station')
    taken(await inviteAtStation(desk, { stationId, code }))
    await page.goto(running.origin + rate)
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
    await page.getByRole('link', { name: /Chọn một mức cho câu “Thái độ phục vụ”/ }).waitFor()
    await page.goto(running.origin + tablet)
    await expectNoSidewaysScroll(page)
    for (const question of ['reception', 'time', 'attitude']) await page.locator(`input[name=${question}][value="5"]`).check()
    await page.locator('input[name=askedTwice][value=no]').check()
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
    await page.getByText('Cảm ơn bạn đã đánh giá').waitFor()
    await page.goto(running.origin + rate)
    await page.getByText('Mỗi hồ sơ đánh giá một lần').waitFor()
  }))

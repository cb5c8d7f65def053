import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openCitizen } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import type { DossierId } from '#kernel/ids.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { asStaff } from '#dossiers/testing.ts'
import { resolveDossier } from '#dossiers/testing-resolve.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { taken } from '#organisation/testing.ts'
import { bringStarterUnits } from '#places/commands.ts'
import { listen } from '#web/listen.ts'
import { BIRTH, foundOnlineOffice } from '#submissions/testing.ts'
import { BIRTH_PAGES } from '#submissions/testing-birth.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, openBrowser, type TestBrowser } from '../browser.ts'
import { addTestTenant, testDatabase } from '../db.ts'
import { openRealDoors } from '../office.ts'

const db = await testDatabase()
await addTestTenant(db)
const office = await foundOnlineOffice(db.app)
await bringStarterUnits(office.system)
const folder = await mkdtemp(join(tmpdir(), 'motcua-birth-'))
const files = openDiskStore(folder)
const doors = await openRealDoors(db, {}, files)
const mother = await openCitizen(office.system, { name: 'Trần Thị Ngọc Ưng', identityNumber: '044193012378', birthDate: '1993-03-12', phone: '0912345456' })

/** Whether the line between the phone and the office is up: cut, a request arrives and its answer does not. */
let line: 'up' | 'deadAfter' = 'up'
let cutPieces = 0

let browser: TestBrowser
let origin: string
let close: () => Promise<void>
before(async () => {
  browser = await openBrowser()
  const listener = await listen(
    async (request) => doors.send(request.url, request),
    { host: '127.0.0.1', port: 0, isPortFixed: true },
  )
  origin = listener.url
  close = () => listener.stop(0)
})
after(async () => {
  await browser.close()
  await close()
  await rm(folder, { recursive: true, force: true })
})

const signIn = async (page: Page): Promise<void> => {
  const [name = '', value = ''] = mother.cookie.split('=')
  await page.context().addCookies([{ name, value, url: origin }])
}

/** Fills what stands on the page as a person does: choices by click, boxes by typing. */
const fillIn = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    const box = page.locator(`[name="${name}"]`)
    if (!(await box.first().isVisible())) continue
    const kind = await box.first().evaluate((node) => (node instanceof HTMLInputElement ? node.type : node.tagName))
    if (kind === 'radio' || kind === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'SELECT') await box.selectOption(value)
    else await box.fill(value)
  }
}

const goOn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.waitForLoadState()
}

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** Every page is complete at the width of a phone and readable by everybody. */
const lookAt = async (page: Page, name: string, withScript = false): Promise<void> => {
  await expectNoSidewaysScroll(page)
  // The examiner is a script itself: it looks where scripts may run.
  if (withScript) await expectNoAxeViolations(page)
  await shot(page, name)
}

const scan = { name: 'giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(900_000, 32), Buffer.from('\n%%EOF\n')]) }

const CERTIFICATE = Buffer.from('%PDF-1.7\n% Giấy khai sinh của Nguyễn Minh An\n%%EOF\n')

const register = async (page: Page, withScript: boolean): Promise<void> => {
  await signIn(page)
  await page.goto(`${origin}/thu-tuc/${BIRTH}`)
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await lookAt(page, `start-${withScript}`, withScript)
  await page.getByRole('button', { name: 'Bắt đầu' }).click()
  for (const [slug, fields] of BIRTH_PAGES) {
    await page.waitForURL(`**/${slug}`)
    if (slug === 'noi-nop') await page.locator('[name="receivingUnitId"]').first().check()
    await fillIn(page, fields)
    await lookAt(page, `${slug}-${withScript}`, withScript)
    await goOn(page)
    // Without script an answer opens further questions on the same page, which then comes once more.
    if (page.url().endsWith(slug)) {
      await fillIn(page, fields)
      await goOn(page)
    }
  }
  await page.waitForURL('**/to-khai-papers')
  await fillIn(page, { birthProof: 'certificate', surrogate: 'false' })
  if (!withScript) {
    await goOn(page)
    await fillIn(page, { birthProof: 'certificate', surrogate: 'false' })
  }
  await page.locator('[name="tep.field:birthPaper"]').setInputFiles(scan)
  if (withScript) {
    await page.getByText('Đã nhận đủ tệp.').waitFor({ timeout: 30_000 })
    // What came in pieces is taken out like what came with its form, without loading the page anew first.
    await page.locator('button[name=remove]').click()
    await page.locator('button[name=remove]').waitFor({ state: 'detached' })
    await page.locator('[name="tep.field:birthPaper"]').setInputFiles(scan)
    await page.locator('button[name=remove]').waitFor({ timeout: 30_000 })
    await shot(page, 'upload-done')
  }
  await goOn(page)
  await page.waitForURL('**/to-khai-finish')
  await fillIn(page, { wantsCopies: 'false', promise: 'true' })
  await goOn(page)
  await page.waitForURL('**/nhan-ket-qua')
  await lookAt(page, `delivery-${withScript}`, withScript)
  await goOn(page)
  await page.waitForURL('**/kiem-tra')
  await lookAt(page, `check-${withScript}`, withScript)
  await page.locator('[name="declared"]').check()
  const repeat = page.locator('[name="repeat"]')
  if ((await repeat.count()) > 0) await repeat.check()
}

const idOf = (page: Page): DossierId => (page.url().split('/').at(-1) ?? '') as DossierId
const filesOf = async (id: DossierId): Promise<readonly string[]> =>
  ((await transaction(mother.ctx, (trx) => findDossierPage(trx, mother.actor, id)))?.files ?? []).map((file) => file.name ?? '')

describe('khai sinh trên điện thoại', () => {
  test('không script: từ trang thủ tục tới kết quả, trả lời bị mất khi gửi', async () => {
    await browser.withPage({ width: 360, javaScript: false }, async (page) => {
      await register(page, false)
      // The request arrives and its answer is lost; the person presses again.
      await page.route('**/kiem-tra', async (route) => {
        if (route.request().method() !== 'POST' || line !== 'deadAfter') return route.continue()
        line = 'up'
        await route.fetch({ maxRedirects: 0 })
        await route.abort('connectionreset')
      })
      line = 'deadAfter'
      const form = page.url()
      await page.getByRole('button', { name: 'Gửi hồ sơ' }).click().catch(() => undefined)
      await page.goto(form).catch(() => undefined)
      await page.waitForURL('**/da-nop/**')
      await lookAt(page, 'sent')
      const id = idOf(page)
      assert.deepEqual(await filesOf(id), ['giấy chứng sinh.pdf'])
      const { count } = await db.owner.selectFrom('dossier').select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
      assert.equal(Number(count), 1)
      await page.getByRole('link', { name: 'Theo dõi hồ sơ' }).click()
      await lookAt(page, 'own-submitted')
      const desk = await asStaff(office.system, office.staff.desk)
      const on = { commandId: office.system.newId(), dossierId: id, occurredAt: null }
      taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on)))
      const officer = await asStaff(office.system, office.staff.officer, 'Trần Thị Hạnh')
      taken(await perform(officer, 'requestSupplement', INPUTS.requestSupplement.parse({
        ...on, commandId: office.system.newId(), items: ['Giấy chứng sinh bản rõ', { kind: 'question', text: 'Trẻ sinh lúc mấy giờ?' }], reason: 'Ảnh bị mờ', answerDueOn: '2099-01-05',
      })))
      await page.reload()
      await lookAt(page, 'own-asked')
      await page.getByRole('link', { name: 'Trả lời yêu cầu' }).click()
      await lookAt(page, 'answer')
      await page.locator('[name="reply.2"]').fill('Lúc 5 giờ sáng')
      await page.locator('[name="tep.item:1"]').setInputFiles(scan)
      await page.getByRole('button', { name: 'Gửi trả lời' }).click()
      await page.waitForURL(`**/ho-so-cua-toi/${id}`)
      await lookAt(page, 'own-open')
      await page.goto(`${origin}/ho-so-cua-toi`)
      await lookAt(page, 'own-list')

      const body = new Blob([CERTIFICATE]).stream()
      const { id: fileId } = taken(await stageFile(officer, files, { name: 'giay-khai-sinh.pdf', declaredType: 'application/pdf', body }))
      await resolveDossier(office.system, office.staff, id, [{ fileId, name: 'giay-khai-sinh.pdf' }])
      await page.goto(`${origin}/ho-so-cua-toi/${id}`)
      await lookAt(page, 'own-resolved')
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'giay-khai-sinh.pdf' }).click()])
      const received = await readFile(await download.path())
      assert.deepEqual(received, CERTIFICATE)
      // Whoever is shown the certificate asks without an account.
      const verification = await page.getByRole('link', { name: /xác minh/i }).first().getAttribute('href')
      await browser.withPage({ width: 360, javaScript: false }, async (stranger) => {
        await stranger.goto(new URL(verification ?? '', origin).href)
        await stranger.getByText('Kết quả này có thật và còn hiệu lực').waitFor()
        assert.ok(!(await stranger.content()).includes('Trần Thị Ngọc Ưng'))
        await stranger.locator('[name="tep"]').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: received })
        await stranger.getByRole('button', { name: 'So với tệp đã phát hành' }).click()
        await stranger.getByText('Đúng tệp đã phát hành').waitFor()
        await lookAt(stranger, 'verified')
      })
    })
  })

  test('có script: tệp đi từng phần, đường truyền đứt giữa chừng thì tự gửi tiếp', async () => {
    await browser.withPage({ width: 360 }, async (page) => {
      await page.route('**/api/v1/uploads/*', async (route) => {
        if (route.request().method() !== 'PATCH') return route.continue()
        cutPieces += 1
        if (cutPieces === 2) return route.abort('connectionreset')
        if (cutPieces === 4) {
          // The piece arrives, its answer does not.
          await route.fetch()
          return route.abort('connectionreset')
        }
        return route.continue()
      })
      await register(page, true)
      await page.getByRole('button', { name: 'Gửi hồ sơ' }).click()
      await page.waitForURL('**/da-nop/**')
      assert.deepEqual(await filesOf(idOf(page)), ['giấy chứng sinh.pdf'])
      assert.ok(cutPieces > 4)
      for (const path of ['/ho-so-cua-toi', `/ho-so-cua-toi/${idOf(page)}`, '/ho-so-cua-toi/theo-doi']) {
        await page.goto(`${origin}${path}`)
        await lookAt(page, `axe${path.replaceAll('/', '-').slice(0, 22)}`, true)
      }
    })
  })
})

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { transaction } from '#db/context.ts'
import { openOfficeApp } from '#dossiers/testing-web.ts'
import { asStaff, foundOffice } from '#dossiers/testing.ts'
import { draftForm, dropFormDraft } from '#eforms/commands.ts'
import { compileForm } from '#eforms/compile-form.ts'
import { settle } from '#eforms/domain/settle.ts'
import { answerAt } from '#eforms/domain/value.ts'
import { findFormForVersion } from '#eforms/queries.ts'
import { readPage } from '#eforms/read-page.ts'
import { loadShippedForms } from '#eforms/shipped-forms.ts'
import { computedText } from '#eforms/summary.ts'
import { generatedForm, typed } from '#eforms/testing-forms.ts'
import { Temporal } from '#kernel/time.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testCtx, testDatabase } from '../db.ts'
import { buildScreens } from '../web.ts'

const db = await testDatabase()
const system = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const TODAY = '2026-11-20'
const office = await foundOffice(system)
await loadStarterCatalogue(system)
await loadShippedForms(system)
const desk = await asStaff(system, office.staff.desk)
if (desk.actor.kind !== 'staff') throw new Error('the desk is staff')
const controller = {
  ...desk,
  actor: { ...desk.actor, grants: desk.actor.grants.map((grant) => ({ ...grant, role: 'procedureController' as const, sectors: null })) },
}
const server = await serveApp(await openOfficeApp(controller))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

/** Has no shipped form. */
const CODE = '1.004222'
const at = (path: string): string => `${server.origin}/danh-muc/bieu-mau${path}`

const look = async (page: Page): Promise<void> => {
  await expectNoSidewaysScroll(page)
  await expectNoAxeViolations(page)
}

test('kiểm soát thủ tục làm một biểu mẫu từ trang trắng, điền thử, ban hành', async () => {
  await browser.withPage({ width: 1280 }, async (page) => {
    await page.goto(at(`/${CODE}`))
    await look(page)
    await page.click('button:has-text("Biểu mẫu trắng")')
    await page.waitForURL('**/soan')
    await page.click('#trang-0 summary:has-text("Thêm ô")')
    await page.fill('[name="label-0"]', 'Bạn đã có chỗ ở chưa?')
    await page.selectOption('#trang-0 [name="kind"]', 'yesNo')
    await page.click('#trang-0 button:has-text("Thêm ô")')
    await page.waitForURL('**/soan/0-1')
    await page.click('button:has-text("Lưu ô")')
    await page.waitForURL('**/soan#trang-0')
    await page.click('#trang-0 summary:has-text("Thêm ô")')
    await page.fill('[name="label-0"]', 'Địa chỉ chỗ ở')
    await page.selectOption('#trang-0 [name="kind"]', 'address')
    await page.click('#trang-0 button:has-text("Thêm ô")')
    await page.waitForURL('**/soan/0-2')
    await look(page)
    await page.selectOption('[name="whenField"]', 'banDaCoChoOChua')
    await page.fill('[name="whenValue"]', 'Có')
    await page.click('button:has-text("Lưu ô")')
    await page.waitForURL('**/soan#trang-0')
    assert.match(await page.innerText('#trang-0'), /hiện khi “Bạn đã có chỗ ở chưa\?” là Có/)
    assert.match(await page.innerText('[aria-label="Kiểm tra"]'), /Không có lỗi|nên xem lại/)
    await look(page)
    expectNoFaults(page)
    await page.click('button:has-text("Ban hành")')
    await page.waitForURL(`**/${CODE}?ban=1`)
  })
  const day = Temporal.PlainDate.from(TODAY)
  const form = await transaction(system, async (trx) => {
    const procedure = await findVersionInForce(trx, system.tenantId, CODE, day)
    return procedure === undefined ? undefined : findFormForVersion(trx, procedure.id, day)
  })
  assert.deepEqual(form?.pages[0]?.fields.map(({ id }) => id), ['nguoiYeuCau', 'banDaCoChoOChua', 'diaChiChoO'])
})

test('mọi màn hình biểu mẫu vừa với điện thoại và dùng được bằng bàn phím, trình đọc', async () => {
  await browser.withPage({ width: 360 }, async (page) => {
    for (const path of ['', '/1.001193', '/1.001193/xem-thu', '/1.001612/xem-thu?trang=activities']) {
      await page.goto(at(path))
      await look(page)
    }
    expectNoFaults(page)
  })
})

test('không có JavaScript: thêm dòng bằng nút, câu mới mở thì trang hiện lại', async () => {
  await browser.withPage({ width: 360, javaScript: false }, async (page) => {
    await page.goto(at('/1.001612/xem-thu?trang=activities'))
    await page.fill('[name="lines.0.name"]', 'Bán lẻ tạp hóa')
    await page.click('[data-add-row]')
    assert.equal(await page.inputValue('[name="lines.0.name"]'), 'Bán lẻ tạp hóa')
    assert.equal(await page.locator('[name="lines.1.name"]').count(), 1)
    await page.click('[data-remove-row] >> nth=1')
    assert.equal(await page.locator('[name="lines.1.name"]').count(), 0)

    await page.goto(at('/1.001193/xem-thu?trang=finish'))
    assert.equal(await page.isVisible('[name="copyCount"]'), false)
    await page.check('[name="wantsCopies"][value="true"]')
    await page.check('[name="promise"]')
    await page.click('main .form-actions button >> nth=0')
    assert.match(await page.innerText('main'), /Có thêm câu cần trả lời/)
    assert.equal(await page.isVisible('[name="copyCount"]'), true)
    await page.click('main .form-actions button >> nth=0')
    assert.match(await page.innerText('.error-summary'), /Chưa điền “Số bản sao”/)
    await expectNoSidewaysScroll(page)
  })
})

/** What the page shows now: every field with whether it is open, every computed value, and what it would send. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const form = document.querySelector('form:has([data-field])')
    if (!(form instanceof HTMLFormElement)) throw new Error('no form')
    const fields = [...form.querySelectorAll<HTMLElement>('[data-field]')]
    return {
      open: fields.map((field): [string, boolean] => [field.dataset['field'] ?? '', field.closest('[hidden]') === null]),
      computed: [...form.querySelectorAll<HTMLElement>('[data-computed]')].map((one): [string, string] => [one.dataset['computed'] ?? '', one.textContent ?? '']),
      sent: [...new FormData(form)].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
    }
  })

/** Fills every box in its turn, as a script: hidden ones too, since what is hidden must not count. */
const fill = (page: Page, words: readonly string[]) =>
  page.evaluate((given) => {
    let at = 0
    for (const box of document.querySelectorAll<HTMLInputElement>('form [data-field] input')) {
      const word = given[at++ % given.length] ?? ''
      if (box.type === 'checkbox' || box.type === 'radio') box.checked = word.length % 2 === 0
      else box.value = word
    }
    document.querySelector('[data-field] input')?.dispatchEvent(new Event('input', { bubbles: true }))
  }, words)

test('trình duyệt và máy chủ trả lời như nhau, với biểu mẫu và dữ liệu sinh ra', async () => {
  let closed = 0
  let computed = 0
  await browser.withPage({ width: 1280 }, async (page) => {
    for (const source of fc.sample(generatedForm, { seed: 11, numRuns: 10 })) {
      const compiled = compileForm(source)
      const drafted = await draftForm(controller, { procedureCode: CODE, source })
      assert.ok(compiled.ok && drafted.ok)
      const second = compiled.body.pages[1]
      assert.ok(second !== undefined)
      await page.goto(at(`/${CODE}/xem-thu?trang=two`))
      for (const [round, words] of fc.sample(fc.array(typed, { minLength: 7, maxLength: 13 }), { seed: 5, numRuns: 4 }).entries()) {
        if (round < 2) for (const button of await page.locator('[data-add-row]').all()) if (await button.isVisible()) await button.click()
        if (round === 2) for (const button of await page.locator('[data-row="0"] [data-remove-row]').all()) if (await button.isVisible()) await button.click()
        await fill(page, words)
        const { open, computed: values, sent } = await shown(page)
        const data = new FormData()
        for (const [name, value] of sent) data.append(name, value)
        const settled = settle(compiled.body, readPage(data, second), TODAY)
        for (const [path, isOpen] of open) {
          assert.equal(isOpen, settled.states.get(path)?.isVisible, `${path} of ${JSON.stringify(source)}`)
          if (!isOpen) closed++
        }
        for (const [path, text] of values) {
          const field = settled.states.get(path)?.field
          assert.ok(field?.kind === 'computed')
          assert.equal(text, computedText(field, answerAt(settled.answers, path.split('.')) ?? null) || '–', path)
          computed++
        }
      }
      assert.ok((await dropFormDraft(controller, drafted.value)).ok)
    }
    expectNoFaults(page)
  })
  assert.ok(closed > 20 && computed > 10, `${closed} closed fields, ${computed} computed values: too few to say anything`)
})

test('the library of conditions never reaches a browser, and the script of forms stays small', async () => {
  const folder = join(await buildScreens(), 'client', 'assets')
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
  assert.deepEqual(texts.filter(({ text }) => /years and months duration|FeelSyntax|lezer/.test(text)).map(({ name }) => name), [])
  const eform = texts.find(({ name }) => name.startsWith('eform-'))
  assert.ok(eform !== undefined)
  assert.ok(gzipSync(eform.text).length < 8_000, `${gzipSync(eform.text).length} bytes`)
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openCitizen } from '#citizens/testing.ts'
import { VISITOR } from '#kernel/actor.ts'
import { citizenResolver } from '#web/resolve-session.ts'
import { expectNoFaults, openBrowser, serveApp } from './browser.ts'
import { rowsOf, TEST_TENANT, testDatabase } from './db.ts'
import { foundRealOffice } from './office.ts'
import { openWebApp } from './web.ts'

const db = await testDatabase()
const { system } = await foundRealOffice(db.app)
const server = await serveApp(await openWebApp({
  resolveCitizen: citizenResolver(db.app, TEST_TENANT),
  contextFor: (who) => ({ ...system, actor: who?.actor ?? VISITOR }),
}))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

// A key belongs to a name, never to a bare address.
const origin = server.origin.replace('127.0.0.1', 'localhost')

/** A key inside the browser that says yes by itself, as a finger on a phone would. */
const plugInKey = async (page: Page) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return {
    willVerify: (isUserVerified: boolean) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}
const signInAs = (page: Page, token: string): Promise<void> =>
  page.context().addCookies([{ name: 'motcua-citizen', value: token, url: origin }])

test('thêm khóa truy cập, đăng xuất, đăng nhập bằng khóa, chứng minh lại bằng khóa, bỏ khóa', () =>
  browser.withPage({}, async (page) => {
    const citizen = await openCitizen(system, { name: 'Chủ Khóa' })
    await plugInKey(page)
    await signInAs(page, citizen.token)
    await page.goto(`${origin}/cong-dan/bao-mat`)
    await page.getByRole('button', { name: 'Thêm khóa truy cập của máy này' }).click()
    await page.waitForSelector('text=Đã thêm khóa truy cập')
    await page.goto(`${origin}/cong-dan`)
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.goto(`${origin}/cong-dan/dang-nhap?tiep=/thu-tuc`)
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
    await page.waitForURL(`${origin}/thu-tuc`)
    const [session] = await rowsOf<{ id: string; by: string; assurance: string; account: string }>(db, `
      select id, opened_by as by, assurance, account_id as account from citizen_session where revoked_at is null order by created_at desc limit 1`)
    assert.deepEqual([session?.by, session?.assurance, session?.account], ['passkey', 'own', citizen.accountId])
    await rowsOf(db, `update citizen_session set proved_at = '2026-01-01' where id = '${session?.id}'`)
    await page.goto(`${origin}/cong-dan/xac-nhan-lai?tiep=/cong-dan/bao-mat`)
    await page.getByRole('button', { name: 'Xác nhận bằng khóa truy cập' }).click()
    await page.waitForURL(`${origin}/cong-dan/bao-mat`)
    await page.getByRole('button', { name: 'Bỏ khóa này' }).click()
    await page.waitForSelector('text=Đã bỏ khóa truy cập')
    expectNoFaults(page)
    assert.deepEqual(await rowsOf(db, `select 1 from passkey`), [])
  }))

test('khóa không hỏi vân tay hay mã thì không vào được; câu trả lời gửi lại, sửa, hoặc của phiên khác cũng không', () =>
  browser.withPage({}, async (page) => {
    const citizen = await openCitizen(system, { name: 'Chủ Khóa Hai' })
    const key = await plugInKey(page)
    await signInAs(page, citizen.token)
    await page.goto(`${origin}/cong-dan/bao-mat`)
    await page.getByRole('button', { name: 'Thêm khóa truy cập của máy này' }).click()
    await page.waitForSelector('text=Đã thêm khóa truy cập')
    await page.context().clearCookies()
    const answers: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/khoa-truy-cap')) answers.push(request.postData() ?? '')
    })
    await page.goto(`${origin}/cong-dan/dang-nhap`)
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
    await page.waitForURL(`${origin}/cong-dan`)
    const answer = new URLSearchParams(answers[0] ?? assert.fail('nothing was sent')).get('credential') ?? ''
    await page.context().clearCookies()
    for (const credential of [answer, answer.replace('"signature":"', '"signature":"AAAA'), '{}', 'không phải JSON']) {
      await page.goto(`${origin}/cong-dan/dang-nhap`)
      await page.evaluate(async (text) => {
        const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
        const csrf = form?.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
        await fetch('/cong-dan/khoa-truy-cap/thu-thach', { method: 'POST', headers: { 'x-csrf-token': csrf }, body: new URLSearchParams({ viec: 'dang-nhap' }) })
        const box = form?.querySelector<HTMLInputElement>('[name=credential]')
        if (form == null || box == null) return
        box.value = text
        form.submit()
      }, credential)
      await page.waitForSelector('text=Chưa dùng được khóa truy cập này')
    }
    await key.willVerify(false)
    await page.goto(`${origin}/cong-dan/dang-nhap`)
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
    await page.waitForSelector('text=Chưa dùng được khóa truy cập')
    await page.goto(`${origin}/cong-dan`)
    assert.match(page.url(), /dang-nhap/)
  }))

test('không script thì không có nút khóa truy cập, các cách khác vẫn đủ', () =>
  browser.withPage({ javaScript: false }, async (page) => {
    await page.goto(`${origin}/cong-dan/dang-nhap`)
    assert.equal(await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Đăng nhập', exact: true }).count(), 1)
  }))

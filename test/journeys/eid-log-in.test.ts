import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openIdentityProviders, type IdentityProviders } from '#citizens/oidc/providers.ts'
import { readProviderSettings } from '#citizens/oidc/settings.ts'
import { VISITOR } from '#kernel/actor.ts'
import { citizenResolver } from '#web/resolve-session.ts'
import { expectNoAxeViolations, openBrowser, serveApp } from '../browser.ts'
import { TEST_TENANT, testDatabase } from '../db.ts'
import { CLIENT_ID, CLIENT_SECRET, startIdentityProvider } from '../identity-provider.ts'
import { foundRealOffice } from '../office.ts'
import { openWebApp } from '../web.ts'

const db = await testDatabase()
const { system } = await foundRealOffice(db.app)
// The provider has to know our address, and we its: it is filled in once both listen.
let providers: IdentityProviders = { list: [{ id: 'vneid', label: 'VNeID' }], find: () => undefined }
const app = await serveApp(await openWebApp({
  instance: 'demo',
  resolveCitizen: citizenResolver(db.app, TEST_TENANT),
  contextFor: (who) => ({ ...system, actor: who?.actor ?? VISITOR }),
  identityProviders: { list: providers.list, find: (id) => providers.find(id) },
}))
const provider = await startIdentityProvider([`${app.origin}/cong-dan/dinh-danh/vneid`])
const folder = mkdtempSync(join(tmpdir(), 'motcua-eid-'))
const file = join(folder, 'providers.json')
writeFileSync(file, JSON.stringify({ providers: [{
  id: 'vneid', label: 'VNeID', issuer: provider.issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET,
  acrValues: ['muc-2'], sufficientAcr: ['muc-2'], userInfo: true, claims: { identityNumber: 'identity_number' },
}] }))
providers = openIdentityProviders(await readProviderSettings(file), assert.fail)
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await app.close()
  await provider.stop()
  rmSync(folder, { recursive: true })
})

test('đăng nhập bằng định danh điện tử qua trình duyệt thật: đi, về đúng trang, tài khoản có mức định danh', () =>
  browser.withPage({ width: 360 }, async (page) => {
    provider.seat({ sub: 'me', acr: 'muc-2', name: 'Trần Thị Ngọc Ưng', birthdate: '1993-03-12', gender: 'female', identity_number: '044193012378' })
    await page.goto(`${app.origin}/cong-dan`)
    assert.match(page.url(), /\/cong-dan\/dang-nhap\?tiep=/)
    await page.getByRole('link', { name: /Đăng nhập bằng VNeID/ }).click()
    await page.waitForURL(`${app.origin}/cong-dan`)
    const text = await page.locator('main').innerText()
    assert.match(text, /Trần Thị Ngọc Ưng/)
    assert.match(text, /Đăng nhập bằng định danh điện tử: hồ sơ nộp có giá trị pháp lý/)
    await expectNoAxeViolations(page)
    await page.goto(`${app.origin}/cong-dan/du-lieu`)
    assert.match(await page.locator('main').innerText(), /044193012378 \([^)]*định danh/)
    await page.goto(`${app.origin}/cong-dan/ai-da-xem`)
    await expectNoAxeViolations(page)
  }))

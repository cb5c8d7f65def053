import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createOrganisation } from '#citizens/acting/organisation-commands.ts'
import { proposePower } from '#citizens/acting/power-commands.ts'
import { decideConsents } from '#citizens/own/consents.ts'
import { resolveCitizen } from '#citizens/sign-in/resolve-citizen.ts'
import { openCitizen } from '#citizens/testing.ts'
import { VISITOR } from '#kernel/actor.ts'
import { taken } from '#organisation/testing.ts'
import { today } from '#organisation/today.ts'
import { citizenResolver } from '#web/resolve-session.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, openBrowser, serveApp, type RunningApp, type TestBrowser } from './browser.ts'
import { TEST_TENANT, testDatabase } from './db.ts'
import { foundRealOffice } from './office.ts'
import { openWebApp, staffSession } from './web.ts'

const db = await testDatabase()
const { system } = await foundRealOffice(db.app)
const citizen = await openCitizen(system, {
  name: 'Trần Thị Ngọc Ưng', phone: '0912345678', email: 'ngoc.ung@example.vn', identityNumber: '044193012378',
  birthDate: '1993-03-12', sex: 'female', address: 'Thôn Tân Đức, xã Quảng Trạch, tỉnh Quảng Trị',
})
const day = today(system)
const organisation = taken(await createOrganisation(citizen.ctx, { kind: 'household', taxNumber: '044193012378', name: 'Hộ kinh doanh Ngọc Ưng', address: 'Chợ Quảng Trạch' }))
const power = taken(await proposePower(citizen.ctx, {
  principalName: 'Nguyễn Thị Mẹ', principalIdentityNumber: '044155001234', procedureCodes: [], validFrom: day, validTo: day.add({ months: 3 }), fileId: null,
}))
await decideConsents(citizen.ctx, (await resolveCitizen(system, citizen.token)) ?? assert.fail(), ['surveys'])

let browser: TestBrowser
let app: RunningApp
before(async () => {
  browser = await openBrowser()
  app = await serveApp(await openWebApp({
    instance: 'demo',
    resolveSession: async () => staffSession('receptionOfficer'),
    resolveCitizen: citizenResolver(db.app, TEST_TENANT),
    contextFor: (who) => ({ ...system, actor: who?.actor ?? VISITOR }),
    identityProviders: { list: [{ id: 'vneid', label: 'VNeID' }], find: () => undefined },
  }))
})
after(async () => {
  await browser.close()
  await app.close()
})

const signIn = (page: Page): Promise<void> =>
  page.context().addCookies([{ name: 'motcua-citizen', value: citizen.token, url: app.origin }])
const send = (page: Page, button: string): Promise<void> => page.getByRole('button', { name: button, exact: true }).click()

const PAGES: readonly { name: string; path: string; isMine?: boolean; step?: (page: Page) => Promise<unknown> }[] = [
  { name: 'đăng nhập', path: '/cong-dan/dang-nhap' },
  { name: 'đăng nhập sai', path: '/cong-dan/dang-nhap', step: (page) => send(page, 'Đăng nhập') },
  { name: 'đăng ký', path: '/cong-dan/dang-ky' },
  { name: 'quên mật khẩu', path: '/cong-dan/quen-mat-khau' },
  { name: 'nhập mã sai', path: '/cong-dan/dang-ky', step: async (page) => {
    await page.fill('[name="contact"]', `man.hinh.${Math.trunc(performance.now() * 1000)}@example.vn`)
    await send(page, 'Gửi mã')
    await page.fill('[name="otp"]', '000')
    await send(page, 'Tiếp tục')
  } },
  { name: 'tài khoản', path: '/cong-dan', isMine: true },
  { name: 'bảo mật', path: '/cong-dan/bao-mat', isMine: true },
  { name: 'bảo mật, mật khẩu yếu', path: '/cong-dan/bao-mat', isMine: true, step: async (page) => {
    await page.fill('[name="newPassword"]', 'ngắn')
    await page.fill('[name="newPasswordAgain"]', 'ngắn')
    await send(page, 'Đặt mật khẩu')
  } },
  { name: 'xác nhận lại', path: '/cong-dan/xac-nhan-lai', isMine: true },
  { name: 'dữ liệu', path: '/cong-dan/du-lieu', isMine: true },
  { name: 'bản đọc', path: '/cong-dan/du-lieu/ban-doc', isMine: true },
  { name: 'ai đã xem', path: '/cong-dan/ai-da-xem', isMine: true },
  { name: 'khóa truy cập', path: '/cong-dan/bao-mat', isMine: true, step: (page) => page.locator('form[data-passkey]').first().waitFor({ state: 'attached' }) },
  { name: 'đóng tài khoản', path: '/cong-dan/dong-tai-khoan', isMine: true },
  { name: 'tổ chức, mã sai', path: '/cong-dan/to-chuc', isMine: true, step: (page) => send(page, 'Lập tổ chức') },
  { name: 'một tổ chức, lời mời', path: `/cong-dan/to-chuc/${organisation.id}`, isMine: true, step: async (page) => {
    await page.getByLabel('theo dõi hồ sơ').last().check()
    await send(page, 'Tạo lời mời')
  } },
  { name: 'lời mời hỏng', path: '/cong-dan/loi-moi/khong-co', isMine: true },
  { name: 'ủy quyền, thiếu ô', path: '/cong-dan/uy-quyen', isMine: true, step: (page) => send(page, 'Ghi giấy ủy quyền') },
  { name: 'chấp nhận ủy quyền', path: `/cong-dan/uy-quyen/${power.token}`, isMine: true },
  { name: 'quầy xác nhận giấy ủy quyền', path: `/mot-cua/xac-nhan-giay-to?ma=${power.deskCode}&maso=044193012378` },
  { name: 'ủy quyền hỏng', path: '/cong-dan/uy-quyen/khong-co', isMine: true },
]

describe('màn hình của công dân: đọc được, không tràn ngang', () => {
  for (const width of [360, 1280]) {
    for (const { name, path, isMine, step } of PAGES) {
      test(`${name} · ${width} px`, () =>
        browser.withPage({ width }, async (page) => {
          if (isMine === true) await signIn(page)
          await page.goto(app.origin + path)
          await step?.(page)
          await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
          await expectNoAxeViolations(page)
          await expectNoSidewaysScroll(page)
        }))
    }
  }
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { lookupSecret } from '../../src/dossiers/look-up/lookup-secret.ts'
import { setPayeeAccount } from '../../src/fees/bank/payee-account.ts'
import { openFeeOffice } from '../../src/fees/testing.ts'
import { FEE_PERSON_COOKIE, openFeeApp, type FeePerson } from '../../src/fees/testing-web.ts'
import { notifyOffice } from '../../src/fees/trial-gateway/notify.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { rowsOf, testDatabase } from '../db.ts'

const db = await testDatabase()
const world = await openFeeOffice(db)
const server = await serveApp(await openFeeApp(world))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})
taken(await setPayeeAccount(world.director, { unitId: world.center, bankBin: '970436', accountNo: '0011004123456', accountName: 'KBNN Quảng Trạch' }))

const secretOf = (id: DossierId): Promise<string> => transaction(world.system, (trx) => lookupSecret(trx, world.system, id))
const paid = async (id: DossierId): Promise<number> => (await world.accountOf(world.system, id)).paidDong

/** The worker's part: the trial gateway's server calls ours. */
const gatewayCalls = async (page: Page): Promise<void> => {
  const orderId = page.url().split('/').at(-1) ?? ''
  const [charge] = await rowsOf<{ id: string }>(db, `
    select c.id from trial_charge c join payment_order o on o.reference = c.reference where o.id = '${orderId}'`)
  await notifyOffice(world.system, charge?.id ?? '')
}

/** The rules of accessibility are asked by a script in the page, so only where scripts run. */
const isSound = async (page: Page, javaScript = true): Promise<void> => {
  if (javaScript) await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
}

const openPayment = async (page: Page, id: DossierId, javaScript = true): Promise<void> => {
  await page.goto(`${server.origin}/thanh-toan/${id}`)
  await isSound(page, javaScript)
  await page.getByLabel('Mã tra cứu').fill(await secretOf(id))
  await page.getByRole('button', { name: 'Xem khoản phải nộp' }).click()
  await page.getByText('Còn phải nộp').waitFor()
  await isSound(page, javaScript)
}

for (const [way, javaScript, width] of [['có script', true, 1280], ['không script, điện thoại', false, 360]] as const) {
  test(`nộp phí ở cổng thử, ${way}: chờ xác nhận rồi mới là đã nộp`, async () => {
    const id = await world.receive()
    await browser.withPage({ javaScript, width }, async (page) => {
      await openPayment(page, id, javaScript)
      await page.getByText('Cổng thanh toán thử').click()
      await page.getByRole('button', { name: 'Tiếp tục nộp' }).click()
      await page.getByText('Không phải cổng thật').waitFor()
      await isSound(page, javaScript)
      await page.getByRole('button', { name: 'Nộp tiền', exact: true }).click()
      await page.getByRole('heading', { name: 'Đang chờ xác nhận' }).waitFor()
      await isSound(page, javaScript)
      assert.equal(await paid(id), 0)
      await gatewayCalls(page)
      if (!javaScript) await page.reload()
      await page.getByRole('heading', { name: 'Đã nộp' }).waitFor()
      await isSound(page, javaScript)
      assert.equal(await paid(id), 15_000)
      await page.getByRole('link', { name: 'Tải biên lai' }).waitFor()
      if (javaScript) expectNoFaults(page)
    })
  })
}

test('chuyển khoản: mã VietQR hiện trên màn hình hẹp, trang không nói là đã nộp', async () => {
  const id = await world.receive()
  await browser.withPage({ width: 360, javaScript: false }, async (page) => {
    await openPayment(page, id, false)
    await page.getByText('Chuyển khoản bằng mã VietQR').click()
    await page.getByRole('button', { name: 'Tiếp tục nộp' }).click()
    await page.getByRole('img', { name: 'Mã VietQR của khoản chuyển' }).waitFor()
    await isSound(page, false)
    assert.equal(await paid(id), 0)
  })
})

const asPerson = <T>(person: FeePerson, use: (page: Page) => Promise<T>, options: { width?: number; javaScript?: boolean } = {}): Promise<T> =>
  browser.withPage(options, async (page) => {
    await page.context().addCookies([{ name: FEE_PERSON_COOKIE, value: person, url: server.origin }])
    return use(page)
  })

test('thu ngân: tìm hồ sơ bằng mã, thu tiền, chốt ngày; không cần script', async () => {
  const id = await world.receive()
  const code = (await world.accountOf(world.system, id)).code ?? ''
  await asPerson('cashier', async (page) => {
    await page.goto(`${server.origin}/thu-phi?q=${encodeURIComponent(code)}`)
    await isSound(page, false)
    await page.getByRole('button', { name: 'Thu tiền mặt' }).click()
    await page.getByText('Đã thu tiền và lập biên lai.').waitFor()
    await page.goto(`${server.origin}/thu-phi/chot-ngay`)
    await page.getByLabel('Tiền đếm được (đồng)').fill('14.000')
    await page.getByRole('button', { name: 'Chốt và ký tên' }).click()
    await page.getByText('Ghi lý do chênh lệch rồi chốt').first().waitFor()
    assert.equal(await page.getByLabel('Tiền đếm được (đồng)').inputValue(), '14.000')
    await page.getByLabel('Tiền đếm được (đồng)').fill('15.000')
    await page.getByRole('button', { name: 'Chốt và ký tên' }).click()
    await page.getByText('Đã chốt tiền mặt.').waitFor()
    await isSound(page, false)
  }, { javaScript: false })
  assert.equal(await paid(id), 15_000)
})

test('các trang của thu ngân và lãnh đạo ở 360 và 1280: không lỗi tiếp cận, không cuộn ngang', async () => {
  for (const width of [360, 1280]) {
    await asPerson('director', async (page) => {
      for (const path of ['/thu-phi', '/thu-phi/chot-ngay', '/thu-phi/chua-khop', '/thu-phi/hoan-tra', '/thu-phi/doi-soat']) {
        await page.goto(server.origin + path, { waitUntil: 'networkidle' })
        await isSound(page)
      }
      expectNoFaults(page)
    }, { width })
  }
})

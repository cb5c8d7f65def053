import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { actFor } from '#citizens/acting/acting.ts'
import { acceptInvitation, createOrganisation, inviteMember } from '#citizens/acting/organisation-commands.ts'
import { openCitizen } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { asStaff } from '#dossiers/testing.ts'
import { resolveDossier } from '#dossiers/testing-resolve.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { deliver } from '#outbox/deliver.ts'
import { foundOnlineOffice } from '#submissions/testing.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { listen } from '#web/listen.ts'
import { notifyOffice } from '../../src/fees/trial-gateway/notify.ts'
import type { Carrier } from '../../src/postal/carrier.ts'
import { handToCarrier, POST_CHANNEL } from '../../src/postal/commands.ts'
import { postalCourier } from '../../src/postal/courier.ts'
import { followPost } from '../../src/postal/follow.ts'
import { POSTAL_TASKS } from '../../src/postal/jobs.ts'
import { SIMULATED_CARRIER } from '../../src/postal/simulated-carrier.ts'
import { TASKS } from '../../src/jobs/tasks.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, openBrowser, type TestBrowser } from '../browser.ts'
import { addTestTenant, rowsOf, SYSTEM, testCtx, testDatabase } from '../db.ts'
import { openRealDoors } from '../office.ts'

const CODE = '1.001612'
const db = await testDatabase()
await addTestTenant(db)
const office = await foundOnlineOffice(db.app)
const { system } = office
const folder = await mkdtemp(join(tmpdir(), 'motcua-business-'))
const files = openDiskStore(folder)
const doors = await openRealDoors(db, {}, files)
/** The simulated carrier, whose course follows from the consignment's number: always the same one here. */
const CARRIER: Carrier = { ...SIMULATED_CARRIER, book: (order, now) => SIMULATED_CARRIER.book({ ...order, id: 'một chuyến' }, now) }

let browser: TestBrowser
let origin: string
let close: () => Promise<void>
before(async () => {
  browser = await openBrowser()
  const listener = await listen(async (request) => doors.send(request.url, request), { host: '127.0.0.1', port: 0, isPortFixed: true })
  origin = listener.url
  close = () => listener.stop(0)
})
after(async () => {
  await browser.close()
  await close()
  await rm(folder, { recursive: true, force: true })
})

/** The book-keeper of a family's shop, who may submit, follow and pay for it, and acts for it now. */
const openMember = async () => {
  const owner = await openCitizen(system, { name: 'Lê Thị Na', identityNumber: '045196001234', phone: '0912345678' })
  const member = await openCitizen(system, { name: 'Võ Minh Khôi', identityNumber: '044095003211', birthDate: '1995-04-20', phone: '0905123456' })
  const { id } = taken(await createOrganisation(owner.ctx, { kind: 'household', taxNumber: '0100109106', name: 'Tạp hóa Na', address: 'Thôn Thanh Sơn' }))
  const { token } = taken(await inviteMember(owner.ctx, { organisationId: id, rights: ['submit', 'follow', 'pay'] }))
  taken(await acceptInvitation(member.ctx, token))
  taken(await actFor(member.ctx, member.sessionId, { kind: 'organisation', id }))
  return member
}

const PAGES: readonly (readonly [slug: string, fields: Readonly<Record<string, string>>])[] = [
  ['nguoi-nop', { name: 'Võ Minh Khôi', identityNumber: '044095003211', birthDate: '20/4/1995', phone: '0905 123 456' }],
  ['noi-nop', {}],
  ['to-khai-ownerPage', {
    'owner.name': 'Lê Thị Na', 'owner.birthDate': '1/2/1996', 'owner.sex': 'female', 'owner.ethnicGroup': '01', 'owner.identityNumber': '045196001234',
    'owner.residence.place': 'Xã Quảng Trạch, tỉnh Quảng Trị', 'owner.residence.detail': 'Thôn Thanh Sơn', 'owner.phone': '0912345678', 'owner.email': 'na@vidu.vn',
    founders: 'person',
  }],
  ['to-khai-business', {
    businessName: 'Tạp hóa Na', 'premises.place': 'Xã Quảng Trạch, tỉnh Quảng Trị', 'premises.detail': 'Thôn Thanh Sơn', taxAddressDiffers: 'false', hasTaxCode: 'false',
  }],
  ['to-khai-activities', { 'lines.0.name': 'Bán lẻ lương thực, thực phẩm', conditional: 'false' }],
  ['to-khai-capitalPage', { capital: '50.000.000', workers: '2' }],
  ['to-khai-papers', {}],
  ['to-khai-finish', { promise: 'true' }],
  ['nhan-ket-qua', { delivery: 'post' }],
  ['dia-chi-nhan', { recipient: 'Lê Thị Na', phone: '0912345678', place: 'Xã Quảng Trạch, tỉnh Quảng Trị', street: 'Thôn Thanh Sơn' }],
]

const fillIn = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    const box = page.locator(`[name="${name}"]`)
    const kind = await box.first().evaluate((node) => (node instanceof HTMLInputElement ? node.type : node.tagName))
    if (kind === 'radio' || kind === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'SELECT') await box.selectOption(value)
    else await box.fill(value)
  }
}

const isSound = async (page: Page): Promise<void> => {
  await expectNoSidewaysScroll(page)
  await expectNoAxeViolations(page)
  const folder = process.env['SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/business-${page.url().split('/').at(-1)}.png`, fullPage: true })
}

const submit = async (page: Page): Promise<DossierId> => {
  await page.goto(`${origin}/nop-ho-so/${CODE}`)
  await page.getByRole('button', { name: 'Bắt đầu' }).click()
  for (const [slug, fields] of PAGES) {
    await page.waitForURL(`**/${slug}`)
    if (slug === 'noi-nop') await page.locator('[name="receivingUnitId"]').first().check()
    await fillIn(page, fields)
    if (slug === 'dia-chi-nhan') await isSound(page)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
  }
  await page.waitForURL('**/kiem-tra')
  await page.getByText('Tạp hóa Na').first().waitFor()
  await isSound(page)
  await page.locator('[name="declared"]').check()
  await page.getByRole('button', { name: 'Gửi hồ sơ' }).click()
  await page.waitForURL('**/da-nop/**')
  return (page.url().split('/').at(-1) ?? '') as DossierId
}

/** Pays what is asked at the trial gateway, whose server then calls ours. */
const pay = async (page: Page, id: DossierId): Promise<void> => {
  await page.getByRole('link', { name: 'Xem và nộp tiền' }).click()
  await page.getByText('Cổng thanh toán thử').click()
  await page.getByRole('button', { name: 'Tiếp tục nộp' }).click()
  await page.getByRole('button', { name: 'Nộp tiền', exact: true }).click()
  await page.getByRole('heading', { name: 'Đang chờ xác nhận' }).waitFor()
  const [charge] = await rowsOf<{ id: string }>(db, 'select id from trial_charge')
  await notifyOffice(system, charge?.id ?? '')
  await TASKS['fees-credited']?.(system, { dossierId: id })
}

test('hộ kinh doanh: người của tổ chức nộp, trả khoản được yêu cầu, trả lời, nhận qua bưu chính', async () => {
  const member = await openMember()
  const worker = (hoursOn = 0) =>
    testCtx(db.worker, { actor: SYSTEM, newId: system.newId, now: () => system.clock().add({ hours: hoursOn }) })
  const pageOf = (id: DossierId) => transaction(system, (trx) => findDossierPage(trx, system.actor, id))
  await browser.withPage({}, async (page) => {
    const [name = '', value = ''] = member.cookie.split('=')
    await page.context().addCookies([{ name, value, url: origin }])
    const id = await submit(page)
    await POSTAL_TASKS['post-wish'](worker(), { dossierId: id })
    const sent = await pageOf(id)
    assert.equal(sent?.textOf(sent.dossier.parties.owner?.name), 'Tạp hóa Na')
    assert.equal(sent.textOf(sent.dossier.parties.submitter.name), 'Võ Minh Khôi')

    const desk = await asStaff(system, office.staff.desk)
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse({ commandId: system.newId(), dossierId: id })))
    taken(await perform(await asStaff(system, office.staff.officer), 'requestSupplement', INPUTS.requestSupplement.parse({
      commandId: system.newId(), dossierId: id, reason: 'Cần làm rõ ngành nghề', answerDueOn: '2099-01-05',
      items: [{ kind: 'question', text: 'Có bán rượu không?' }, { kind: 'fee', text: 'Phí công bố nội dung đăng ký', amountDong: 100_000 }],
    })))
    await page.goto(`${origin}/ho-so-cua-toi/${id}`)
    await page.getByRole('link', { name: 'Trả lời yêu cầu' }).click()
    await isSound(page)
    await pay(page, id)
    await page.goto(`${origin}/ho-so-cua-toi/${id}/tra-loi`)
    await page.getByText('Đã nộp đủ.').waitFor()
    await page.locator('[name="reply.1"]').fill('Không bán rượu')
    await page.getByRole('button', { name: 'Gửi trả lời' }).click()
    await page.getByText('Đã gửi trả lời.').waitFor()

    await resolveDossier(system, office.staff, id)
    await POSTAL_TASKS['post-results'](worker(), { dossierId: id })
    const [consignment] = await rowsOf<{ id: string }>(db, 'select id from consignment')
    assert.ok(consignment)
    taken(await handToCarrier(desk, office.units.center, [consignment.id]))
    while ((await deliver(worker(), POST_CHANNEL, postalCourier(CARRIER))) > 0);
    await followPost(worker(100), CARRIER, files)
    await POSTAL_TASKS['post-delivered'](worker(100), { consignmentId: consignment.id })
    await page.goto(`${origin}/ho-so-cua-toi/${id}`)
    await page.getByText('Đã trả kết quả').first().waitFor()
    await isSound(page)
    assert.equal((await pageOf(id))?.dossier.phase, 'handedOver')
  })
})

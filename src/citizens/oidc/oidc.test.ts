import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { transaction } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { CLIENT_ID, CLIENT_SECRET, startIdentityProvider, type Person } from '../../../test/identity-provider.ts'
import { foundRealOffice, openRealDoors } from '../../../test/office.ts'
import { openPortalVisitor } from '../../../test/portal-visitor.ts'
import { getCitizenProfile } from '../queries.ts'
import { openCitizen } from '../testing.ts'

const ORIGIN = 'http://localhost'
const db = await testDatabase()
const { system } = await foundRealOffice(db.app)
const [first, second] = await Promise.all(['vneid', 'tinh'].map((id) => startIdentityProvider([`${ORIGIN}/cong-dan/dinh-danh/${id}`])))
if (first === undefined || second === undefined) assert.fail()
const folder = mkdtempSync(join(tmpdir(), 'motcua-oidc-'))
const file = join(folder, 'providers.json')
const claims = { identityNumber: 'identity_number' }
const settings = (id: string, label: string, issuer: string) =>
  ({ id, label, issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, acrValues: ['muc-2'], sufficientAcr: ['muc-2'], userInfo: true, claims })
writeFileSync(file, JSON.stringify({ providers: [settings('vneid', 'VNeID', first.issuer), settings('tinh', 'Định danh tỉnh', second.issuer), settings('hong', 'Nguồn hỏng', 'http://127.0.0.1:1')] }))
const doors = await openRealDoors(db, { OIDC_FILE: file })
after(async () => {
  await Promise.all([first.stop(), second.stop()])
  rmSync(folder, { recursive: true })
})

const MOTHER: Person = {
  sub: 'me', acr: 'muc-2', name: 'Trần Thị Ngọc Ưng', birthdate: '1993-03-12', gender: 'female', identity_number: '044193012378',
  address: 'Thôn Tân Đức, xã Quảng Trạch',
}
type Browser = ReturnType<typeof openPortalVisitor>
const visit = (): Browser => openPortalVisitor(doors.send)
const begin = async (browser: Browser, query = '', id = 'vneid'): Promise<string> => {
  const answer = await browser.send(`/cong-dan/dinh-danh/${id}/di${query}`)
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}
const pathOf = (address: string): string => address.slice(ORIGIN.length)
const logIn = async (browser: Browser, person: Person, query = '', provider = first, id = 'vneid'): Promise<Response> => {
  provider.seat(person)
  return browser.send(pathOf(await provider.logIn(await begin(browser, query, id))))
}
const sessionOf = async (browser: Browser) => {
  const [row] = await rowsOf<{ accountId: AccountId; assurance: string; provedAt: unknown }>(db, `
    select account_id as "accountId", assurance, proved_at as "provedAt" from citizen_session
    where token_hash = sha256('${browser.cookie('motcua-citizen')}'::bytea)`)
  return row ?? assert.fail('nobody is signed in')
}
const noticeAfter = async (browser: Browser, answer: Response): Promise<string> => (await browser.send(answer.headers.get('location') ?? '')).text()

test('đăng nhập bằng định danh: về đúng trang đã hỏi, mức eid, biết tên, số, ngày sinh, giới tính, địa chỉ', async () => {
  const browser = visit()
  const page = await (await browser.send('/cong-dan/dang-nhap?tiep=/thu-tuc')).text()
  assert.match(page, /href="\/cong-dan\/dinh-danh\/vneid\/di\?tiep=%2Fthu-tuc"[^>]*>Đăng nhập bằng (<!-- -->)?VNeID/)
  const done = await logIn(browser, MOTHER, '?tiep=/thu-tuc')
  assert.equal(done.headers.get('location'), '/thu-tuc')
  const { accountId, assurance } = await sessionOf(browser)
  assert.equal(assurance, 'eid')
  const profile = await transaction(system, (trx) => getCitizenProfile(trx, accountId))
  assert.deepEqual(Object.entries(profile).map(([field, { value, proof }]) => [field, value, proof]).toSorted(), [
    ['address', 'Thôn Tân Đức, xã Quảng Trạch', 'eid'], ['birthDate', '1993-03-12', 'eid'],
    ['identityNumber', '044193012378', 'eid'], ['name', 'Trần Thị Ngọc Ưng', 'eid'], ['sex', 'female', 'eid'],
  ])
  const again = visit()
  await logIn(again, { ...MOTHER, address: 'Thôn mới' })
  assert.equal((await sessionOf(again)).accountId, accountId)
  assert.equal((await transaction(system, (trx) => getCitizenProfile(trx, accountId))).address?.value, 'Thôn mới')
})

test('mức thấp thì chỉ là own: không có điều gì được coi là đã chứng minh', async () => {
  const browser = visit()
  await logIn(browser, { ...MOTHER, sub: 'muc thap', acr: 'muc-1' })
  const { accountId, assurance } = await sessionOf(browser)
  assert.equal(assurance, 'own')
  const profile = await transaction(system, (trx) => getCitizenProfile(trx, accountId))
  assert.deepEqual(Object.entries(profile).map(([field, { proof }]) => [field, proof]), [['name', 'declared']])
})

test('địa chỉ quay về chỉ dùng một lần, chỉ ở trình duyệt đã hỏi, chỉ đúng nguồn đã hỏi', async () => {
  const browser = visit()
  first.seat({ ...MOTHER, sub: 'mot lan' })
  const back = await first.logIn(await begin(browser))
  const stranger = visit()
  assert.match(await noticeAfter(stranger, await stranger.send(pathOf(back))), /quá 10 phút hoặc đã dùng/)
  assert.equal((await browser.send(pathOf(back))).headers.get('location'), '/cong-dan')
  const cookie = browser.cookie('motcua-citizen')
  assert.equal((await browser.send(pathOf(back))).headers.get('location'), '/cong-dan/bao-mat')
  assert.equal(browser.cookie('motcua-citizen'), cookie)
  // Mix-up: begun at one provider, answered at the other's address.
  const mixed = visit()
  first.seat(MOTHER)
  const answered = await first.logIn(await begin(mixed))
  const crossed = await mixed.send(pathOf(answered).replace('/vneid?', '/tinh?'))
  assert.match(await noticeAfter(mixed, crossed), /quá 10 phút hoặc đã dùng/)
  assert.equal(mixed.cookie('motcua-citizen'), undefined)
})

test('state, iss, mã bị sửa, hoặc người đó từ chối: không ai được vào', async () => {
  for (const spoil of [
    (url: URL) => url.searchParams.set('state', 'khac'),
    (url: URL) => url.searchParams.delete('state'),
    (url: URL) => url.searchParams.set('iss', second.issuer),
    (url: URL) => url.searchParams.set('code', 'doan-mo'),
  ]) {
    const browser = visit()
    first.seat(MOTHER)
    const back = new URL(await first.logIn(await begin(browser)))
    spoil(back)
    assert.match(await noticeAfter(browser, await browser.send(back.pathname + back.search)), /Chưa đăng nhập được bằng VNeID/)
    assert.equal(browser.cookie('motcua-citizen'), undefined)
  }
  const browser = visit()
  first.seat(undefined)
  const denied = await first.logIn(await begin(browser))
  assert.match(await noticeAfter(browser, await browser.send(pathOf(denied))), /Chưa đăng nhập được/)
})

test('nonce khác: mã đúng, khóa đúng, vẫn không được vào', async () => {
  const browser = visit()
  first.seat(MOTHER)
  const back = await first.logIn(await begin(browser))
  await rowsOf(db, `update oidc_attempt set nonce = 'khac' where used_at is null`)
  assert.match(await noticeAfter(browser, await browser.send(pathOf(back))), /Chưa đăng nhập được/)
})

test('trang khác không bắt đầu thay được; nguồn lạ thì 404; nguồn không trả lời thì nói rõ', async () => {
  const cross = await doors.send('/cong-dan/dinh-danh/vneid/di', { headers: { 'sec-fetch-site': 'cross-site' } })
  assert.equal(cross.status, 403)
  assert.equal((await visit().send('/cong-dan/dinh-danh/la/di')).status, 404)
  const browser = visit()
  const answer = await browser.send('/cong-dan/dinh-danh/hong/di')
  assert.equal(answer.headers.get('location'), '/cong-dan/dang-nhap')
  assert.match(await noticeAfter(browser, answer), /Nguồn hỏng chưa trả lời/)
})

/** A browser that is signed in on an own account. */
const signedIn = async (facts: Parameters<typeof openCitizen>[1]) => {
  const citizen = await openCitizen(system, facts)
  const browser = openPortalVisitor(doors.send, { 'motcua-citizen': citizen.token })
  return { ...citizen, browser }
}

test('gắn định danh chỉ khi đã đăng nhập cả hai bên; định danh đã là tài khoản khác thì không gộp', async () => {
  const { browser, accountId } = await signedIn({ name: 'Chủ Cũ', phone: '0912000333' })
  const linked = await logIn(browser, { ...MOTHER, sub: 'gan', identity_number: '044193000001' }, '?viec=lien-ket')
  assert.equal(linked.headers.get('location'), '/cong-dan/bao-mat')
  const profile = await transaction(system, (trx) => getCitizenProfile(trx, accountId))
  assert.deepEqual([profile.identityNumber?.value, profile.identityNumber?.proof, profile.phone?.proof], ['044193000001', 'eid', 'code'])
  const direct = visit()
  await logIn(direct, { ...MOTHER, sub: 'gan', identity_number: '044193000001' })
  assert.equal((await sessionOf(direct)).accountId, accountId)
  const other = await signedIn({ name: 'Người Khác' })
  await logIn(other.browser, { ...MOTHER, sub: 'gan', identity_number: '044193000001' }, '?viec=lien-ket')
  assert.deepEqual(Object.keys(await transaction(system, (trx) => getCitizenProfile(trx, other.accountId))), ['name'])
})

test('cùng số định danh từ hai nguồn không tự gộp hai tài khoản; một mã subject ở hai nguồn là hai người', async () => {
  const [here, there] = [visit(), visit()]
  await logIn(here, { ...MOTHER, sub: 'trung', identity_number: '044193000002' })
  await logIn(there, { ...MOTHER, sub: 'trung', identity_number: '044193000002' }, '', second, 'tinh')
  assert.notEqual((await sessionOf(here)).accountId, (await sessionOf(there)).accountId)
})

test('mã subject được cấp lại cho người có số định danh khác: không vào được tài khoản cũ', async () => {
  await logIn(visit(), { ...MOTHER, sub: 'cap lai', identity_number: '044193000003' })
  const browser = visit()
  const answer = await logIn(browser, { ...MOTHER, sub: 'cap lai', identity_number: '044193000004' })
  assert.match(await noticeAfter(browser, answer), /không khớp với lần trước/)
  assert.equal(browser.cookie('motcua-citizen'), undefined)
})

test('chứng minh lại: đúng người thì mốc mới, định danh của người khác thì không', async () => {
  const { browser, sessionId } = await signedIn({ name: 'Chứng Minh' })
  await logIn(browser, { ...MOTHER, sub: 'chung minh', identity_number: '044193000005' }, '?viec=lien-ket')
  await rowsOf(db, `update citizen_session set proved_at = '2026-01-01' where id = '${sessionId}'`)
  const provedAt = async () => (await rowsOf<{ at: string }>(db, `select proved_at::text as at from citizen_session where id = '${sessionId}'`))[0]?.at ?? ''
  await logIn(browser, { ...MOTHER, sub: 'nguoi khac', identity_number: '044193000006' }, '?viec=xac-nhan&tiep=/cong-dan')
  assert.match(await provedAt(), /^2026-01-01/)
  await logIn(browser, { ...MOTHER, sub: 'chung minh', identity_number: '044193000005' }, '?viec=xac-nhan&tiep=/cong-dan')
  assert.doesNotMatch(await provedAt(), /^2026-01-01/)
})

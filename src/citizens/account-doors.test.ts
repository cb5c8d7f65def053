import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { hire } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from '../../test/office.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { hashPassword } from '#identity/password-hash.ts'
import { hasConsent } from './own/consents.ts'
import { getCitizenProfile } from './queries.ts'
import { openCitizen, type Someone } from './testing.ts'

const db = await testDatabase()
const { system, units } = await foundRealOffice(db.app)
const doors = await openRealDoors(db)
const PASSWORD = 'mưa rơi trên phố Huế'
const hash = await hashPassword(PASSWORD, system.random)

const someone = async (facts: Someone = {}) => {
  const citizen = await openCitizen(system, facts)
  await rowsOf(db, `update citizen_account set password_hash = '${hash}', password_changed_at = now() where id = '${citizen.accountId}'`)
  return { ...citizen, browser: openPortalVisitor(doors.send, { 'motcua-citizen': citizen.token }) }
}
type Person = Awaited<ReturnType<typeof someone>>
const growStale = ({ sessionId }: Person) => rowsOf(db, `update citizen_session set proved_at = now() - interval '11 minutes' where id = '${sessionId}'`)
const latestCode = async (contact: string): Promise<string> =>
  (await rowsOf<{ code: string }>(db, `select code from code_message where contact = '${contact}' order by id desc limit 1`))[0]?.code ?? assert.fail(contact)
const noticesTo = async (contact: string): Promise<string[]> =>
  (await rowsOf<{ change: string }>(db, `
    select change from account_notice n join outbox o on o.reference->>'noticeId' = n.id::text where contact = '${contact}' order by n.id`)).map(({ change }) => change)
const textAfter = async ({ browser }: Person, answer: Response) => (await browser.send(answer.headers.get('location') ?? '')).text()

describe('đăng nhập và bảo mật', () => {
  test('đổi mật khẩu: để lâu thì phải chứng minh lại bằng mật khẩu; xong thì phiên khác hết', async () => {
    const person = await someone({ phone: '0912111001' })
    const { browser } = person
    await growStale(person)
    assert.doesNotMatch(await (await browser.send('/cong-dan/bao-mat')).text(), /name="newPassword"/)
    const refused = await browser.fill('/cong-dan', { viec: 'doi-mat-khau', newPassword: 'mật khẩu thứ hai', newPasswordAgain: 'mật khẩu thứ hai' }, '/cong-dan/bao-mat')
    assert.match(await refused.text(), /Xác nhận lại rồi làm tiếp/)
    const wrong = await browser.fill('/cong-dan/xac-nhan-lai', { password: 'không phải' })
    assert.equal(wrong.status, 422)
    const confirmed = await browser.fill('/cong-dan/xac-nhan-lai', { password: PASSWORD, tiep: '/cong-dan/bao-mat' })
    assert.equal(confirmed.headers.get('location'), '/cong-dan/bao-mat')
    const elsewhere = openPortalVisitor(doors.send)
    await elsewhere.fill('/cong-dan/dang-nhap', { contact: '0912111001', password: PASSWORD })
    assert.equal((await elsewhere.send('/cong-dan')).status, 200)
    const changed = await browser.fill('/cong-dan/bao-mat', { viec: 'doi-mat-khau', newPassword: 'mật khẩu thứ hai', newPasswordAgain: 'mật khẩu thứ hai' })
    assert.match(await textAfter(person, changed), /Đã đổi mật khẩu/)
    assert.equal((await elsewhere.send('/cong-dan')).status, 303)
    assert.deepEqual(await noticesTo('0912111001'), ['password'])
  })

  test('đoán mật khẩu từ màn hình bỏ ngỏ bị khóa như ở cửa', async () => {
    const person = await someone({ phone: '0912111002' })
    for (let i = 0; i < 5; i++) assert.equal((await person.browser.fill('/cong-dan/xac-nhan-lai', { password: 'đoán' })).status, 422)
    assert.equal((await person.browser.fill('/cong-dan/xac-nhan-lai', { password: PASSWORD })).status, 429)
  })

  test('đổi số điện thoại bằng mã gửi tới số mới; số của người khác thì không giành được', async () => {
    const person = await someone({ phone: '0912111003' })
    const { browser } = person
    const begun = await browser.fill('/cong-dan/bao-mat', { viec: 'doi-lien-he', contact: '0912 111 004' })
    assert.equal(begun.headers.get('location'), '/cong-dan/lien-he-moi')
    const done = await browser.fill('/cong-dan/lien-he-moi', { otp: await latestCode('0912111004') })
    assert.match(await textAfter(person, done), /0912111004/)
    const other = await someone({ phone: '0912111005' })
    await other.browser.fill('/cong-dan/bao-mat', { viec: 'doi-lien-he', contact: '0912111004' })
    const taken = await other.browser.fill('/cong-dan/lien-he-moi', { otp: await latestCode('0912111004') })
    assert.equal(taken.status, 409)
    assert.equal((await transaction(other.ctx, (trx) => getCitizenProfile(trx, other.accountId))).phone?.value, '0912111005')
  })

  test('mã đổi liên hệ không dùng để tạo tài khoản, mã đăng ký không dùng để đổi liên hệ', async () => {
    const person = await someone({ phone: '0912111006' })
    await person.browser.fill('/cong-dan/bao-mat', { viec: 'doi-lien-he', contact: '0912111007' })
    const entered = await person.browser.fill('/cong-dan/lien-he-moi', { otp: await latestCode('0912111007') }, '/cong-dan/ma-xac-nhan')
    assert.notEqual(entered.status, 200)
    const created = await person.browser.fill('/cong-dan', { name: 'Kẻ khác', password: PASSWORD, passwordAgain: PASSWORD }, '/cong-dan/dat-mat-khau')
    assert.notEqual(created.headers.get('location'), '/cong-dan')
    assert.deepEqual(await rowsOf(db, `select 1 from citizen_fact where value = '0912111007'`), [])
  })

  test('kết thúc phiên trên máy khác; phiên của người khác thì không', async () => {
    const person = await someone({ phone: '0912111008' })
    const stranger = await someone()
    const answer = await person.browser.fill('/cong-dan/bao-mat', { viec: 'thu-hoi', phien: stranger.sessionId })
    assert.equal(answer.status, 404)
    assert.equal((await stranger.browser.send('/cong-dan')).status, 200)
    const elsewhere = openPortalVisitor(doors.send)
    await elsewhere.fill('/cong-dan/dang-nhap', { contact: '0912111008', password: PASSWORD })
    assert.equal((await person.browser.fill('/cong-dan/bao-mat', { viec: 'thu-hoi-khac' })).status, 303)
    assert.equal((await elsewhere.send('/cong-dan')).status, 303)
    assert.equal((await person.browser.send('/cong-dan')).status, 200)
  })
})

describe('dữ liệu của tôi', () => {
  test('tự khai, sửa, bỏ; sai thì nêu ô sai và giữ điều đã gõ; điều định danh đã chứng minh thì không sửa được', async () => {
    const person = await someone({ name: 'Tự Khai' })
    const wrong = await person.browser.fill('/cong-dan/du-lieu', { viec: 'khai', name: 'Tự Khai', identityNumber: '123', birthDate: '12/3/1993' })
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /href="#[^"]*identityNumber/)
    assert.match(page, /value="12\/3\/1993"/)
    await person.browser.fill('/cong-dan/du-lieu', { viec: 'khai', name: 'Tự Khai', identityNumber: '044193012378', birthDate: '12/3/1993', sex: 'female' })
    const profile = await transaction(person.ctx, (trx) => getCitizenProfile(trx, person.accountId))
    assert.deepEqual([profile.identityNumber?.value, profile.birthDate?.value, profile.sex?.proof], ['044193012378', '1993-03-12', 'declared'])
    const proved = await someone({ name: 'Đã Chứng Minh', identityNumber: '044193012379', assurance: 'eid' })
    await proved.browser.fill('/cong-dan/du-lieu', { viec: 'khai', name: 'Tên Khác', identityNumber: '044193012370' })
    const kept = await transaction(proved.ctx, (trx) => getCitizenProfile(trx, proved.accountId))
    assert.deepEqual([kept.name?.value, kept.identityNumber?.value], ['Đã Chứng Minh', '044193012379'])
  })

  test('không ô nào đánh dấu sẵn; đồng ý, rút lại đều thành dòng; ô lạ không thành đồng ý', async () => {
    const person = await someone()
    const page = await (await person.browser.send('/cong-dan/du-lieu')).text()
    assert.match(page, /name="dongY-zaloMessages"/)
    assert.doesNotMatch(page, /type="checkbox"[^>]*checked/)
    const agreed = () => transaction(person.ctx, (trx) => hasConsent(trx, person.accountId, 'zaloMessages', '2026-11-22'))
    assert.equal(await agreed(), false)
    await person.browser.fill('/cong-dan/du-lieu', { viec: 'dong-y', 'dongY-zaloMessages': 'on', 'dongY-dossiers': 'on', 'dongY-la': 'on' })
    assert.equal(await agreed(), true)
    await person.browser.fill('/cong-dan/du-lieu', { viec: 'dong-y' })
    assert.equal(await agreed(), false)
    const rows = await rowsOf<{ purpose: string; version: number; is_given: boolean }>(db, `
      select purpose, version, is_given from citizen_consent where account_id = '${person.accountId}' order by id`)
    assert.deepEqual(rows.map(({ purpose, version, is_given }) => [purpose, version, is_given]), [['zaloMessages', 1, true], ['zaloMessages', 1, false]])
  })

  test('tải về: có điều của mình, không có bí mật hay điều của người khác; bản đọc cũng vậy', async () => {
    const person = await someone({ name: 'Người Tải', phone: '0912111010' })
    await someone({ name: 'Người Khác Hẳn' })
    const file = await person.browser.send('/cong-dan/du-lieu/tai-ve')
    assert.match(file.headers.get('content-disposition') ?? '', /attachment/)
    const text = await file.text()
    assert.equal((JSON.parse(text) as { profile: { phone: { value: string } } }).profile.phone.value, '0912111010')
    for (const hidden of [hash.slice(-20), person.token, 'Người Khác Hẳn', 'tokenHash', 'password']) assert.ok(!text.includes(hidden), hidden)
    assert.match(await (await person.browser.send('/cong-dan/du-lieu/ban-doc')).text(), /0912111010/)
  })

  test('đóng tài khoản: dữ liệu riêng bị xóa, liên hệ dùng lại được, phiên hết, dòng đồng ý còn', async () => {
    const person = await someone({ name: 'Người Đi', phone: '0912111011', identityNumber: '044193012371' })
    await person.browser.fill('/cong-dan/du-lieu', { viec: 'dong-y', 'dongY-surveys': 'on' })
    assert.equal((await person.browser.fill('/cong-dan/dong-tai-khoan', {})).status, 422)
    assert.equal((await person.browser.fill('/cong-dan/dong-tai-khoan', { chac: 'on' })).headers.get('location'), '/')
    assert.equal((await doors.send('/cong-dan', { headers: { cookie: person.cookie } })).status, 303)
    assert.deepEqual(await rowsOf(db, `select 1 from citizen_fact where account_id = '${person.accountId}'`), [])
    assert.equal((await rowsOf(db, `select 1 from citizen_consent where account_id = '${person.accountId}'`)).length, 1)
    const answer = await openPortalVisitor(doors.send).fill('/cong-dan/dang-nhap', { contact: '0912111011', password: PASSWORD })
    assert.equal(answer.status, 422)
    await openCitizen(system, { phone: '0912111011' })
  })
})

describe('tổ chức và ủy quyền qua trang', () => {
  test('lập tổ chức, mời, chấp nhận, chọn làm thay, đầu trang nói đang làm thay ai, bị bỏ thì hết', async () => {
    const [boss, clerk] = [await someone({ name: 'Chủ Doanh Nghiệp' }), await someone({ name: 'Kế Toán Viên' })]
    const bad = await boss.browser.fill('/cong-dan/to-chuc', { kind: 'business', name: 'Cửa hàng Bình Minh', taxNumber: '0100109107' })
    assert.equal(bad.status, 422)
    assert.match(await bad.text(), /value="Cửa hàng Bình Minh"/)
    const made = await boss.browser.fill('/cong-dan/to-chuc', { kind: 'business', name: 'Cửa hàng Bình Minh', taxNumber: '0100109106' })
    const page = made.headers.get('location') ?? ''
    const invited = await (await boss.browser.fill(page, { viec: 'moi', submit: 'on' })).text()
    const link = /\/cong-dan\/loi-moi\/[\w-]+/.exec(invited)?.[0] ?? assert.fail('no link')
    assert.equal((await openPortalVisitor(doors.send).send(link)).headers.get('location'), `/cong-dan/dang-nhap?tiep=${encodeURIComponent(link)}`)
    assert.equal((await clerk.browser.fill(link, {})).status, 303)
    assert.equal((await clerk.browser.send(link)).status, 410)
    const organisationId = page.split('/').at(-1) ?? ''
    await clerk.browser.fill('/cong-dan', { thay: `to-chuc:${organisationId}` })
    assert.match(await (await clerk.browser.send('/thu-tuc')).text(), /đang làm thay <b>Cửa hàng Bình Minh<\/b>/)
    assert.equal((await clerk.browser.fill(page, { viec: 'moi', manage: 'on' })).status, 404)
    await boss.browser.fill(page, { viec: 'bo', nguoi: clerk.accountId })
    assert.doesNotMatch(await (await clerk.browser.send('/thu-tuc')).text(), /đang làm thay/)
    assert.equal((await clerk.browser.send(page)).status, 404)
    assert.equal((await clerk.browser.fill('/cong-dan', { thay: `to-chuc:${organisationId}` })).status, 403)
  })

  test('ghi giấy ủy quyền kèm bản quét; quầy xác nhận theo mã; công dân không vào trang của quầy', async () => {
    const agent = await someone({ name: 'Con Gái' })
    const send = async (fields: Record<string, string>, file?: File): Promise<Response> => {
      const csrf = /csrf=([^"&]+)/.exec(await (await agent.browser.send('/cong-dan/uy-quyen')).text())?.[1] ?? ''
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      if (file !== undefined) body.set('paper', file)
      return agent.browser.send(`/cong-dan/uy-quyen?csrf=${csrf}`, { method: 'POST', body })
    }
    const fields = {
      viec: 'ghi', principalName: 'Nguyễn Thị Mẹ', principalIdentityNumber: '044155001234', scope: 'all',
      validFrom: '1/11/2026', validTo: '31/12/2027',
    }
    const wrong = await send({ ...fields, validTo: '31/02/2027' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /Nhập ngày kết thúc/)
    const lying = await send(fields, new File(['<html>'], 'giay.pdf', { type: 'application/pdf' }))
    assert.ok(lying.status >= 400 && lying.status < 500, `${lying.status}`)
    const made = await send(fields, new File(['%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n'], 'giay.pdf', { type: 'application/pdf' }))
    const page = await made.text()
    assert.equal(made.status, 200, /class="err"[^>]*>([^<]*)/.exec(page)?.[1])
    const code = /đọc mã <b class="mono[^>]*>([0-9A-Z ]{9})/.exec(page)?.[1] ?? assert.fail('no code')
    assert.equal((await rowsOf(db, `select 1 from power_of_attorney where file_id is not null and agent_account_id = '${agent.accountId}'`)).length, 1)
    const [scan] = await rowsOf<{ id: string }>(db, `select id from power_of_attorney where file_id is not null and agent_account_id = '${agent.accountId}'`)
    const scanPath = `/cong-dan/uy-quyen/ban-quet/${scan?.id ?? ''}`
    const [principal, stranger] = [await someone({ name: 'Nguyễn Thị Mẹ', identityNumber: '044155001234' }), await someone({ name: 'Người Lạ', identityNumber: '044155001235' })]
    const opened = await agent.browser.send(scanPath)
    assert.deepEqual([opened.status, opened.headers.get('content-security-policy')], [200, "sandbox; default-src 'none'"])
    assert.match(await opened.text(), /^%PDF/)
    assert.equal((await principal.browser.send(scanPath)).status, 200)
    assert.equal((await stranger.browser.send(scanPath)).status, 404)
    assert.equal((await openPortalVisitor(doors.send).send(scanPath)).status, 303)
    assert.equal((await agent.browser.send(`/mot-cua/xac-nhan-giay-to?ma=${encodeURIComponent(code)}`)).status, 303)
    const staffId = await hire(system, 'Lê Thị Lan', { role: 'receptionOfficer', unitId: units.commune, withSubtree: true })
    const token = (await openCookie(system, await addAccount(system, staffId))).split('=')[1] ?? ''
    const desk = openPortalVisitor(doors.send, { 'motcua-session': token })
    const path = `/mot-cua/xac-nhan-giay-to?ma=${encodeURIComponent(code.toLowerCase())}`
    assert.match(await (await desk.send(path)).text(), /Nguyễn Thị Mẹ/)
    const deskScan = /href="(\/mot-cua\/xac-nhan-giay-to\/ban-quet\/[^"]+)"/.exec(await (await desk.send(path)).text())?.[1] ?? assert.fail('no scan')
    assert.equal((await desk.send(deskScan)).headers.get('content-security-policy'), "sandbox; default-src 'none'")
    assert.equal((await desk.send('/mot-cua/xac-nhan-giay-to/ban-quet/00000000')).status, 404)
    assert.equal((await agent.browser.send(deskScan)).status, 303)
    assert.equal((await desk.fill(path, { viec: 'giay', ma: code })).status, 303)
    assert.equal((await principal.browser.send(scanPath)).status, 404)
    assert.match(await (await agent.browser.send('/cong-dan/uy-quyen')).text(), /cán bộ đã xem bản giấy/)
    assert.match(await (await agent.browser.send('/cong-dan')).text(), /Theo giấy ủy quyền/)
  })
})

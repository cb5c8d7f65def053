import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { createDemoOffice } from '#demo/office.ts'
import { VISITOR } from '#kernel/actor.ts'
import { sessionResolver } from '#web/resolve-session.ts'
import { testCtx, testDatabase, TEST_TENANT } from '../../test/db.ts'
import { openWebApp } from '../../test/web.ts'
import { createSetupLink } from './link-commands.ts'
import { realWorld } from '#db/context.ts'

const db = await testDatabase()
const ctx = { ...testCtx(db.app), ...realWorld() }
const office = await createDemoOffice(ctx)
const app = await openWebApp({
  resolveSession: sessionResolver(db.app, TEST_TENANT),
  contextFor: (session) => ({ ...ctx, actor: session?.actor ?? VISITOR }),
})

/** A browser without script: keeps cookies, sends the forms it was given. */
const visit = () => {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(path, { ...init, headers: { ...init.headers, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.slice(0, line.indexOf(';')).split('=')
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const fill = async (path: string, fields: Record<string, string>, action = path): Promise<Response> => {
    const page = await (await send(path)).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const body = new URLSearchParams({ csrf, ...fields })
    return send(action, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  }
  return { send, fill }
}

const loginOf = (name: string) => {
  const found = office.logins.find((login) => login.name === name)
  assert.ok(found)
  return { login: found.login, password: found.password }
}
const signedIn = async (name: string) => {
  const browser = visit()
  const answer = await browser.fill('/dang-nhap', loginOf(name))
  assert.equal(answer.status, 303)
  return browser
}
const ADMIN_PAGES = ['don-vi', 'can-bo', 'bao-mat', 'uy-quyen', 'lich-lam-viec', 'ngay-nghi'].map((page) => `/quan-tri/${page}`)

test('đăng nhập không script: sai thì một câu chung, đúng thì về đúng trang đã hỏi, đăng xuất thì hết', async () => {
  const browser = visit()
  const { login, password } = loginOf('Nguyễn Hữu Quản')
  const wrong = await browser.fill('/dang-nhap', { login, password: 'không phải' })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  assert.match(page, /Tên đăng nhập hoặc mật khẩu không đúng/)
  assert.match(page, new RegExp(`value="${login.replace('.', '\\.')}"`))
  assert.doesNotMatch(page, /không phải/)
  const nobody = await (await visit().fill('/dang-nhap', { login: 'khong.co', password: 'không phải' })).text()
  assert.match(nobody, /Tên đăng nhập hoặc mật khẩu không đúng/)
  const right = await browser.fill('/dang-nhap', { login, password, tiep: '/quan-tri/don-vi' })
  assert.equal(right.headers.get('location'), '/quan-tri/don-vi')
  assert.match(await (await browser.send('/quan-tri/don-vi')).text(), /Ủy ban nhân dân xã Quảng Trạch/)
  assert.equal((await browser.fill('/tai-khoan', {}, '/dang-xuat')).headers.get('location'), '/dang-nhap')
  assert.equal((await browser.send('/tai-khoan')).status, 303)
})

test('trang tiếp theo không bao giờ là địa chỉ ngoài', async () => {
  for (const tiep of ['https://xau.vn/', '//xau.vn', '/\\xau.vn', 'javascript:1']) {
    const answer = await visit().fill('/dang-nhap', { ...loginOf('Trần Khơi'), tiep })
    assert.equal(answer.headers.get('location'), '/mot-cua', tiep)
  }
})

test('biểu mẫu thiếu ô: nêu tên ô; thiếu mã chống giả mạo: không nhận', async () => {
  const empty = await visit().fill('/dang-nhap', {})
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Nhập tên đăng nhập\./)
  const forged = await visit().fill('/dang-nhap', { ...loginOf('Trần Khơi'), csrf: 'gia' })
  assert.equal(forged.status, 403)
})

test('màn hình quản trị: quản trị vào được, công chức và khách thì không', async () => {
  const admin = await signedIn('Nguyễn Hữu Quản')
  const officer = await signedIn('Lê Thị Lan')
  for (const path of ADMIN_PAGES) {
    assert.equal((await admin.send(path)).status, 200, path)
    assert.equal((await officer.send(path)).status, 403, path)
    assert.equal((await visit().send(path)).status, 303, path)
  }
  const home = await (await officer.send('/mot-cua')).text()
  assert.doesNotMatch(home, /quan-tri/)
})

test('mở đơn vị, thêm cán bộ, phân công, tạo tài khoản, đặt mật khẩu bằng liên kết, vào làm việc', async () => {
  const admin = await signedIn('Nguyễn Hữu Quản')
  const opened = await admin.fill('/quan-tri/don-vi', {
    parentId: office.units.get('H50.101') ?? '', code: 'H50.101.05', name: 'Trung tâm Dịch vụ tổng hợp', shortName: 'TT DVTH',
    tier: 'commune', kind: 'publicServiceUnit', openedOn: '2026-01-01',
  })
  assert.equal(opened.status, 303)
  const unitId = opened.headers.get('location')?.split('/').at(-1) ?? ''
  const again = await admin.fill('/quan-tri/don-vi', {
    parentId: office.units.get('H50.101') ?? '', code: 'H50.101.05', name: 'Khác', shortName: 'Khác',
    tier: 'commune', kind: 'division', openedOn: '2026-01-01',
  })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /H50\.101\.05 đã thuộc đơn vị “Trung tâm Dịch vụ tổng hợp”/)
  const hired = await admin.fill('/quan-tri/can-bo', { fullName: 'Đặng Thử Việc', code: 'THU-1', activeFrom: '2026-01-01' })
  const person = hired.headers.get('location') ?? ''
  const assigned = await admin.fill(person, { viec: 'phan-cong', role: 'caseOfficer', unitId, sectors: 'Hộ tịch', from: '2026-01-01' })
  assert.equal(assigned.status, 303)
  const made = await (await admin.fill(person, { viec: 'tao-tai-khoan', login: 'thu.viec' })).text()
  const link = /\/thiet-lap\/[\w-]+/.exec(made)?.[0] ?? ''
  const guest = visit()
  const secret = 'mưa rơi trên phố Huế'
  assert.equal((await guest.fill(link, { password: secret, passwordAgain: 'khác' })).status, 422)
  assert.equal((await guest.fill(link, { password: secret, passwordAgain: secret })).status, 303)
  assert.equal((await guest.send(link)).status, 410)
  assert.equal((await guest.fill('/dang-nhap', { login: 'thu.viec', password: secret })).status, 303)
  assert.match(await (await guest.send('/mot-cua')).text(), /Đặng Thử Việc/)
  assert.equal((await admin.fill(person, { viec: 'khoa' })).status, 303)
  assert.equal((await guest.send('/mot-cua')).status, 303)
})

test('ngày nghỉ: xác nhận 24/11/2026 cần văn bản; giờ làm việc sai nêu chỗ sai', async () => {
  const admin = await signedIn('Nguyễn Hữu Quản')
  const page = await (await admin.send('/quan-tri/ngay-nghi?nam=2026')).text()
  assert.match(page, /Ngày Văn hóa Việt Nam/)
  const unitId = office.units.get('H50.102') ?? ''
  const wrong = await admin.fill('/quan-tri/lich-lam-viec', { unitId, from: '2026-01-01', source: 'QĐ 1', 's-mon': '11:30-07:30' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /11:30-07:30/)
  const right = await admin.fill('/quan-tri/lich-lam-viec', { unitId, from: '2026-01-01', source: 'QĐ 1', 's-mon': '07:00-11:00, 13:00-17:00' })
  assert.equal(right.status, 303)
})

test('liên kết thiết lập của bản trống mở được; liên kết lạ thì hết hạn', async () => {
  const token = await createSetupLink(ctx)
  assert.match(await (await visit().send(`/thiet-lap/${token}`)).text(), /Thiết lập cơ quan và quản trị đầu tiên/)
  assert.equal((await visit().send('/thiet-lap/khong-co')).status, 410)
})

const personPage = (name: string): string => {
  const staffId = office.logins.find((login) => login.name === name)?.staffId
  assert.ok(staffId)
  return `/quan-tri/can-bo/${staffId}`
}

test('sửa thông tin cán bộ: lịch sử ghi điều đã đổi; vắng mặt ghi được và kết thúc được', async () => {
  const admin = await signedIn('Nguyễn Hữu Quản')
  const page = personPage('Phạm Văn Hùng')
  const changed = await admin.fill(page, { viec: 'sua', fullName: 'Phạm Văn Hùng', code: 'QT-hung.pv', title: 'Phó Giám đốc Trung tâm', email: 'sai' })
  assert.equal(changed.status, 422)
  assert.match(await changed.text(), /Thư điện tử chưa đúng/)
  const saved = await admin.fill(page, { viec: 'sua', fullName: 'Phạm Văn Hùng', code: 'QT-hung.pv', title: 'Phó Giám đốc Trung tâm', phone: '0912 000 111' })
  assert.equal(saved.status, 303)
  assert.match(await (await admin.send(page)).text(), /Chức danh: Công chức tiếp nhận, thu phí → Phó Giám đốc Trung tâm/)
  const wrong = await admin.fill(page, { viec: 'vang-mat', absentFrom: '2026-12-05', absentTo: '2026-12-01', reason: 'leave' })
  assert.match(await wrong.text(), /Ngày kết thúc trước ngày bắt đầu/)
  assert.equal((await admin.fill(page, { viec: 'vang-mat', absentFrom: '2099-12-01', absentTo: '2099-12-05', reason: 'leave' })).status, 303)
  const shown = await (await admin.send(page)).text()
  assert.match(shown, /Nghỉ phép(<!-- -->)?, từ/)
  const id = /value="ve-som"\/><input type="hidden" name="id" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  assert.equal((await admin.fill(page, { viec: 've-som', id })).status, 303)
  assert.doesNotMatch(await (await admin.send(page)).text(), /Nghỉ phép(<!-- -->)?, từ/)
})

test('giao quyền: chọn người giao rồi chọn vai trò; không chọn vai trò nào thì được nhắc', async () => {
  const admin = await signedIn('Nguyễn Hữu Quản')
  const giver = office.logins.find((login) => login.name === 'Nguyễn Thị Hồng Nhung')
  const taker = office.logins.find((login) => login.name === 'Đặng Quốc Bảo')
  const page = `/quan-tri/uy-quyen?nguoi=${giver?.staffId}`
  const html = await (await admin.send(page)).text()
  assert.match(html, /name="vai-centerDirector"/)
  assert.doesNotMatch(html, /name="vai-(cashier|systemAdmin)"/)
  const unitId = office.units.get('H50.101.01') ?? ''
  const fields = { viec: 'giao', fromStaffId: giver?.staffId ?? '', toStaffId: taker?.staffId ?? '', unitId, form: 'TUQ', from: '2026-11-01', to: '2099-01-01', basis: 'Số 1/GUQ' }
  const none = await admin.fill(page, fields)
  assert.equal(none.status, 422)
  assert.match(await none.text(), /Chọn ít nhất một vai trò để giao/)
  assert.match(await (await admin.fill(page, { ...fields, 'vai-cashier': 'on' })).text(), /không giữ vai trò Thu ngân/)
  assert.equal((await admin.fill(page, { ...fields, 'vai-centerDirector': 'on' })).status, 303)
})

test('chính sách bắt buộc hai lớp: quản trị được dẫn đi cài đặt trước mọi việc khác', async () => {
  const admin = await signedIn('Nguyễn Hữu Quản')
  const policy = { idleMinutes: '30', absoluteHours: '12', lockAfter: '5', lockMinutes: '15', addressLockAfter: '50', passwordMinLength: '10' }
  assert.match(await (await admin.fill('/quan-tri/bao-mat', { ...policy, idleMinutes: '1' })).text(), /từ 5 đến 480/)
  assert.equal((await admin.fill('/quan-tri/bao-mat', { ...policy, 'totp-systemAdmin': 'on' })).status, 303)
  const away = await admin.send('/quan-tri/can-bo')
  assert.deepEqual([away.status, away.headers.get('location')], [303, '/tai-khoan'])
  assert.match(await (await admin.send('/tai-khoan')).text(), /Bật xác thực hai lớp để bắt đầu/)
  const setup = await (await admin.fill('/tai-khoan', { viec: 'cai-hai-lop' })).text()
  const secret = /Nhập khóa: <span class="mono">([A-Z2-7]+)</.exec(setup)?.[1] ?? ''
  const otp = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  assert.match(await (await admin.fill('/tai-khoan', { viec: 'bat-hai-lop', otp })).text(), /Cất các mã dự phòng/)
  assert.equal((await admin.send('/quan-tri/bao-mat')).status, 200)
  assert.match(await (await admin.send('/quan-tri/bao-mat')).text(), /Bắt buộc xác thực hai lớp: không ai → Quản trị hệ thống/)
  assert.equal((await (await signedIn('Lê Thị Lan')).send('/mot-cua')).status, 200)
})

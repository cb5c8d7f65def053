import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import { dismissStaff, endAssignment } from '#organisation/staff-commands.ts'
import { findAssignments } from '#organisation/staff-queries.ts'
import { actorWith, codeOf, day, foundProvince, hire, taken } from '#organisation/testing.ts'
import { changeUnit } from '#organisation/unit-commands.ts'
import { testVault } from '#secrets/testing.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { createAccount, createAccountWithPassword, disableAccount, enableAccount, resetPassword, unlock } from './account-commands.ts'
import { findAccessLog } from './access-log.ts'
import { findSessions } from './account-queries.ts'
import { DEFAULT_POLICY, type SecurityPolicy } from './domain/security-policy.ts'
import { acceptInvitation, createSetupLink, findLink, setUpAgency } from './link-commands.ts'
import { changePassword, disableTotp, enableTotp, revokeOtherSessions, revokeSession, startTotp } from './own-account-commands.ts'
import { changePolicy } from './policy-commands.ts'
import { resolveActor } from './resolve-actor.ts'
import { signIn, signOut, verifyTotp } from './sign-in.ts'
import { CLIENT, movingWorld } from './testing.ts'
import { findTotpStep, totpUri } from './totp.ts'
import { Secret, TOTP } from 'otpauth'

const db = await testDatabase()
const { world: ctx, pass } = movingWorld(testCtx(db.app), '2026-11-20T01:00:00Z')
const units = await foundProvince(ctx)
const TODAY = day('2026-11-20')
const OPEN_POLICY: SecurityPolicy = { ...DEFAULT_POLICY, totpRoles: [] }
const PASSWORD = 'mưa rơi trên phố Huế'

let made = 0
const account = async (name: string, role: Parameters<typeof hire>[2]['role'] = 'caseOfficer') => {
  made += 1
  const login = `nguoi.${made}`
  const staffId = await hire(ctx, `${name} ${made}`, { role, unitId: units.commune, withSubtree: true })
  const { accountId } = taken(await createAccountWithPassword(ctx, { staffId, login, password: PASSWORD, mustChange: false }))
  return { login, staffId, accountId }
}
const enter = (login: string, password = PASSWORD, address = CLIENT.address) =>
  signIn(ctx, { login, password, client: { ...CLIENT, address } })
const entered = async (login: string): Promise<string> => taken(await enter(login)).token
const asOwner = async (token: string): Promise<{ own: Ctx; sessionId: string }> => {
  const resolved = await resolveActor(ctx, token)
  assert.ok(resolved)
  return { own: { ...ctx, actor: resolved.actor }, sessionId: resolved.sessionId }
}
const codeFor = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ctx.clock().epochMilliseconds })

await account('Quản Trị', 'systemAdmin')

test('đăng nhập đúng thì có phiên, có quyền của hôm nay; đăng xuất thì hết', async () => {
  const { login, staffId, accountId } = await account('Nguyễn Thị Lan')
  const token = await entered(` ${login.toUpperCase()} `)
  const resolved = await resolveActor(ctx, token)
  assert.equal(resolved?.actor.staffId, staffId)
  assert.equal(resolved?.unitName, 'UBND xã Quảng Trạch')
  assert.deepEqual(resolved?.actor.grants.map((grant) => [grant.role, grant.reach.size]), [['caseOfficer', 3]])
  await signOut(ctx, token, CLIENT)
  assert.equal(await resolveActor(ctx, token), undefined)
  const log = await transaction(ctx, (trx) => findAccessLog(trx, accountId))
  assert.deepEqual(log.map((row) => row.event), ['signedOut', 'signedIn', 'accountCreated'])
  assert.equal(log[1]?.userAgent, 'Chrome trên Windows')
})

test('mỗi lần đăng nhập một mã phiên mới, phiên cũ của trình duyệt hết hiệu lực; mã không nằm trong cơ sở dữ liệu', async () => {
  const { login } = await account('Trần Văn Bình')
  const planted = await entered(login)
  const { token } = taken(await signIn(ctx, { login, password: PASSWORD, client: CLIENT, previousToken: planted }))
  assert.notEqual(token, planted)
  assert.equal(Buffer.from(token, 'base64url').length, 32)
  assert.equal(await resolveActor(ctx, planted), undefined)
  const dump = JSON.stringify(await rowsOf(db, 'select * from session')) + JSON.stringify(await rowsOf(db, 'select * from access_log'))
  assert.ok(!dump.includes(token) && !dump.includes(Buffer.from(token, 'base64url').toString('hex')))
  assert.ok(!JSON.stringify(await rowsOf(db, 'select * from account')).includes(PASSWORD))
})

test('tên không có, sai mật khẩu, tài khoản khóa, chưa đặt mật khẩu: cùng một câu trả lời', async () => {
  const { login } = await account('Lê Thị Cúc')
  const disabled = await account('Phạm Văn Dừng')
  taken(await disableAccount(ctx, { accountId: disabled.accountId }))
  const invited = await hire(ctx, 'Hoàng Chưa Đặt', { role: 'cashier', unitId: units.center })
  taken(await createAccount(ctx, { staffId: invited, login: 'chua.dat' }))
  for (const attempt of [enter('khong.co.ai'), enter(login, 'sai mật khẩu rồi'), enter(disabled.login), enter('chua.dat'), enter('lê ; drop'), enter(login, 'x'.repeat(10_000_000))]) {
    assert.deepEqual(await attempt, { ok: false, refusal: { code: 'credentialsInvalid' } })
  }
})

test('sai năm lần thì khóa, có thật hay không có thật đều như nhau; mở khóa hoặc hết 15 phút thì vào được', async () => {
  const { login, accountId } = await account('Vũ Thị Đào')
  for (const name of [login, 'ma.khong.co']) {
    for (let i = 0; i < 5; i++) assert.equal(codeOf(await enter(name, 'sai mật khẩu', '10.1.1.1')), 'credentialsInvalid')
    assert.equal(codeOf(await enter(name, PASSWORD, '10.1.1.1')), 'loginLocked')
  }
  const locked = await enter(login)
  assert.ok(!locked.ok && locked.refusal.facts?.['until'] === ctx.clock().add({ minutes: 15 }).toString())
  taken(await unlock(ctx, { accountId }))
  assert.equal(codeOf(await enter(login)), 'ok')
  pass({ minutes: 15 })
  assert.equal(codeOf(await enter('ma.khong.co', PASSWORD)), 'credentialsInvalid')
  const events = (await transaction(ctx, (trx) => findAccessLog(trx, accountId))).map((row) => row.event)
  assert.equal(events.filter((event) => event === 'signInFailed').length, 5)
  assert.ok(events.includes('signInLocked') && events.includes('unlocked'))
})

test('hai mươi lần thử cùng lúc không lách được giới hạn năm lần', async () => {
  const { login } = await account('Đặng Song Song')
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(login, 'sai mật khẩu', '10.1.1.2')))
  assert.equal(answers.filter((answer) => codeOf(answer) === 'credentialsInvalid').length, 5)
  assert.equal(answers.filter((answer) => codeOf(answer) === 'loginLocked').length, 15)
  pass({ minutes: 16 })
})

test('một địa chỉ dò nhiều tên cũng bị khóa; người ở địa chỉ khác không bị ảnh hưởng', async () => {
  const { login } = await account('Bùi Thị Em')
  taken(await changePolicy(ctx, { ...OPEN_POLICY, addressLockAfter: 10 }))
  for (let i = 0; i < 10; i++) await enter(`do.tim.${i}`, 'sai', '203.0.113.9')
  assert.equal(codeOf(await enter(login, PASSWORD, '203.0.113.9')), 'loginLocked')
  assert.equal(codeOf(await enter(login, PASSWORD, '203.0.113.10')), 'ok')
  for (let i = 0; i < 15; i++) assert.equal(codeOf(await enter(login, PASSWORD, '203.0.113.11')), 'ok')
  taken(await changePolicy(ctx, OPEN_POLICY))
})

test('phiên hết hạn sau 30 phút không dùng, và sau 12 giờ dù vẫn dùng', async () => {
  const { login } = await account('Ngô Văn Giờ')
  const idle = await entered(login)
  pass({ minutes: 29 })
  assert.ok(await resolveActor(ctx, idle))
  pass({ minutes: 29 })
  assert.ok(await resolveActor(ctx, idle))
  pass({ minutes: 31 })
  assert.equal(await resolveActor(ctx, idle), undefined)
  const long = await entered(login)
  for (let i = 0; i < 35; i++) {
    pass({ minutes: 20 })
    assert.ok(await resolveActor(ctx, long))
  }
  pass({ minutes: 20 })
  assert.equal(await resolveActor(ctx, long), undefined)
})

test('khóa tài khoản, cho thôi việc, chấm dứt phân công, đổi cây đơn vị: yêu cầu kế tiếp đã khác', async () => {
  const disabled = await account('Đỗ Thị Hà')
  const disabledToken = await entered(disabled.login)
  taken(await disableAccount(ctx, { accountId: disabled.accountId }))
  assert.equal(await resolveActor(ctx, disabledToken), undefined)
  taken(await enableAccount(ctx, { accountId: disabled.accountId }))
  assert.equal(await resolveActor(ctx, disabledToken), undefined)

  const gone = await account('Hồ Văn Nghỉ')
  const goneToken = await entered(gone.login)
  taken(await dismissStaff(ctx, { staffId: gone.staffId, lastDay: TODAY.subtract({ days: 1 }) }))
  assert.equal(await resolveActor(ctx, goneToken), undefined)

  const moved = await account('Lý Thị Chuyển')
  const movedToken = await entered(moved.login)
  const { division, department, province } = units
  const place = (parentId: typeof division, from: string) =>
    changeUnit(ctx, { unitId: division, from: day(from), description: { name: 'Phòng Kinh tế', shortName: 'P. KT', tier: 'commune', kind: 'division', parentId, areaCode: null, address: null, phone: null } })
  assert.ok((await resolveActor(ctx, movedToken))?.actor.grants[0]?.reach.has(division))
  taken(await place(department, '2026-11-20'))
  assert.ok(!(await resolveActor(ctx, movedToken))?.actor.grants[0]?.reach.has(division))
  taken(await place(units.commune, '2026-11-20'))
  assert.ok(province !== department && (await resolveActor(ctx, movedToken))?.actor.grants[0]?.reach.has(division))
  const [held] = await transaction(ctx, (trx) => findAssignments(trx, moved.staffId, TODAY))
  taken(await endAssignment(ctx, { assignmentId: held?.id ?? '' }))
  assert.deepEqual((await resolveActor(ctx, movedToken))?.actor.grants, [])
})

test('đổi mật khẩu: phiên khác hết, phiên này còn; sai mật khẩu cũ năm lần thì khóa', async () => {
  const { login } = await account('Mai Văn Khóa')
  const [here, there] = [await entered(login), await entered(login)]
  const { own, sessionId } = await asOwner(here)
  const change = (current: string, next: string) => changePassword(own, { current, next, sessionId })
  assert.equal(codeOf(await change('sai', 'câu dễ nhớ của tôi')), 'currentPasswordInvalid')
  assert.equal(codeOf(await change(PASSWORD, PASSWORD)), 'passwordUnchangedInvalid')
  assert.equal(codeOf(await change(PASSWORD, 'ngắn')), 'passwordTooShort')
  taken(await change(PASSWORD, 'câu dễ nhớ của tôi'))
  assert.ok(await resolveActor(ctx, here))
  assert.equal(await resolveActor(ctx, there), undefined)
  assert.equal(codeOf(await enter(login)), 'credentialsInvalid')
  assert.equal(codeOf(await enter(login, 'câu dễ nhớ của tôi')), 'ok')
  for (let i = 0; i < 5; i++) await change('sai', 'câu dễ nhớ khác')
  assert.equal(codeOf(await change('câu dễ nhớ của tôi', 'câu dễ nhớ khác')), 'loginLocked')
})

test('phải đổi mật khẩu thì chưa có quyền gì cho tới khi đổi', async () => {
  const staffId = await hire(ctx, 'Cao Phải Đổi', { role: 'unitHead', unitId: units.division })
  taken(await createAccountWithPassword(ctx, { staffId, login: 'phai.doi', password: PASSWORD, mustChange: true }))
  const token = await entered('phai.doi')
  const before = await resolveActor(ctx, token)
  assert.deepEqual([before?.firstDuty, before?.actor.grants], ['changePassword', []])
  const { own, sessionId } = await asOwner(token)
  taken(await changePassword(own, { current: PASSWORD, next: 'mật khẩu của riêng tôi', sessionId }))
  assert.equal((await resolveActor(ctx, token))?.actor.grants.length, 1)
})

test('danh sách phiên của mình; thu hồi được phiên mình, không thu hồi được của người khác', async () => {
  const { login, accountId } = await account('Tạ Thị Liên')
  const other = await account('Kẻ Khác')
  const [here, there] = [await entered(login), await entered(login)]
  const foreign = await asOwner(await entered(other.login))
  const { own, sessionId } = await asOwner(here)
  const { sessionId: thereId } = await asOwner(there)
  assert.equal((await transaction(own, (trx) => findSessions(trx, accountId, ctx.clock()))).length, 2)
  assert.equal(codeOf(await revokeSession(foreign.own, { sessionId: thereId })), 'sessionNotFound')
  taken(await revokeSession(own, { sessionId: thereId }))
  assert.equal(await resolveActor(ctx, there), undefined)
  const third = await entered(login)
  await revokeOtherSessions(own, { sessionId })
  assert.equal(await resolveActor(ctx, third), undefined)
  assert.ok(await resolveActor(ctx, here))
})

test('xác thực hai lớp: bật bằng mã đúng, mỗi mã dùng một lần, mã dự phòng dùng một lần, tắt cần mật khẩu', async () => {
  const { login } = await account('Quách Hai Lớp')
  const token = await entered(login)
  const { own, sessionId } = await asOwner(token)
  assert.equal(codeOf(await enableTotp(own, testVault, { code: '123456', sessionId })), 'totpRequired')
  const { secret } = taken(await startTotp(own, testVault))
  assert.match(totpUri(secret, login, 'Một Cửa'), /^otpauth:\/\/totp\//)
  assert.equal(codeOf(await enableTotp(own, testVault, { code: 'abc', sessionId })), 'secondFactorInvalid')
  const { recoveryCodes } = taken(await enableTotp(own, testVault, { code: codeFor(secret), sessionId }))
  assert.equal(new Set(recoveryCodes).size, 10)

  pass({ minutes: 1 })
  const half = taken(await enter(login))
  assert.equal(half.stage, 'secondFactor')
  assert.equal(await resolveActor(ctx, half.token), undefined)
  const verify = (with_: string, code: string) => verifyTotp(ctx, testVault, { token: with_, code, client: CLIENT })
  assert.equal(codeOf(await verify(half.token, '000000')), 'secondFactorInvalid')
  const code = codeFor(secret)
  const full = taken(await verify(half.token, code))
  assert.notEqual(full.token, half.token)
  assert.ok(await resolveActor(ctx, full.token))
  assert.equal(codeOf(await verify(half.token, code)), 'signInExpired')

  const again = taken(await enter(login))
  assert.equal(codeOf(await verify(again.token, code)), 'secondFactorInvalid')
  assert.equal(codeOf(await verify(again.token, (recoveryCodes[0] ?? '').toUpperCase())), 'ok')
  const third = taken(await enter(login))
  assert.equal(codeOf(await verify(third.token, recoveryCodes[0] ?? '')), 'secondFactorInvalid')
  for (let i = 0; i < 4; i++) await verify(third.token, '000000')
  assert.equal(codeOf(await verify(third.token, recoveryCodes[1] ?? '')), 'loginLocked')
  pass({ minutes: 16 })
  const late = taken(await enter(login))
  pass({ minutes: 11 })
  assert.equal(codeOf(await verify(late.token, recoveryCodes[1] ?? '')), 'signInExpired')

  assert.equal(codeOf(await disableTotp(own, { password: 'sai' })), 'currentPasswordInvalid')
  taken(await disableTotp(own, { password: PASSWORD }))
  assert.equal(taken(await enter(login)).stage, 'active')
})

test('mã TOTP của bộ thử RFC 6238', () => {
  const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32
  const at = (seconds: number) => ctx.clock().subtract({ milliseconds: ctx.clock().epochMilliseconds }).add({ seconds })
  assert.equal(findTotpStep(secret, '287082', at(59), null), 1)
  assert.equal(findTotpStep(secret, '081804', at(1_111_111_109), null), 37_037_036)
  assert.equal(findTotpStep(secret, '081804', at(1_111_111_109), 37_037_036), undefined)
  assert.equal(findTotpStep(secret, '081804', at(1_111_111_109 + 90), null), undefined)
})

test('tạo tài khoản: mời bằng liên kết dùng một lần, hết hạn sau 72 giờ', async () => {
  const staffId = await hire(ctx, 'Phan Được Mời', { role: 'cashier', unitId: units.center })
  const { linkToken, accountId } = taken(await createAccount(ctx, { staffId, login: 'duoc.moi' }))
  assert.deepEqual(await findLink(ctx, linkToken), { purpose: 'invitation', login: 'duoc.moi' })
  const accept = (token: string, password = PASSWORD) => acceptInvitation(ctx, { token, password, client: CLIENT })
  assert.equal(codeOf(await accept(linkToken, 'duoc.moi 2026')), 'passwordLoginInvalid')
  assert.equal(codeOf(await accept(linkToken)), 'ok')
  assert.equal(codeOf(await accept(linkToken)), 'linkExpired')
  const token = await entered('duoc.moi')

  const reset = taken(await resetPassword(ctx, { accountId }))
  assert.equal(await resolveActor(ctx, token), undefined)
  assert.equal(codeOf(await enter('duoc.moi')), 'credentialsInvalid')
  pass({ hours: 73 })
  assert.equal(await findLink(ctx, reset.linkToken), undefined)
  assert.equal(codeOf(await accept(reset.linkToken)), 'linkExpired')
  const second = taken(await resetPassword(ctx, { accountId }))
  const third = taken(await resetPassword(ctx, { accountId }))
  assert.equal(codeOf(await accept(second.linkToken)), 'linkExpired')
  assert.equal(codeOf(await accept(third.linkToken)), 'ok')
})

test('tài khoản bị từ chối: tên sai, tên trùng, đã có, không có quyền, khóa chính mình', async () => {
  const first = await account('Trịnh Thị Một')
  const staffId = await hire(ctx, 'Trịnh Thị Hai', { role: 'caseOfficer', unitId: units.division })
  const make = (login: string, staff: StaffId = staffId, world: Ctx = ctx) => createAccount(world, { staffId: staff, login })
  assert.equal(codeOf(await make('Lê Lan')), 'loginInvalid')
  assert.equal(codeOf(await make(first.login)), 'loginTaken')
  assert.equal(codeOf(await make('khac', first.staffId)), 'accountAlreadyExists')
  const officer = { ...ctx, actor: actorWith('caseOfficer', units.commune) }
  assert.equal(codeOf(await make('hai.tt', staffId, officer)), 'accountsNotAllowed')
  const commune = { ...ctx, actor: actorWith('businessAdmin', units.commune, units.center, units.division) }
  const province = await hire(ctx, 'Trịnh Cấp Tỉnh', { role: 'inspector', unitId: units.province })
  assert.equal(codeOf(await make('cap.tinh', province, commune)), 'accountsNotAllowed')
  assert.equal(codeOf(await make('hai.tt', staffId, commune)), 'ok')
  const admin = await account('Quản Trị Hai', 'systemAdmin')
  const self = await asOwner(await entered(admin.login))
  assert.equal(codeOf(await disableAccount(self.own, { accountId: admin.accountId })), 'ownAccountConflict')
  assert.equal(codeOf(await disableAccount(commune, { accountId: admin.accountId })), 'accountsNotAllowed')
  assert.equal(codeOf(await disableAccount(ctx, { accountId: ctx.newId() as AccountId })), 'accountNotFound')
  assert.equal(codeOf(await changePolicy(ctx, { ...OPEN_POLICY, lockAfter: 2 })), 'policyInvalid')
  assert.equal(codeOf(await changePolicy(commune, OPEN_POLICY)), 'policyNotAllowed')
})

test('bản trống: liên kết thiết lập tạo cơ quan và quản trị đầu tiên, đúng một lần, hỏng giữa chừng thì không còn gì', async () => {
  const empty = { ...ctx, tenantId: '00000000-0000-7000-8000-000000000077' as typeof ctx.tenantId }
  const token = await createSetupLink(empty)
  const agency = { tenantCode: 'lai-chau', code: 'H35', name: 'UBND tỉnh Lai Châu', shortName: 'UBND tỉnh', tier: 'province', kind: 'peoplesCommittee', parentId: null, areaCode: '12', address: null, phone: null }
  const setUp = (given: string, change: object = {}) =>
    setUpAgency(empty, { token: given, agency: { ...agency, ...change }, administrator: { fullName: 'Lò Văn Quản', login: 'quan.lv', password: PASSWORD }, client: CLIENT })
  assert.equal(codeOf(await setUp('khong-phai-lien-ket')), 'linkExpired')
  assert.equal(codeOf(await setUp(token, { kind: 'sai' })), 'unitKindUnknown')
  assert.equal((await rowsOf(db, `select 1 from unit where tenant_id = '${empty.tenantId}'`)).length, 0)
  assert.equal(codeOf(await setUp(token)), 'ok')
  assert.equal(codeOf(await setUp(token)), 'linkExpired')
  const signedIn = taken(await signIn(empty, { login: 'quan.lv', password: PASSWORD, client: CLIENT }))
  const resolved = await resolveActor(empty, signedIn.token)
  assert.deepEqual(resolved?.actor.grants.map((grant) => grant.role).sort(), ['businessAdmin', 'systemAdmin'])
  assert.equal(await resolveActor(ctx, signedIn.token), undefined)
})

test('vai trò ứng dụng không sửa, không xóa được nhật ký an ninh', async () => {
  for (const statement of ["update access_log set event = 'x'", 'delete from access_log', 'truncate access_log']) {
    await assert.rejects(transaction(ctx, (trx) => sql.raw(statement).execute(trx)), /permission denied/)
  }
})

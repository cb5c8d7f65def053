import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { ROLES } from '#kernel/actor.ts'
import { localDayOf } from '#kernel/time.ts'
import { findLink } from '#identity/link-commands.ts'
import { resolveActor } from '#identity/resolve-actor.ts'
import { signIn } from '#identity/sign-in.ts'
import { CLIENT, movingWorld } from '#identity/testing.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { receptionSessionsOf, workingMinutesOf } from '#organisation/domain/working-calendar.ts'
import { day, taken } from '#organisation/testing.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { loginNames } from './login-names.ts'
import { createDemoOffice, createEmptyInstance } from './office.ts'

const db = await testDatabase()
const { world: ctx } = movingWorld(testCtx(db.app), '2026-11-20T01:00:00Z')
const office = await createDemoOffice(ctx)

test('tỉnh hai cấp: ít nhất sáu xã có tên thật, mỗi xã đủ bốn cơ quan, không còn huyện', async () => {
  const tree = await transaction(ctx, (trx) => unitTree(trx, day('2026-11-20')))
  const communes = tree.units.filter((unit) => unit.tier === 'commune' && unit.kind === 'peoplesCommittee')
  assert.ok(communes.length >= 6)
  for (const commune of communes) {
    assert.match(commune.areaCode ?? '', /^\d{5}$/)
    assert.equal(tree.children(commune.id).length, 4)
  }
  assert.ok(!tree.units.some((unit) => unit.tier === 'district'))
  assert.equal(office.units.get('H50.101.01'), tree.findByCode('H50.101.01')?.id)
})

test('mỗi vai trò có người giữ; ở đặc khu ba người giữ mọi vai trò cần để một hồ sơ đi hết vòng', () => {
  const held = new Set(office.logins.flatMap((login) => login.roles))
  assert.deepEqual(ROLES.filter((role) => !held.has(role)), [])
  const island = office.logins.filter((login) => login.unitName.includes('Cồn Cỏ'))
  assert.equal(island.length, 3)
  const roles = new Set(island.flatMap((login) => login.roles))
  for (const role of ['receptionOfficer', 'caseOfficer', 'unitHead', 'agencyLeader', 'recordsClerk', 'cashier'] as const) assert.ok(roles.has(role))
})

test('mật khẩu ngẫu nhiên, mỗi người một khác, đăng nhập được, không nằm trong cơ sở dữ liệu', async () => {
  assert.equal(new Set(office.logins.map((login) => login.password)).size, office.logins.length)
  const officer = office.logins.find((login) => login.name === 'Lê Thị Lan')
  assert.ok(officer)
  const { token } = taken(await signIn(ctx, { login: officer.login, password: officer.password, client: CLIENT }))
  assert.deepEqual((await resolveActor(ctx, token))?.actor.grants.map((grant) => grant.role), ['receptionOfficer'])
  const accounts = JSON.stringify(await rowsOf(db, 'select * from account'))
  assert.ok(office.logins.every((login) => !accounts.includes(login.password)))
})

test('phó chủ tịch xã Quảng Trạch đang ký thay chủ tịch', async () => {
  const deputy = office.logins.find((login) => login.name === 'Nguyễn Thị Hồng Nhung')
  const { token } = taken(await signIn(ctx, { login: deputy?.login ?? '', password: deputy?.password ?? '', client: CLIENT }))
  const grants = (await resolveActor(ctx, token))?.actor.grants ?? []
  assert.ok(grants.some((grant) => grant.onBehalfOf?.form === 'KT'))
})

test('phường Đồng Hới mở quầy sáng Thứ Bảy, giờ đó không tính vào thời hạn', async () => {
  const center = office.units.get('H50.103.01')
  assert.ok(center)
  const saturday = localDayOf(day('2026-11-21'))
  const calendar = await transaction(ctx, (trx) => loadCalendar(trx, center, day('2026-11-20')))
  assert.equal(workingMinutesOf(calendar, saturday), 0)
  assert.equal(receptionSessionsOf(calendar, saturday).length, 1)
})

test('bản trống: một liên kết thiết lập, chưa có tài khoản nào', async () => {
  const empty = { ...ctx, tenantId: '00000000-0000-7000-8000-000000000088' as typeof ctx.tenantId }
  const { setupPath } = await createEmptyInstance(empty)
  const token = setupPath.replace('/thiet-lap/', '')
  assert.deepEqual(await findLink(empty, token), { purpose: 'setup', login: null })
  assert.equal((await rowsOf(db, `select 1 from account where tenant_id = '${empty.tenantId}'`)).length, 0)
})

test('tên đăng nhập từ họ tên; trùng thì thêm số', () => {
  const nameLogin = loginNames()
  assert.deepEqual(['Lê Thị Lan', 'Lưu Thùy Lan', 'Đặng Quốc Bảo'].map(nameLogin), ['lan.lt', 'lan.lt2', 'bao.dq'])
})

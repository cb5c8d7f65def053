import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { ROLES, type DelegationForm, type Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { testCtx, testDatabase } from '../../test/db.ts'
import { delegate, endDelegation } from './delegation-commands.ts'
import { findGrants } from './rights-queries.ts'
import { assign, changeStaff, dismissStaff, endAssignment, hireStaff } from './staff-commands.ts'
import { findAssignments, findHolders, findStaff, listDelegations, listStaff } from './staff-queries.ts'
import { actorWith, codeOf, day, foundProvince, hire, taken } from './testing.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T02:00:00Z' })
const units = await foundProvince(ctx)
const TODAY = day('2026-11-20')
const always = { from: day('2026-01-01'), to: null }

const rolesOn = async (staffId: StaffId, text: string): Promise<string[]> =>
  (await transaction(ctx, (trx) => findGrants(trx, staffId, day(text)))).map(
    (grant) => `${grant.onBehalfOf?.form ?? ''}${grant.role}@${grant.reach.size}`,
  )

test('mỗi vai trò đều phân công được; quyền gồm cấp dưới khi được giao', async () => {
  const staffId = await hire(ctx, 'Nguyễn Đủ Vai', ...ROLES.map((role) => ({ role, unitId: units.commune, withSubtree: true })))
  assert.deepEqual(await rolesOn(staffId, '2026-11-20'), ROLES.map((role) => `${role}@3`))
  assert.deepEqual(await rolesOn(staffId, '2025-06-30'), [])
  const holders = await transaction(ctx, (trx) => findHolders(trx, units.commune, ['cashier'], TODAY))
  assert.deepEqual(holders.map((holder) => holder.fullName), ['Nguyễn Đủ Vai'])
})

test('tên xếp theo tiếng Việt, tìm không dấu', async () => {
  for (const name of ['Đặng Thị Ánh', 'Dương Văn An', 'Đinh Thị Ba', 'Ân Văn Út']) {
    await hire(ctx, name, { role: 'caseOfficer', unitId: units.department })
  }
  const names = (await transaction(ctx, (trx) => listStaff(trx, [units.department], TODAY, ''))).map((one) => one.fullName)
  assert.deepEqual(names, ['Ân Văn Út', 'Dương Văn An', 'Đặng Thị Ánh', 'Đinh Thị Ba'])
  const found = await transaction(ctx, (trx) => listStaff(trx, [units.department], TODAY, 'dang thi'))
  assert.deepEqual(found.map((one) => one.fullName), ['Đặng Thị Ánh'])
})

test('phân công trùng vai trò, đơn vị, khoảng ngày thì bị từ chối; nối tiếp nhau thì được', async () => {
  const staffId = await hire(ctx, 'Phạm Thị Trùng')
  const give = (from: string, to: string | null) =>
    assign(ctx, {
      staffId, unitId: units.center, role: 'receptionOfficer', withSubtree: false, sectors: null,
      period: { from: day(from), to: to === null ? null : day(to) },
    })
  assert.equal(codeOf(await give('2026-01-01', '2026-06-30')), 'ok')
  assert.equal(codeOf(await give('2026-06-30', null)), 'assignmentTaken')
  assert.equal(codeOf(await give('2026-07-01', null)), 'ok')
  assert.equal(codeOf(await give('2026-12-01', '2026-11-01')), 'periodInvalid')
  assert.equal(codeOf(await give('2025-01-01', '2025-05-01')), 'unitDayInvalid')
})

test('chấm dứt ngay thì hết quyền ngay; chấm dứt theo ngày thì còn đến hết ngày đó', async () => {
  const staffId = await hire(ctx, 'Hồ Văn Chuyển', { role: 'caseOfficer', unitId: units.division }, { role: 'unitHead', unitId: units.division })
  const held = await transaction(ctx, (trx) => findAssignments(trx, staffId, TODAY))
  const of = (role: Role): string => held.find((one) => one.role === role)?.id ?? ''
  taken(await endAssignment(ctx, { assignmentId: of('caseOfficer') }))
  taken(await endAssignment(ctx, { assignmentId: of('unitHead'), lastDay: day('2026-11-30') }))
  assert.deepEqual(await rolesOn(staffId, '2026-11-30'), ['unitHead@1'])
  assert.deepEqual(await rolesOn(staffId, '2026-12-01'), [])
  assert.equal(codeOf(await endAssignment(ctx, { assignmentId: of('caseOfficer') })), 'assignmentEnded')
  assert.equal(codeOf(await endAssignment(ctx, { assignmentId: of('unitHead'), lastDay: day('2026-11-01') })), 'periodInvalid')
})

const lend = (fromStaffId: StaffId, toStaffId: StaffId, unitId: UnitId, rest: { form?: DelegationForm; roles?: Role[]; basis?: string; to?: string } = {}) =>
  delegate(ctx, {
    fromStaffId, toStaffId, unitId, form: rest.form ?? 'KT', roles: rest.roles ?? null,
    from: day('2026-11-18'), to: day(rest.to ?? '2026-11-25'), basis: rest.basis ?? 'Văn bản 15/UBND ngày 17/11/2026',
  })

test('giao quyền có thời hạn: có hiệu lực trong khoảng ngày, mất khi người giao mất quyền hoặc khi thu hồi', async () => {
  const chair = await hire(ctx, 'Trần Chủ Tịch', { role: 'agencyLeader', unitId: units.commune, withSubtree: true }, { role: 'systemAdmin', unitId: units.commune })
  const deputy = await hire(ctx, 'Lê Phó Chủ Tịch')
  const { delegationId } = taken(await lend(chair, deputy, units.commune))
  assert.deepEqual(await rolesOn(deputy, '2026-11-17'), [])
  assert.deepEqual(await rolesOn(deputy, '2026-11-20'), ['KTagencyLeader@3'])
  assert.deepEqual(await rolesOn(deputy, '2026-11-26'), [])
  const third = await hire(ctx, 'Vũ Người Thứ Ba')
  assert.equal(codeOf(await lend(deputy, third, units.commune)), 'nothingToLendConflict')
  taken(await endDelegation(ctx, { delegationId }))
  assert.deepEqual(await rolesOn(deputy, '2026-11-20'), [])
  assert.equal(codeOf(await endDelegation(ctx, { delegationId })), 'delegationEnded')

  taken(await lend(chair, deputy, units.division, { form: 'TL', roles: ['agencyLeader'] }))
  assert.deepEqual(await rolesOn(deputy, '2026-11-20'), ['TLagencyLeader@1'])
  assert.equal((await transaction(ctx, (trx) => listDelegations(trx, [units.division], TODAY))).length, 1)
  const [held] = await transaction(ctx, (trx) => findAssignments(trx, chair, TODAY))
  taken(await endAssignment(ctx, { assignmentId: held?.id ?? '' }))
  assert.deepEqual(await rolesOn(deputy, '2026-11-20'), [])
})

test('giao quyền bị từ chối: cho chính mình, không căn cứ, không có gì để giao, người ngoài', async () => {
  const head = await hire(ctx, 'Bùi Trưởng Phòng', { role: 'unitHead', unitId: units.division })
  const officer = await hire(ctx, 'Cao Chuyên Viên', { role: 'caseOfficer', unitId: units.division })
  assert.equal(codeOf(await lend(head, head, units.division)), 'delegationSelfInvalid')
  assert.equal(codeOf(await lend(head, officer, units.division, { basis: ' ' })), 'delegationBasisRequired')
  assert.equal(codeOf(await lend(head, officer, units.commune)), 'nothingToLendConflict')
  assert.equal(codeOf(await lend(head, officer, units.division, { roles: ['cashier'] })), 'roleNotHeldConflict')
  assert.equal(codeOf(await lend(head, officer, units.division, { roles: ['unitHead', 'cashier'] })), 'roleNotHeldConflict')
  assert.equal(codeOf(await lend(head, officer, units.division, { to: '2026-11-01' })), 'periodInvalid')
  const stranger = { ...ctx, actor: actorWith('unitHead', units.division) }
  const input = { fromStaffId: head, toStaffId: officer, unitId: units.division, form: 'KT' as const, roles: null, from: TODAY, to: TODAY, basis: 'x' }
  assert.equal(codeOf(await delegate(stranger, input)), 'administrationNotAllowed')
  const self = { ...ctx, actor: { ...actorWith('unitHead', units.division), staffId: head } as typeof ctx.actor }
  assert.equal(codeOf(await delegate(self, input)), 'ok')
})

test('quản trị xã không đụng được người giữ quyền ở tỉnh, không tự nâng quyền', async () => {
  const commune = { ...ctx, actor: actorWith('businessAdmin', units.commune, units.center, units.division) }
  const both = await hire(ctx, 'Đỗ Hai Nơi', { role: 'caseOfficer', unitId: units.division }, { role: 'inspector', unitId: units.province })
  const description = { code: 'X1', fullName: 'Đổi Tên', title: null, phone: null, email: null }
  assert.equal(codeOf(await changeStaff(commune, { staffId: both, description })), 'administrationNotAllowed')
  const local = await hire(commune, 'Mai Thị Xã')
  const give = (role: Role, unitId: UnitId) =>
    assign(commune, { staffId: local, unitId, role, withSubtree: false, sectors: null, period: always })
  assert.equal(codeOf(await give('caseOfficer', units.division)), 'ok')
  assert.equal(codeOf(await give('caseOfficer', units.department)), 'administrationNotAllowed')
  assert.equal(codeOf(await give('systemAdmin', units.commune)), 'administrationNotAllowed')
  assert.equal(codeOf(await changeStaff(commune, { staffId: local, description })), 'ok')
  assert.equal((await transaction(ctx, (trx) => findStaff(trx, local)))?.fullName, 'Đổi Tên')
  const officer = { ...ctx, actor: actorWith('caseOfficer', units.commune) }
  assert.equal(codeOf(await hireStaff(officer, { ...description, code: 'X2', activeFrom: TODAY })), 'administrationNotAllowed')
})

test('mã cán bộ trùng, tên trống, người không có', async () => {
  const base = { code: 'TRUNG', fullName: 'Ngô Một', title: null, phone: null, email: null, activeFrom: TODAY }
  taken(await hireStaff(ctx, base))
  assert.equal(codeOf(await hireStaff(ctx, { ...base, fullName: 'Ngô Hai' })), 'staffCodeTaken')
  assert.equal(codeOf(await hireStaff(ctx, { ...base, code: 'M2', fullName: '' })), 'staffNameRequired')
  assert.equal(codeOf(await dismissStaff(ctx, { staffId: ctx.newId() as StaffId, lastDay: TODAY })), 'staffNotFound')
})

test('thôi việc: hết mọi phân công sau ngày cuối; quản trị hệ thống cuối cùng thì không được', async () => {
  const alone = testCtx(db.app, { now: '2026-11-20T02:00:00Z', tenantId: '00000000-0000-7000-8000-000000000009' as never })
  const there = await foundProvince(alone, 'tinh-khac')
  const admin = await hire(alone, 'Quản Trị Duy Nhất', { role: 'systemAdmin', unitId: there.province, withSubtree: true })
  assert.equal(codeOf(await dismissStaff(alone, { staffId: admin, lastDay: TODAY })), 'lastAdministratorConflict')
  const [held] = await transaction(alone, (trx) => findAssignments(trx, admin, TODAY))
  assert.equal(codeOf(await endAssignment(alone, { assignmentId: held?.id ?? '' })), 'lastAdministratorConflict')
  await hire(alone, 'Quản Trị Thứ Hai', { role: 'systemAdmin', unitId: there.province, withSubtree: true })
  taken(await dismissStaff(alone, { staffId: admin, lastDay: TODAY }))
  assert.deepEqual(await transaction(alone, (trx) => findGrants(trx, admin, day('2026-11-21'))), [])
})

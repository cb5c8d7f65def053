import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { findAdminEvents } from './admin-history.ts'
import { assign } from './staff-commands.ts'
import { findAssignments } from './staff-queries.ts'
import { actorWith, codeOf, day, describeUnit, foundProvince, hire, taken } from './testing.ts'
import { changeUnit, closeUnit, openUnit } from './unit-commands.ts'
import { findUnitVersions, getUnit, unitTree } from './unit-queries.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T02:00:00Z' })
const units = await foundProvince(ctx)
const TODAY = day('2026-11-20')
const treeOn = (text: string) => transaction(ctx, (trx) => unitTree(trx, day(text)))

test('cây đơn vị của một ngày; trước ngày thành lập thì chưa có gì', async () => {
  const tree = await treeOn('2026-11-20')
  assert.deepEqual(tree.units.map((unit) => unit.code), ['H50', 'H50.02', 'H50.101', 'H50.101.01', 'H50.101.03'])
  assert.equal(tree.subtree(units.commune).size, 3)
  assert.equal((await treeOn('2025-06-30')).units.length, 0)
})

test('đổi tên từ một ngày: trước ngày đó vẫn tên cũ, cây nhớ tạm không cũ', async () => {
  const before = await treeOn('2026-11-20')
  assert.equal(before.find(units.division)?.name, 'Phòng Kinh tế')
  taken(await changeUnit(ctx, { unitId: units.division, from: day('2026-03-01'), description: describeUnit('Phòng Kinh tế - Hạ tầng', units.commune) }))
  assert.equal((await treeOn('2026-11-20')).find(units.division)?.name, 'Phòng Kinh tế - Hạ tầng')
  assert.equal((await treeOn('2026-02-28')).find(units.division)?.name, 'Phòng Kinh tế')
  taken(await changeUnit(ctx, { unitId: units.division, from: day('2026-01-01'), description: describeUnit('Phòng Kinh tế tổng hợp', units.commune) }))
  const versions = await transaction(ctx, (trx) => findUnitVersions(trx, units.division))
  assert.deepEqual(
    versions.map((version) => `${version.validFrom} ${version.validTo} ${version.name}`),
    [
      '2025-07-01 2025-12-31 Phòng Kinh tế',
      '2026-01-01 2026-02-28 Phòng Kinh tế tổng hợp',
      '2026-03-01 null Phòng Kinh tế - Hạ tầng',
    ],
  )
  taken(await changeUnit(ctx, { unitId: units.division, from: day('2026-03-01'), description: describeUnit('Phòng Kinh tế', units.commune) }))
  assert.equal((await transaction(ctx, (trx) => findUnitVersions(trx, units.division))).length, 3)
  const events = await transaction(ctx, (trx) => findAdminEvents(trx, 'unit', units.division))
  assert.deepEqual(events.map((event) => event.action), ['changeUnit', 'changeUnit', 'changeUnit', 'openUnit'])
})

test('một giao dịch bị hủy không để lại cây sai cho giao dịch sau', async () => {
  const refused = await openUnit(ctx, { code: 'H50.77', openedOn: day('2026-01-01'), ...describeUnit('Sở Thử', units.commune), parentId: 'ffffffff-0000-7000-8000-000000000000' as UnitId })
  assert.equal(codeOf(refused), 'parentUnitNotFound')
  assert.equal((await treeOn('2026-11-20')).findByCode('H50.77'), undefined)
})

const wrong: [title: string, run: () => Promise<string>, code: string][] = [
  ['mã sai dạng', async () => codeOf(await openUnit(ctx, { code: 'h50-2', openedOn: TODAY, ...describeUnit('A', units.province) })), 'unitCodeInvalid'],
  ['mã đã dùng', async () => codeOf(await openUnit(ctx, { code: 'H50.02', openedOn: TODAY, ...describeUnit('A', units.province) })), 'unitCodeTaken'],
  ['tên trống', async () => codeOf(await openUnit(ctx, { code: 'H50.03', openedOn: TODAY, ...describeUnit(' ', units.province) })), 'unitNameRequired'],
  ['cấp huyện sau 30/06/2025', async () => codeOf(await openUnit(ctx, { code: 'H50.03', openedOn: TODAY, ...describeUnit('UBND huyện', units.province, { tier: 'district' }) })), 'tierEnded'],
  ['cấp không có', async () => codeOf(await openUnit(ctx, { code: 'H50.03', openedOn: TODAY, ...describeUnit('A', units.province, { tier: 'khu' }) })), 'tierUnknown'],
  ['loại không có', async () => codeOf(await openUnit(ctx, { code: 'H50.03', openedOn: TODAY, ...describeUnit('A', units.province, { kind: 'x' }) })), 'unitKindUnknown'],
  ['mã địa bàn sai', async () => codeOf(await openUnit(ctx, { code: 'H50.03', openedOn: TODAY, ...describeUnit('A', units.province, { areaCode: '1234' }) })), 'areaCodeInvalid'],
  ['cấp trên chưa thành lập', async () => codeOf(await openUnit(ctx, { code: 'H50.03', openedOn: day('2025-06-01'), ...describeUnit('A', units.province) })), 'parentUnitNotFound'],
  ['tỉnh nằm dưới xã của chính nó', async () => codeOf(await changeUnit(ctx, { unitId: units.province, from: TODAY, description: describeUnit('Tỉnh', units.commune) })), 'unitCycleConflict'],
  ['đổi trước ngày thành lập', async () => codeOf(await changeUnit(ctx, { unitId: units.commune, from: day('2025-01-01'), description: describeUnit('Xã', units.province) })), 'unitDayInvalid'],
  ['đóng xã còn phòng', async () => codeOf(await closeUnit(ctx, { unitId: units.commune, lastDay: TODAY })), 'unitChildrenConflict'],
  ['đơn vị không có', async () => codeOf(await closeUnit(ctx, { unitId: ctx.newId() as UnitId, lastDay: TODAY })), 'unitNotFound'],
]
for (const [title, run, code] of wrong) {
  test(`từ chối: ${title}`, async () => {
    const [before] = await rowsOf<{ n: number }>(db, 'select count(*)::int as n from admin_event')
    assert.equal(await run(), code)
    assert.deepEqual(await rowsOf(db, 'select count(*)::int as n from admin_event'), [before])
  })
}

test('đóng đơn vị thì phân công ở đó hết theo, đơn vị không còn trong cây', async () => {
  const { unitId } = taken(await openUnit(ctx, { code: 'H50.101.09', openedOn: day('2026-01-01'), ...describeUnit('Tổ công tác', units.commune) }))
  const staffId = await hire(ctx, 'Lê Văn Tạm')
  taken(await assign(ctx, { staffId, unitId, role: 'caseOfficer', withSubtree: false, sectors: null, period: { from: day('2026-01-01'), to: null } }))
  taken(await closeUnit(ctx, { unitId, lastDay: day('2026-11-30') }))
  const [held] = await transaction(ctx, (trx) => findAssignments(trx, staffId, TODAY))
  assert.equal(held?.validTo?.toString(), '2026-11-30')
  assert.ok((await treeOn('2026-11-30')).find(unitId))
  assert.equal((await treeOn('2026-12-01')).find(unitId), undefined)
  assert.equal(codeOf(await changeUnit(ctx, { unitId, from: day('2026-12-05'), description: describeUnit('A', units.commune) })), 'unitEnded')
  assert.equal(codeOf(await assign(ctx, { staffId, unitId, role: 'unitHead', withSubtree: false, sectors: null, period: { from: TODAY, to: null } })), 'unitEnded')
})

test('quản trị xã chỉ sửa trong xã, không mở đơn vị ở tỉnh, không chuyển phòng sang nơi khác', async () => {
  const commune = { ...ctx, actor: actorWith('businessAdmin', units.commune, units.center, units.division) }
  const description = describeUnit('Phòng Kinh tế', units.commune, { phone: '0232 3512 345' })
  taken(await changeUnit(commune, { unitId: units.division, from: day('2026-03-01'), description }))
  assert.equal((await transaction(ctx, (trx) => getUnit(trx, units.division, TODAY))).phone, '0232 3512 345')
  for (const refused of [
    await changeUnit(commune, { unitId: units.department, from: TODAY, description: describeUnit('X', units.province) }),
    await changeUnit(commune, { unitId: units.division, from: TODAY, description: describeUnit('X', units.department) }),
    await openUnit(commune, { code: 'H50.55', openedOn: TODAY, ...describeUnit('X', units.province) }),
    await openUnit({ ...ctx, actor: actorWith('agencyLeader', units.province) }, { code: 'H50.55', openedOn: TODAY, ...describeUnit('X', units.province) }),
  ]) assert.equal(codeOf(refused), 'administrationNotAllowed')
  const later = taken(await openUnit(commune, { code: 'H50.101.08', openedOn: day('2027-01-01'), ...describeUnit('Phòng mở sau', units.commune) }))
  assert.equal(codeOf(await changeUnit(commune, { unitId: later.unitId, from: day('2027-01-01'), description: describeUnit('Phòng sẽ mở', units.commune) })), 'ok')
})

test('hai người cùng mở một mã: một người được, người kia biết mã đã có chủ', async () => {
  const both = await Promise.all(
    ['Sở A', 'Sở B'].map((name) => openUnit(ctx, { code: 'H50.60', openedOn: TODAY, ...describeUnit(name, units.province) })),
  )
  assert.deepEqual(both.map(codeOf).sort(), ['ok', 'unitCodeTaken'])
})

test('cơ quan này không thấy đơn vị của cơ quan khác', async () => {
  const other = testCtx(db.app, { tenantId: '00000000-0000-7000-8000-000000000002' as never, now: '2026-11-20T02:00:00Z' })
  await assert.rejects(transaction(other, (trx) => unitTree(trx, TODAY)), /no organisation/)
})

test('vai trò ứng dụng không sửa, không xóa được lịch sử quản trị', async () => {
  for (const statement of ["update admin_event set action = 'x'", 'delete from admin_event']) {
    await assert.rejects(
      transaction(ctx, (trx) => sql.raw(statement).execute(trx)),
      /permission denied/,
    )
  }
})

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { codeOf, day, describeUnit, foundProvince, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import { countingIds, testCtx, testDatabase } from '../../test/db.ts'
import { findCompetentUnit, findUnitPromises, findVersionInForce, listOfferedBy } from './queries.ts'
import { loadStarterCatalogue } from './starter.ts'
import { assignUnit, endUnitPart } from './unit-part-commands.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { newId: countingIds(), now: '2026-11-20T01:00:00Z' })
const units = { province: '' as UnitId, department: '' as UnitId, commune: '' as UnitId, desk: '' as UnitId, other: '' as UnitId }
const TODAY = day('2026-11-20')

const open = async (code: string, name: string, parentId: UnitId, tier: string, kind: string): Promise<UnitId> =>
  taken(await openUnit(ctx, { ...describeUnit(name, parentId, { tier, kind }), code, openedOn: day('2025-07-01') })).unitId

before(async () => {
  const founded = await foundProvince(ctx)
  units.province = founded.province
  units.department = await open('H50.90', 'Sở Tư pháp', units.province, 'province', 'department')
  units.commune = await open('H50.91', 'Ủy ban nhân dân xã A', units.province, 'commune', 'peoplesCommittee')
  units.desk = await open('H50.91.01', 'Trung tâm PVHCC xã A', units.commune, 'commune', 'serviceCenter')
  units.other = await open('H50.92', 'Ủy ban nhân dân xã B', units.province, 'commune', 'peoplesCommittee')
  await loadStarterCatalogue(ctx)
})

const competent = (code: string, from: UnitId, on = TODAY): Promise<UnitId | undefined> =>
  transaction(ctx, async (trx) => {
    const version = await findVersionInForce(trx, ctx.tenantId, code, on)
    assert.ok(version !== undefined)
    return findCompetentUnit(trx, version, from, on)
  })
const offered = async (unitId: UnitId, on = TODAY): Promise<readonly string[]> =>
  (await transaction(ctx, (trx) => listOfferedBy(trx, unitId, on))).map((line) => line.code)

describe('what a unit offers', () => {
  test('a unit without any part offers everything of its tier', async () => {
    const codes = await offered(units.desk)
    assert.ok(codes.includes('1.001193') && codes.length > 30)
    assert.ok(!codes.includes('2.000488'))
    assert.ok((await offered(units.department)).includes('2.000488'))
  })

  test('a unit with parts of its own offers these, while they last', async () => {
    taken(await assignUnit(ctx, { code: '1.001193', unitId: units.other, part: 'receives', validFrom: day('2026-01-01'), validTo: day('2026-11-20') }))
    assert.deepEqual(await offered(units.other), ['1.001193'])
    assert.ok((await offered(units.other, day('2026-11-21'))).length > 30)
  })
})

describe('who decides', () => {
  test('the nearest people’s committee of a competent tier', async () => {
    assert.equal(await competent('1.001193', units.desk), units.commune)
    assert.equal(await competent('1.001193', units.other), units.other)
  })

  test('the unit that was given the procedure, from its first day to its last', async () => {
    assert.notEqual(await competent('2.000488', units.desk), units.department)
    taken(await assignUnit(ctx, { code: '2.000488', unitId: units.department, part: 'resolves', validFrom: day('2026-11-01'), validTo: null }))
    assert.equal(await competent('2.000488', units.desk), units.department)
    assert.notEqual(await competent('2.000488', units.desk, day('2026-10-31')), units.department)
    taken(await endUnitPart(ctx, { code: '2.000488', unitId: units.department, part: 'resolves', lastDay: day('2026-12-31') }))
    assert.notEqual(await competent('2.000488', units.desk, day('2027-01-01')), units.department)
  })

  test('of several that were given it, the nearest; none near: nobody is guessed', async () => {
    for (const unitId of [units.commune, units.department]) {
      taken(await assignUnit(ctx, { code: '1.004873', unitId, part: 'resolves', validFrom: day('2026-01-01'), validTo: null }))
    }
    assert.equal(await competent('1.004873', units.desk), units.commune)
    assert.equal(await competent('1.004873', units.other), undefined)
  })
})

test('a unit promises its own time, by case, on its days', async () => {
  const hour = { amount: 1, unit: 'workingHour' as const }
  const part = { code: '2.000815', unitId: units.commune, part: 'resolves' as const, validFrom: TODAY, validTo: null }
  assert.equal(codeOf(await assignUnit(ctx, { ...part, committed: { usual: { ...hour, amount: 0 } } })), 'unitPromiseInvalid')
  taken(await assignUnit(ctx, { ...part, committed: { usual: hour } }))
  const promised = (on: typeof TODAY) => transaction(ctx, (trx) => findUnitPromises(trx, '2.000815', units.commune, on))
  assert.deepEqual(await promised(TODAY), { usual: hour })
  assert.deepEqual(await promised(day('2026-11-19')), {})
})

describe('assignUnit refuses', () => {
  const assign = (more: Partial<Parameters<typeof assignUnit>[1]>) =>
    assignUnit(ctx, { code: '1.000656', unitId: units.commune, part: 'resolves', validFrom: day('2026-01-01'), validTo: null, ...more })

  test('a part that is already given in those days, a span turned round, an unknown procedure', async () => {
    taken(await assign({}))
    assert.equal(codeOf(await assign({ validFrom: day('2026-06-01') })), 'unitPartTaken')
    assert.equal(codeOf(await assign({ validTo: day('2025-12-31') })), 'periodInvalid')
    assert.equal(codeOf(await assign({ code: '9.999999' })), 'procedureVersionNotFound')
    assert.equal(codeOf(await endUnitPart(ctx, { code: '1.000656', unitId: units.other, part: 'resolves', lastDay: TODAY })), 'unitPartNotFound')
  })
})

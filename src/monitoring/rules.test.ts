import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { actorWith, codeOf, day, taken } from '#organisation/testing.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { rulesFinder, shippedRules } from './rule-queries.ts'
import { setRules } from './set-rules.ts'
import { sweep } from './sweep.ts'
import { idsOf, withAccounts } from './testing.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))
const { commune, division, department } = office.units
const TODAY = day('2026-11-02')
const admin = { ...office.system, actor: actorWith('businessAdmin', commune, office.units.center, division) }
const rulesAt = (unitId: typeof commune) =>
  transaction(office.system, async (trx) => (await rulesFinder(trx, await unitTree(trx, TODAY), TODAY))(unitId))
const three = { ...shippedRules(TODAY), thresholds: [{ workingDays: -3, tells: 'unitHead' as const, urges: false }], idleMinutes: 60 }

test('ngưỡng của đơn vị áp dụng cho cấp dưới chưa đặt riêng, không lan sang đơn vị khác', async () => {
  taken(await setRules(admin, commune, three, 0))
  assert.deepEqual(await rulesAt(division), three)
  assert.deepEqual(await rulesAt(department), shippedRules(TODAY))
  const own = { ...three, uncollectedDays: 9 }
  taken(await setRules(admin, division, own, 0))
  assert.deepEqual(await rulesAt(division), own)
  assert.deepEqual(await rulesAt(commune), three)
})

test('hai người cùng sửa: người sau được báo; người không quản trị đơn vị bị từ chối; mốc sai bị từ chối', async () => {
  assert.equal(codeOf(await setRules(admin, commune, three, 0)), 'rulesChanged')
  assert.equal(codeOf(await setRules(admin, department, three, 0)), 'rulesNotAllowed')
  assert.equal(codeOf(await setRules(await office.as('leader'), commune, three, 1)), 'rulesNotAllowed')
  const twice = [...three.thresholds, ...three.thresholds]
  assert.equal(codeOf(await setRules(admin, commune, { ...three, thresholds: twice }, 1)), 'rulesInvalid')
})

test('ngưỡng đặt từ trước khi có mốc của bước: các mốc của bước là mặc định', async () => {
  const { steps, ...before } = shippedRules(TODAY)
  await rowsOf(db, `insert into monitoring_rule (tenant_id, unit_id, version, rules, edited_by, edited_at)
    select tenant_id, '${department}', 1, '${JSON.stringify(before)}'::json, '${office.staff.technician}', '2026-11-02T01:00:00Z' from organisation_revision`)
  assert.deepEqual((await rulesAt(department)).steps, steps)
  assert.ok(steps.length > 0)
})

test('ngưỡng mới có tác dụng ở danh sách và lần quét sau', async () => {
  office.at('2026-11-02T08:00')
  const { dossierId } = await office.receive()
  assert.ok(!(await idsOf(await office.as('leader'), 'dueSoon')).includes(dossierId))
  office.at('2026-11-03T08:00')
  assert.ok((await idsOf(await office.as('leader'), 'dueSoon')).includes(dossierId))
  assert.ok((await idsOf(await office.as('leader'), 'idle')).includes(dossierId))
  assert.equal((await sweep(office.system)).alerts, 1)
})

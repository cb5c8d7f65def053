import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { Temporal } from '#kernel/time.ts'
import { day } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { addFigures, type Figures } from './domain/measure.ts'
import { faultsOf } from './domain/identities.ts'
import { placeFence } from './fence.ts'
import { findSnapshots, freezeFigures } from './freeze.ts'
import { keepFigures } from './keep-figures.ts'
import { askFigures } from './queries.ts'
import { checkFigures, rebuildFigures } from './rebuild.ts'
import { rollUp } from './roll-up.ts'

const db = await testDatabase()
const office = await openTestOffice(db)
const { must } = office

const period = { from: day('2026-11-01'), to: day('2026-11-30') }
const ask = async (asOf = office.now()): Promise<Figures> => {
  const { rows } = await transaction(office.system, (trx) => askFigures(trx, { period, asOf, units: 'all', by: ['unit'] }))
  return addFigures(rows.map((row) => row.values))
}

office.at('2026-11-02T08:00')
const [one, two, three] = [await office.receive(), await office.receive(), await office.receive()]
office.at('2026-11-05T08:00')
await must('officer', 'requestSupplement', { dossierId: one.dossierId, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2026-12-15' })
await must('receiver', 'withdraw', { dossierId: two.dossierId, reason: 'Rút' })
const beforeVoid = await placeFence(office.system)
office.at('2026-11-06T08:00')
await must('receiver', 'requestVoid', { dossierId: three.dossierId, kind: 'mistake', reason: 'Nhầm' })
await must('leader', 'approveVoid', { dossierId: three.dossierId })

test('dựng lại từ sự kiện thì khớp với điểm đã ghi và bản cộng dồn', async () => {
  await rollUp(office.system)
  const report = await checkFigures(office.system)
  assert.deepEqual([report.dossiers, report.differences, report.wrongSums], [3, [], 0])
  assert.ok(report.points > 8)
})

test('điểm bị mất, điểm bịa thêm và dòng cộng dồn sai đều bị nêu tên; dựng lại thì ghi bù, điểm bịa thì không tự xóa', async () => {
  const right = await ask()
  await rowsOf(db, `delete from figure_point where dossier_id = '${one.dossierId}' and kind = 1`)
  await rowsOf(db, `update figure_sum set rejected_at_reception = 7 where day = (select min(day) from figure_sum)`)
  const report = await checkFigures(office.system)
  assert.deepEqual(report.differences.map((one) => [one.what, 'point' in one && one.point.dossierId, 'point' in one && one.point.kind]), [['missing', one.dossierId, 1]])
  assert.ok(report.wrongSums > 0)
  const rebuilt = await rebuildFigures(office.system)
  assert.equal(rebuilt.differences.length, 1)
  assert.deepEqual((await checkFigures(office.system)).differences, [])
  assert.deepEqual(await ask(), right)

  await rowsOf(db, `update figure_point set amount = 2 where dossier_id = '${two.dossierId}' and kind = 1`)
  await rebuildFigures(office.system)
  assert.deepEqual((await checkFigures(office.system)).differences.map(({ what }) => what).sort(), ['missing', 'surplus'])
  await rowsOf(db, `update figure_point set amount = 1 where dossier_id = '${two.dossierId}' and kind = 1`)
  await rebuildFigures(office.system)
})

test('hồ sơ có từ trước khi ghi điểm: sau nâng cấp được ghi bù đúng giờ ghi cũ; chưa bù xong thì số là tạm', async () => {
  const [right, then] = [await ask(), await ask(beforeVoid)]
  assert.equal(then.accepted, 3)
  assert.equal(right.accepted, 2)
  await rowsOf(db, `delete from figure_point`)
  await rowsOf(db, `update figure_keeping set is_backfilled = false`)
  const { provisional } = await transaction(office.system, (trx) => askFigures(trx, { period, asOf: beforeVoid, units: 'all', by: [] }))
  assert.equal(provisional, true)
  await keepFigures(office.system)
  assert.deepEqual([await ask(), await ask(beforeVoid)], [right, then])
  assert.deepEqual((await checkFigures(office.system)).differences, [])
  await keepFigures(office.system)
  assert.deepEqual(await ask(), right)
})

test('chốt số: có người chốt, không còn tạm, và lệnh sau hàng rào không bao giờ mang giờ ghi sớm hơn', async () => {
  const { id, answer } = await freezeFigures(await office.as('leader'), 'II.06a', { period, units: [office.units.division], by: ['unit'] })
  assert.equal(answer.provisional, false)
  const [kept] = await transaction(office.system, (trx) => findSnapshots(trx, 'II.06a'))
  assert.deepEqual([kept?.id, kept?.frozenBy, kept?.answer], [id, 'leader', JSON.parse(JSON.stringify(answer.rows))])
  // The clock of this machine stands still; another one's may even go behind.
  const late = await office.receive()
  const [{ recorded }] = (await rowsOf<{ recorded: Temporal.Instant }>(db, `select max(recorded_at) as recorded from dossier_event where dossier_id = '${late.dossierId}'`)) as [{ recorded: Temporal.Instant }]
  assert.ok(Temporal.Instant.compare(recorded, answer.asOf) > 0)
  assert.deepEqual((await ask(answer.asOf)).accepted, 2)
  assert.deepEqual(faultsOf(await ask(office.now().add({ seconds: 1 }))), [])
})

test('người chốt chờ lệnh đang chạy xong; lệnh vào sau chờ người chốt', async () => {
  const order: string[] = []
  const running = await db.connect('app')
  await running.query('begin')
  await running.query(`select set_config('motcua.tenant', '${office.system.tenantId}', true)`)
  await running.query('select pg_advisory_xact_lock_shared(figure_lock())')
  const frozen = placeFence(office.system).then(() => order.push('frozen'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  order.push('committed')
  await running.query('commit')
  await frozen
  assert.deepEqual(order, ['committed', 'frozen'])
})

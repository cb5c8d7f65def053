import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replay } from '#dossiers/replay.ts'
import { transaction } from '#db/context.ts'
import { movingWorld } from '#identity/testing.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { findMonthSatisfied } from '#satisfaction/public-figures.ts'
import { countingIds, rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { createDemoCitizens } from './citizens.ts'
import { fillWithLife } from './life.ts'
import { createDemoOffice, DEMO_OPENED_ON } from './office.ts'

const countsOf = async (db: Awaited<ReturnType<typeof testDatabase>>, what: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await rowsOf<{ key: string; n: number }>(db, `select ${what} as key, count(*)::int as n from dossier group by 1`)
  return new Map(rows.map(({ key, n }) => [key, n]))
}

test('sáu tuần làm việc: hồ sơ ở mọi tình trạng, không việc nào ở tương lai, lịch sử dựng lại khớp', async () => {
  const db = await testDatabase()
  const { world } = movingWorld(testCtx(db.app), '2026-11-20T03:00:00Z')
  const office = await createDemoOffice(world)
  // Ids of their own: which dossiers there are follows from the next id of the world.
  const citizens = await createDemoCitizens({ ...world, newId: countingIds() })
  const life = await fillWithLife(world, office, DEMO_OPENED_ON, citizens)
  assert.ok(life.dossiers > 60 && life.commands > 250, JSON.stringify(life))
  const phases = await countsOf(db, 'phase')
  for (const phase of ['submitted', 'open', 'resolved', 'handedOver', 'withdrawn']) assert.ok((phases.get(phase) ?? 0) > 0, `${phase} ${JSON.stringify([...phases])}`)
  const instants = await countsOf(db, `case when instant then 'instant' when paused_since is not null then 'paused'
    when phase = 'open' and due_at < '2026-11-20T03:00Z' then 'overdue' else 'other' end`)
  for (const kind of ['instant', 'paused', 'overdue']) assert.ok((instants.get(kind) ?? 0) > 0, kind)
  const receiving = await rowsOf(db, 'select distinct receiving_unit_id from dossier')
  assert.ok(receiving.length >= 6)
  const asked = await rowsOf(db, `select 1 from dossier_step where kind = 'consult' and state = 'waiting'`)
  assert.ok(asked.length > 0)
  assert.deepEqual(await rowsOf(db, `select 1 from dossier_event where recorded_at > '2026-11-20T03:00Z'`), [])
  const owners = await rowsOf(db, `select 1 from dossier_citizen c join citizen_account a on a.id = c.account_id where c.part = 'submitter'`)
  assert.equal(owners.length, phases.get('submitted'))
  const units = await rowsOf<{ id: UnitId }>(db, 'select id from unit')
  const satisfied = await transaction(world, (trx) => findMonthSatisfied(trx, units.map(({ id }) => id), Temporal.PlainDate.from('2026-11-20')))
  assert.ok(satisfied !== undefined && satisfied.rated >= 5 && satisfied.satisfied > 0, JSON.stringify(satisfied))
  const money = await rowsOf<{ method: string; n: number }>(db, `select method, count(*)::int as n from fee_payment group by 1`)
  for (const method of ['cash', 'transfer']) assert.ok(money.some((row) => row.method === method && row.n > 0), JSON.stringify(money))
  const posted = await rowsOf<{ status: string }>(db, 'select status from consignment')
  for (const status of ['waiting', 'dispatched']) assert.ok(posted.some((row) => row.status === status), JSON.stringify(posted))
  const communes = await rowsOf(db, 'select 1 from payee_account')
  assert.ok(communes.length >= 6)
  for (const table of ['apology_draft', 'catch_up_line']) assert.ok((await rowsOf(db, `select 1 from ${table}`)).length > 0, table)
  assert.ok((await rowsOf(db, 'select 1 from dossier where rescheduled_to is not null')).length > 0)
  const classes = await rowsOf<{ confirmed: string }>(db, 'select distinct confirmed from lateness_verdict')
  assert.deepEqual(classes.map(({ confirmed }) => confirmed).toSorted(), ['citizen', 'clickedLate', 'obligation', 'sync'])
  const ended = await rowsOf(db, `select 1 from dossier_step s join unit u on u.id = s.unit_id where u.closed_on is not null and s.state in ('waiting', 'accepted')`)
  assert.equal(ended.length, 2)
  assert.ok((await rowsOf(db, `select 1 from urging_slip where subject_kind = 'filing'`)).length > 0)
  assert.ok((await rowsOf(db, `select 1 from outbox where kind = 'staffDigest'`)).length > 5)
  assert.deepEqual((await replay(world)).discrepancies, [])
})

for (const now of ['2027-02-13T20:00:00Z', '2026-11-22T04:00:00Z']) {
  test(`bắt đầu lúc ${now} (sau Tết, Chủ nhật): vẫn có việc và không dừng giữa chừng`, async () => {
    const db = await testDatabase()
    const { world } = movingWorld(testCtx(db.app), now)
    const life = await fillWithLife(world, await createDemoOffice(world), DEMO_OPENED_ON, [])
    assert.ok(life.dossiers > 30, JSON.stringify(life))
  })
}

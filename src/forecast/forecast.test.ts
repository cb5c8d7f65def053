import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { DossierId } from '#kernel/ids.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { findStates } from '#dossiers/states.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { backtest } from './backtest.ts'
import { digest } from './digest.ts'
import { forecastNightly } from './nightly.ts'
import { countForecasts, listForecasts, readCalibration } from './queries.ts'
import { forecastAll, forecastMoved, forecastOne } from './refresh.ts'
import { asWorker, workAt } from './testing.ts'

const db = await testDatabase()
const office = await openTestOffice(db)
const worker = asWorker(office)

const count = async (table: string): Promise<number> => (await rowsOf<{ n: number }>(db, `select count(*)::int as n from ${table}`))[0]?.n ?? 0

const received = async (local: string): Promise<DossierId> => {
  office.at(local)
  return (await office.receive()).dossierId
}

/** Dossiers of October: handled within hours, then left with the leader for two days. */
const live = async (day: number): Promise<void> => {
  const on = (plus: number, time: string): string => `2026-10-${String(day + plus).padStart(2, '0')}T${time}`
  const id = await received(on(0, '08:00'))
  await workAt(office, id, [on(0, '10:00'), on(0, '11:00'), on(2, '10:00'), on(2, '14:00'), on(2, '15:00'), on(2, '16:00')])
}

describe('forecasts over real dossiers', () => {
  before(async () => {
    for (const day of [5, 6, 7, 12, 13, 14, 19, 20, 21, 26, 27, 28]) await live(day)
    office.at('2026-11-02T05:00')
  })

  test('every ended step becomes one sample, every finished dossier one; again adds nothing', async () => {
    assert.ok((await digest(worker)) >= 12)
    const [steps, dossiers] = [await count('step_time_sample'), await count('dossier_time_sample')]
    const ended = await count(`dossier_step where state = 'done'`)
    assert.equal(dossiers, 12)
    // The hand-over counts as soon as the result is at the desk, though nobody has fetched it yet.
    assert.equal(steps, ended + 12)
    await digest(worker)
    await rowsOf(db, `update forecast_progress set digested_until = '2020-01-01' returning 1`)
    await digest(worker)
    assert.deepEqual([await count('step_time_sample'), await count('dossier_time_sample')], [steps, dossiers])
  })

  test('the samples are working minutes: two days with the leader are two working days and not 48 hours', async () => {
    const rows = await rowsOf<{ minutes: number; wait: number }>(
      db, `select minutes, wait_minutes as wait from step_time_sample where kind = 'approve' order by ended_at limit 1`)
    const minutes = rows[0]?.minutes ?? 0
    assert.ok(minutes > 800 && minutes < 1_100, String(minutes))
    assert.equal(rows[0]?.wait, minutes)
  })

  test('a past nobody forecast is forecast afterwards, from what was known each morning alone', async () => {
    const made = await backtest(worker)
    assert.ok(made > 0)
    const early = await rowsOf<{ made: string }>(
      db, `select made_at from forecast_made f join dossier_time_sample t using (tenant_id, dossier_id) where f.made_at < t.accepted_at or f.made_at > t.finished_at`)
    assert.deepEqual(early, [])
    assert.equal(await backtest(worker), 0)
    assert.ok((await rowsOf(db, `select from forecast_made where source <> 'backtest'`)).length === 0)
  })

  test('open dossiers: fresh ones are unlikely to be late, one that lies with a day left is likely', async () => {
    const stuck = await received('2026-11-02T08:00')
    await workAt(office, stuck, ['2026-11-02T10:00'])
    const fresh = await received('2026-11-04T16:30')
    office.at('2026-11-05T05:00')
    await forecastNightly(worker)
    const { lines } = await transaction(await office.as('head'), async (trx) => listForecasts(trx, (await office.as('head')).actor, {}, 1))
    assert.deepEqual(lines.map(({ dossierId }) => dossierId), [stuck, fresh])
    const [first, second] = lines
    assert.ok((first?.lateChance ?? 0) > (second?.lateChance ?? 1))
    // It already lies longer than any before it; of the other, those before it are counted.
    assert.deepEqual([first?.forecast.reason?.isLive, first?.forecast.reason?.passes], [true, 0])
    assert.ok((second?.forecast.reason?.passes ?? 0) > 0)
    assert.deepEqual(
      await rowsOf(db, `select moment, source from forecast_made where dossier_id in ('${stuck}', '${fresh}') order by moment`),
      [{ moment: 'lastDay', source: 'kept' }, { moment: 'start', source: 'kept' }],
    )
  })

  test('the page of a dossier reckons at that moment and agrees with the list', async () => {
    const head = await office.as('head')
    await transaction(head, async (trx) => {
      const { lines } = await listForecasts(trx, head.actor, {}, 1)
      const [line] = lines
      assert.ok(line !== undefined)
      const [dossier] = await findStates(trx, [line.dossierId])
      assert.ok(dossier !== undefined)
      assert.deepEqual(await forecastOne(trx, head, dossier), line.forecast)
    })
  })

  test('only what moved is forecast anew during the day; what ended is in no list', async () => {
    office.at('2026-11-05T09:00')
    assert.equal(await forecastMoved(worker), 0)
    const id = await received('2026-11-05T09:10')
    office.at('2026-11-05T09:15')
    assert.equal(await forecastMoved(worker), 1)
    await office.must('receiver', 'withdraw', { dossierId: id, reason: 'Không cần nữa' })
    const head = await office.as('head')
    assert.equal((await transaction(head, (trx) => listForecasts(trx, head.actor, {}, 1))).lines.length, 2)
    await forecastMoved(worker)
    assert.equal(await count(`dossier_forecast where dossier_id = '${id}'`), 0)
  })

  test('the counters of the fields add up to the list, and each field is its part of it', async () => {
    const head = await office.as('head')
    await transaction(head, async (trx) => {
      const fields = await countForecasts(trx, head.actor, {})
      const { lines } = await listForecasts(trx, head.actor, {}, 1)
      assert.equal(fields.reduce((sum, one) => sum + one.count, 0), lines.length)
      for (const { chance, nearness, count: counted } of fields) {
        assert.equal((await listForecasts(trx, head.actor, { chance, nearness }, 1)).lines.length, counted)
      }
    })
  })

  test('who steers no unit of theirs sees none; a visitor sees not even the minutes', async () => {
    for (const person of ['outsider', 'officer', 'technician'] as const) {
      const ctx = await office.as(person)
      assert.deepEqual(await transaction(ctx, (trx) => listForecasts(trx, ctx.actor, {}, 1)), { lines: [], hasMore: false }, person)
    }
    const rows = await transaction({ ...office.system, actor: VISITOR }, (trx) => trx.selectFrom('step_time_sample').select('minutes').execute())
    assert.deepEqual(rows, [])
    const own = await transaction(await office.as('head'), (trx) => trx.selectFrom('step_time_sample').select('minutes').execute())
    assert.ok(own.length > 0)
  })

  test('what was said is held against what came: the stuck dossier ends late', async () => {
    const head = await office.as('head')
    const [line] = (await transaction(head, (trx) => listForecasts(trx, head.actor, {}, 1))).lines
    assert.ok(line !== undefined)
    const days = ['09', '10', '11', '12', '13', '16', '17'].map((day) => `2026-11-${day}T10:00`)
    await workAt(office, line.dossierId, days)
    office.at('2026-11-18T05:00')
    await digest(worker)
    const read = { units: [office.units.division], since: office.now().subtract({ hours: 24 * 15 }) }
    const calibration = await transaction(head, (trx) => readCalibration(trx, { ...read, moment: 'lastDay' }))
    assert.deepEqual([calibration.forecasts, calibration.late, calibration.backtested], [1, 1, 0])
    const said = line.forecast.lateChance ?? NaN
    assert.ok(Math.abs((calibration.brier ?? NaN) - (1 - said) ** 2) < 1e-9)
    assert.equal((await transaction(head, (trx) => readCalibration(trx, { ...read, units: [office.units.department] }))).forecasts, 0)
  })

  test('forecasting everything again changes nothing', async () => {
    office.at('2026-11-18T05:00')
    await forecastAll(worker)
    const one = await rowsOf(db, 'select * from dossier_forecast order by dossier_id')
    await forecastAll(worker)
    assert.deepEqual(await rowsOf(db, 'select * from dossier_forecast order by dossier_id'), one)
  })
})

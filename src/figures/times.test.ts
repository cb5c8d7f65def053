import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { resolveDossier } from '#dossiers/testing-resolve.ts'
import { day } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { averageMinutes, usedShare } from './domain/time-figures.ts'
import { placeFence } from './fence.ts'
import { rebuildFigures, checkFigures } from './rebuild.ts'
import { askTimes, openTimes, type TimesAsked } from './times.ts'

const db = await testDatabase()
const office = await openTestOffice(db)
const period = { from: day('2026-11-01'), to: day('2026-11-30') }
const ask = (over: Partial<TimesAsked> = {}) =>
  transaction(office.system, (trx) => askTimes(trx, { period, asOf: office.now(), units: 'all', by: [], kinds: ['dossier'], ...over }))

/** Received on Monday 02/11 at 8:00 and finished that many working hours later. */
const finishAt = async (when: string) => {
  office.at('2026-11-02T08:00')
  const { dossierId } = await office.receive()
  office.at(when)
  await resolveDossier(office.system, { ...office.staff, desk: office.staff.receiver }, dossierId, [], { cause: 'STAFF_SHORTAGE', note: null })
  return dossierId
}

const quick = await finishAt('2026-11-02T09:00')
await finishAt('2026-11-03T08:30')
const slow = await finishAt('2026-11-10T08:00')

test('trung bình từ tổng, trung vị từ từng hồ sơ, so với thời gian đã hẹn', async () => {
  const [all] = await ask()
  assert.ok(all !== undefined)
  // One hour; Monday's seven and a half and one on Tuesday; six days of eight hours.
  assert.deepEqual([all.count, all.workedMinutes, all.medianMinutes], [3, 60 + 510 + 2_880, 510])
  assert.equal(averageMinutes(all), (60 + 510 + 2_880) / 3)
  assert.equal(all.promised.count, 3)
  assert.equal(all.promised.exceeded, 1)
  assert.equal(usedShare(all), all.workedMinutes / all.promised.promisedMinutes)
})

test('từng loại bước so với thời gian được giao; cộng theo đơn vị, lĩnh vực, thủ tục, tháng đều ra như cả kỳ', async () => {
  const whole = await ask({ kinds: undefined })
  assert.deepEqual(whole.map(({ kind }) => kind).toSorted(), ['approve', 'dossier', 'handOver', 'handle', 'issue'].filter((kind) => whole.some((one) => one.kind === kind)).toSorted())
  const handled = whole.find(({ kind }) => kind === 'handle')
  assert.ok(handled !== undefined && handled.count === 3 && handled.promised.count === 3)
  for (const by of ['unit', 'sector', 'procedure', 'month', 'officer'] as const) {
    const parts = await ask({ kinds: ['handle'], by: [by] })
    assert.deepEqual([parts.reduce((sum, one) => sum + one.count, 0), parts.reduce((sum, one) => sum + one.workedMinutes, 0)], [handled.count, handled.workedMinutes], by)
  }
})

test('mở ra đúng từng hồ sơ, vượt hẹn nhiều nhất đứng đầu; người nơi khác không thấy', async () => {
  const opened = await transaction(office.system, (trx) => openTimes(trx, { period, asOf: office.now(), units: 'all', kinds: ['dossier'], skip: 0, limit: 10 }))
  assert.deepEqual([opened.length, opened[0]?.dossierId, opened[0]?.workedMinutes], [3, slow, 2_880])
  const elsewhere = await office.as('outsider')
  assert.deepEqual(await transaction(elsewhere, (trx) => askTimes(trx, { period, asOf: office.now(), units: 'all', by: [], kinds: ['dossier'] })), [])
})

test('hủy hồ sơ thì thời gian của nó thôi được tính, nhưng hỏi như đã biết trước đó vẫn còn', async () => {
  office.at('2026-11-12T08:00')
  const before = await placeFence(office.system)
  office.at('2026-11-12T09:00')
  await office.must('receiver', 'requestVoid', { dossierId: quick, kind: 'mistake', reason: 'Nhập nhầm' })
  await office.must('leader', 'approveVoid', { dossierId: quick })
  const [[now], [then]] = [await ask(), await ask({ asOf: before })]
  assert.deepEqual([now?.count, then?.count], [2, 3])
  assert.deepEqual((await checkFigures(office.system)).differences, [])
})

test('sự kiện có từ trước khi ghi thời gian: dựng lại từ lịch sử ra đúng như đã ghi', async () => {
  const right = await ask({ kinds: undefined })
  await rowsOf(db, `update dossier_event set body = (body::jsonb - 'workedMinutes' - 'promisedMinutes')::json where type in ('resolved', 'stepCompleted', 'stepReturned')`)
  assert.deepEqual((await checkFigures(office.system)).differences, [])
  await rowsOf(db, 'delete from figure_time')
  assert.deepEqual(await ask({ kinds: undefined }), [])
  await rebuildFigures(office.system)
  assert.deepEqual(await ask({ kinds: undefined }), right)
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { listWatched } from '#dossiers/watch/lists.ts'
import { TROUBLES, WATCH_LISTS } from '#dossiers/watch/watch-list.ts'
import { groupWatched } from '#dossiers/watch/groups.ts'
import { watchScope } from '#dossiers/watch/scope.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { recordAbsence } from '#organisation/absence-commands.ts'
import { day, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { countsOf, idsOf, withAccounts } from './testing.ts'
import { loadWatch } from './watch-ground.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))

office.at('2026-11-02T08:00')
const inTime = await office.receive()
const idle = await office.receive()
office.at('2026-11-03T08:00')
const paused = await office.receive()
await office.must('officer', 'acceptStep', { dossierId: paused.dossierId, stepNo: 2 })
await office.must('officer', 'requestSupplement', {
  dossierId: paused.dossierId, items: [{ kind: 'question', text: 'Đã từng kết hôn chưa?' }], reason: 'Thiếu thông tin', answerDueOn: '2026-11-09',
})
office.at('2026-11-06T16:00')
await office.must('officer', 'acceptStep', { dossierId: inTime.dossierId, stepNo: 2 })

const leader = () => office.as('leader')
const everyId = async () => (await rowsOf<{ id: string }>(db, `select id from dossier where phase in ('submitted', 'incomplete', 'open', 'resolved')`)).map(({ id }) => id)

/** Every list as the leader sees it, by dossier. */
const listsOf = async (id: string): Promise<string[]> => {
  const found = []
  for (const list of WATCH_LISTS) if ((await idsOf(await leader(), list)).includes(id)) found.push(list)
  return found
}

describe('một hồ sơ ở danh sách nào', () => {
  test('trong hạn, mới có người nhận: đúng tiến độ hoặc sắp đến hạn', async () => {
    assert.ok(!(await listsOf(inTime.dossierId)).includes('idle'))
  })
  test('ba ngày làm việc không có sự kiện: không nhúc nhích', async () => {
    assert.ok((await listsOf(idle.dossierId)).includes('idle'))
    assert.ok(!(await listsOf(idle.dossierId)).includes('onTrack'))
  })
  test('chờ dân bổ sung, chưa tới hạn trả lời: đang chờ, không bị coi là bỏ quên', async () => {
    assert.deepEqual(await listsOf(paused.dossierId), ['waiting', 'all'])
  })
  test('dân không trả lời đúng hạn', async () => {
    office.at('2026-11-10T08:00')
    assert.ok((await listsOf(paused.dossierId)).includes('answerPassed'))
  })
  test('quá hạn', async () => {
    office.at('2026-11-20T08:00')
    assert.ok((await listsOf(idle.dossierId)).includes('overdue'))
    assert.ok(!(await listsOf(idle.dossierId)).includes('dueSoon'))
  })
})

test('không hồ sơ đang mở nào ngoài mọi danh sách, ở bất cứ lúc nào; bộ đếm bằng danh sách', async () => {
  for (const moment of ['2026-11-03T09:00', '2026-11-06T16:30', '2026-11-09T10:00', '2026-11-14T10:00', '2026-12-01T07:31', '2027-03-01T08:00']) {
    office.at(moment)
    const all = await everyId()
    const counts = await countsOf(await leader())
    const found = new Set<string>()
    for (const list of WATCH_LISTS) {
      const ids = await idsOf(await leader(), list)
      assert.equal(ids.length, counts[list], `${list} at ${moment}`)
      if (list !== 'all') for (const id of ids) found.add(id)
    }
    assert.deepEqual([...found].toSorted(), all.toSorted(), moment)
    assert.deepEqual((await idsOf(await leader(), 'all')).toSorted(), all.toSorted())
    const quiet = new Set([...(await idsOf(await leader(), 'onTrack')), ...(await idsOf(await leader(), 'waiting'))])
    for (const trouble of TROUBLES) for (const id of await idsOf(await leader(), trouble)) assert.ok(!quiet.has(id), `${trouble} at ${moment}`)
  }
})

describe('người giữ vắng', () => {
  test('vắng mà không ủy quyền: hồ sơ thành vô chủ', async () => {
    office.at('2026-11-05T08:00')
    assert.deepEqual(await idsOf(await leader(), 'orphans'), [])
    taken(await recordAbsence(office.system, { staffId: office.staff.officer, from: day('2026-11-05'), to: day('2026-11-06'), reason: 'leave' }))
    const orphans = await idsOf(await leader(), 'orphans')
    assert.ok(orphans.includes(inTime.dossierId) && orphans.includes(paused.dossierId))
    // Nobody has taken up the third one: a colleague of the division can.
    assert.ok(!orphans.includes(idle.dossierId))
    office.at('2026-11-09T08:00')
    assert.deepEqual(await idsOf(await leader(), 'orphans'), [])
  })
})

describe('ai thấy gì', () => {
  test('cán bộ thấy việc của mình, trưởng phòng và lãnh đạo thấy cả đơn vị, người ngoài không thấy gì', async () => {
    office.at('2026-11-09T08:00')
    assert.equal((await countsOf(await office.as('head'))).all, 3)
    assert.equal((await countsOf(await leader())).all, 3)
    assert.equal((await countsOf(await office.as('officer'))).all, 3)
    assert.equal((await countsOf(await office.as('secondOfficer'))).all, 1)
    assert.equal((await countsOf(await office.as('outsider'))).all, 0)
    assert.equal((await countsOf(await office.as('technician'))).all, 0)
  })
  test('mỗi dòng của bảng theo đơn vị và theo người bằng danh sách khi mở ra', async () => {
    office.at('2026-11-16T08:00')
    const ctx = await leader()
    const groups = await transaction(ctx, async (trx) => {
      const scope = watchScope(ctx.actor, 'units')
      return groupWatched(trx, scope, (await loadWatch(trx, scope, ctx.clock())).ground)
    })
    assert.ok(groups.length > 1)
    for (const group of groups) {
      if (!group.isUnit && group.staffId === null) continue
      const narrowing = { unitId: group.unitId, ...(group.staffId !== null && { staffId: group.staffId }) }
      for (const list of ['overdue', 'dueToday', 'dueSoon', 'stepOverdue', 'idle', 'orphans', 'all'] as const) {
        assert.equal((await idsOf(ctx, list, narrowing)).length, group[list], `${list} ${JSON.stringify(narrowing)}`)
      }
      const counts = await countsOf(ctx, narrowing)
      for (const list of WATCH_LISTS) assert.equal((await idsOf(ctx, list, narrowing)).length, counts[list], `${list} counted ${JSON.stringify(narrowing)}`)
    }
  })
})

test('trang sau tiếp ngay sau dòng cuối của trang trước', async () => {
  const ctx = await leader()
  await transaction(ctx, async (trx) => {
    const scope = watchScope(ctx.actor, 'units')
    const { ground } = await loadWatch(trx, scope, ctx.clock())
    const whole = await listWatched(trx, scope, 'all', ground)
    const first = await listWatched(trx, scope, 'all', ground, undefined, 2)
    const second = await listWatched(trx, scope, 'all', ground, first.next ?? undefined, 2)
    assert.deepEqual([...first.items, ...second.items], whole.items)
  })
})

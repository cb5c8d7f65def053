import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { toAt } from '#kernel/at.ts'
import { Temporal } from '#kernel/time.ts'
import { findSubjectSlips } from '#monitoring/slip-queries.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { acrossUnits } from './beyond-wall.ts'
import { addTask, cancelTask, changeTask, splitTask } from './commands.ts'
import { standingAt, STANDINGS } from './domain/standing.ts'
import { begin, evolve, type Task } from './domain/task.ts'
import { closePlan, describePlan, issuePlan } from './plan-commands.ts'
import { acceptReport, reopenTask, reportTask, returnReport } from './progress-commands.ts'
import { countTasks, listTaskEvents, listTasks, listTree } from './queries.ts'
import { findTaskFigures } from './task-figures.ts'
import { doneReport, openReformOffice, sentReport } from './testing.ts'
import { urgeOverdueTasks, urgeTasks } from './urge-tasks.ts'

describe('kế hoạch và nhiệm vụ cải cách hành chính', async () => {
  const office = await openReformOffice(await testDatabase())
  const { units, newId, as, read, at } = office
  const seen = ({ id, seq }: Task) => ({ id, seq })
  const split = async (task: Task, person: 'leader' | 'governor' = 'leader') =>
    taken(await splitTask(await as(person), { ...seen(task), commandId: newId(), parts: [{ leadUnitId: units.center }, { leadUnitId: units.division, dueOn: '2026-11-18' }] }))

  test('kế hoạch: đầu mối soạn, lãnh đạo ban hành; trước đó nhiệm vụ chưa chạy', async () => {
    const plan = await office.draft()
    assert.equal(codeOf(await issuePlan(await as('governor'), { id: plan.id, seq: 1, number: '15/KH-UBND', issuedOn: '2026-01-05' })), 'reformPlanEmptyInvalid')
    const task = taken(await addTask(await as('coordinator'), { commandId: 'một', planId: plan.id, assignerUnitId: units.province, terms: office.terms(units.commune) }))
    assert.equal(taken(await addTask(await as('coordinator'), { commandId: 'một', planId: plan.id, assignerUnitId: units.province, terms: office.terms(units.commune) })).id, task.id, 'gửi lại không thêm')
    assert.equal(task.phase, 'planned')
    assert.equal(codeOf(await reportTask(await as('leader'), { ...seen(task), report: sentReport() })), 'reformStateConflict')
    for (const [person, code] of [['coordinator', 'reformNotAllowed'], ['leader', 'reformNotAllowed']] as const) {
      assert.equal(codeOf(await issuePlan(await as(person), { id: plan.id, seq: 1, number: '15/KH-UBND', issuedOn: '2026-01-05' })), code, person)
    }
    assert.equal(codeOf(await issuePlan(await as('governor'), { id: plan.id, seq: 1, number: '', issuedOn: '2026-01-05' })), 'reformIssueRequired')
    taken(await issuePlan(await as('governor'), { id: plan.id, seq: 1, number: '15/KH-UBND', issuedOn: '2026-01-05' }))
    assert.equal((await read(task.id)).phase, 'open')
    assert.equal(codeOf(await describePlan(await as('coordinator'), { id: plan.id, seq: 2, terms: plan.terms })), 'reformStateConflict')
    taken(await closePlan(await as('governor'), { id: plan.id, seq: 2, note: null }))
    assert.equal(codeOf(await addTask(await as('coordinator'), { commandId: newId(), planId: plan.id, assignerUnitId: units.province, terms: office.terms(units.commune) })), 'reformPlanClosedConflict')
  })

  test('giao xuống, chia, báo cáo, trả lại một lần, xác nhận: nhiệm vụ trên tự hoàn thành', async () => {
    at('2026-11-03T08:00')
    const task = await office.issued(units.commune)
    assert.equal(task.dueAt, '2026-11-20T17:00:00.000Z')
    const [center, division] = await split(task)
    assert.ok(center !== undefined && division !== undefined)
    assert.deepEqual([center.assignerUnitId, division.terms.dueOn], [units.commune, '2026-11-18'])
    assert.equal(codeOf(await reportTask(await as('leader'), { ...seen(await read(task.id)), report: doneReport() })), 'reformHasPartsConflict')

    at('2026-11-04T08:00')
    taken(await reportTask(await as('head'), { ...seen(division), report: doneReport() }))
    assert.equal(codeOf(await acceptReport(await as('officer'), { ...seen(await read(division.id)), note: null })), 'reformNotAllowed')
    taken(await returnReport(await as('leader'), { ...seen(await read(division.id)), reason: 'Thiếu chữ ký' }))
    assert.deepEqual([(await read(division.id)).isReturned, (await read(division.id)).phase], [true, 'open'])

    at('2026-11-05T08:00')
    taken(await reportTask(await as('officer'), { ...seen(await read(division.id)), report: doneReport() }))
    at('2026-11-19T08:00')
    taken(await acceptReport(await as('leader'), { ...seen(await read(division.id)), note: null }))
    assert.deepEqual([(await read(task.id)).phase, (await read(task.id)).progress], ['open', 50])
    assert.equal((await read(division.id)).endedAt, '2026-11-05T01:00:00.000Z', 'kết thúc lúc báo cáo, không phải lúc xác nhận')
    taken(await reportTask(await as('receiver'), { ...seen(await read(center.id)), report: doneReport() }))
    taken(await acceptReport(await as('leader'), { ...seen(await read(center.id)), note: 'Tốt' }))
    const whole = await read(task.id)
    assert.deepEqual([whole.phase, whole.progress, whole.endedAt, standingAt(whole, toAt(office.now()))], ['completed', 100, '2026-11-19T01:00:00.000Z', 'completedOnTime'])
  })

  test('không ai xác nhận báo cáo của chính mình; cấp trên xa không báo cáo thay', async () => {
    at('2026-11-06T08:00')
    const task = await office.issued(units.commune)
    const [, division] = await split(task)
    assert.ok(division !== undefined)
    taken(await reportTask(await as('leader'), { ...seen(division), report: doneReport() }))
    assert.equal(codeOf(await acceptReport(await as('leader'), { ...seen(await read(division.id)), note: null })), 'reformOwnReportConflict')
    taken(await acceptReport(await as('communeCoordinator'), { ...seen(await read(division.id)), note: null }))
    const other = await office.issued(units.commune)
    for (const person of ['governor', 'coordinator', 'director', 'technician'] as const) {
      assert.equal(codeOf(await reportTask(await as(person), { ...seen(other), report: sentReport() })), 'reformNotAllowed', person)
    }
  })

  test('điều không được làm, mỗi thứ một lý do', async () => {
    const task = await office.issued(units.commune)
    const leader = await as('leader')
    const parts = (over: object) => splitTask(leader, { ...seen(task), commandId: newId(), parts: [{ leadUnitId: units.center, ...over }] })
    assert.equal(codeOf(await parts({ dueOn: '2026-11-21' })), 'reformLaterThanParentInvalid')
    assert.equal(codeOf(await parts({ leadUnitId: units.department })), 'reformUnitNotBelowInvalid')
    assert.equal(codeOf(await parts({ startsOn: '2026-11-15', dueOn: '2026-11-10' })), 'reformDaysInvalid')
    assert.equal(codeOf(await splitTask(leader, { id: task.id, seq: 99, commandId: newId(), parts: [{ leadUnitId: units.center }] })), 'reformChangedSinceSeen')
    assert.equal(codeOf(await reportTask(leader, { ...seen(task), report: doneReport({ evidence: [] }) })), 'reformEvidenceRequired')
    assert.equal(codeOf(await reportTask(leader, { ...seen(task), report: sentReport({ words: '' }) })), 'reformWordsRequired')
    assert.equal(codeOf(await reportTask(leader, { ...seen(task), report: sentReport({ progress: 120 }) })), 'reformProgressInvalid')
    assert.equal(codeOf(await reportTask(leader, { ...seen(task), report: sentReport({ claim: 'notCarriedOut' }) })), 'reformReasonRequired')
    assert.equal(codeOf(await changeTask(await as('coordinator'), { ...seen(task), terms: { ...task.terms, dueOn: '2026-12-01' }, reason: null })), 'reformReasonRequired')
    assert.equal(codeOf(await changeTask(leader, { ...seen(task), terms: { ...task.terms, dueOn: '2026-12-01' }, reason: 'Xin lùi' })), 'reformNotAllowed')
    assert.equal(codeOf(await changeTask(await as('coordinator'), { ...seen(task), terms: { ...task.terms, dueOn: '2027-01-05' }, reason: 'Sang năm' })), 'reformDayOutsidePlanInvalid')
    taken(await changeTask(await as('coordinator'), { ...seen(task), terms: { ...task.terms, dueOn: '2026-12-01' }, reason: 'Chờ hướng dẫn của Bộ' }))
    assert.equal((await read(task.id)).dueAt, '2026-12-01T17:00:00.000Z')
  })

  test('chỉ tiêu hệ thống tự đọc: không nhập tiến độ, chưa đạt thì chưa báo cáo hoàn thành được', async () => {
    at('2026-11-09T08:00')
    const target = { kind: 'share', share: 'onlineReceived', atLeast: 0.5 } as const
    const task = await office.issued(units.commune, { target })
    await office.receive()
    assert.equal(codeOf(await reportTask(await as('leader'), { ...seen(task), report: doneReport() })), 'reformTargetMissedInvalid')
    const reported = taken(await reportTask(await as('leader'), { ...seen(task), report: sentReport({ progress: 80 }) }))
    assert.equal(reported.progress, 0, 'số của hệ thống, không phải số gõ')
    const [, line] = (await acrossUnits(office.system, (trx) => listTaskEvents(trx, task.id))).filter(({ event }) => event.type !== 'opened')
    assert.ok(line?.event.type === 'reported' && line.event.evidence[0]?.kind === 'fact')
    assert.match(line.event.evidence[0].value, /^0,00 % \(0\/1 /)
    const counted = await office.issued(units.commune, { target: { kind: 'count', amount: 4, unit: 'cuộc' } })
    assert.equal(codeOf(await reportTask(await as('leader'), { ...seen(counted), report: sentReport() })), 'reformReachedRequired')
    assert.equal(taken(await reportTask(await as('leader'), { ...seen(counted), report: sentReport({ reached: 3 }) })).progress, 75)
  })

  test('hai phần cùng được xác nhận một lúc: nhiệm vụ chung vẫn hoàn thành đúng một lần', async () => {
    at('2026-11-10T08:00')
    const task = await office.issued(units.commune)
    const parts = await split(task)
    for (const part of parts) taken(await reportTask(await as('head'), { ...seen(part), report: doneReport() }).then(async (done) => (done.ok ? done : reportTask(await as('receiver'), { ...seen(part), report: doneReport() }))))
    const leader = await as('leader')
    const now = await Promise.all(parts.map(({ id }) => read(id)))
    await Promise.all(now.map(async (part) => taken(await acceptReport(leader, { ...seen(part), note: null }))))
    assert.equal((await read(task.id)).phase, 'completed')
    const events = await acrossUnits(office.system, (trx) => listTaskEvents(trx, task.id))
    assert.equal(events.filter(({ event }) => event.type === 'followed' && event.sum.phase === 'completed').length, 1)
  })

  test('rút nhiệm vụ thì mọi phần bên dưới cũng dừng; mở lại một phần thì nhiệm vụ chung chạy tiếp', async () => {
    const task = await office.issued(units.commune)
    const [center, division] = await split(task)
    assert.ok(center !== undefined && division !== undefined)
    taken(await cancelTask(await as('leader'), { ...seen(center), reason: 'Không còn cần' }))
    taken(await reportTask(await as('head'), { ...seen(division), report: doneReport() }))
    taken(await acceptReport(await as('leader'), { ...seen(await read(division.id)), note: null }))
    assert.equal((await read(task.id)).phase, 'completed', 'phần đã rút không tính')
    taken(await reopenTask(await as('leader'), { ...seen(await read(division.id)), reason: 'Nhầm' }))
    assert.deepEqual([(await read(task.id)).phase, (await read(task.id)).endedAt], ['open', null])
    taken(await cancelTask(await as('coordinator'), { ...seen(await read(task.id)), reason: 'Thay bằng nhiệm vụ khác' }))
    const tree = await acrossUnits(office.system, (trx) => listTree(trx, task.id))
    assert.deepEqual(new Set(tree.map(({ phase }) => phase)), new Set(['cancelled']))
  })

  test('đôn đốc một lần bấm, gửi lại không thêm phiếu; hệ thống đôn đốc đúng ngày; xong thì phiếu thôi chờ', async () => {
    at('2026-11-23T09:00')
    const task = await office.issued(units.commune)
    const commandId = newId()
    const urging = async () => taken(await urgeTasks(await as('coordinator'), { commandId, ids: [task.id], words: 'Đề nghị báo cáo ngay' }))
    assert.deepEqual((await urging()).map(({ outcome }) => outcome.ok), [true])
    await urging()
    const urgedLines = async (id: string) => (await acrossUnits(office.system, (trx) => listTaskEvents(trx, id))).filter(({ event }) => event.type === 'urged').length
    assert.equal(await urgedLines(task.id), 1)
    const [byLeader] = taken(await urgeTasks(await as('leader'), { commandId, ids: [task.id], words: 'Đề nghị làm ngay' }))
    assert.equal(byLeader === undefined ? 'none' : codeOf(byLeader.outcome), 'reformNotAllowed')
    at('2026-11-24T09:00')
    assert.ok((await urgeOverdueTasks(office.system)) > 0)
    const before = await urgedLines(task.id)
    await urgeOverdueTasks(office.system)
    assert.deepEqual([before, await urgedLines(task.id)], [2, 2])
    taken(await reportTask(await as('leader'), { ...seen(await read(task.id)), report: doneReport() }))
    taken(await acceptReport(await as('coordinator'), { ...seen(await read(task.id)), note: null }))
    const slips = await acrossUnits(office.system, (trx) => findSubjectSlips(trx, { kind: 'task', id: task.id }))
    assert.deepEqual(slips.map(({ isMoot }) => isMoot), [true, true])
  })

  test('đếm và danh sách theo từng trạng thái là một với luật', async () => {
    const filter = { units: [units.province, units.commune, units.center, units.division] }
    const now = toAt(office.now())
    const all = await acrossUnits(office.system, (trx) => listTasks(trx, filter, now, { limit: 500 }))
    const counts = await acrossUnits(office.system, (trx) => countTasks(trx, filter, now))
    const expected = Object.fromEntries(STANDINGS.map((standing) => [standing, all.filter((task) => standingAt(task, now) === standing).length]))
    assert.deepEqual(counts, expected)
    assert.ok(all.length > 10)
    for (const standing of STANDINGS) {
      const found = await acrossUnits(office.system, (trx) => listTasks(trx, { ...filter, standing }, now, { limit: 500 }))
      assert.deepEqual(found.map((task) => standingAt(task, now)), found.map(() => standing))
    }
  })

  test('số liệu như đã biết: hỏi lại sau này vẫn thế, và các phần cộng lại bằng tổng', async () => {
    const month = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-11-30') }
    const ask = (asOf: Temporal.Instant) => findTaskFigures(office.system, { unitId: units.commune, subtree: true, period: month, asOf })
    const moment = office.now()
    const before = await ask(moment)
    const { planned, completedOnTime, completedLate, overdueOpen, running, notDone, assignedFromAbove } = before
    assert.equal(completedOnTime + completedLate + overdueOpen + running + notDone, planned)
    assert.ok(completedLate === 1 && completedOnTime >= 2 && overdueOpen >= 1)
    assert.equal(assignedFromAbove.planned, planned, 'phần chia trong xã không đếm lần nữa')
    at('2026-11-25T09:00')
    const task = await office.issued(units.commune)
    taken(await cancelTask(await as('coordinator'), { ...seen(task), reason: 'Nhầm' }))
    taken(await reportTask(await as('leader'), { ...seen(await office.issued(units.commune)), report: doneReport() }))
    assert.deepEqual(await ask(moment), before)
    assert.equal((await ask(office.now())).planned, planned + 1)
  })

  test('dòng hiện tại bằng đúng những gì lịch sử kể lại; lịch sử không sửa, không xóa được', async () => {
    const rows = await acrossUnits(office.system, (trx) => listTasks(trx, { units: [units.commune, units.center, units.division, units.province] }, toAt(office.now()), { limit: 500 }))
    for (const row of rows) {
      const { rows: lines } = await acrossUnits(office.system, (trx) => sql<{ staff: string | null }>`
        select actor_staff_id as staff from reform_task_event where task_id = ${row.id} order by seq`.execute(trx))
      const [first, ...rest] = await acrossUnits(office.system, (trx) => listTaskEvents(trx, row.id))
      assert.ok(first?.event.type === 'assigned')
      const begun = begin(row, { event: first.event, at: first.at, byStaffId: lines[0]?.staff ?? null })
      const told = rest.reduce((task, { event, at: when }, i) => evolve(task, { event, at: when, byStaffId: lines[i + 1]?.staff ?? null }), begun)
      assert.deepEqual(told, row)
    }
    for (const table of ['reform_task_event', 'reform_plan_event']) {
      for (const statement of [`update ${table} set actor_name = 'x'`, `delete from ${table}`]) {
        await assert.rejects(acrossUnits(office.system, (trx) => sql.raw(statement).execute(trx)), /permission denied/)
      }
    }
  })
})

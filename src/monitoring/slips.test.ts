import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { answerSlip } from './answer.ts'
import { countSlips, findSlip, findSlipsOf, listSlips } from './slip-queries.ts'
import { sweep } from './sweep.ts'
import { withAccounts } from './testing.ts'
import { urge, type Urged } from './urge.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))
office.at('2026-11-02T08:00')
const first = await office.receive()
const second = await office.receive()
await office.must('officer', 'acceptStep', { dossierId: first.dossierId, stepNo: 2 })
const dueAt = first.dueAt ?? assert.fail('no due date')

const alerts = () => rowsOf<{ dossier_id: string; working_days: number; told: string[] }>(
  db, `select dossier_id, working_days, told from monitoring_alert where clock = 'dossier' order by dossier_id, working_days`)
const daysOf = async (id: string) => (await alerts()).filter((one) => one.dossier_id === id).map((one) => one.working_days)
const codes = (urged: readonly Urged[]) => urged.map(({ outcome }) => codeOf(outcome))

describe('nhắc theo mốc', () => {
  test('còn xa hạn: không nhắc ai', async () => {
    assert.deepEqual(await sweep(office.system), { alerts: 0, slips: 0, escalations: 0 })
  })

  test('một ngày làm việc trước hạn: báo người giữ, chỉ bước đã chậm mới có phiếu; chạy lại không thêm gì', async () => {
    assert.equal(dueAt, '2026-11-05T10:30:00.000Z')
    office.at('2026-11-04T17:30')
    // Of each dossier its own threshold, and two of its step, which was due the day before and is urged.
    assert.deepEqual(await sweep(office.system), { alerts: 6, slips: 2, escalations: 0 })
    assert.equal((await alerts()).length, 2)
    assert.deepEqual((await alerts()).find((one) => one.dossier_id === first.dossierId)?.told, [office.staff.officer])
    assert.deepEqual(await sweep(office.system), { alerts: 0, slips: 0, escalations: 0 })
  })

  test('nhiều ngày không chạy: bù đủ mốc, chỉ một phiếu, báo theo mốc cuối', async () => {
    office.at('2026-11-11T08:00')
    const swept = await sweep(office.system)
    assert.deepEqual([swept.alerts, swept.slips], [6, 2])
    assert.deepEqual(await daysOf(first.dossierId), [-1, 0, 1, 3])
    const told = (await alerts()).filter((one) => one.dossier_id === first.dossierId).map((one) => one.told.length)
    assert.deepEqual(told, [1, 0, 0, 3])
    const [slip] = await transaction(office.system, (trx) => findSlipsOf(trx, first.dossierId))
    assert.equal(slip?.toStaffId, office.staff.officer)
    assert.match(slip?.directive ?? '', /quá hạn 3 ngày làm việc/)
  })

  test('hai lượt quét cùng lúc: mỗi mốc vẫn một lần', async () => {
    office.at('2026-11-20T08:00')
    const both = await Promise.all([sweep(office.system), sweep(office.system)])
    assert.equal(both[0].alerts + both[1].alerts, 2)
    assert.equal(both[0].slips + both[1].slips, 2)
  })

  test('rồi mỗi năm ngày làm việc', async () => {
    assert.deepEqual(await daysOf(second.dossierId), [-1, 0, 1, 3, 8])
  })
})

describe('không trả lời thì báo lên', () => {
  test('quá hạn trả lời: trưởng phòng, rồi lãnh đạo, rồi cấp trên; mỗi cấp một lần', async () => {
    office.at('2026-11-23T08:00')
    await sweep(office.system)
    const risen = await rowsOf<{ level: string; told: string[] }>(
      db, `select e.level, e.told from urging_escalation e join urging_slip u on u.id = e.slip_id where u.dossier_id = '${first.dossierId}' and u.working_days = 3 order by e.level`)
    assert.deepEqual(risen.map(({ level }) => level), ['agencyLeader', 'unitHead', 'upperLevel'])
    assert.deepEqual(risen.find(({ level }) => level === 'unitHead')?.told, [office.staff.head])
    assert.equal((await sweep(office.system)).escalations, 0)
  })
})

describe('phiếu đôn đốc gửi tay', () => {
  const command = office.newId()
  const urging = (dossierIds: readonly string[], over: object = {}) =>
    ({ commandId: command, dossierIds, to: 'holder', directive: 'Báo cáo ngay lý do chậm.', ...over }) as Parameters<typeof urge>[1]

  test('trưởng phòng gửi, đánh số liền, gửi lại không thành hai', async () => {
    const head = await office.as('head')
    const sent = taken(await urge(head, urging([first.dossierId, second.dossierId])))
    assert.deepEqual(codes(sent), ['ok', 'ok'])
    const again = taken(await urge(head, urging([first.dossierId, second.dossierId])))
    assert.deepEqual(again, sent)
    const slip = await transaction(head, (trx) => findSlip(trx, sent[0]?.outcome.ok ? sent[0].outcome.value.slipId : ''))
    assert.deepEqual([slip?.toStaffId, slip?.cause, slip?.sentByName], [office.staff.officer, 'manual', 'Phạm Thị Hòa'])
    assert.equal(slip?.answerDueAt.toString(), '2026-11-24T01:00:00Z')
  })

  test('chưa ai giữ: gửi cho đơn vị', async () => {
    const [slip] = (await transaction(office.system, (trx) => findSlipsOf(trx, second.dossierId))).filter(({ cause }) => cause === 'manual')
    assert.deepEqual([slip?.toStaffId, slip?.toUnitId], [null, office.units.division])
  })

  test('ai không được gửi', async () => {
    assert.deepEqual(codes(taken(await urge(await office.as('officer'), urging([first.dossierId], { commandId: office.newId() })))), ['urgingNotAllowed'])
    assert.deepEqual(codes(taken(await urge(await office.as('outsider'), urging([first.dossierId], { commandId: office.newId() })))), ['urgingNotFound'])
    assert.equal(codeOf(await urge(await office.as('head'), urging([first.dossierId], { directive: '  ' }))), 'directiveRequired')
    assert.equal(codeOf(await urge(await office.as('head'), urging([]))), 'nothingPickedRequired')
  })

  test('người nhận thấy và trả lời; người gửi thấy trả lời', async () => {
    const officer = await office.as('officer')
    const box = await transaction(officer, (trx) => listSlips(trx, officer.actor, 'received', 'waiting', officer.clock()))
    const mine = box.find(({ cause, toStaffId }) => cause === 'manual' && toStaffId !== null) ?? assert.fail(`received: ${JSON.stringify(box.map((one) => [one.no, one.cause, one.toStaffId, one.unitId]))}`)
    const answer = { slipId: mine.id, reason: 'Chờ xác minh nơi thường trú cũ', plan: 'Gọi lại xã cũ trong hôm nay', doneBy: '2026-11-25' }
    assert.equal(codeOf(await answerSlip(await office.as('outsider'), answer)), 'urgingNotFound')
    assert.equal(codeOf(await answerSlip(await office.as('secondOfficer'), { ...answer })), 'answerNotAllowed')
    assert.equal(codeOf(await answerSlip(officer, { ...answer, reason: ' ' })), 'answerReasonRequired')
    assert.equal(codeOf(await answerSlip(officer, { ...answer, plan: '' })), 'answerPlanRequired')
    assert.equal(codeOf(await answerSlip(officer, { ...answer, doneBy: '2026-11-20' })), 'answerDoneByInvalid')
    assert.equal(codeOf(await answerSlip(officer, { ...answer, doneBy: '30/02' })), 'answerDoneByInvalid')
    taken(await answerSlip(officer, answer))
    assert.equal(codeOf(await answerSlip(officer, answer)), 'answerAlreadyDone')
    const head = await office.as('head')
    const sent = await transaction(head, (trx) => listSlips(trx, head.actor, 'sent', 'answered', head.clock()))
    assert.equal(sent.find(({ id }) => id === mine.id)?.plan, answer.plan)
  })

  test('bộ đếm bằng danh sách', async () => {
    for (const person of ['officer', 'head', 'leader', 'secondOfficer', 'outsider'] as const) {
      const ctx = await office.as(person)
      for (const box of ['received', 'sent'] as const) {
        await transaction(ctx, async (trx) => {
          const counts = await countSlips(trx, ctx.actor, box, ctx.clock())
          for (const list of ['waiting', 'late', 'answered', 'moot', 'all'] as const) {
            assert.equal((await listSlips(trx, ctx.actor, box, list, ctx.clock())).length, counts[list], `${person} ${box} ${list}`)
          }
        })
      }
    }
  })

  test('hồ sơ rút: phiếu chưa trả lời không còn chờ, không gửi thêm được', async () => {
    await office.must('receiver', 'withdraw', { dossierId: second.dossierId, reason: 'Không còn nhu cầu', lateness: { cause: 'STAFF_SHORTAGE' } })
    const slips = await transaction(office.system, (trx) => findSlipsOf(trx, second.dossierId))
    assert.ok(slips.length > 0 && slips.every(({ isMoot }) => isMoot))
    assert.deepEqual(codes(taken(await urge(await office.as('head'), urging([second.dossierId], { commandId: office.newId() })))), ['urgingClosedAlreadyDone'])
  })
})

test('lịch sử đôn đốc chỉ thêm: không vai nào sửa hay xóa được', async () => {
  for (const table of ['monitoring_alert', 'urging_slip', 'urging_answer', 'urging_escalation', 'daily_digest']) {
    for (const role of ['app', 'worker'] as const) {
      const client = await db.connect(role)
      await assert.rejects(client.query(`delete from ${table}`), /permission denied/)
      await assert.rejects(client.query(`update ${table} set tenant_id = tenant_id`), /permission denied/)
    }
  }
})

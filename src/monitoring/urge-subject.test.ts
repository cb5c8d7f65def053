import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { answerSlip } from './answer.ts'
import { makeDigests } from './digest.ts'
import { digestLines } from './digest-letter.ts'
import type { Subject } from './domain/subject.ts'
import type { DigestCounts } from './domain/digest.ts'
import { findSubjectSlips, listSlips } from './slip-queries.ts'
import { sweep } from './sweep.ts'
import { withAccounts } from './testing.ts'
import { settleSubject, urgeSubject, type SubjectUrging } from './urge-subject.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))
office.at('2026-11-02T08:00')

const report: Subject = { kind: 'filing', id: office.newId(), title: 'Báo cáo 07d/BTP quý III năm 2026', href: '/bao-cao/dinh-ky/1' }
const asked = (over: Partial<SubjectUrging> = {}): SubjectUrging => ({
  commandId: 'first', subject: report, fromUnitId: office.units.commune, toUnitId: office.units.division, words: 'Gửi báo cáo ngay.', ...over,
})
const send = (ctx: Ctx, over: Partial<SubjectUrging> = {}) => transaction(ctx, (trx) => urgeSubject(trx, ctx, asked(over)))
const about = async (subject = report) => transaction(office.system, (trx) => findSubjectSlips(trx, subject))
const boxOf = async (person: Parameters<typeof office.as>[0], box: 'received' | 'sent' = 'received') => {
  const ctx = await office.as(person)
  return transaction(ctx, (trx) => listSlips(trx, ctx.actor, box, 'waiting', ctx.clock()))
}

describe('đôn đốc việc không phải hồ sơ', () => {
  test('một số chung với phiếu về hồ sơ, gửi lại không thành hai', async () => {
    const leader = await office.as('leader')
    const sent = taken(await send(leader))
    assert.deepEqual(taken(await send(leader)), { ...sent, isNew: false })
    assert.deepEqual([sent.number, sent.isNew], ['01/PĐĐ', true])
    assert.equal(taken(await send(leader, { commandId: 'second', toStaffId: office.staff.officer })).number, '02/PĐĐ')
    const slips = await about()
    assert.deepEqual(slips.map(({ no, cause, sentByName }) => [no, cause, sentByName]).toSorted(), [[1, 'manual', slips[0]?.sentByName], [2, 'manual', slips[0]?.sentByName]])
    assert.deepEqual(slips[0]?.about, report)
  })

  test('đơn vị nhận, người nhận và bên gửi thấy; người ngoài không thấy', async () => {
    assert.deepEqual((await boxOf('officer')).map(({ no }) => no).toSorted(), [1, 2])
    assert.deepEqual((await boxOf('secondOfficer')).map(({ no }) => no), [1])
    assert.deepEqual((await boxOf('leader', 'sent')).map(({ no }) => no).toSorted(), [1, 2])
    assert.deepEqual([await boxOf('outsider'), await boxOf('outsider', 'sent')], [[], []])
  })

  test('điều không gửi được', async () => {
    const leader = await office.as('leader')
    assert.equal(codeOf(await send(leader, { commandId: 'x', words: ' ' })), 'directiveRequired')
    assert.equal(codeOf(await send(leader, { commandId: 'x', words: 'a'.repeat(2_001) })), 'directiveTooLong')
    assert.equal(codeOf(await send(leader, { commandId: 'x', answerBy: '2026-11-02T01:00:00.000Z' as never })), 'urgingAnswerByInvalid')
    assert.equal(codeOf(await send(leader, { commandId: 'x', toStaffId: office.staff.leader })), 'urgingOwnWorkInvalid')
    await assert.rejects(send(leader, { commandId: 'x', subject: { ...report, href: 'https://example.com' } }), /not a path/)
  })

  test('bản tin đầu ngày gọi tên việc', async () => {
    office.at('2026-11-03T07:30')
    await makeDigests(office.system)
    const [row] = await rowsOf<{ counts: DigestCounts }>(db, `select counts from daily_digest where staff_id = '${office.staff.officer}'`)
    assert.deepEqual([row?.counts.urged, row?.counts.urgedNames], [2, [report.title]])
    assert.ok(row !== undefined && digestLines(row.counts).some((line) => line.includes(report.title)))
  })

  test('trả lời như mọi phiếu', async () => {
    const officer = await office.as('officer')
    const mine = (await boxOf('officer')).find(({ toStaffId }) => toStaffId !== null) ?? assert.fail('nothing received')
    taken(await answerSlip(officer, { slipId: mine.id, reason: 'Chờ số liệu', plan: 'Ký trong hôm nay', doneBy: '2026-11-03' }))
    assert.deepEqual((await boxOf('officer')).map(({ no }) => no), [1])
  })

  test('không trả lời thì báo lên; việc xong thì phiếu thôi chờ, việc lại trễ thì phiếu mới chờ', async () => {
    office.at('2026-11-12T08:00')
    assert.ok((await sweep(office.system)).escalations > 0)
    assert.equal(await transaction(office.system, (trx) => settleSubject(trx, office.system, report)), 1)
    assert.equal(await transaction(office.system, (trx) => settleSubject(trx, office.system, report)), 0)
    assert.deepEqual(await boxOf('officer'), [])
    assert.equal((await sweep(office.system)).escalations, 0)
    const again = taken(await transaction(office.system, (trx) => urgeSubject(trx, office.system, asked({ commandId: 'third' }))))
    assert.deepEqual([again.number, (await boxOf('officer')).map(({ no, cause }) => [no, cause])], ['03/PĐĐ', [[3, 'threshold']]])
  })
})

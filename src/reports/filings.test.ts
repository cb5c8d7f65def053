import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { AccountId, DossierId, StaffId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { answerSlip } from '#monitoring/answer.ts'
import { findSubjectSlips, listSlips } from '#monitoring/slip-queries.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { hire } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { acceptFiling, describeFiling, returnFiling, signFiling } from './filing-commands.ts'
import { findChainDifferences, findFiling, frozenReport, listFilingEvents, listRounds } from './filing-queries.ts'
import type { Filing } from './filing-store.ts'
import { findCorrections } from './corrections.ts'
import { openFilings } from './open-filings.ts'
import { readingAll } from './report-question.ts'
import { combineReports } from './combine-reports.ts'
import { urgeFilings, urgeLateFilings } from './urge-filings.ts'

const NO_WORDS = { comment: null, explanation: null }

describe('báo cáo định kỳ: chốt, ký, trả lại, tiếp nhận, đôn đốc', async () => {
  const office = await openTestOffice(await testDatabase(), '2026-10-20T01:00:00Z')
  const { system, units, must, at } = office
  const controller = await hire(system, 'Phan Thanh Soát', { role: 'procedureController', unitId: units.province })
  const governor = await hire(system, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province })

  const ctxOf = async (staffId: StaffId, name: string): Promise<Ctx> => {
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(office.now())))
    return { ...system, actor: { kind: 'staff', staffId, accountId: staffId as string as AccountId, name, grants } }
  }
  const leader = () => office.as('leader')
  const receiver = () => ctxOf(controller, 'Phan Thanh Soát')

  const filingOf = async (unitId: string, form = '07a-btp', kind = 'month', to = '2026-11-14'): Promise<Filing> => {
    const { rows } = await readingAll(system, (trx) => sql<{ id: string }>`
      select id from report_filing where unit_id = ${unitId} and form = ${form} and period_kind = ${kind} and period_to = ${to}`.execute(trx))
    const found = await readingAll(system, (trx) => findFiling(trx, rows[0]?.id ?? ''))
    assert.ok(found !== undefined, `${form} ${kind} ${to}`)
    return found
  }
  const own = (to?: string) => filingOf(units.commune, '07a-btp', 'month', to)
  const refused = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code)
  const whole = (filing: Filing) => readingAll(system, async (trx) => (await frozenReport(trx, filing)).sheet.rows[0]?.cells)

  const urgedCodes = (result: Awaited<ReturnType<typeof urgeFilings>>) => (result.ok ? result.value.map(({ outcome }) => refused(outcome)) : [refused(result)])
  const slipsOf = (id: string) => readingAll(system, (trx) => findSubjectSlips(trx, { kind: 'filing', id }))

  let first: DossierId
  let second: DossierId

  test('hết kỳ 15/10–14/11: mỗi đơn vị có đúng các báo cáo phải nộp, số liệu tự điền; chạy lại không mở thêm', async () => {
    at('2026-10-20T09:00')
    first = (await office.receive()).dossierId
    second = (await office.receive()).dossierId
    at('2026-11-10T09:00')
    await must('receiver', 'withdraw', { dossierId: second, reason: 'Không cần nữa', lateness: { cause: 'OTHER', note: 'Người nộp đổi ý' } })
    at('2026-11-15T00:10')
    assert.ok((await openFilings(system)) > 0)
    assert.equal(await openFilings(system), 0)
    const cells = await whole(await own())
    assert.deepEqual([3, 4, 11, 16, 21, 22].map((no) => cells?.[no]), [2, 2, 0, 1, 0, 1])
    const filing = await own()
    assert.deepEqual([filing.state, filing.recipientUnitId, filing.dueOn.toString()], ['open', units.province, '2026-11-18'])
    assert.equal((await filingOf(units.province)).recipientUnitId, null)
    await assert.rejects(filingOf(units.commune, 'ii-06a', 'year', '2025-12-14'), 'báo cáo cũ hơn một tháng không tự mở ở đơn vị mới')
  })

  test('số đã chốt không đổi; việc nhập sau hiện ở cột điều chỉnh riêng', async () => {
    at('2026-11-16T09:00')
    const before = await whole(await own())
    await must('receiver', 'requestVoid', { dossierId: first, kind: 'mistake', reason: 'Nhập nhầm' })
    await must('leader', 'approveVoid', { dossierId: first })
    assert.deepEqual(await whole(await own()), before)
    const filing = await own()
    const corrections = await readingAll(system, async (trx) => findCorrections(trx, system, await frozenReport(trx, filing)))
    assert.deepEqual(
      corrections.filter(({ rowKey }) => rowKey === 'tong').map(({ column, frozen, now }) => [column, frozen, now]),
      [[3, 2, 1], [4, 2, 1], [16, 1, 0], [19, 1, 0], [20, 1, 0]],
    )
  })

  test('người không có quyền: không ký, không tiếp nhận; ký không đúng bước bị từ chối', async () => {
    const { id, seq } = await own()
    assert.equal(refused(await signFiling(await office.as('receiver'), { id, seq, words: NO_WORDS })), 'reportFilingNotAllowed')
    assert.equal(refused(await signFiling(await receiver(), { id, seq, words: NO_WORDS })), 'reportFilingNotAllowed')
    assert.equal(refused(await acceptFiling(await leader(), { id, seq, note: null })), 'reportFilingNotAllowed')
    assert.equal(refused(await acceptFiling(await receiver(), { id, seq, note: null })), 'reportFilingStateConflict')
    assert.equal(refused(await signFiling(await leader(), { id, seq: seq + 1, words: NO_WORDS })), 'reportChangedSinceSeen')
    assert.equal(refused(await signFiling(await leader(), { id: '00000000-0000-7000-8000-000000000000', seq, words: NO_WORDS })), 'reportFilingNotFound')
  })

  test('quá hạn: hệ thống đôn đốc mỗi ngày một lần đúng ngày, cấp trên đôn đốc được', async () => {
    at('2026-11-19T07:00')
    assert.ok((await urgeLateFilings(system)) > 0)
    assert.equal(await urgeLateFilings(system), 0)
    assert.ok((await own()).urgedAt !== null)
    at('2026-11-20T07:00')
    assert.equal(await urgeLateFilings(system), 0, 'ngày thứ hai sau hạn không đôn đốc')
    const commandId = office.newId()
    const ids = [(await own()).id]
    const byHand = async () => urgedCodes(await urgeFilings(await receiver(), { commandId, ids, text: 'Gửi trước 17 giờ' }))
    assert.deepEqual([await byHand(), await byHand()], [['ok'], ['ok']])
    assert.deepEqual(urgedCodes(await urgeFilings(await leader(), { commandId: office.newId(), ids, text: null })), ['reportFilingNotAllowed'])
    assert.equal(refused(await urgeFilings(await receiver(), { commandId, ids: [], text: null })), 'reportNothingPickedRequired')
    assert.equal(refused(await urgeFilings(await receiver(), { commandId, ids, text: 'a'.repeat(2_001) })), 'reportUrgingTooLong')
  })

  test('mỗi lần đôn đốc là một phiếu của đơn vị nợ báo cáo: thấy, có trong bản tin, trả lời được', async () => {
    const slips = await slipsOf((await own()).id)
    assert.deepEqual(slips.map(({ cause, toUnitId, directive, isMoot }) => [cause, toUnitId, directive, isMoot]), [
      ['manual', units.commune, 'Gửi trước 17 giờ', false],
      ['threshold', units.commune, 'Đã quá hạn 1 ngày. Đề nghị hoàn thành ngay, nêu lý do chậm và ngày hoàn thành.', false],
    ])
    assert.deepEqual(slips[0]?.about, {
      kind: 'filing', id: (await own()).id, title: 'Báo cáo 07a/BTP tháng 11 năm 2026, hạn nộp 18/11/2026', href: `/bao-cao/dinh-ky/${(await own()).id}`,
    })
    const commune = await leader()
    const box = await transaction(commune, (trx) => listSlips(trx, commune.actor, 'received', 'waiting', commune.clock()))
    assert.ok(slips.every(({ id }) => box.some((one) => one.id === id)))
    assert.ok((await answerSlip(commune, { slipId: slips[0]?.id ?? '', reason: 'Chờ số liệu', plan: 'Ký sáng nay', doneBy: '2026-11-20' })).ok)
  })

  test('nhận xét, ký, trả lại có lý do, ký lại, tiếp nhận; lịch sử đủ từng bước', async () => {
    at('2026-11-20T08:00')
    const open = await own()
    const described = await describeFiling(await office.as('head'), { id: open.id, seq: open.seq, words: { comment: 'Hồ sơ tăng cuối tháng', explanation: null } })
    assert.ok(described.ok, JSON.stringify(described))
    const signed = await signFiling(await leader(), { id: open.id, seq: described.value.seq, words: { comment: 'Hồ sơ tăng cuối tháng', explanation: null } })
    assert.ok(signed.ok, JSON.stringify(signed))
    const { seq } = signed.value
    assert.equal(refused(await describeFiling(await office.as('head'), { id: open.id, seq, words: NO_WORDS })), 'reportFilingStateConflict')
    assert.equal(refused(await returnFiling(await receiver(), { id: open.id, seq, reason: '  ' })), 'reportReasonRequired')
    const returned = await returnFiling(await receiver(), { id: open.id, seq, reason: 'Thiếu giải thích' })
    assert.ok(returned.ok)
    const again = await signFiling(await leader(), { id: open.id, seq: returned.value.seq, words: { comment: 'Đã bổ sung giải thích', explanation: null } })
    assert.ok(again.ok)
    assert.notEqual(again.value.stateHash, signed.value.stateHash)
    assert.deepEqual((await slipsOf(open.id)).map(({ isMoot, answeredAt }) => isMoot || answeredAt !== null), [true, true], 'ký rồi thì không phiếu nào còn chờ')
    const accepted = await acceptFiling(await receiver(), { id: open.id, seq: again.value.seq, note: null })
    assert.ok(accepted.ok)
    const events = await readingAll(system, (trx) => listFilingEvents(trx, open.id))
    assert.deepEqual(events.map(({ event }) => event.type), ['opened', 'urged', 'urged', 'described', 'signed', 'returned', 'described', 'signed', 'accepted'])
    assert.deepEqual(urgedCodes(await urgeFilings(await receiver(), { commandId: office.newId(), ids: [open.id], text: null })), ['reportNotLateConflict'])
  })

  test('tỉnh thấy ngay ai đã gửi; tổng hợp từ báo cáo đã nhận bằng tính của tỉnh, lệch chỗ nào nói chỗ đó', async () => {
    const rounds = await readingAll(system, (trx) => listRounds(trx, units.province, vietnamDay(office.now()), 10))
    const month = rounds.find(({ form, kind }) => form === '07a-btp' && kind === 'month')
    assert.deepEqual([month?.owed, month?.sent, month?.accepted, month?.late], [1, 1, 1, 0])
    const province = await filingOf(units.province)
    const agreed = await readingAll(system, (trx) => combineReports(trx, system, province))
    assert.deepEqual(agreed.children.map(({ state, differences }) => [state, differences]), [['accepted', []]])
    assert.deepEqual(agreed.differences, [])
  })

  test('kỳ sau: chuyển sang khác số đã ký thì phải giải thích, không bị chặn vĩnh viễn', async () => {
    at('2026-12-15T00:10')
    await openFilings(system)
    const next = await own('2026-12-14')
    const differences = await readingAll(system, async (trx) => findChainDifferences(trx, next, await frozenReport(trx, next)))
    assert.deepEqual(differences.filter(({ rowKey }) => rowKey === 'tong').map(({ pendingBefore, carriedNow }) => [pendingBefore, carriedNow]), [[1, 0]])
    assert.equal(refused(await signFiling(await leader(), { id: next.id, seq: next.seq, words: NO_WORDS })), 'reportExplanationRequired')
    const signed = await signFiling(await leader(), { id: next.id, seq: next.seq, words: { comment: null, explanation: 'Một hồ sơ nhập nhầm đã hủy ngày 16/11' } })
    assert.equal(signed.ok && signed.value.state, 'signed')
  })

  test('lãnh đạo tỉnh ký báo cáo của tỉnh', async () => {
    const { id, seq } = await filingOf(units.province)
    const signed = await signFiling(await ctxOf(governor, 'Hoàng Nam Trung'), { id, seq, words: NO_WORDS })
    assert.equal(signed.ok && signed.value.state, 'signed')
  })
})

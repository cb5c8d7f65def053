import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Result } from '#kernel/result.ts'
import { openReportOffice } from '#reports/testing.ts'
import { readingAll } from '#reports/report-question.ts'
import { testDatabase } from '../../test/db.ts'
import { evolve, type ReformReport, type ReformReportEvent } from './domain/report.ts'
import { reformPeriod } from './domain/reform-period.ts'
import { readDocument, readLive } from './filled-report.ts'
import { openReport, openReports } from './open-reports.ts'
import { findReport, findReportOf, listReportEvents } from './queries.ts'
import { acceptReport, giveBackReport, returnReport, sendReport, signReport, submitReport, urgeLateReports, urgeReport } from './sending-commands.ts'
import type { StoredReport } from './report-store.ts'
import { answerRows, refillReport, takeText, writeHeading } from './writing-commands.ts'

const M9 = reformPeriod('M9', 2026)
const YEAR = reformPeriod('Y', 2026)

describe('báo cáo CCHC: mở, điền, soạn, trình, ký, gửi, trả lại, gộp', async () => {
  const office = await openReportOffice(await testDatabase())
  const { system, units, must, at } = office
  const refused = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code)
  const done = (result: Result<StoredReport>): StoredReport => {
    assert.ok(result.ok, JSON.stringify(result))
    return result.value
  }
  const head = () => office.ctxOf('head')
  const leader = () => office.ctxOf('leader')
  const receiver = () => office.ctxOf('controller')
  const live = (report: StoredReport) => readingAll(system, (trx) => readLive(trx, report))
  const again = async ({ id }: StoredReport): Promise<StoredReport> => (await readingAll(system, (trx) => findReport(trx, id))) as StoredReport
  const own = async () => (await readingAll(system, (trx) => findReportOf(trx, units.commune, YEAR))) as StoredReport

  test('mở sớm khi kỳ đang chạy: số liệu tự điền, câu đề xuất có số; chưa trình được', async () => {
    at('2026-10-20T09:00')
    const first = await office.receive()
    await office.receive()
    at('2026-11-10T09:00')
    await must('receiver', 'withdraw', { dossierId: first.dossierId, reason: 'Không cần nữa', lateness: { cause: 'OTHER', note: 'Đổi ý' } })
    assert.equal(refused(await openReport(await office.ctxOf('receiver'), { unitId: units.commune, period: YEAR })), 'reformReportNotAllowed')
    const report = done(await openReport(await head(), { unitId: units.commune, period: YEAR }))
    const { filled } = await live(report)
    const value = (code: string) => filled.facts.find((fact) => fact.code === code)?.value
    assert.deepEqual(['3.6', '3.7', '3.8', '3.9', '3.13', '3.15', '3.12'].map(value), [2, 0, 2, 0, 1, 1, null])
    assert.match(report.content.texts['2.2'] ?? '', /\{\{3\.6\}\} hồ sơ/)
    assert.equal(refused(await submitReport(await head(), { id: report.id, seq: report.seq, explanation: null })), 'reformReportPeriodRunningConflict')
    assert.equal(done(await openReport(await leader(), { unitId: units.commune, period: YEAR })).id, report.id, 'mở lại là báo cáo cũ')
  })

  test('hết kỳ: hệ thống mở cho mọi đơn vị phải nộp, không mở thêm khi chạy lại', async () => {
    at('2026-12-15T00:30')
    assert.equal(await openReports(system), 1, 'tỉnh chưa có, xã đã có')
    assert.equal(await openReports(system), 0)
  })

  test('số hệ thống biết không nhập tay được; số phải hỏi thì nhập, có ghi chú, nhớ cho kỳ sau', async () => {
    const report = await own()
    const give = async (answers: Parameters<typeof answerRows>[1]['answers'], seen = report) => answerRows(await head(), { id: seen.id, seq: seen.seq, answers })
    assert.equal(refused(await give({ '3.8': { value: 5, note: null } })), 'reformReportAnswerKnownConflict')
    assert.equal(refused(await give({ '1.3': { value: 5, note: null } })), 'reformReportAnswerKnownConflict')
    assert.equal(refused(await give({ '3.17': { value: 5, note: null } })), 'reformReportAnswerUnknown')
    assert.equal(refused(await give({ '4.7': { value: -1, note: null } })), 'reformReportAnswerInvalid')
    const after = done(await give({ '1.6': { value: 11, note: 'Kế hoạch 14/KH-UBND' }, '1.7': { value: 12, note: null }, '1.4': { value: 4, note: null } }))
    const { filled } = await live(after)
    assert.equal(filled.facts.find(({ code }) => code === '1.5')?.value, 23)
    assert.equal(filled.content.answers['1.6']?.note, 'Kế hoạch 14/KH-UBND')
  })

  test('hai người sửa hai mục khác nhau không chặn nhau; cùng một mục thì người sau phải xem lại', async () => {
    const seen = await own()
    done(await writeHeading(await head(), { id: seen.id, seq: seen.seq, node: '1.3', text: 'Đã kiểm tra {{1.5}} đơn vị.' }))
    done(await writeHeading(await leader(), { id: seen.id, seq: seen.seq, node: '3.3', text: 'Nguyên nhân khách quan.' }))
    assert.equal(refused(await writeHeading(await leader(), { id: seen.id, seq: seen.seq, node: '1.3', text: 'Khác' })), 'reformReportChangedConflict')
    assert.equal(refused(await writeHeading(await leader(), { id: seen.id, seq: seen.seq, node: '2', text: 'Khác' })), 'reformReportHeadingUnknown')
  })

  test('phép tính sai phải giải thích, dẫn số chưa có bị chặn, cảnh báo thì không', async () => {
    const submit = async (explanation: string | null) => {
      const { id, seq } = await own()
      return submitReport(await head(), { id, seq, explanation })
    }
    const write = async (text: string) => {
      const { id, seq } = await own()
      done(await writeHeading(await head(), { id, seq, node: '1.3', text }))
    }
    assert.equal(refused(await submit(null)), 'reformReportPeriodRunningConflict')
    const { id, seq } = await own()
    done(await refillReport(await head(), { id, seq }))
    await write('Đã kiểm tra {{1.5}} đơn vị, sai {{9.9}} và {{2.x}}.')
    assert.equal(refused(await submit(null)), 'reformReportReferenceInvalid')
    await write('Trường học {{4.8}} người.')
    assert.equal(refused(await submit(null)), 'reformReportFigureMissingConflict')
    await write('Đã giải quyết 38.388/42.092 hồ sơ, đạt 95,07 %.')
    assert.equal(refused(await submit(null)), 'reformReportExplanationRequired')
    await write('Kiểm tra qua 04 đợt với 24 đơn vị được kiểm tra; tổng số {{1.5}} đơn vị.')
    const submitted = done(await submit(null))
    assert.equal(submitted.state, 'submitted')
    assert.equal(refused(await writeHeading(await head(), { id, seq: submitted.seq, node: '1.3', text: 'muộn' })), 'reformReportStateConflict')
  })

  test('lãnh đạo trả lại để sửa, rồi ký: văn bản đóng băng có băm; gửi cần số và ngày', async () => {
    let report = await own()
    assert.equal(refused(await signReport(await head(), report)), 'reformReportNotAllowed')
    assert.equal(refused(await giveBackReport(await leader(), { ...report, reason: ' ' })), 'reformReportReasonRequired')
    report = done(await giveBackReport(await leader(), { ...report, reason: 'Bỏ câu đầu' }))
    report = done(await submitReport(await head(), { ...report, explanation: null }))
    report = done(await signReport(await leader(), report))
    assert.match(report.stateHash ?? '', /^[0-9a-f]{64}$/)
    const signed = await readingAll(system, (trx) => readDocument(trx, report))
    assert.equal(refused(await sendReport(await head(), { ...report, number: '', on: '2026-12-16' })), 'reformReportNumberRequired')
    assert.equal(refused(await sendReport(await head(), { ...report, number: '15/BC-UBND', on: '2027-02-01' })), 'reformReportDayInvalid')
    at('2026-12-16T09:00')
    await office.receive()
    report = done(await sendReport(await head(), { ...report, number: '15/BC-UBND', on: '2026-12-16' }))
    assert.deepEqual((await readingAll(system, (trx) => readDocument(trx, report))).document, signed.document, 'đã ký thì không số nào đổi')
    assert.equal(report.state, 'sent')
  })

  test('cấp trên trả lại có lý do, xã ký lại, tỉnh tiếp nhận; báo cáo tỉnh cộng số và lấy nội dung có ghi nguồn', async () => {
    let report = await own()
    assert.equal(refused(await acceptReport(await leader(), { ...report, note: null })), 'reformReportNotAllowed')
    report = done(await returnReport(await receiver(), { ...report, reason: 'Bổ sung nguyên nhân' }))
    report = done(await submitReport(await head(), { ...report, explanation: null }))
    report = done(await signReport(await leader(), report))
    report = done(await sendReport(await head(), { ...report, number: '16/BC-UBND', on: '2026-12-16' }))
    report = done(await acceptReport(await receiver(), { ...report, note: null }))
    assert.equal(report.state, 'accepted')

    let province = (await readingAll(system, (trx) => findReportOf(trx, units.province, YEAR))) as StoredReport
    assert.deepEqual((await live(province)).filled.merged.missing, ['UBND xã Quảng Trạch'], 'lúc mở chưa ai gửi')
    province = done(await refillReport(await receiver(), province))
    province = done(await answerRows(await receiver(), { ...province, answers: { '1.6': { value: 3, note: null } } }))
    const { filled, snapshot } = await live(province)
    assert.deepEqual(filled.merged, { from: ['UBND xã Quảng Trạch'], missing: [] })
    const fact = filled.facts.find(({ code }) => code === '1.6')
    assert.deepEqual([fact?.value, fact?.below, fact?.origin], [14, 11, 'below'])
    assert.equal(filled.facts.find(({ code }) => code === '3.23')?.value, 0)
    province = done(await takeText(await receiver(), { ...province, node: '3.3', fromReportId: report.id }))
    assert.match(province.content.texts['3.3'] ?? '', /Nguyên nhân khách quan\. \(Nguồn: UBND xã Quảng Trạch\)/)
    assert.equal(refused(await takeText(await receiver(), { ...province, node: '5', fromReportId: report.id })), 'reformReportChildUnknown')
    assert.equal(snapshot.merged.children.length, 1)
  })

  test('trễ hạn: hệ thống đôn đốc đúng ngày, mỗi ngày một lần; cấp trên đôn đốc bằng phiếu; gửi rồi thì thôi', async () => {
    at('2026-09-15T08:00')
    const late = done(await openReport(await head(), { unitId: units.commune, period: M9 }))
    at('2026-09-18T08:00')
    assert.equal(refused(await urgeReport(await receiver(), { ...late, text: null })), 'reformReportNotLateConflict')
    at('2026-09-19T08:00')
    assert.equal(await urgeLateReports(system), 1)
    assert.equal(await urgeLateReports(system), 0)
    const urged = done(await urgeReport(await receiver(), { ...(await again(late)), text: 'Gửi trước 17 giờ' }))
    const { rows } = await readingAll(system, (trx) => sql<{ n: number }>`select count(*)::int as n from urging_slip where subject_kind = 'report'`.execute(trx))
    assert.ok((rows[0]?.n ?? 0) >= 1)
    assert.equal(urged.state, 'open')
    assert.equal(refused(await urgeReport(await receiver(), { ...(await own()), text: null })), 'reformReportNotLateConflict')
  })

  test('dòng hiện hành đúng bằng kết quả của lịch sử, cho mọi báo cáo', async () => {
    for (const { id } of await readingAll(system, async (trx) => (await sql<{ id: string }>`select id from reform_report`.execute(trx)).rows)) {
      const report = (await readingAll(system, (trx) => findReport(trx, id))) as StoredReport
      const events: readonly ReformReportEvent[] = (await readingAll(system, (trx) => listReportEvents(trx, id))).map(({ event }) => event)
      const replayed = events.reduce<ReformReport | undefined>(evolve, undefined)
      const { state, snapshotId, content, stateHash, documentNumber } = report
      assert.deepEqual(replayed, { state, snapshotId, content, stateHash, documentNumber, documentOn: report.documentOn?.toString() ?? null })
    }
  })
})


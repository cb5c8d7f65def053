import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { findDigestPage } from './pages/digest-page.ts'
import { findSlipsOf } from './slip-queries.ts'
import { sweep } from './sweep.ts'
import { idsOf, withAccounts } from './testing.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))
office.at('2026-11-02T08:00')
const { dossierId } = await office.receive()
await office.must('officer', 'acceptStep', { dossierId, stepNo: 2 })
/** The asked unit has four hours; the dossier three days. */
await office.must('officer', 'consult', {
  dossierId, stepNo: 2, requests: [{ unitId: office.units.department, question: 'Đã từng đăng ký kết hôn chưa?', allottedMinutes: 240 }],
})
const alerts = () => rowsOf<{ step_no: number; working_days: number; told: string[] }>(
  db, `select step_no, working_days, told from monitoring_alert where clock = 'step' order by step_no, working_days`)
const slips = () => transaction(office.system, (trx) => findSlipsOf(trx, dossierId))

describe('chậm ở một bước, hồ sơ còn hạn', () => {
  test('chưa tới hạn của bước: không nhắc', async () => {
    office.at('2026-11-02T10:00')
    assert.deepEqual(await sweep(office.system), { alerts: 0, slips: 0, escalations: 0 })
  })

  test('tới hạn của bước: báo, chưa có phiếu; chạy lại không thêm gì', async () => {
    office.at('2026-11-02T16:00')
    assert.deepEqual(await sweep(office.system), { alerts: 1, slips: 0, escalations: 0 })
    assert.deepEqual((await alerts()).map(({ step_no, working_days }) => [step_no, working_days]), [[3, 0]])
    assert.deepEqual((await sweep(office.system)).alerts, 0)
    assert.deepEqual(await idsOf(await office.as('leader'), 'stepOverdue'), [dossierId])
  })

  test('chậm một ngày làm việc: có phiếu gọi tên bước, gửi đơn vị đang giữ bước', async () => {
    office.at('2026-11-03T16:00')
    assert.equal((await sweep(office.system)).slips, 1)
    const [slip] = await slips()
    assert.equal(slip?.toUnitId, office.units.department)
    assert.match(slip?.directive ?? '', /Bước “.+” đã quá hạn 1 ngày làm việc; hồ sơ còn hạn/)
    assert.equal(slip?.isMoot, false)
  })

  test('người được báo thấy tên bước ở trang Hôm nay', async () => {
    await office.must('consultant', 'acceptStep', { dossierId, stepNo: 3 })
    const page = await findDigestPage(await office.as('consultant'))
    assert.equal(page?.counts.stepOverdue, 1)
  })

  test('bước xong thì phiếu thôi chờ; hồ sơ quá hạn thì theo hạn hồ sơ, không nhắc thêm theo bước', async () => {
    await office.must('consultant', 'answerConsultation', { dossierId, stepNo: 3, opinion: 'Chưa từng' })
    assert.ok((await slips()).every(({ isMoot }) => isMoot))
    const before = (await alerts()).length
    office.at('2026-11-12T08:00')
    await sweep(office.system)
    assert.equal((await alerts()).length, before)
    assert.ok((await slips()).some(({ isMoot, directive }) => !isMoot && directive.startsWith('Hồ sơ đã quá hạn')))
  })
})

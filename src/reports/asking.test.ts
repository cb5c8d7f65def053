import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Workbook } from '@cj-tech-master/excelts'
import { parse } from 'csv-parse/sync'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { Result } from '#kernel/result.ts'
import { REPORT_FORMS } from '#law/report-forms.ts'
import { createPress } from '#papers/render.ts'
import { pdfText } from '../../test/pdf-text.ts'
import { testDatabase } from '../../test/db.ts'
import { askReport, type Report } from './ask-report.ts'
import { countOf } from './domain/fill-sheet.ts'
import { makeReportFile } from './files/report-file.ts'
import { openCell } from './open-cell.ts'
import type { FileKind } from './report-address.ts'
import type { ReportInput } from './report-question.ts'

const PERIOD = { from: '2026-10-15', to: '2026-11-14' }
const COMMUNE: ReportInput = { form: 'ii-06a', unit: 'H50.101', ...PERIOD }

describe('hỏi một biểu', async () => {
  const office = await openTestOffice(await testDatabase(), '2026-10-20T01:00:00Z')
  const { system, must, at } = office
  const ask = async (input: ReportInput): Promise<Report> => {
    const asked = await askReport(system, input)
    assert.ok(asked.ok, JSON.stringify(asked))
    return asked.value
  }
  const refusedAs = async (person: Parameters<typeof office.as>[0], input: ReportInput): Promise<string> => codeOf(await askReport(await office.as(person), input))
  const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code)

  at('2026-10-20T09:00')
  const kept = await office.receive()
  const late = await office.receive()
  at('2026-10-22T09:00')
  await must('officer', 'requestSupplement', { dossierId: kept.dossierId, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2026-12-15' })
  at('2026-10-23T09:00')
  await must('officer', 'draftResult', { dossierId: late.dossierId, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp theo đề nghị' })
  await must('officer', 'forward', { dossierId: late.dossierId, stepNo: 2 })
  at('2026-11-12T09:00')
  await must('receiver', 'withdraw', { dossierId: late.dossierId, reason: 'Không cần nữa', lateness: { cause: 'CITIZEN_CAUSE', note: null } })
  at('2026-11-20T09:00')

  test('mọi biểu đều điền được, không mâu thuẫn, mọi ô đếm hồ sơ mở ra được đủ', async () => {
    for (const { slug } of REPORT_FORMS) {
      const input = { ...COMMUNE, form: slug }
      const { question, sheet, breaches } = await ask(input)
      assert.deepEqual(breaches, [], slug)
      for (const row of sheet.rows) {
        for (const column of question.form.columns.filter(({ kind }) => kind === 'count')) {
          const opened = await openCell(system, input, { row: row.key, column: column.no, limit: 100 })
          assert.ok(opened.ok, `${slug} ${row.key} (${column.no})`)
          // Procedures are no dossiers, and a dossier has several steps.
          const counts = countOf(question.form, column)?.sum ?? []
          if (!counts.some((measure) => /^(procedures|services|steps)/.test(measure))) assert.equal(opened.value.dossiers.length, row.cells[column.no], `${slug} ${row.key} (${column.no})`)
        }
      }
    }
  })

  test('nguyên nhân quá hạn: theo lý do đã ghi khi kết thúc', async () => {
    const { sheet } = await ask({ ...COMMUNE, form: 'ii-07b' })
    assert.deepEqual(sheet.rows.slice(1).map(({ label, cells }) => [label, cells[3], cells[5]]), [['Do người nộp hồ sơ', 0, 1]])
  })

  test('bước xử lý của phiếu kiểm soát: một lượt làm, thời gian giao và thời gian đã dùng bằng phút làm việc', async () => {
    const { sheet } = await ask({ ...COMMUNE, form: 'phieu-kiem-soat' })
    const { 3: done, 4: inTime, 5: exceeded, 7: allotted, 8: used } = sheet.rows[0]?.cells ?? {}
    // From Tuesday 20/10 at 9:00 to Friday 23/10 at 9:00: three days of eight hours.
    assert.deepEqual([done, (inTime ?? 0) + (exceeded ?? 0), used], [1, 1, 3 * 480])
    assert.equal(exceeded, 3 * 480 > (allotted ?? 0) ? 1 : 0)
  })

  test('thủ tục của xã theo mức độ: tổng là số thủ tục đang có hiệu lực của cấp xã; tỉnh có nhiều hơn', async () => {
    const total = ({ sheet }: Report): number => [3, 4, 5, 6].reduce((sum, no) => sum + (sheet.rows[0]?.cells[no] ?? 0), 0)
    const [commune, province] = [await ask({ ...COMMUNE, form: 'dvctt' }), await ask({ ...COMMUNE, form: 'dvctt', unit: 'H50' })]
    assert.ok(total(commune) > 0 && total(province) >= total(commune))
  })

  test('chỉ xem được đơn vị trong tầm của mình; quản trị không xem; sai thì có câu trả lời', async () => {
    assert.equal(await refusedAs('receiver', { ...COMMUNE, unit: 'H50.101.01' }), 'ok')
    assert.equal(await refusedAs('head', COMMUNE), 'ok')
    assert.equal(await refusedAs('receiver', COMMUNE), 'reportUnitUnknown')
    assert.equal(await refusedAs('outsider', COMMUNE), 'reportUnitUnknown')
    assert.equal(await refusedAs('leader', { ...COMMUNE, unit: 'H50' }), 'reportUnitUnknown')
    assert.equal(await refusedAs('technician', COMMUNE), 'reportUnitUnknown')
    const wrong: readonly (readonly [Partial<ReportInput>, string])[] = [
      [{ form: 'II.99' }, 'reportFormUnknown'], [{ unit: 'H99' }, 'reportUnitUnknown'], [{ from: '2026-02-30' }, 'reportDayInvalid'], [{ to: 'mai' }, 'reportDayInvalid'],
      [{ from: '2026-12-01' }, 'reportPeriodInvalid'], [{ asOf: 'hôm qua' }, 'reportMomentInvalid'], [{ asOf: '2030-01-01' }, 'reportMomentInFutureInvalid'], [{ by: 'mau' }, 'reportViewUnknown'],
    ]
    for (const [over, code] of wrong) assert.equal(codeOf(await askReport(system, { ...COMMUNE, ...over })), code)
    for (const cell of [{ row: 'tong', column: 1 }, { row: 'tong', column: 99 }, { row: 'x=1', column: 3 }]) {
      assert.equal(codeOf(await openCell(system, COMMUNE, { ...cell, limit: 10 })), 'reportCellUnknown')
    }
  })

  test('như đã biết lúc trước: thời điểm không ghi múi giờ là giờ Việt Nam, chỉ ghi ngày là hết ngày ấy', async () => {
    const received = async (asOf: string) => (await ask({ ...COMMUNE, asOf })).sheet.rows[0]?.cells[3]
    assert.deepEqual([await received('2026-10-20T08:59'), await received('2026-10-20T09:01'), await received('2026-10-19'), await received('2026-10-20')], [0, 2, 0, 2])
  })

  const press = createPress()
  const fileOf = async (kind: FileKind) => {
    const made = await makeReportFile(system, () => press, COMMUNE, kind)
    assert.ok(made.ok, JSON.stringify(made))
    return made
  }

  test('XLSX: số là số, tổng là công thức cùng kết quả, trang hai là đúng các hồ sơ đã tính', async () => {
    const { body, name } = await fileOf('xlsx')
    assert.equal(name, 'ii-06a-H50.101-2026-10-15-2026-11-14.xlsx')
    const workbook = new Workbook()
    await workbook.xlsx.load(Buffer.from(body))
    const [table, list] = workbook.worksheets
    const formulas: string[] = []
    table?.eachRow((row) => row.eachCell((cell) => { if (cell.formula !== undefined && cell.formula !== '') formulas.push(`${cell.address}=${cell.formula}=${String(cell.result)}`) }))
    const total = formulas.find((one) => one.startsWith('C') && one.includes('SUM('))
    assert.match(total ?? '', /=2$/)
    assert.ok(formulas.some((one) => /^C\d+=D\d+\+E\d+\+F\d+=2$/.test(one)), formulas.join(' '))
    const codes: unknown[] = []
    list?.eachRow((row, line) => { if (line > 1) codes.push(row.getCell(2).value) })
    assert.equal(codes.length, 2)
  })

  test('PDF: đầu văn bản, biểu số, kỳ, “tính đến”, người ký; CSV và JSON cùng số', async () => {
    const text = pdfText((await fileOf('pdf')).body as Uint8Array)
    for (const expected of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Biểu số II.06a/VPCP/KSTT', '15/10/2026', 'Số liệu tính đến', 'THỦ TRƯỞNG ĐƠN VỊ']) assert.ok(text.includes(expected), expected)
    const csv = parse(String((await fileOf('csv')).body), { bom: true, relax_column_count: true }) as string[][]
    assert.deepEqual(csv.find((row) => row[1] === 'Tổng cộng')?.slice(2, 6), ['2', '0', '2', '0'])
    const json = JSON.parse(String((await fileOf('json')).body)) as { rows: { key: string; cells: Record<string, number> }[]; asOf: string }
    assert.equal(json.rows[0]?.cells['3'], 2)
    assert.match(json.asOf, /^2026-11-20T02:00/)
  })
})

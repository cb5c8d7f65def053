import assert from 'node:assert/strict'
import { Workbook } from '@cj-tech-master/excelts'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { checkReport } from '#figure-check/check-report.ts'
import { readReport } from '#figure-check/read-report.ts'
import { Temporal } from '#kernel/time.ts'
import { foundOrganisation } from '#organisation/found-organisation.ts'
import { day, describeUnit, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import { createPress } from '#papers/render.ts'
import { testCtx, testDatabase } from '../../test/db.ts'
import { VAN_LAM_2021 } from '../../test/worked-examples/van-lam-2021.ts'
import { askReformReport, paperFactsOf, readInputs, type AskedReport } from './ask-report.ts'
import { plainText } from './compose-document.ts'
import { documentFile, type ReportFileKind } from './files/report-file.ts'

const DOCUMENT = join(import.meta.dirname, '../../../shared/founding-documents/002_238917592c660222.txt')

describe('huyện Văn Lâm, năm 2021: dựng lại báo cáo năm từ số đã nhập', async () => {
  const db = await testDatabase()
  const ctx = testCtx(db.app, { now: () => Temporal.Instant.from('2021-12-15T08:00:00+07:00') })
  const openedOn = day('2010-01-01')
  const { unitId: province } = taken(await foundOrganisation(ctx, {
    tenantCode: 'hung-yen', code: 'H31', openedOn, ...describeUnit('UBND tỉnh Hưng Yên', null, { tier: 'province', kind: 'peoplesCommittee' }),
  }))
  taken(await openUnit(ctx, { code: 'H31.21', openedOn, closedOn: day('2025-06-30'), ...describeUnit('UBND huyện Văn Lâm', province, { tier: 'district', kind: 'peoplesCommittee' }) }))

  const folder = mkdtempSync(join(tmpdir(), 'motcua-van-lam-'))
  after(() => rmSync(folder, { recursive: true }))

  const inputs = taken(readInputs(JSON.stringify(VAN_LAM_2021)))
  const ask = async (): Promise<AskedReport> => taken(await askReformReport(ctx, { unit: 'H31.21', period: '2021-Y', inputs }))
  const save = async (kind: ReportFileKind): Promise<string> => {
    const asked = await ask()
    const made = await documentFile(createPress, asked.document, paperFactsOf(asked, ctx), kind)
    assert.ok(made.ok, JSON.stringify(made))
    const path = join(folder, `bao-cao.${kind}`)
    writeFileSync(path, made.body)
    return path
  }

  test('kỳ năm 2021 từ 15/12/2020 đến 14/12/2021; chỉ tiêu tính ra đúng số của báo cáo', async () => {
    const { document } = await ask()
    assert.deepEqual([document.period.from, document.period.to], ['2020-12-15', '2021-12-14'])
    const value = (code: string) => document.annexes.flatMap(({ rows }) => rows).find((row) => row.code === code)?.value
    assert.deepEqual(['7.6', '7.7', '7.8', '7.9', '7.12', '7.14', '7.15'].map(value), [186, 64, 192, 256, 138, 88, 70])
    assert.deepEqual(['1.4', '1.5', '1.6', '1.7'].map(value), [4, 23, 11, 12])
    assert.equal(value('4.6'), 1_244)
    assert.equal(value('3.8'), null, 'hệ thống chưa có ở huyện năm 2021 thì không có số, không phải 0')
    assert.equal(document.annexes.flatMap(({ rows }) => rows).some(({ code }) => code === '3.17'), false, 'huyện không báo cáo chỉ tiêu của tỉnh')
  })

  test('câu đề xuất mang số, không câu nào thiếu số', async () => {
    const { document } = await ask()
    const text = (code: string) => document.parts.find((part) => part.code === code)?.paragraphs.map(plainText).join('\n') ?? ''
    assert.match(text('1.3'), /Đã kiểm tra 23 cơ quan, đơn vị, trong đó kiểm tra theo kế hoạch 11 cơ quan, đơn vị và kiểm tra đột xuất 12 cơ quan, đơn vị\./)
    assert.match(text('2.3'), /là 1\.244 người, gồm: .* 17 người, .* 356 người, .* 425 người, .* 416 người, .* 30 người\./)
    assert.match(text('2.6.1'), /Tiếp nhận 88 hồ sơ qua dịch vụ bưu chính công ích\./)
    assert.doesNotMatch(document.parts.flatMap(({ paragraphs }) => paragraphs.map(plainText)).join('\n'), /…|\{\{/)
  })

  for (const kind of ['docx', 'pdf'] as const) {
    test(`${kind}: đọc lại bằng công cụ kiểm số liệu, không mâu thuẫn nào của ta`, async () => {
      const text = taken(await readReport(await save(kind)))
      for (const words of ['BÁO CÁO', '1.244', '186', '192', 'Phụ lục 7', 'ỦY BAN NHÂN DÂN HUYỆN VĂN LÂM']) assert.ok(text.normalize('NFC').replace(/\s+/g, ' ').includes(words), words)
      const claims = checkReport(text)
      assert.deepEqual(claims.filter(({ holds }) => holds === false), [])
      // A PDF breaks its lines within sentences; a Word document keeps them whole.
      if (kind === 'docx') assert.ok(claims.some(({ holds, printed }) => holds === true && printed === 1_244), 'tổng 1.244 được kiểm và đúng')
    })
  }

  test('xlsx: số là số', async () => {
    const workbook = new Workbook()
    await workbook.xlsx.load(readFileSync(await save('xlsx')))
    const staff = workbook.getWorksheet('Phụ lục 4')
    const [row] = staff === undefined ? [] : Array.from({ length: staff.rowCount }, (_, i) => staff.getRow(i + 1)).filter((line) => line.getCell(1).value === '4.6')
    assert.deepEqual([workbook.worksheets.length, row?.getCell(4).value], [7, 1_244])
  })

  test('mọi số đã nhập đều có trong báo cáo thật', { skip: !existsSync(DOCUMENT) && 'the founding documents of ../shared are not on this machine' }, () => {
    const text = readFileSync(DOCUMENT, 'utf8')
    for (const [code, value] of Object.entries(VAN_LAM_2021.answers)) {
      const written = new RegExp(String.raw`(?<![\d.])0?${String(value).replace(/\B(?=(\d{3})+$)/g, '\\.')}(?![\d])`)
      assert.match(text, written, code)
    }
  })
})

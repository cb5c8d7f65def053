import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { Workbook } from '@cj-tech-master/excelts'
import { formulaSafe } from './formula-safe.ts'
import { readTableBytes } from './read-table.ts'
import { writeCsv } from './write-csv.ts'
import { columnName, writeWorkbook } from './write-workbook.ts'

const HOSTILE = ['=1+1', '+84912345678', '-2', '@SUM(A1)', '\t=1', ' =cmd|x', '|calc', '%0a=1']

test('chữ giống công thức được chặn, chữ thường giữ nguyên', () => {
  for (const text of HOSTILE) assert.equal(formulaSafe(text), `'${text}`, text)
  for (const text of ['Hộ tịch', '1.419', 'a=b', '', '(3) = (4) + (5)']) assert.equal(formulaSafe(text), text)
})

test('CSV: có dấu BOM, đọc lại đúng từng ô, số là số', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.integer()), { minLength: 1, maxLength: 5 }), (rows) => {
    const written = writeCsv(rows)
    assert.ok(written.startsWith('\ufeff'))
    assert.deepEqual(parse(written, { bom: true }), rows.map(([text, no]) => [formulaSafe(text), String(no)]))
  }))
})

test('XLSX: số là số, tổng là công thức kèm kết quả, chữ giống công thức chỉ là chữ', async () => {
  const bytes = await writeWorkbook([
    {
      name: 'Biểu', widths: [10, 20], frozen: { rows: 1, columns: 1 }, isLandscape: true,
      rows: [
        [{ column: 1, value: 'Tên', look: 'head' }, { column: 2, value: 'Số', look: 'head' }],
        ...HOSTILE.map((value, i) => [{ column: 1, value }, { column: 2, value: i, format: '#,##0' }]),
        [{ column: 1, value: 'Cộng', look: 'strong' as const }, { column: 2, value: { formula: 'SUM(B2:B9)', result: 28 } }],
      ],
    },
  ])
  const workbook = new Workbook()
  await workbook.xlsx.load(Buffer.from(bytes))
  const sheet = workbook.worksheets[0]
  for (const [i, text] of HOSTILE.entries()) {
    assert.equal(sheet?.getCell(i + 2, 1).value, `'${text}`)
    assert.equal(sheet?.getCell(i + 2, 2).value, i)
  }
  const total = sheet?.getCell(10, 2)
  assert.equal(total?.formula, 'SUM(B2:B9)')
  assert.equal(total?.result, 28)
  const read = await readTableBytes(Buffer.from(bytes), 'bieu.xlsx')
  assert.ok(read.ok)
  assert.equal(read.value.at(-1)?.cells.get('so'), '28')
})

test('tên cột: A, Z, AA, AZ, BA', () => {
  assert.deepEqual([1, 26, 27, 52, 53].map(columnName), ['A', 'Z', 'AA', 'AZ', 'BA'])
})

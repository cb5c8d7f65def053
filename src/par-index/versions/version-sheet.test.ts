import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { indexDraftSchema, PAR_INDEX_VERSIONS, SYSTEM_FACTS, type IndexVersion, type ScoringMethod } from '#law/par-index.ts'
import { tidy } from '#kernel/text.ts'
import { readTableBytes, type TableRow } from '#sheets/read-table.ts'
import { readVersionSheet } from './read-version-sheet.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'
import { writeVersionWorkbook } from './version-workbook.ts'
import { fold } from '#kernel/text.ts'

const roundTrip = async (version: IndexVersion) => {
  const table = await readTableBytes(Buffer.from(await writeVersionWorkbook(version)), 'bo.xlsx')
  assert.ok(table.ok)
  return readVersionSheet(table.value)
}

describe('bộ chỉ số ra bảng tính rồi vào lại', () => {
  for (const version of PAR_INDEX_VERSIONS) {
    test(`${version.name}: đúng từng chữ, từng số`, async () => {
      const read = await roundTrip(version)
      assert.deepEqual(read.faults, [])
      assert.deepEqual(read.areas, version.areas)
    })
  }

  const text = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'aăâbđêô ƯỢ=+-@|%\'";:/0') }).map(tidy).filter((one) => one !== '')
  const points = fc.integer({ min: 0, max: 2_500 }).map((value) => value / 100)
  const share = fc.integer({ min: 1, max: 10_000 }).map((value) => value / 10_000)
  const steps = fc.array(fc.record({ from: share, points }), { minLength: 2, maxLength: 5 })
  const method: fc.Arbitrary<ScoringMethod> = fc.oneof(
    fc.record({ kind: fc.constant('ratio' as const), part: text, base: text, fullAt: share, noneBelow: share }),
    fc.record({ kind: fc.constant('steps' as const), value: text, steps }),
    fc.record({ kind: fc.constant('steps' as const), value: text, steps: fc.array(fc.record({ from: fc.integer({ min: 2, max: 900 }), points }), { minLength: 2, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('yesNo' as const), question: text }),
    fc.record({ kind: fc.constant('deduction' as const), cases: text, each: points }),
    fc.record({ kind: fc.constant('survey' as const), asked: text }),
    fc.record({ kind: fc.constant('fromSystem' as const), fact: fc.constantFrom(...SYSTEM_FACTS), fullAt: share, noneBelow: share }),
    fc.record({ kind: fc.constant('fromSystem' as const), fact: fc.constantFrom(...SYSTEM_FACTS), fullAt: share, noneBelow: share, steps }),
    fc.record({
      kind: fc.constant('formula' as const), expression: text,
      inputs: fc.array(fc.record({
        name: fc.constantFrom('a', 'đúng_hạn', 'b2'), label: text.filter((one) => !one.includes('|')),
        from: fc.integer({ min: -5, max: 5 }), to: fc.option(fc.integer({ min: 6, max: 5_000 })),
      }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('published' as const) }),
  )
  const line = fc.record(
    { code: fc.constantFrom('1.1.1', '1.1.2', '9'), name: text, maxPoints: points, method, evidence: text, verifier: text, inferred: fc.boolean() },
    { requiredKeys: ['code', 'name', 'maxPoints', 'method', 'inferred'] },
  )
  const criterion = fc.record({ code: fc.constantFrom('1.1', '1.2'), name: text, maxPoints: points, subCriteria: fc.array(line, { maxLength: 3 }) })
  const areas = fc.array(fc.record({ code: fc.constantFrom('1', '2.7'), name: text, maxPoints: points, criteria: fc.array(criterion, { maxLength: 2 }) }), { maxLength: 3 })

  test('bộ nào cũng vậy, kể cả chữ giống công thức bảng tính', async () => {
    const [one] = PAR_INDEX_VERSIONS
    await fc.assert(fc.asyncProperty(areas, async (given) => {
      const version = indexDraftSchema.parse({ ...one, areas: given })
      const read = await roundTrip(version)
      assert.deepEqual(read.faults, [])
      assert.deepEqual(read.areas, version.areas)
    }), { numRuns: 40 })
  })
})

describe('bảng do người điền: mỗi dòng sai một câu', () => {
  const row = (line: number, cells: Partial<Record<SheetColumn, string>>): TableRow => ({
    line, cells: new Map(SHEET_COLUMNS.map(({ key, head }) => [fold(head), cells[key] ?? ''])),
  })
  const area = row(2, { code: '1', name: 'Chỉ đạo', maxPoints: '3' })
  const criterion = row(3, { code: '1.1', name: 'Kế hoạch', maxPoints: '3' })
  const leaf = (cells: Partial<Record<SheetColumn, string>>) => row(4, { code: '1.1.1', name: 'Ban hành', maxPoints: '3', method: 'Có hoặc không', subject: 'Đã ban hành?', ...cells })

  test('không ghi cấp thì theo mã; dòng cộng và dòng trống không tính', () => {
    const read = readVersionSheet([area, criterion, leaf({}), row(5, {}), row(6, { name: 'Tổng điểm tối đa', maxPoints: '3' })])
    assert.deepEqual([read.faults, read.rows, read.areas[0]?.criteria[0]?.subCriteria.length], [[], 3, 1])
  })

  const faults: readonly (readonly [string, Partial<Record<SheetColumn, string>>, string])[] = [
    ['mã sai', { code: 'A.1' }, 'codeInvalid'],
    ['cấp lạ', { level: 'Chương' }, 'levelUnknown'],
    ['thiếu nội dung', { name: '' }, 'nameMissing'],
    ['điểm ba chữ số thập phân', { maxPoints: '1,555' }, 'pointsInvalid'],
    ['điểm âm', { maxPoints: '-1' }, 'pointsInvalid'],
    ['cách chấm lạ', { method: 'Ước lượng' }, 'methodUnknown'],
    ['thiếu câu hỏi', { subject: '' }, 'methodFaulty subject missing'],
    ['thiếu mẫu số', { method: 'Tỷ lệ' }, 'methodFaulty base missing'],
    ['phần trăm quá 100', { method: 'Tỷ lệ', base: 'tất cả', fullAt: '180%' }, 'methodFaulty fullAt percentInvalid'],
    ['bậc viết sai', { method: 'Bậc thang', steps: '80% được 1' }, 'methodFaulty steps stepsInvalid'],
    ['chỉ một bậc', { method: 'Bậc thang', steps: '80% = 1' }, 'methodFaulty steps stepsInvalid'],
    ['số của hệ thống không có', { method: 'Từ hệ thống', subject: 'Số hồ sơ đẹp' }, 'methodFaulty subject factUnknown'],
    ['điểm trừ không phải số', { method: 'Trừ điểm', each: 'nửa' }, 'methodFaulty each numberInvalid'],
    ['số nhập viết sai', { method: 'Công thức', expression: 'a', inputs: 'a: số hồ sơ' }, 'methodFaulty inputs inputsInvalid'],
  ]
  for (const [title, cells, expected] of faults) {
    test(title, () => {
      const read = readVersionSheet([area, criterion, leaf(cells)])
      assert.deepEqual(read.faults.map((fault) => [fault.line, fault.code, ...('part' in fault ? [fault.part, fault.fault] : [])].join(' ')), [`4 ${expected}`])
    })
  }

  test('tiêu chí thành phần không có tiêu chí ở trên', () => {
    assert.deepEqual(readVersionSheet([area, leaf({})]).faults.map(({ code }) => code), ['parentMissing'])
  })

  test('80%, 80 và 0,8 là một', () => {
    for (const fullAt of ['80%', '80', '0,8', '0.8']) {
      const method = readVersionSheet([area, criterion, leaf({ method: 'Tỷ lệ', base: 'tất cả', fullAt })]).areas[0]?.criteria[0]?.subCriteria[0]?.method
      assert.equal(method?.kind === 'ratio' ? method.fullAt : undefined, 0.8, fullAt)
    }
  })
})

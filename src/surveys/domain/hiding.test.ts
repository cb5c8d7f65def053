import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { poolColumns, shownGroups, type CrossCell } from './hiding.ts'

const shown = (counts: readonly number[]): readonly number[] => [...shownGroups(new Map(counts.map((count, i) => [i, count])), 5)].toSorted((a, b) => a - b)

describe('nhóm nhỏ không hiện, cũng không suy ra được', () => {
  const CASES: readonly (readonly [what: string, counts: readonly number[], visible: readonly number[]])[] = [
    ['đủ cả', [5, 9, 30], [0, 1, 2]],
    ['một nhóm ba phiếu: nhóm nhỏ nhất còn lại cũng ẩn, kẻo lấy tổng trừ đi', [3, 9, 30], [2]],
    ['hai nhóm nhỏ cộng lại đủ năm: chỉ ẩn hai nhóm ấy', [3, 4, 30], [2]],
    ['hai nhóm nhỏ cộng lại chưa đủ: ẩn thêm', [1, 2, 6, 30], [3]],
    ['không ai trả lời thì không cần ẩn thêm', [0, 6, 30], [1, 2]],
    ['chỉ có nhóm nhỏ', [2, 2], []],
  ]
  for (const [what, counts, visible] of CASES) test(what, () => assert.deepEqual(shown(counts).filter((i) => (counts[i] ?? 0) > 0), visible.filter((i) => (counts[i] ?? 0) > 0)))

  test('tổng trừ mọi nhóm đã hiện còn lại không ai, hoặc đủ năm người', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }), (counts) => {
      const visible = shown(counts)
      assert.ok(visible.every((i) => (counts[i] ?? 0) >= 5))
      const rest = counts.reduce((sum, count, i) => sum + (visible.includes(i) ? 0 : count), 0)
      assert.ok(rest === 0 || rest >= 5 || visible.length === 0, JSON.stringify({ counts, visible }))
    }))
  })
})

test('hai bảng cùng tổng: mọi ô giao của dòng và nhóm cột đều trống hoặc đủ năm', () => {
  const cell = fc.record({ row: fc.constantFrom('a', 'b', 'c'), column: fc.constantFrom('x', 'y', 'z', 't'), count: fc.integer({ min: 0, max: 12 }) })
  fc.assert(fc.property(fc.uniqueArray(cell, { selector: ({ row, column }) => row + column, maxLength: 12 }), (cells: readonly CrossCell[]) => {
    const columns = poolColumns(cells, 5)
    if (columns === undefined) return
    const used = new Set(cells.filter(({ count }) => count > 0).map(({ column }) => column))
    assert.deepEqual(columns.flat().toSorted(), [...used].toSorted())
    for (const pooled of columns) {
      for (const row of ['a', 'b', 'c']) {
        const count = cells.reduce((sum, one) => sum + (one.row === row && pooled.includes(one.column) ? one.count : 0), 0)
        assert.ok(count === 0 || count >= 5, JSON.stringify({ cells, columns }))
      }
    }
  }))
  assert.deepEqual(poolColumns([{ row: 'a', column: 'x', count: 20 }, { row: 'b', column: 'x', count: 3 }, { row: 'b', column: 'y', count: 30 }, { row: 'a', column: 'z', count: 9 }], 5), [['z'], ['x', 'y']])
})

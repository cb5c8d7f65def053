import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { cellsToHide, isSmall, type Sum } from './small-cells.ts'

/** Units in rows; in time, late, resolved, pending in columns; the last row is the sum. Cells row by row. */
const COLUMNS = 4
const tableOf = (rows: readonly (readonly [inTime: number, late: number, pending: number])[]): { readonly cells: number[]; readonly sums: readonly Sum[] } => {
  const lines = rows.map(([inTime, late, pending]) => [inTime, late, inTime + late, pending])
  const total = Array.from({ length: COLUMNS }, (_, j) => lines.reduce((sum, line) => sum + (line[j] ?? 0), 0))
  const all = [...lines, total]
  const at = (row: number, column: number): number => row * COLUMNS + column
  return {
    cells: all.flat(),
    sums: [
      ...all.map((_, i) => ({ total: at(i, 2), parts: [at(i, 0), at(i, 1)] })),
      ...total.map((_, j) => ({ total: at(lines.length, j), parts: lines.map((__, i) => at(i, j)) })),
    ],
  }
}

/**
 * Whether the hidden cell could be another number than it is: a second table of the same shown cells, by solving the sums
 * for a change that moves it. Independent of the code under test: rank with and without the cell.
 */
const rank = (rows: readonly (readonly number[])[]): number => {
  const left = rows.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [taken] = left.splice(pivot, 1)
    if (taken === undefined) continue
    left.splice(found, 0, taken)
    for (let i = found + 1; i < left.length; i++) {
      const factor = (left[i]?.[column] ?? 0) / (taken[column] ?? 1)
      left[i] = (left[i] ?? []).map((value, j) => value - factor * (taken[j] ?? 0))
    }
    found += 1
  }
  return found
}

const followsFromShown = (cell: number, hidden: ReadonlySet<number>, sums: readonly Sum[]): boolean => {
  const order = [...hidden]
  const equation = ({ total, parts }: Sum): readonly number[] => order.map((one) => parts.filter((part) => part === one).length - (total === one ? 1 : 0))
  const equations = sums.map(equation)
  return rank(equations) === rank([...equations, order.map((one) => (one === cell ? 1 : 0))])
}

const anyTable = fc
  .array(fc.tuple(fc.oneof(fc.nat(8), fc.nat(400)), fc.oneof(fc.nat(6), fc.nat(40)), fc.oneof(fc.nat(8), fc.nat(90))), { minLength: 1, maxLength: 9 })
  .map(tableOf)

describe('small cells', () => {
  test('no small number is shown, and none that is hidden follows from what is shown', () => {
    fc.assert(fc.property(anyTable, ({ cells, sums }) => {
      const hidden = cellsToHide(cells, sums)
      cells.forEach((count, i) => assert.ok(!isSmall(count) || hidden.has(i)))
      for (const cell of hidden) assert.ok(!followsFromShown(cell, hidden, sums), `cell ${cell} of ${cells.join(' ')}`)
    }), { numRuns: 300 })
  })

  test('where nothing is small nothing is hidden', () => {
    const { cells, sums } = tableOf([[40, 5, 9], [60, 0, 12], [80, 20, 30]])
    assert.equal(cellsToHide(cells, sums).size, 0)
  })

  test('Một xã có 2 hồ sơ trễ: cột tổng và cột đúng hạn không để lộ con số ấy', () => {
    const { cells, sums } = tableOf([[98, 2, 20], [200, 10, 40], [150, 8, 35]])
    const hidden = cellsToHide(cells, sums)
    // Hidden: the 2 late, the 98 in time beside it, and in each of both columns one more unit.
    assert.ok(hidden.has(1) && hidden.size === 4, [...hidden].join())
    assert.ok(![...hidden].some((cell) => cell >= 12), 'the totals stay')
  })

  test('a single unit: its total would tell it, so the total goes too', () => {
    const { cells, sums } = tableOf([[50, 3, 10]])
    const hidden = cellsToHide(cells, sums)
    for (const cell of hidden) assert.ok(!followsFromShown(cell, hidden, sums))
  })
})

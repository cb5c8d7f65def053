/**
 * Hiding small numbers of a published table so that nobody can be recognised, and so that what is hidden cannot be
 * reckoned back from the sums that stand beside it.
 */

/** Counts from 1 to 4 are small; none at all tells nothing of anybody. */
export const LEAST_SHOWN = 5
export const isSmall = (count: number): boolean => count > 0 && count < LEAST_SHOWN

/** Cells that add up to another: `total` = the sum of `parts`, by their places in the list of cells. */
export type Sum = { readonly total: number; readonly parts: readonly number[] }

/**
 * Which cells to hide: the small ones, and as many others, each time the smallest of a sum, as it takes for no hidden
 * cell to follow from what is shown. Totals are hidden last.
 */
export const cellsToHide = (cells: readonly number[], sums: readonly Sum[]): ReadonlySet<number> => {
  const hidden = new Set(cells.flatMap((count, i) => (isSmall(count) ? [i] : [])))
  const isAlone = (cell: number) => (sum: Sum): boolean => placesOf(sum).includes(cell) && placesOf(sum).every((place) => (place === cell) === hidden.has(place))
  for (;;) {
    const exposed = exposedCells(hidden, sums)
    // A sum that tells a cell outright is mended first: the others may follow from it.
    const told = exposed.flatMap((cell) => sums.filter(isAlone(cell)))
    const around = told.length > 0 ? told.slice(0, 1) : sums.filter((sum) => exposed.some((cell) => placesOf(sum).includes(cell)))
    const next = smallestShown(around, cells, hidden)
    if (next === undefined) return hidden
    hidden.add(next)
  }
}

const placesOf = ({ total, parts }: Sum): readonly number[] => [...parts, total]

/** The smallest cell still shown in these sums; one that is nought only when nothing else is left, a total last. */
const smallestShown = (around: readonly Sum[], cells: readonly number[], hidden: ReadonlySet<number>): number | undefined => {
  const parts = new Set(around.flatMap((sum) => sum.parts))
  const shown = [...new Set(around.flatMap(placesOf))].filter((place) => !hidden.has(place))
  const rank = (place: number): number => (parts.has(place) ? 0 : 2) + ((cells[place] ?? 0) === 0 ? 1 : 0)
  return shown.toSorted((a, b) => rank(a) - rank(b) || (cells[a] ?? 0) - (cells[b] ?? 0) || a - b)[0]
}

/**
 * Hidden cells that the sums determine although they are not shown: each sum is an equation in its hidden cells, and a
 * cell is determined when it alone remains after elimination. What is shown does not matter for that, only what is not.
 */
export const exposedCells = (hidden: ReadonlySet<number>, sums: readonly Sum[]): readonly number[] => {
  const order = [...hidden]
  const columnOf = new Map(order.map((cell, i) => [cell, i]))
  const rows = sums
    .map(({ total, parts }) => {
      const row = order.map(() => 0)
      const add = (cell: number, sign: number): void => {
        const column = columnOf.get(cell)
        if (column !== undefined) row[column] = (row[column] ?? 0) + sign
      }
      add(total, -1)
      for (const part of parts) add(part, 1)
      return row
    })
    .filter((row) => row.some((value) => value !== 0))
  return reduced(rows, order.length)
    .filter((row) => row.filter(isNotNought).length === 1)
    .map((row) => order[row.findIndex(isNotNought)] ?? -1)
}

const NOUGHT = 1e-9
const isNotNought = (value: number): boolean => Math.abs(value) > NOUGHT

/** Gauss and Jordan: every row begins with a 1 that no other row has in its column. */
const reduced = (rows: number[][], columns: number): readonly number[][] => {
  let top = 0
  for (let column = 0; column < columns && top < rows.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= top && isNotNought(row[column] ?? 0))
    const chosen = rows[pivot]
    if (chosen === undefined) continue
    rows[pivot] = rows[top] ?? chosen
    const lead = chosen[column] ?? 1
    const unit = chosen.map((value) => value / lead)
    rows[top] = unit
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]
      const factor = row?.[column] ?? 0
      if (i !== top && row !== undefined && isNotNought(factor)) rows[i] = row.map((value, j) => value - factor * (unit[j] ?? 0))
    }
    top += 1
  }
  return rows.filter((row) => row.some(isNotNought))
}

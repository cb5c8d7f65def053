/**
 * Which groups may be shown, so that nothing of fewer than `fewest` people is told, neither by itself nor as a total less
 * the groups beside it. Counts of a table want less (`#boards/domain/small-cells.ts`): of what people answered even the
 * sum of two small groups must stay unknown.
 */
export const shownGroups = <Key>(counts: ReadonlyMap<Key, number>, fewest: number): ReadonlySet<Key> => {
  const shown = [...counts].filter(([, count]) => count >= fewest).toSorted(([, a], [, b]) => b - a)
  let rest = [...counts.values()].reduce((sum, count) => sum + (count < fewest ? count : 0), 0)
  while (rest > 0 && rest < fewest) {
    const smallest = shown.pop()
    if (smallest === undefined) break
    rest += smallest[1]
  }
  return new Set(shown.map(([key]) => key))
}

/** People of one row and one column of two tables with the same total. */
export type CrossCell = { readonly row: string; readonly column: string; readonly count: number }

/**
 * Columns of a second table beside one of rows, put together until no row has fewer than `fewest` people in any: then
 * whatever anybody adds or takes off, the result is made of whole cells and never smaller. Undefined when only one
 * column would be left, which says no more than the total.
 */
export const poolColumns = (cells: readonly CrossCell[], fewest: number): readonly (readonly string[])[] | undefined => {
  const sizeOf = (column: readonly string[]): number => cells.reduce((sum, cell) => sum + (column.includes(cell.column) ? cell.count : 0), 0)
  const isSafe = (column: readonly string[]): boolean =>
    [...Map.groupBy(cells.filter((cell) => column.includes(cell.column)), ({ row }) => row).values()].every((own) => {
      const count = own.reduce((sum, cell) => sum + cell.count, 0)
      return count === 0 || count >= fewest
    })
  let columns: readonly (readonly string[])[] = [...new Set(cells.filter(({ count }) => count > 0).map(({ column }) => column))].toSorted().map((column) => [column])
  while (columns.length > 1 && !columns.every(isSafe)) {
    const [first, ...others] = columns.toSorted((a, b) => Number(isSafe(a)) - Number(isSafe(b)) || sizeOf(a) - sizeOf(b))
    const joined = (other: readonly string[]): readonly string[] => [...(first ?? []), ...other]
    const [partner, ...rest] = others.toSorted((a, b) => Number(isSafe(joined(b))) - Number(isSafe(joined(a))) || sizeOf(a) - sizeOf(b))
    columns = [...rest, joined(partner ?? [])]
  }
  return columns.length > 1 ? columns : undefined
}

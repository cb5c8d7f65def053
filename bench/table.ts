import type { Goal, Report } from './benchmark.ts'

const boundOf = ({ bound }: Goal): string => ('atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`)

/** A line for each goal: what was measured, what was promised, whether it holds. */
export const writeTable = (reports: readonly Report[]): string => {
  const rows = reports.flatMap(({ name, goals }) =>
    goals.map((goal) => [name, goal.figure, String(goal.value), boundOf(goal), goal.met ? 'đạt' : 'CHƯA ĐẠT']),
  )
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}

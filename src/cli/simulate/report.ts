import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import type { Scenario } from '../../simulation/scenario-schema.ts'
import type { SimulationReport } from '../../simulation/simulate.ts'
import type { ReportProof } from './prove-report.ts'
import type { TierFigures } from '../../simulation/tier-figures.ts'

export type SimulationRun = {
  readonly scenario: Scenario
  readonly seed: string
  readonly fraction: number
  readonly database: string
  readonly seconds: number
  readonly report: SimulationReport
  /** The statutory report held against the source; absent when it was not asked for. */
  readonly proof?: ReportProof
}

const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part * 10_000) / whole) / 100)

const statementsOf = ({ statements }: Scenario) =>
  statements.map((one) => ({ ...one, recountedPercent: percentOf(one.part, one.whole) }))

/** What `--json` prints: the figures as counted, beside them what the source reported, never mixed. */
export const reportJson = ({ scenario, seed, fraction, database, seconds, report, proof }: SimulationRun): object => ({
  scenario: scenario.name,
  period: scenario.period,
  seed,
  fraction,
  database,
  seconds: Math.round(seconds * 10) / 10,
  dossiers: report.dossiers,
  commands: report.commands,
  events: report.events,
  historyHash: report.historyHash,
  tiers: report.tiers,
  reported: scenario.streams.map(({ tier, label, reported }) => ({ tier, label, ...reported })),
  statements: statementsOf(scenario),
  assumptions: scenario.assumptions,
  ...(proof !== undefined && { proof }),
})

type Row = readonly [string, ...string[]]

const table = (rows: readonly Row[]): string => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd()).join('\n')
}

const figureRow = (one: TierFigures): Row => [
  one.name,
  ...[one.accepted, one.resolved, one.resolvedEarly, one.resolvedOnTime, one.resolvedOverdue, one.pending, one.pausedInTime, one.pendingOverdue, one.resolvedOverdue + one.pendingOverdue]
    .map((value) => formatNumber(value)),
]

const HEAD: Row = ['', 'Tiếp nhận', 'Đã xong', 'trước hạn', 'đúng hạn', 'quá hạn', 'Đang xử lý', 'tạm dừng', 'quá hạn', 'Quá hạn (tất cả)']

const PARTS = { received: 'tiếp nhận', resolved: 'đã giải quyết', pending: 'đang giải quyết', overdue: 'quá hạn' } as const

/** What the source printed is only told of the whole: a part of the dossiers counts a part of it. */
const proofLines = ({ unit, tiers, breaches, brokenChains, endedSince, isSameLater }: ReportProof, isWhole: boolean): readonly string[] => [
  '',
  `Biểu II.06a của ${unit}:`,
  ...tiers.map(({ label, printed, counted }) => {
    const parts = Object.entries(PARTS).map(([part, words]) => {
      const [said, found] = [printed[part as keyof typeof PARTS], counted[part as keyof typeof PARTS]]
      return `${words} ${formatNumber(found)}${found === said || !isWhole ? '' : ` (nguồn ghi ${formatNumber(said)})`}`
    })
    return `  ${label}: ${parts.join(', ')}`
  }),
  `  đẳng thức sai: ${breaches}; dòng không nối kỳ giữa hai quý: ${brokenChains}`,
  `  hỏi lại sau sáu tháng, khi ${formatNumber(endedSince)} hồ sơ còn lại đã kết thúc: ${isSameLater ? 'không khác một số nào' : 'CÓ SỐ KHÁC'}`,
]

/** The same for people. */
export const reportText = ({ scenario, seed, fraction, database, seconds, report, proof }: SimulationRun): string => {
  const isWhole = fraction === 1
  return [
    `${scenario.name}${isWhole ? '' : `, ${formatPercent(fraction, 1)} số hồ sơ`}`,
    '',
    table([HEAD, ...report.tiers.map(figureRow)]),
    '',
    'Nguồn ghi:',
    ...scenario.streams.map(({ label, reported: { received, resolved, open, overdue } }) =>
      `  ${label}: tiếp nhận ${formatNumber(received)}, đã xử lý ${formatNumber(resolved)}, đang xử lý ${formatNumber(open)}, quá hạn ${formatNumber(overdue)}`),
    ...statementsOf(scenario).map(({ quote, part, whole, printedPercent }) =>
      `  “${quote}”: in ${formatNumber(printedPercent, 2)} %, tính lại ${formatNumber(part)}/${formatNumber(whole)} = ${formatPercent(part, whole) ?? 'không có'}`),
    ...(proof === undefined ? [] : proofLines(proof, isWhole)),
    '',
    'Giả định của kịch bản:',
    ...Object.entries(scenario.assumptions).map(([id, text]) => `  ${id}: ${text}`),
    '',
    `${formatNumber(report.dossiers)} hồ sơ, ${formatNumber(report.commands)} lệnh, ${formatNumber(report.events)} sự kiện trong ${formatNumber(seconds, 1)} giây; cơ sở dữ liệu ${database}`,
    `Hạt giống: ${seed}`,
    `Băm lịch sử (SHA-256): ${report.historyHash}`,
  ].join('\n')
}

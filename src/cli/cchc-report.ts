import { runReformReport } from './cchc-report/run-report.ts'

const USAGE =
  'cchc-report --unit MÃ --period 2021-Q1|2021-H1|2021-M9|2021-Y [--inputs TỆP] [--database TÊN] [--json | --docx TỆP | --pdf TỆP | --xlsx TỆP]'

export const command = {
  name: 'cchc-report',
  summary: 'Lập báo cáo cải cách hành chính định kỳ của một đơn vị: phần viết, phụ lục, kiểm số liệu',
  usage: USAGE,
  execute: (args: string[]): Promise<number> => runReformReport(args, USAGE),
}

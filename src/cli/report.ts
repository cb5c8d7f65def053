import { runReport } from './report/run-report.ts'

const USAGE =
  'report <biểu> --unit MÃ --from NGÀY --to NGÀY [--as-of THỜI-ĐIỂM] [--by linh-vuc|don-vi|thu-tuc] [--database TÊN] ' +
  '[--json | --xlsx TỆP | --pdf TỆP | --csv TỆP]'

export const command = {
  name: 'report',
  summary: 'Lập biểu thống kê theo quy định (II.06a, 07a-btp …) của một đơn vị và mọi đơn vị dưới nó',
  usage: USAGE,
  execute: (args: string[]): Promise<number> => runReport(args, USAGE),
}

import { runIndex } from './index-766/run-index.ts'

const USAGE = 'index-766 --unit MÃ --period 2026-10|2026-Q4|2026 [--as-of THỜI-ĐIỂM] [--json | --xlsx TỆP]'

export const command = {
  name: 'index-766',
  summary: 'Dự báo điểm theo Bộ chỉ số 766 của một đơn vị trong tháng, quý hoặc năm',
  usage: USAGE,
  execute: (args: string[]): Promise<number> => runIndex(args, USAGE),
}

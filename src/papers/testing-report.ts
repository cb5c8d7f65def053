import type { ReportTableInput } from './report-table.ts'
import { headingFor, LONGEST_NAME } from './testing.ts'

const columns = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

/** A statistical form with a head of two levels, as wide and long as asked. */
export const ordinaryReport = (day: string, { columns: count = 13, rows = 3 } = {}): ReportTableInput => ({
  heading: { ...headingFor(day), desk: null },
  print: { printedAt: `${day}T16:30:00+07:00` },
  title: 'Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết thủ tục hành chính',
  basis: 'Thông tư 01/2020/TT-VPCP ngày 21/10/2020',
  formNumber: 'II.06a/VPCP/KSTT',
  facts: [{ name: 'Kỳ báo cáo', value: 'Quý III năm 2026 (từ ngày 15/6/2026 đến ngày 14/9/2026)' }, { name: 'Đơn vị báo cáo', value: headingFor(day).agency }],
  mark: 'Số liệu tạm tính',
  unit: 'Số hồ sơ TTHC',
  head: [
    [
      { label: 'TT', colSpan: 1, rowSpan: 2 },
      { label: 'Lĩnh vực, công việc giải quyết theo cấp', colSpan: 1, rowSpan: 2 },
      { label: 'Số hồ sơ TTHC tiếp nhận', colSpan: count - 2, rowSpan: 1 },
    ],
    columns(count - 2).map((no) => ({ label: `Cột ${no}`, colSpan: 1, rowSpan: 1 })),
  ],
  numbers: columns(count).map((no) => `(${no})`),
  rows: columns(rows).map((no) => ({
    depth: no === 1 ? 0 : 1, isStrong: no === 1,
    cells: [String(no), no === 2 ? LONGEST_NAME.slice(0, 60) : 'Hộ tịch', ...columns(count - 2).map((at) => String(at * 1_000 + no))],
  })),
  notes: ['Hồ sơ chờ bổ sung nằm trong cột 12 hoặc 13.'],
  preparer: { title: 'Người lập biểu', name: 'Lê Thị Lan' },
  signer: { titles: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Nguyễn Thị Hồng Nhung' },
})

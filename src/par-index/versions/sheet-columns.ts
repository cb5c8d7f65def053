/** Columns of a set as a sheet, in order: how the head reads, how wide it stands. */
export const SHEET_COLUMNS = [
  { key: 'level', head: 'Cấp', width: 18 },
  { key: 'code', head: 'Mã', width: 9 },
  { key: 'name', head: 'Nội dung', width: 48 },
  { key: 'maxPoints', head: 'Điểm tối đa', width: 9 },
  { key: 'method', head: 'Cách chấm', width: 16 },
  { key: 'subject', head: 'Đo bằng gì', width: 34 },
  { key: 'base', head: 'Mẫu số', width: 26 },
  { key: 'fullAt', head: 'Đủ điểm từ', width: 10 },
  { key: 'noneBelow', head: 'Không điểm dưới', width: 10 },
  { key: 'steps', head: 'Các bậc', width: 16 },
  { key: 'each', head: 'Trừ mỗi trường hợp', width: 10 },
  { key: 'expression', head: 'Công thức', width: 34 },
  { key: 'inputs', head: 'Số nhập của công thức', width: 34 },
  { key: 'evidence', head: 'Minh chứng', width: 34 },
  { key: 'verifier', head: 'Nơi thẩm định', width: 24 },
  { key: 'inferred', head: 'Suy ra', width: 7 },
  { key: 'explained', head: 'Diễn giải (không đọc lại)', width: 50 },
] as const

export type SheetColumn = (typeof SHEET_COLUMNS)[number]['key']

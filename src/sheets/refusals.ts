import type { TableRefusal } from './read-table.ts'

/** What is wrong with a file, and what to do. */
export const TABLE_REFUSALS = {
  fileNotFound: 'Không đọc được tệp {file}. Kiểm tra đường dẫn và quyền đọc.',
  fileTooLarge: 'Tệp {file} lớn quá 50 MB. Tách thành nhiều tệp.',
  tableInvalid: 'Tệp {file} không phải bảng CSV (UTF-8) hoặc XLSX đọc được. Lưu lại từ bảng tính rồi thử lại.',
} satisfies Record<TableRefusal, string>

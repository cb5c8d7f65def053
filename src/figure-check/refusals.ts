import type { ReadReportCode } from './read-report.ts'

export const REPORT_SENTENCES = {
  reportUnreadable: 'Không mở được tệp {path}. Hãy kiểm tra đường dẫn và quyền đọc tệp.',
  reportTooLarge: 'Tệp {path} lớn hơn 50 MB, không phải một báo cáo bằng chữ. Hãy bỏ ảnh ra rồi thử lại.',
  reportNotText: 'Không đọc được chữ trong tệp {path}. Dùng tệp văn bản UTF-8, Word (.docx) hoặc PDF có chữ; bản quét cần nhận dạng chữ trước.',
} satisfies Record<ReadReportCode, string>

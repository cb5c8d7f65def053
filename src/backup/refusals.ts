export const BACKUP_REFUSALS = {
  targetExists: 'Thư mục {dir} đã có nội dung. Hãy chọn một thư mục mới cho bản sao lưu.',
  targetNotWritable: 'Không ghi được bản sao lưu vào {dir}: {reason}. Chưa có gì được tạo ra.',
  contentMissing: 'Tệp đã lưu {hash} không còn trong kho tệp nên không thể sao lưu đầy đủ. Hãy kiểm tra đĩa.',
  backupNotFound: 'Không có bản sao lưu trong {dir}: thiếu hoặc không đọc được manifest.json.',
  backupUnreadable: 'Bản sao lưu trong {dir} không theo khuôn dạng mà bản chương trình này đọc được.',
  backupDamaged: 'Bản sao lưu bị hỏng ở {file}: nội dung không khớp mã kiểm tra. Chưa thay đổi gì; hãy dùng bản sao khác.',
  backupNewer: 'Bản sao lưu được tạo bởi bản chương trình mới hơn (bước {name}). Hãy nâng cấp chương trình trước.',
  instanceNotEmpty:
    'Cơ sở dữ liệu đang có dữ liệu nên không khôi phục đè lên. Nếu chắc chắn muốn thay toàn bộ, hãy thêm --replace.',
  rowsDiffer: 'Sau khi nạp, bảng {table} không khớp bản sao lưu ({expected} dòng, nạp được {found}). Đã hoàn nguyên.',
} as const
export type BackupRefusal = keyof typeof BACKUP_REFUSALS

/** A backup or restore that cannot go on; `facts` fill the sentence. */
export class BackupError extends Error {
  readonly code: BackupRefusal
  constructor(code: BackupRefusal, facts: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(BACKUP_REFUSALS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '?')), { cause })
    this.code = code
  }
}

import type { SetupCode, SetupError } from './setup-error.ts'

const SENTENCES = {
  dataDirInUse:
    'Thư mục dữ liệu {dataDir} đang được một tiến trình Một Cửa khác dùng (số tiến trình {pid}). '
    + 'Hãy dùng chương trình đang chạy, hoặc dừng nó trước khi chạy lại.',
  dataDirNotWritable:
    'Không ghi được vào thư mục dữ liệu {dataDir} ({reason}). Hãy cấp quyền ghi hoặc đặt DATA_DIR sang thư mục khác.',
  platformUnsupported:
    'Không có PostgreSQL nhúng cho hệ máy {platform}. Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 18 trở lên.',
  cannotRunAsRoot:
    'PostgreSQL không chạy bằng quyền root và máy này không cho đổi người dùng ({reason}). '
    + 'Hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL.',
  initialisationFailed: 'Không tạo được cơ sở dữ liệu trong {dataDir}: {reason}',
  serverDidNotStart: 'PostgreSQL nhúng không khởi động được. Xem nhật ký {log}. Dòng cuối: {reason}',
  leftoverServerDoesNotStop:
    'Còn một PostgreSQL của lần chạy trước (số tiến trình {pid}) đang giữ {dataDir} và không dừng được. '
    + 'Hãy dừng tiến trình đó rồi chạy lại; dữ liệu còn nguyên.',
  databaseUnreachable: 'Không kết nối được cơ sở dữ liệu ({reason}). Hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL.',
  databaseTooOld: 'Máy chủ là PostgreSQL {version}; chương trình cần PostgreSQL 18 trở lên.',
  migrationChanged:
    'Bước nâng cấp {name} đã chạy trên cơ sở dữ liệu này nhưng tệp của nó nay có nội dung khác. '
    + 'Hãy dùng lại bản chương trình gốc; không sửa bước đã chạy.',
  migrationOutOfOrder:
    'Bước nâng cấp {name} đứng trước bước đã chạy {last} nên không thể chạy nữa. Hãy dùng đúng bản phát hành.',
  migrationFailed: 'Bước nâng cấp {name} thất bại và đã được hoàn nguyên: {reason}',
  migrationBusy: 'Một tiến trình khác đang nâng cấp cơ sở dữ liệu. Hãy đợi nó xong rồi chạy lại.',
  secretKeyUnreadable:
    'Tệp khóa bí mật {file} không đọc được: cần 32 byte viết dạng base64. Hãy chép lại tệp từ bản cất riêng.',
  secretKeyDiffers:
    'Khóa bí mật hiện có không phải khóa đã mã hóa dữ liệu này. Hãy chép lại tệp secret.key (hoặc đặt lại SECRET_KEY) của bản cài; '
    + 'nếu khóa đã mất hẳn, chạy: npm run -s motcua -- adopt-key',
} satisfies Record<SetupCode, string>

/** The Vietnamese sentence for whoever started the program: what is wrong, where, what to do. */
export const setupSentence = (error: SetupError): string =>
  SENTENCES[error.code].replace(/\{(\w+)\}/g, (_, name: string) => String(error.facts[name] ?? '?'))

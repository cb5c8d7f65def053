import type { ResultDelivery } from '#dossiers/domain/dossier.ts'
import type { SubmitterField } from '../domain/draft.ts'

/** Words of the submission pages, as the person who submits reads them. */
export const SUBMITTER_WORDS = {
  name: 'Họ và tên',
  identityNumber: 'Số định danh',
  birthDate: 'Ngày sinh',
  sex: 'Giới tính',
  address: 'Nơi ở hiện nay',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
} satisfies Record<SubmitterField, string>

export const DELIVERY_CHOICES: readonly { readonly value: ResultDelivery; readonly label: string; readonly hint: string }[] = [
  { value: 'electronic', label: 'Bản điện tử', hint: 'Tải về tại “Hồ sơ của tôi”, không phải đi đâu' },
  { value: 'desk', label: 'Nhận tại quầy', hint: 'Đến nơi đã nộp, mang theo giấy tờ tùy thân' },
  { value: 'post', label: 'Qua bưu chính', hint: 'Bưu tá mang đến nhà; cước bưu chính do bạn trả' },
]

export const HANDING_CHOICES = [
  { value: 'self', label: 'Tôi tự mang đến hoặc tự gửi', hint: 'Nộp tại nơi tiếp nhận trong giờ làm việc, đọc số hồ sơ' },
  { value: 'post', label: 'Bưu chính đến nhà lấy', hint: 'Bưu tá gọi trước khi đến; cước bưu chính do bạn trả' },
] as const

/** "1,2 MB", "350 kB". */
export const sizeWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(bytes / 1_000))} kB`

export const draftPath = (id: string, slug: string): string => `/nop-ho-so/ban-nhap/${id}/${slug}`

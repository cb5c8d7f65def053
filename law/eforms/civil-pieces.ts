import type { FieldInput } from '#law/eform-schema.ts'

/** Pieces that many declarations share, in the words of the civil-status forms. */

export const civilStatusSource = 'Mẫu tờ khai ban hành kèm theo Thông tư 04/2024/TT-BTP (sửa đổi Thông tư 04/2020/TT-BTP)'
export const layoutPoint = 'Đối chiếu từng mục với mẫu tờ khai đang có hiệu lực; thứ tự và cách gọi ở đây do chúng tôi soạn lại'
export const addressee = 'Ủy ban nhân dân xã, phường, đặc khu nơi tiếp nhận'

/** Người yêu cầu, filled from the account. */
export const requester: FieldInput = {
  id: 'requester',
  kind: 'person',
  label: 'Người yêu cầu',
  prefill: 'self',
  parts: ['name', 'identityNumber', 'residence', 'phone', 'email'],
}

export const civilPromise: FieldInput = {
  id: 'promise',
  kind: 'declaration',
  label: 'Tôi cam đoan nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
}

/** How many copies of the extract are wanted. */
export const copies: readonly FieldInput[] = [
  { id: 'wantsCopies', kind: 'yesNo', label: 'Bạn có cần bản sao trích lục không?', hint: 'Bản chính cấp miễn phí; bản sao có thu phí' },
  { id: 'copyCount', kind: 'integer', label: 'Số bản sao', min: 1, max: 50, visibleIf: 'wantsCopies' },
]

/** The power of attorney, asked for only when someone else does it; close relatives need no certification of it. */
export const proxyPaper = (paperId: string, visibleIf: string): FieldInput =>
  ({ id: 'proxyPaper', kind: 'file', label: 'Văn bản ủy quyền', hint: 'Có chứng thực, trừ khi bạn là ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột của người ủy quyền. Chụp đủ các trang, rõ chữ', paperId, maxFiles: 5, visibleIf })

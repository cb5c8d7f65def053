import type { CardDoubt, CitizenCardCode } from './citizen-card.ts'

/** What the counter officer reads when a scan is refused. */
export const citizenCardRefusals = {
  cardEmpty: 'Chưa nhận được dữ liệu từ máy quét. Đặt con trỏ vào ô quét rồi quét lại mã QR trên thẻ.',
  cardNotACard: 'Mã vừa quét không phải mã QR của thẻ căn cước. Quét mã QR ở mặt trước thẻ, hoặc nhập tay.',
  cardSeveral: 'Vừa nhận dữ liệu của hai thẻ khác nhau. Xóa ô quét rồi quét lại từng thẻ.',
  cardNumberInvalid:
    'Số định danh đọc được không đúng cấu trúc 12 chữ số. Quét lại thẻ, hoặc nhập tay và đối chiếu với thẻ.',
  cardNameMissing: 'Mã QR không có họ tên. Quét lại thẻ, hoặc nhập tay họ tên theo thẻ.',
  cardTextGarbled:
    'Chữ đọc từ máy quét bị sai dấu. Tắt bộ gõ tiếng Việt (Unikey), kiểm tra máy quét đặt ở chế độ Unicode, rồi quét lại.',
  cardDateInvalid: 'Ngày sinh hoặc ngày cấp đọc được không hợp lệ. Quét lại thẻ, hoặc nhập tay theo thẻ.',
} satisfies Record<CitizenCardCode, string>

/** What the officer should compare with the card in the hand. */
export const citizenCardDoubts = {
  birthYear: 'Năm sinh trên thẻ khác năm sinh trong số định danh; đối chiếu với thẻ.',
  sex: 'Giới tính trên thẻ khác giới tính trong số định danh; đối chiếu với thẻ.',
  marksLost: 'Máy quét bỏ mất dấu tiếng Việt; sửa họ tên và địa chỉ theo thẻ.',
  incomplete: 'Máy quét chưa đọc đủ các trường; nhập tay phần còn thiếu.',
} satisfies Record<CardDoubt, string>

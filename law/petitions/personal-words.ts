/** Từ ngữ để đề xuất che dữ liệu cá nhân trước khi công khai (Luật 91/2025/QH15). Chỉ là gợi ý; người kiểm tra quyết định. */

/** Họ thường gặp. */
export const SURNAMES = [
  'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Đào', 'Đoàn',
  'Vương', 'Trịnh', 'Trương', 'Đinh', 'Lâm', 'Phùng', 'Mai', 'Tô', 'Hà', 'Tạ', 'Cao', 'Thái', 'Lương', 'Lưu', 'Châu', 'Kiều', 'Quách',
  'Tống', 'Đàm', 'Nghiêm', 'Chu', 'Doãn', 'Khổng', 'Mạc', 'Tăng', 'Thân', 'La', 'Quan', 'Từ', 'Văn',
] as const

/** Cách gọi đứng trước tên người. */
export const TITLES = ['ông', 'bà', 'anh', 'chị', 'em', 'cháu', 'cô', 'chú', 'bác', 'cậu', 'dì', 'thím', 'mợ', 'thầy', 'vợ', 'chồng', 'con', 'mẹ', 'bố', 'cha'] as const

/** Nơi ở chi tiết: cấp xã trở lên không che. */
export const ADDRESS_WORDS = ['số nhà', 'nhà số', 'ngõ', 'ngách', 'hẻm', 'kiệt', 'thôn', 'xóm', 'ấp', 'bản', 'buôn', 'làng', 'tổ dân phố', 'tổ', 'khu phố', 'đường', 'căn hộ', 'thửa đất', 'thửa'] as const

/** Từ thay vào chỗ che. */
export const MASK_WORDS = {
  identityNumber: '[số giấy tờ]',
  phone: '[số điện thoại]',
  email: '[địa chỉ thư]',
  account: '[số tài khoản]',
  plate: '[biển số xe]',
  address: '[địa chỉ]',
  name: '[tên người]',
} as const

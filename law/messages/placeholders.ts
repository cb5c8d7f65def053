/** Every word in braces that a template may use: what it stands for, and an example to preview with. */
export const messagePlaceholders = {
  'ma-ho-so': { meaning: 'Mã hồ sơ', example: 'H50.27-261122-0012' },
  'thu-tuc': { meaning: 'Tên thủ tục', example: 'Cấp Giấy xác nhận tình trạng hôn nhân' },
  'co-quan': { meaning: 'Nơi tiếp nhận', example: 'Trung tâm Phục vụ hành chính công xã Quảng Trạch' },
  ngay: { meaning: 'Ngày của việc được báo', example: '22/11/2026' },
  'han-tra': { meaning: 'Ngày hẹn trả kết quả', example: '17:00 30/11/2026' },
  'han-tra-cu': { meaning: 'Ngày hẹn trả trước khi đổi', example: '17:00 27/11/2026' },
  'hen-lai': { meaning: 'Ngày hẹn lại trong văn bản xin lỗi', example: '17:00 02/12/2026' },
  'han-bo-sung': { meaning: 'Ngày cuối để bổ sung', example: '11/12/2026' },
  'so-tien': { meaning: 'Số tiền phải nộp', example: '1.250.000 đ' },
  'cach-nhan': { meaning: 'Nhận kết quả thế nào', example: 'Mời bạn mang giấy hẹn đến quầy để nhận.' },
  'duong-dan': { meaning: 'Trang theo dõi hồ sơ (trang riêng nếu có tài khoản, nếu không là trang tra cứu)', example: 'https://dichvucong.example.vn/tra-cuu' },
  'nop-tien': { meaning: 'Trang nộp tiền của hồ sơ', example: 'https://dichvucong.example.vn/thanh-toan?ma=H50.27-261122-0012' },
  'xac-minh': { meaning: 'Trang xác minh kết quả; dòng này tự bỏ khi không có gì để xác minh', example: 'https://dichvucong.example.vn/xac-minh/0AB3…' },
  'danh-gia': { meaning: 'Trang đánh giá phục vụ, dùng một lần', example: 'https://dichvucong.example.vn/danh-gia/0CD7…' },
} as const

/** How a result is received, by the way that the dossier asked for. */
export const waysToReceive = {
  desk: 'Mời bạn mang giấy hẹn đến quầy để nhận.',
  post: 'Kết quả sẽ được gửi đến bạn qua bưu chính.',
  electronic: 'Kết quả điện tử có trên cổng dịch vụ công.',
} as const

/** What stands where the law gives no time. */
export const noDueDate = 'không quy định thời hạn'

/** Lời mời trả lời khảo sát qua thư và tin nhắn. `{ten}`, `{donvi}`, `{duongdan}`, `{han}` được điền. */
export const invitationWords = {
  subject: 'Mời bạn trả lời khảo sát: {ten}',
  letter:
    'Bạn vừa làm thủ tục do {donvi} giải quyết. Mời bạn dành khoảng 5 phút trả lời khảo sát “{ten}”, trước hết ngày {han}:\n\n{duongdan}\n\nTrả lời hay không tùy bạn. Không ai biết phiếu nào là của bạn; cơ quan được hỏi chỉ xem kết quả chung sau khi khảo sát kết thúc. Bạn nhận thư này vì đã đồng ý được mời khảo sát; bạn bỏ đồng ý ở mục Dữ liệu của tôi trên cổng.',
  opinionLetter:
    'Mời bạn dành khoảng 5 phút cho ý kiến về {donvi} trong khảo sát “{ten}”, trước hết ngày {han}:\n\n{duongdan}\n\nKhông ai biết phiếu nào là của bạn; cơ quan được hỏi chỉ xem kết quả chung sau khi khảo sát kết thúc.',
  short: 'Mời bạn trả lời khảo sát về phục vụ của {donvi}, không ghi tên, đến {han}: {duongdan}',
} as const

/** Lời báo cho người gửi phản ánh ở từng bước. Không luật nào quy định câu chữ. */
export const petitionLetters = {
  source: 'Mặc định của phần mềm; nghĩa vụ thông báo cho người gửi theo Nghị định 20/2008/NĐ-CP',
  effectiveFrom: '2022-06-23',
  checked: 'toVerify',
  letters: {
    received: {
      subject: 'Đã nhận phản ánh {ma}',
      letter: '{coquan} đã nhận phản ánh, kiến nghị của bạn, mã {ma}.\nTrả lời trước {han}.\n\nTheo dõi tại {duongdan} với mã tra cứu {matracuu}.',
      short: 'Da nhan phan anh {ma}, tra loi truoc {han}. Ma tra cuu {matracuu}',
    },
    transferred: {
      subject: 'Phản ánh {ma} được chuyển đến cơ quan có thẩm quyền',
      letter: 'Phản ánh {ma} được chuyển đến {coquan} để xử lý.\nTrả lời trước {han}.\n\nTheo dõi tại {duongdan}.',
      short: 'Phan anh {ma} da chuyen den co quan co tham quyen, tra loi truoc {han}',
    },
    moreAsked: {
      subject: 'Phản ánh {ma} cần bạn bổ sung',
      letter: '{coquan} cần bạn bổ sung thông tin cho phản ánh {ma}:\n\n{loi}\n\nTrả lời tại {duongdan} bằng mã tra cứu của bạn.',
      short: 'Phan anh {ma} can ban bo sung thong tin, xem tai {duongdan}',
    },
    refused: {
      subject: 'Phản ánh {ma} không được tiếp nhận',
      letter: '{coquan} không tiếp nhận phản ánh {ma}.\n\n{loi}\n\nXem tại {duongdan}.',
      short: 'Phan anh {ma} khong duoc tiep nhan, xem ly do tai {duongdan}',
    },
    routed: {
      subject: 'Phản ánh {ma} thuộc quy trình khác',
      letter: '{loi}\n\nXem tại {duongdan}.\n{coquan}',
      short: 'Phan anh {ma} thuoc quy trinh khac, xem huong dan tai {duongdan}',
    },
    answered: {
      subject: 'Phản ánh {ma} đã có trả lời',
      letter: '{coquan} đã trả lời phản ánh {ma}:\n\n{loi}\n\nCho biết bạn có hài lòng với câu trả lời tại {duongdan}.',
      short: 'Phan anh {ma} da co tra loi, xem va danh gia tai {duongdan}',
    },
  },
} as const

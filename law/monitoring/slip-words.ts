/**
 * What an urging slip asks for when the program writes it by itself. `{moc}` is how late, in words; nothing of the
 * people of the dossier stands in it. No law prescribes the words.
 */
export const slipWords = {
  source: 'Mặc định của phần mềm',
  effectiveFrom: '2025-07-01',
  checked: 'toVerify',
  dossier: 'Hồ sơ {moc}. Đề nghị giải quyết ngay, nêu lý do chậm và ngày hoàn thành; nếu không kịp, thực hiện xin lỗi và hẹn lại theo quy định.',
  reception: 'Hồ sơ nộp trực tuyến {moc} trả lời tiếp nhận. Đề nghị kiểm tra và trả lời người nộp ngay.',
  step: 'Bước “{buoc}” {moc}; hồ sơ còn hạn trả kết quả. Đề nghị làm xong bước này ngay, nêu lý do chậm và ngày hoàn thành.',
  work: 'Đã quá hạn {ngay} ngày. Đề nghị hoàn thành ngay, nêu lý do chậm và ngày hoàn thành.',
  overdue: 'đã quá hạn {ngay} ngày làm việc',
  atDue: 'đã tới hạn',
  ahead: 'còn {ngay} ngày làm việc là tới hạn',
} as const

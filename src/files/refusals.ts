/** What the file store refuses, said to whoever sent the file. */
export const FILE_REFUSALS = {
  fileEmpty: 'Tệp không có nội dung. Hãy kiểm tra lại tệp rồi gửi lại.',
  fileTooLarge: 'Tệp lớn hơn {limitMb} MB. Hãy quét ở độ phân giải thấp hơn (200–300 dpi) hoặc tách thành nhiều tệp.',
  fileTypeUnknown: 'Không nhận ra loại tệp từ nội dung. Hãy gửi PDF, ảnh (JPG, PNG), Word hoặc Excel.',
  fileTypeNotAccepted: 'Loại tệp {detected} không được nhận. Hãy gửi PDF, ảnh (JPG, PNG), Word hoặc Excel.',
  fileTypeMismatch:
    'Tệp khai là {declared} nhưng nội dung là {detected}. Hãy mở và lưu lại tệp đúng định dạng rồi gửi lại.',
  fileNameInvalid: 'Tên tệp trống hoặc dài quá 200 ký tự. Hãy đặt lại tên tệp.',
  fileInterrupted: 'Đường truyền bị ngắt khi đang gửi tệp. Chưa có gì được lưu; hãy gửi lại.',
  fileInfected: 'Chương trình diệt vi-rút phát hiện tệp này có mã độc nên không nhận. Hãy quét vi-rút máy của bạn rồi gửi tệp khác.',
  fileScanUnavailable: 'Chưa kiểm tra được vi-rút của tệp nên chưa nhận. Hãy gửi lại sau ít phút; những gì đã điền vẫn còn.',
  imageTooLarge: 'Ảnh có quá nhiều điểm ảnh (hơn 120 triệu, hoặc một chiều hơn 30.000). Hãy chụp hoặc quét lại ở độ phân giải thấp hơn.',
  archiveBomb: 'Tệp văn phòng này bung ra quá lớn nên không nhận. Hãy lưu lại thành PDF rồi gửi.',
  archiveUnsafe: 'Tệp có kèm chương trình hoặc macro nên không nhận. Hãy lưu lại thành PDF rồi gửi.',
  archiveUnreadable: 'Tệp văn phòng bị hỏng, không đọc được. Hãy mở và lưu lại, tốt nhất là thành PDF, rồi gửi.',
  uploadOffsetConflict: 'Phần tệp gửi lên không nối tiếp phần đã nhận. Hãy hỏi lại đã nhận tới đâu rồi gửi tiếp.',
  uploadLongerThanAnnounced: 'Tệp gửi lên dài hơn kích thước đã báo. Hãy bắt đầu gửi lại tệp này.',
  filesTooMany: 'Một lần gửi nhiều nhất {most} tệp. Hãy gửi số còn lại ở lần sau.',
  formUnreadable: 'Biểu mẫu gửi lên bị ngắt giữa chừng hoặc hỏng. Hãy tải lại trang rồi gửi lại; tệp đã nhận vẫn còn.',
  storageFull: 'Kho tệp đã đầy, chưa có gì được lưu. Hãy báo người quản trị rồi gửi lại.',
  fileNotFound: 'Không tìm thấy tệp, hoặc tệp đã được dùng cho việc khác. Hãy gửi lại tệp.',
} as const
export type FileRefusal = keyof typeof FILE_REFUSALS

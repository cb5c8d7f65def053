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
  storageFull: 'Kho tệp đã đầy, chưa có gì được lưu. Hãy báo người quản trị rồi gửi lại.',
  fileNotFound: 'Không tìm thấy tệp, hoặc tệp đã được dùng cho việc khác. Hãy gửi lại tệp.',
} as const
export type FileRefusal = keyof typeof FILE_REFUSALS

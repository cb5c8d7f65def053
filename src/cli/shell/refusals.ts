/** What the command line itself refuses, before any command sees the input. */
export const SHELL_REFUSALS = {
  invalidJson: 'Không đọc được JSON: hãy kiểm tra dấu ngoặc, dấu phẩy và dấu nháy kép.',
  inputTooLarge: 'Đầu vào quá lớn (hơn 16 MB): hãy chia nhỏ.',
  internalError: 'Lệnh gặp lỗi của chương trình khi xử lý đầu vào này; các dòng khác không bị ảnh hưởng.',
} as const
export type ShellRefusal = keyof typeof SHELL_REFUSALS

export const shellRefusal = (code: ShellRefusal): { refusal: { code: ShellRefusal; message: string } } => ({
  refusal: { code, message: SHELL_REFUSALS[code] },
})

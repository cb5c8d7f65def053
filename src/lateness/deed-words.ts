import type { Deed } from './domain/catch-up.ts'

/** What each deed is called in the form and in the sheet. */
export const DEED_WORDS: Readonly<Record<Deed, string>> = {
  stepDone: 'Đã xong bước',
  signed: 'Đã ký',
  finished: 'Đã có kết quả',
  handedOver: 'Đã trả kết quả',
  withdrawn: 'Người nộp rút',
}

/** The columns of the sheet of catch-up in order, as its first line names them. */
export const CATCH_UP_COLUMNS = ['Mã hồ sơ', 'Việc đã làm', 'Lúc', 'Kết quả', 'Nội dung', 'Nguyên nhân quá hạn', 'Diễn giải'] as const

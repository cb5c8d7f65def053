import { formatBirthDate } from '#kernel/birth-date.ts'
import type { Evidence } from './domain/evidence.ts'

/** One piece of evidence in one line, for papers and lists. */
export const evidenceWords = (evidence: Evidence): string => {
  switch (evidence.kind) {
    case 'document': return `${evidence.title} (số ${evidence.number} ngày ${formatBirthDate(evidence.issuedOn)} của ${evidence.issuer})`
    case 'file': return evidence.name
    case 'fact': return `${evidence.label}: ${evidence.value}`
  }
}

/** What is wrong with a box of evidence. */
export const EVIDENCE_SENTENCES = {
  number: 'Chưa có số, ký hiệu của văn bản, ví dụ 15/KH-UBND.',
  issuedOn: 'Chưa có ngày ban hành đúng của văn bản.',
  issuer: 'Chưa có cơ quan ban hành văn bản.',
  title: 'Chưa có tên hoặc trích yếu của văn bản.',
  tooLong: 'Dài quá. Rút gọn lại; văn bản đầy đủ thì gửi kèm tệp.',
  tooMany: 'Một lần gửi nhiều nhất 40 minh chứng. Gộp các tệp nhỏ lại hoặc gửi phần còn lại ở lần sau.',
} as const

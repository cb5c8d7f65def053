import { formatNumber } from '#kernel/number-format.ts'
import { findIndicator } from '#law/reform-reports.ts'
import type { TextFindings } from '../check-text.ts'
import { writeReference } from '../domain/template.ts'

/** One thing that the checker says of a text: an error wants an explanation, what is broken must be mended, a warning may stand. */
export type FindingLine = { readonly key: string; readonly node: string; readonly tone: 'error' | 'warning' | 'info'; readonly quote: string; readonly says: string }

const typedSays = ({ typed, inAnnex, code }: TextFindings['typed'][number]): string =>
  `Số gõ tay ${formatNumber(typed)} khác số ${formatNumber(inAnnex)} của chỉ tiêu ${code} (${findIndicator(code)?.label ?? ''}) trong phụ lục. Thay bằng ${writeReference(code)} để số luôn khớp.`

/** What is to be seen at one heading, the gravest first. */
export const findingLines = ({ node, problems, wrong, open, typed }: TextFindings): readonly FindingLine[] => [
  ...problems.map(({ kind, quote }): FindingLine => ({
    key: `${node} p ${quote}`, node, tone: 'error', quote,
    says: kind === 'brokenReference' ? 'Chỗ dẫn số liệu viết sai hoặc không có chỉ tiêu này. Phải sửa trước khi trình.' : 'Chỉ tiêu này chưa có số. Nhập số ở phụ lục, hoặc bỏ câu, trước khi trình.',
  })),
  ...wrong.map(({ quote, explanation, offset }): FindingLine => ({ key: `${node} w ${offset}`, node, tone: 'error', quote, says: `${explanation} Sửa lại, hoặc giải thích khi trình.` })),
  ...typed.map((figure): FindingLine => ({ key: `${node} t ${figure.code} ${figure.typed}`, node, tone: 'warning', quote: figure.quote, says: typedSays(figure) })),
  ...open.map(({ quote, explanation, offset }): FindingLine => ({ key: `${node} o ${offset}`, node, tone: 'info', quote, says: explanation })),
]

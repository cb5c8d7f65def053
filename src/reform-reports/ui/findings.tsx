import { Notice } from '#ui/notice.tsx'
import type { FindingLine } from '../pages/finding-lines.ts'
import { headingHref } from '../report-href.ts'

const TITLES = {
  error: 'Chỗ phải sửa hoặc giải thích',
  warning: 'Số gõ tay khác phụ lục (không chặn trình)',
  info: 'Chưa kết luận được',
} as const

type FindingsProps = {
  readonly lines: readonly FindingLine[]
  /** Set where findings of several headings stand together: each leads to its heading. */
  readonly reportId?: string
}

/** What the figure checker says of typed paragraphs. */
export const Findings = ({ lines, reportId }: FindingsProps) => (
  <>
    {(['error', 'warning', 'info'] as const).map((tone) => {
      const own = lines.filter((line) => line.tone === tone)
      return own.length === 0 ? null : (
        <Notice key={tone} tone={tone} title={TITLES[tone]}>
          <ul className="plain">
            {own.map(({ key, node, quote, says }) => (
              <li key={key}>{reportId !== undefined && <><a href={headingHref(reportId, node)}>Mục {node}</a>: </>}<q>{quote}</q> {says}</li>
            ))}
          </ul>
        </Notice>
      )
    })}
  </>
)

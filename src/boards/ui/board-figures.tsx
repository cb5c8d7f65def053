import { formatNumber } from '#kernel/number-format.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { shareValue } from '../domain/board-figures.ts'
import type { BoardFigure, BoardPage, BoardShare } from '../pages/board-page.ts'
import { baseWords, changeWords, shareChangeWords, shareWords } from '../words.ts'

/** Whether more is better, worse, or only more. */
type Sense = 'more' | 'less' | null

const toneOf = (difference: number, sense: Sense): string | undefined =>
  sense === null || difference === 0 ? undefined : difference > 0 === (sense === 'more') ? 'better' : 'worse'

const Amount = ({ name, figure, sense, isLate = false }: { readonly name: string; readonly figure: BoardFigure; readonly sense: Sense; readonly isLate?: boolean }) => (
  <Figure
    name={name}
    value={formatNumber(figure.value)}
    base={<span className={toneOf(figure.value - figure.before, sense)}>{changeWords(figure.value, figure.before)}</span>}
    to={figure.href}
    {...(isLate && figure.value > 0 && { state: 'late' as const })}
  />
)

const Percentage = ({ name, share, of }: { readonly name: string; readonly share: BoardShare; readonly of: string }) => {
  const change = shareChangeWords(share.now, share.before)
  const difference = (shareValue(share.now) ?? 0) - (shareValue(share.before) ?? 0)
  return (
    <Figure
      name={name}
      value={shareWords(share.now)}
      base={
        <>
          {share.now.base === 0 ? `chưa có hồ sơ ${of}` : `${baseWords(share.now)} ${of}`}
          {change !== null && <> · <span className={toneOf(difference, 'more')}>{change}</span></>}
        </>
      }
      to={share.href}
    />
  )
}

/** The figures on top of a board. A share opens to what it lacks: of those in time, the ones that were late. */
export const BoardFigures = ({ page }: { readonly page: BoardPage }) => (
  <Figures>
    <Amount name="Tiếp nhận" figure={page.accepted} sense={null} />
    <Amount name="Đã giải quyết" figure={page.resolved} sense={null} />
    <Percentage name="Đúng và trước hạn" share={page.onTime} of="đã giải quyết" />
    <Amount name="Đang giải quyết" figure={page.pending} sense={null} />
    <Amount name="Quá hạn chưa xong" figure={page.overdue} sense="less" isLate />
    <Percentage name="Nộp trực tuyến" share={page.online} of="tiếp nhận" />
  </Figures>
)

import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import { boardHref } from '../address.ts'
import { shareValue } from '../domain/board-figures.ts'
import { heatOf } from '../domain/heat.ts'
import type { BoardPage, UnitRow } from '../pages/board-page.ts'
import { baseWords, shareWords } from '../words.ts'

const STATES = { good: undefined, fair: 'soon', poor: 'late', none: undefined } as const

/** On-time share of each unit, the lowest first, against the whole. The picture is its own table. */
export const OnTimeByUnit = ({ page }: { readonly page: BoardPage }) => {
  const mark = shareValue(page.onTime.now)
  return (
    <section className="panel" aria-labelledby="dung-han">
      <h2 id="dung-han">Đúng và trước hạn theo đơn vị</h2>
      <p className="small muted">
        Tỷ lệ của hồ sơ đã giải quyết, thấp nhất ở trên{mark !== null && <>; nét đứt là cả {page.unit.shortName}: {shareWords(page.onTime.now)}</>}
      </p>
      {page.units.length === 0 ? (
        <p>Chưa có hồ sơ nào trong kỳ này.</p>
      ) : (
        <table className="bars dense">
          <caption className="sr-only">Tỷ lệ đúng và trước hạn theo đơn vị</caption>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <td className="narrow-none" />
              <th scope="col" className="num">Tỷ lệ</th>
              <th scope="col" className="num">Quá hạn</th>
            </tr>
          </thead>
          <tbody>
            {page.units.map((row) => (
              <Row key={row.code} row={row} page={page} mark={mark} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Row = ({ row, page, mark }: { readonly row: UnitRow; readonly page: BoardPage; readonly mark: number | null }) => {
  const state = STATES[heatOf(row.onTime)]
  return (
    <tr>
      <th scope="row">{row.isOwn ? `${row.shortName} (trực tiếp)` : <Link to={boardHref(row.code, page.period)}>{row.shortName}</Link>}</th>
      <td className="bar-cell narrow-none">
        <ShareBar share={shareValue(row.onTime)} mark={mark} {...(state !== undefined && { state })} />
      </td>
      <td className="num">
        <b>{shareWords(row.onTime)}</b>
        <span className="sub">{baseWords(row.onTime)}</span>
      </td>
      <td className="num">{row.overdue === 0 ? 0 : <Link to={row.overdueHref}>{formatNumber(row.overdue)}</Link>}</td>
    </tr>
  )
}

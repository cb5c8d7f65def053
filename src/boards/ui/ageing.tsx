import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { StackedBar } from '#ui/charts/share-bar.tsx'
import { agedHref } from '../address.ts'
import type { BoardPage } from '../pages/board-page.ts'
import { AGE_WORDS } from '../words.ts'

/** How long what is open has been lying since acceptance, now. The picture is its own table. */
export const Ageing = ({ page: { ages, unit } }: { readonly page: BoardPage }) => {
  const most = Math.max(1, ...ages.map(({ count }) => count))
  const opened = (band: number, count: number, onlyOverdue: boolean) =>
    count === 0 ? '0' : <Link to={agedHref(unit.code, band, onlyOverdue)}>{formatNumber(count)}</Link>
  return (
    <section className="panel" aria-labelledby="tuoi-ton">
      <h2 id="tuoi-ton">Hồ sơ đang nằm bao lâu</h2>
      <p className="small muted">Đang giải quyết lúc này, theo số ngày từ khi tiếp nhận</p>
      <table className="bars dense">
        <caption className="sr-only">Hồ sơ đang giải quyết theo số ngày từ khi tiếp nhận</caption>
        <thead>
          <tr>
            <th scope="col">Đã nằm</th>
            <td className="narrow-none" />
            <th scope="col" className="num">Hồ sơ</th>
            <th scope="col" className="num">Quá hạn</th>
            <th scope="col" className="num">Tạm dừng</th>
          </tr>
        </thead>
        <tbody>
          {ages.map(({ band, count, overdue, paused }) => (
            <tr key={band}>
              <th scope="row">{AGE_WORDS[band]}</th>
              <td className="bar-cell narrow-none">
                <StackedBar parts={[{ key: 'intime', share: (count - overdue) / most }, { key: 'late', share: overdue / most }]} />
              </td>
              <td className="num">{opened(band, count, false)}</td>
              <td className="num">{opened(band, overdue, true)}</td>
              <td className="num">{formatNumber(paused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="legend">
        <li><span className="key intime" />còn hạn hoặc không quy định</li>
        <li><span className="key late" />quá hạn</li>
      </ul>
    </section>
  )
}

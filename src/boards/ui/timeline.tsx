import { formatNumber } from '#kernel/number-format.ts'
import { TimelineChart } from '#ui/charts/timeline-chart.tsx'
import { formatDay } from '#ui/dates.ts'
import type { BoardPage } from '../pages/board-page.ts'
import { shortDay, shortMonth } from '../words.ts'

const NAMES = { came: 'Tiếp nhận', done: 'Đã giải quyết', left: 'Đang giải quyết cuối kỳ' }

/** Received, resolved and pending over time, with the table under the picture. */
export const Timeline = ({ page: { timeline, bucket } }: { readonly page: BoardPage }) => {
  const isWeekly = bucket === 'week'
  const title = isWeekly ? 'Mười hai tuần qua' : 'Mười hai tháng qua'
  return (
    <section className="panel" aria-labelledby="theo-thoi-gian">
      <h2 id="theo-thoi-gian">{title}</h2>
      <TimelineChart
        title={`Tiếp nhận, đã giải quyết, đang giải quyết: ${title.toLowerCase()}`}
        names={NAMES}
        points={timeline.map(({ from, ...values }) => ({ label: isWeekly ? shortDay(from) : shortMonth(from), ...values }))}
      />
      <details>
        <summary>Bảng số liệu</summary>
        <div className="sheet">
          <table className="dense">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{isWeekly ? 'Tuần từ' : 'Tháng từ'}</th>
                <th scope="col" className="num">{NAMES.came}</th>
                <th scope="col" className="num">{NAMES.done}</th>
                <th scope="col" className="num">{NAMES.left}</th>
              </tr>
            </thead>
            <tbody>
              {timeline.map(({ from, came, done, left }) => (
                <tr key={from}>
                  <th scope="row">{formatDay(from)}</th>
                  <td className="num">{formatNumber(came)}</td>
                  <td className="num">{formatNumber(done)}</td>
                  <td className="num">{formatNumber(left)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}

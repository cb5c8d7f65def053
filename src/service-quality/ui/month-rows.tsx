import type { KeptPoint } from '../pages/index-page.ts'
import { parsePeriod } from '../domain/period.ts'
import { periodWords, pointsWords } from '../words.ts'
import { PointsBar } from './points-bar.tsx'

const nameOf = (period: string): string => {
  const parsed = parsePeriod(period)
  return parsed === undefined ? period : periodWords(parsed)
}

/** The kept months, newest first, as bars with their numbers. */
export const MonthRows = ({ kept }: { readonly kept: readonly KeptPoint[] }) => (
  <section className="panel" aria-label="Điểm qua các tháng">
    <h2>Qua các tháng</h2>
    <p className="small muted">Điểm của mỗi tháng được giữ lại một lần, đêm đầu tháng sau, và không đổi nữa.</p>
    {kept.length === 0 ? (
      <p>Chưa có tháng nào được giữ.</p>
    ) : (
      <ul className="points-rows">
        {kept.toReversed().map(({ period, points, outOf }) => (
          <li key={period}>
            <span>Cuối {nameOf(period)}</span>
            <b className="points-of">{pointsWords(points)} / {pointsWords(outOf)}</b>
            <PointsBar value={points} outOf={outOf} whole={100} />
          </li>
        ))}
      </ul>
    )}
  </section>
)

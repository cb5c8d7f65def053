import { RadarChart } from '#ui/charts/radar-chart.tsx'
import type { ResultsView } from '../pages/results-page.ts'

type Compared = NonNullable<ResultsView['compared']>

/** One unit beside the leader and the average, area by area: a picture, and the table that says the same. */
export const Comparison = ({ compared }: { readonly compared: Compared }) => (
  <section className="panel" id="so-sanh" aria-label="So sánh theo lĩnh vực">
    <h2>{compared.name} so với đơn vị dẫn đầu và bình quân</h2>
    <div className="par-compare">
      <div><RadarChart title={`Tỷ lệ điểm đạt từng lĩnh vực của ${compared.name}`} labels={compared.radar.labels} series={compared.radar.series} /></div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <section className="sheet" aria-label="Điểm từng lĩnh vực" tabIndex={0}>
        <table className="dense">
          <caption className="sr-only">Điểm từng lĩnh vực</caption>
          <thead>
            <tr><th scope="col">Lĩnh vực (LV)</th><th scope="col" className="num">Tối đa</th><th scope="col" className="num">Đạt</th><th scope="col" className="num">Bình quân</th><th scope="col" className="num">Dẫn đầu</th><th scope="col" className="num">Khoảng cách</th></tr>
          </thead>
          <tbody>
            {compared.areas.map(({ code, name, max, points, average, leader, gap }) => (
              <tr key={code}><th scope="row">{code}. {name}</th><td className="num">{max}</td><td className="num">{points}</td><td className="num">{average}</td><td className="num">{leader}</td><td className="num">{gap}</td></tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
    <p className="small muted">Khoảng cách là điểm của đơn vị dẫn đầu trừ điểm của đơn vị này; số âm là hơn đơn vị dẫn đầu ở lĩnh vực đó.</p>
  </section>
)

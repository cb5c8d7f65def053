import { formatNumber } from '#kernel/number-format.ts'
import { ChartFrame } from './chart-frame.tsx'
import { plotRadar, type RadarSeries } from './radar-plot.ts'

type RadarChartProps = { readonly title: string; readonly labels: readonly string[]; readonly series: readonly RadarSeries[] }

/** Several things compared on the same axes, drawn on the server; the table under it says the same in numbers. */
export const RadarChart = ({ title, labels, series }: RadarChartProps) => {
  const { size, rings, axes, lines } = plotRadar(labels, series)
  const desc = series.map(({ name, shares }) => `${name}: ${shares.map((share, i) => `${labels[i]} ${formatNumber(Math.round(share * 1000) / 10)} %`).join(', ')}`).join('; ')
  return (
    <>
      <ChartFrame title={title} desc={desc} width={size} height={size}>
        {rings.map((points) => <polygon key={points} className="radar-ring" points={points} />)}
        {axes.map(({ label, end, text, anchor }) => (
          <g key={label}>
            <line className="chart-grid" x1={size / 2} y1={size / 2} x2={end[0]} y2={end[1]} />
            <text className={`chart-text ${anchor}`} x={text[0]} y={text[1]}>{label}</text>
          </g>
        ))}
        {lines.map(({ name, points }, i) => <polygon key={name} className={`radar-line line-${i}`} points={points} />)}
      </ChartFrame>
      <ul className="legend">{lines.map(({ name }, i) => <li key={name}><span className={`key radar-${i}`} />{name}</li>)}</ul>
    </>
  )
}

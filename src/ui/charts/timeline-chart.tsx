import { formatNumber } from '#kernel/number-format.ts'
import { ChartFrame } from './chart-frame.tsx'
import { plotTimeline, type TimelinePoint } from './timeline-plot.ts'

type TimelineChartProps = {
  readonly title: string
  readonly names: { readonly came: string; readonly done: string; readonly left: string }
  readonly points: readonly TimelinePoint[]
}

/** What came in and what was done side by side, and what was left as a line. */
export const TimelineChart = ({ title, names, points }: TimelineChartProps) => {
  const { width, height, left, right, baseline, columns, ticks } = plotTimeline(points)
  const desc = points
    .map(({ label, came, done, left: rest }) => `${label}: ${names.came.toLowerCase()} ${came}, ${names.done.toLowerCase()} ${done}, ${names.left.toLowerCase()} ${rest}`)
    .join('; ')
  const isCrowded = columns.length > 8
  return (
    <>
      <ChartFrame title={title} desc={desc} width={width} height={height} isWide>
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <line className={value === 0 ? 'chart-axis' : 'chart-grid'} x1={left} x2={right} y1={y} y2={y} />
            <text className="chart-text end" x={left - 8} y={y + 4}>
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {columns.map(({ label, middle, came, done }, i) => (
          <g key={label}>
            <rect className="chart-came" {...came} />
            <rect className="chart-done" {...done} />
            {(!isCrowded || i % 2 === (columns.length - 1) % 2) && (
              <text className="chart-text middle" x={middle} y={baseline + 20}>
                {label}
              </text>
            )}
          </g>
        ))}
        <polyline className="chart-left" points={columns.map(({ dot }) => dot.join(',')).join(' ')} />
        {columns.map(({ label, dot: [x, y] }) => (
          <circle key={label} className="chart-left-dot" cx={x} cy={y} r={3.5} />
        ))}
      </ChartFrame>
      <ul className="legend">
        <li><span className="key came" />{names.came}</li>
        <li><span className="key done" />{names.done}</li>
        <li><span className="key left" />{names.left}</li>
      </ul>
    </>
  )
}

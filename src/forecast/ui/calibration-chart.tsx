import { ChartFrame } from '#ui/charts/chart-frame.tsx'
import type { Calibration } from '../domain/calibration.ts'
import { plotCalibration } from '../domain/calibration-plot.ts'

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What was said against what came: dots near the dashed line were told rightly. */
export const CalibrationChart = ({ calibration }: { readonly calibration: Calibration }) => {
  const { width, height, left, top, side, points, marks } = plotCalibration(calibration.bands)
  const desc = points
    .map(({ band }) => `Nói ${percent(band.chanceSum / band.forecasts)}: thực tế trễ ${percent(band.late / band.forecasts)} của ${band.forecasts}`)
    .join('; ')
  return (
    <ChartFrame title="Dự báo đã nói so với thực tế" desc={desc} width={width} height={height}>
      {marks.map(({ share, x, y }) => (
        <g key={share}>
          <line className="chart-grid" x1={left} x2={left + side} y1={y} y2={y} />
          <text className="chart-text end" x={left - 8} y={y + 4}>
            {percent(share)}
          </text>
          <text className="chart-text middle" x={x} y={top + side + 18}>
            {percent(share)}
          </text>
        </g>
      ))}
      <line className="chart-goal" x1={left} y1={top + side} x2={left + side} y2={top} />
      {points.map(({ x, y, radius, band }) => (
        <circle key={band.from} className="chart-dot" cx={x} cy={y} r={radius} />
      ))}
      <text className="chart-text middle" x={left + side / 2} y={height - 6}>
        khả năng trễ đã nói
      </text>
    </ChartFrame>
  )
}

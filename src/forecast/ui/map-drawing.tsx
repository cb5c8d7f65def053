import { ChartFrame } from '#ui/charts/chart-frame.tsx'
import { formatNumber } from '#kernel/number-format.ts'
import { wrapText } from '#procedures/domain/wrap-text.ts'
import { layOutMap, MAP_BOX, type MapBox, type MapLayout } from '../domain/map-layout.ts'
import type { MappedStep } from '../domain/process-map.ts'
import { shortTimeWords as short } from '../words.ts'

type MapDrawingProps = { readonly name: string; readonly steps: readonly MappedStep[]; readonly dayMinutes: number }

const NAME = { chars: 16, lines: 2, lineHeight: 15 }

/** The steps as they were lived: how long, how long they wait, where they are sent back. The table under it says the same. */
export const MapDrawing = ({ name, steps, dayMinutes }: MapDrawingProps) => {
  const layout = layOutMap(steps)
  const desc = steps
    .map(({ step, record }) => record === null ? `${step.name}: không có hồ sơ` : `${step.name}: thường ${short(record.medianMinutes, dayMinutes)}, trong đó chờ nhận ${short(record.medianWaitMinutes, dayMinutes)}`)
    .join('; ')
  return (
    <ChartFrame title={`Bản đồ quy trình ${name}`} desc={desc} width={layout.width} height={layout.height} isWide>
      {layout.lines.map(({ from, to, points }) => (
        <polyline key={`${from} ${to}`} className="map-line" points={points.map((point) => point.join(',')).join(' ')} />
      ))}
      {layout.boxes.map((box) => (
        <Box key={box.mapped.step.id} box={box} dayMinutes={dayMinutes} />
      ))}
      <Returns layout={layout} />
    </ChartFrame>
  )
}

const Box = ({ box: { mapped: { step, record }, left, top, waitWidth, workWidth }, dayMinutes }: { readonly box: MapBox; readonly dayMinutes: number }) => {
  const x = left + 12
  const isOver = record !== null && record.allottedMinutes > 0 && record.medianMinutes > record.allottedMinutes
  const lines = wrapText(step.name, NAME.chars, NAME.lines)
  return (
    <g className={isOver ? 'map-step over' : record === null ? 'map-step unused' : 'map-step'}>
      <rect className="map-box" x={left} y={top} width={MAP_BOX.width} height={MAP_BOX.height} rx={6} />
      <text className="chart-text strong">
        {lines.map((line, i) => (
          <tspan key={line} x={x} y={top + 20 + i * NAME.lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
      {record === null ? (
        <text className="chart-text" x={x} y={top + 60}>không có hồ sơ</text>
      ) : (
        <>
          <text className="chart-text" x={x} y={top + 58}>
            thường {short(record.medianMinutes, dayMinutes)}
            {isOver && ' ▲'}
          </text>
          <text className="chart-text" x={x} y={top + 74}>
            9/10 trong {short(record.longMinutes, dayMinutes)}
          </text>
          <rect className="map-bar-ground" x={x} y={top + 88} width={MAP_BOX.bar} height={10} rx={2} />
          <rect className="map-bar-wait" x={x} y={top + 88} width={waitWidth} height={10} />
          <rect className="map-bar-work" x={x + waitWidth} y={top + 88} width={workWidth} height={10} />
        </>
      )}
    </g>
  )
}

const Returns = ({ layout }: { readonly layout: MapLayout }) => (
  <>
    {layout.returns.map(({ from, count, startX, endX, top, bottom }) => (
      <g key={from}>
        <path className="map-return" d={`M${startX} ${top}V${bottom}H${endX}V${top + 7}`} />
        <path className="map-return-head" d={`M${endX - 4} ${top + 8}L${endX} ${top + 1}L${endX + 4} ${top + 8}Z`} />
        <text className="chart-text middle" x={(startX + endX) / 2} y={bottom + 14}>
          trả lại {formatNumber(count)} lần
        </text>
      </g>
    ))}
  </>
)

import { ChartFrame } from '#ui/charts/chart-frame.tsx'
import { DataTable } from '#ui/data-table.tsx'
import type { TaskLine } from '../pages/task-line.ts'
import { STANDING_WORDS } from '../words.ts'
import { rowState, TASK_COLUMNS } from './task-columns.tsx'
import { plotYear, ROW } from './year-plot.ts'

type TaskYearProps = { readonly lines: readonly TaskLine[]; readonly year: number; readonly today: string }

/** A year of tasks: bars from the first day to the last, what is done of each, and where today is. The table under it says the same. */
export const TaskYear = ({ lines, year, today }: TaskYearProps) => {
  const plot = plotYear(lines, year, today)
  return (
    <div className="stack">
      <section className="panel">
        <ChartFrame
          title={`Nhiệm vụ trong năm ${year}`}
          desc={lines.map((line) => `${line.title}: ${line.startsOn} đến ${line.dueOn}, ${line.progress} %, ${STANDING_WORDS[line.standing].label.toLowerCase()}`).join('; ')}
          width={plot.width}
          height={plot.height}
          isWide
        >
          {plot.months.map(({ label, x, middle }) => (
            <g key={label}>
              <line className="chart-grid" x1={x} x2={x} y1={plot.top - 6} y2={plot.height - 8} />
              <text className="chart-text middle" x={middle} y={18}>{label}</text>
            </g>
          ))}
          {plot.rows.map(({ line, y, label, bar }) => (
            <g key={line.id} className={`year-row ${STANDING_WORDS[line.standing].chip}`}>
              <a href={line.href}><text className="chart-text strong" x={0} y={y + 19}>{label}</text></a>
              <rect className="year-ground" x={bar.x} y={y + 6} width={bar.width} height={ROW - 12} rx={3} />
              {bar.done > 0 && <rect className="year-done" x={bar.x} y={y + 6} width={bar.done} height={ROW - 12} rx={3} />}
            </g>
          ))}
          {plot.today !== null && <line className="year-today" x1={plot.today} x2={plot.today} y1={plot.top - 6} y2={plot.height - 8} />}
        </ChartFrame>
        <ul className="legend">
          <li><span className="key came" />phần đã làm được</li>
          <li><span className="key late" />quá hạn, xong muộn</li>
          <li><span className="key today" />hôm nay</li>
        </ul>
      </section>
      <DataTable caption={`Nhiệm vụ trong năm ${year}`} rows={lines} rowKey={(line) => line.id} rowHref={(line) => line.href} opens="nhiem-vu" rowState={rowState} columns={TASK_COLUMNS} />
    </div>
  )
}

import { Link } from 'react-router'
import type { Standing } from '../domain/standing.ts'
import type { TaskLine } from '../pages/task-line.ts'
import { STANDING_WORDS } from '../words.ts'
import { Progress, TaskChip } from './task-chips.tsx'
import { Day } from '#ui/values.tsx'

/** The columns of the board, from what waits to what is over; rare ends share one. */
const COLUMNS: readonly { readonly title: string; readonly standings: readonly Standing[] }[] = [
  { title: STANDING_WORDS.notBegun.label, standings: ['planned', 'notBegun'] },
  { title: STANDING_WORDS.running.label, standings: ['running'] },
  { title: STANDING_WORDS.waiting.label, standings: ['waiting'] },
  { title: STANDING_WORDS.overdue.label, standings: ['overdue'] },
  { title: 'Đã hoàn thành', standings: ['completedOnTime', 'completedLate'] },
  { title: 'Không thực hiện, đã rút', standings: ['notCarriedOut', 'cancelled'] },
]

const Card = ({ line }: { readonly line: TaskLine }) => (
  <li className={line.standing === 'overdue' ? 'late' : undefined}>
    <Link to={line.href}>{line.title}</Link>
    <p className="small muted">{line.leadName} · hạn <Day on={line.dueOn} /></p>
    <Progress line={line} />
    <TaskChip line={line} />
  </li>
)

/** Tasks in columns by how they stand; sections one under the other on a narrow screen. */
export const TaskBoard = ({ lines }: { readonly lines: readonly TaskLine[] }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
  <div className="task-board" tabIndex={0} role="group" aria-label="Nhiệm vụ theo trạng thái">
    {COLUMNS.map(({ title, standings }) => {
      const own = lines.filter(({ standing }) => standings.includes(standing))
      return (
        <section key={title} aria-label={title}>
          <h2>{title} <b>{own.length}</b></h2>
          {own.length === 0 ? <p className="small muted">Không có</p> : <ul>{own.map((line) => <Card key={line.id} line={line} />)}</ul>}
        </section>
      )
    })}
  </div>
)

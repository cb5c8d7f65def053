import { Chip, DueChip } from '#ui/chip.tsx'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import type { TaskLine, TargetView } from '../pages/task-line.ts'
import { STANDING_WORDS } from '../words.ts'

/** Time left where a clock runs; else how the task stands. */
export const TaskChip = ({ line }: { readonly line: Pick<TaskLine, 'due' | 'minutesPerDay' | 'standing'> }) => {
  const { standing, due, minutesPerDay } = line
  const words = STANDING_WORDS[standing]
  return due === null ? <Chip state={words.chip}>{words.label.toLowerCase()}</Chip> : <DueChip due={due} minutesPerDay={minutesPerDay} short />
}

const stateOf = (standing: TaskLine['standing']): 'late' | undefined => (standing === 'overdue' || standing === 'completedLate' ? 'late' : undefined)

/** Progress as a bar with its number. */
export const Progress = ({ line }: { readonly line: Pick<TaskLine, 'progress' | 'standing'> }) => {
  const state = stateOf(line.standing)
  return (
    <span className="progress">
      <ShareBar share={line.progress / 100} {...(state !== undefined && { state })} />
      <b>{line.progress} %</b>
    </span>
  )
}

/** A target beside what the system reads now. */
export const TargetNow = ({ target }: { readonly target: TargetView }) => (
  <>
    {target.asked}
    {target.now !== null && (
      <span className="sub">
        hiện nay {target.href === null ? target.now : <a href={target.href}>{target.now}</a>}
        {target.isReached !== null && <> · {target.isReached ? 'đạt' : 'chưa đạt'}</>}
      </span>
    )}
  </>
)

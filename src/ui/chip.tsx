import type { ReactNode } from 'react'

/**
 * Running · due soon · overdue · done · clock stopped · not begun · ended without a result. Each has its
 * own shape beside its colour, and always a word.
 */
export type ChipState = 'running' | 'soon' | 'late' | 'done' | 'paused' | 'waiting' | 'stopped'

export const Chip = ({
  state = 'running',
  children,
}: {
  readonly state?: ChipState
  readonly children: ReactNode
}) => <span className={state === 'running' ? 'chip' : `chip ${state}`}>{children}</span>

/** Time left as a chip. Minutes are working minutes of the calendar that the deadline was counted by. */
export type DueState =
  | { readonly kind: 'running' | 'soon' | 'late'; readonly workingMinutes: number }
  | { readonly kind: 'paused'; readonly workingMinutesLeft: number }
  | { readonly kind: 'doneEarly' | 'doneOnTime' | 'doneLate'; readonly workingMinutes: number }
  | { readonly kind: 'noDeadline' }

type DueChipProps = {
  readonly due: DueState
  /** Working minutes of a whole day, to speak of days where hours are too many. */
  readonly minutesPerDay?: number
  /** Leaves out "làm việc" where a column has no room for it. */
  readonly short?: boolean
}

/** "còn 3 giờ làm việc", "quá 2 ngày làm việc", "tạm dừng, còn 4 ngày". */
export const DueChip = ({ due, minutesPerDay = 480, short = false }: DueChipProps) => {
  const span = (minutes: number): string => {
    const words = workingSpan(minutes, minutesPerDay)
    return short ? words.replace(/ làm việc$/, '') : words
  }
  switch (due.kind) {
    case 'running':
      return <Chip>còn {span(due.workingMinutes)}</Chip>
    case 'soon':
      return <Chip state="soon">còn {span(due.workingMinutes)}</Chip>
    case 'late':
      return <Chip state="late">quá {span(due.workingMinutes)}</Chip>
    case 'paused':
      return <Chip state="paused">tạm dừng, còn {span(due.workingMinutesLeft)}</Chip>
    case 'doneEarly':
      return <Chip state="done">xong trước {span(due.workingMinutes)}</Chip>
    case 'doneOnTime':
      return <Chip state="done">xong đúng hạn</Chip>
    case 'doneLate':
      return <Chip state="late">xong muộn {span(due.workingMinutes)}</Chip>
    case 'noDeadline':
      return <Chip state="waiting">{short ? 'không quy định' : 'không quy định thời hạn'}</Chip>
  }
}

/** Rounds down to the unit that a person would say: minutes below an hour, hours below a day, else days. */
export const workingSpan = (minutes: number, minutesPerDay: number): string => {
  if (minutes < 60) return `${Math.max(0, Math.floor(minutes))} phút`
  if (minutes < minutesPerDay) return `${Math.floor(minutes / 60)} giờ làm việc`
  return `${Math.floor(minutes / minutesPerDay)} ngày làm việc`
}

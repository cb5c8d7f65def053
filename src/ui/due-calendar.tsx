import type { ReactNode } from 'react'
import { formatNumber } from '#kernel/number-format.ts'
import { calendarCell, formatDay } from './dates.ts'
import type { DueDay, DueDayKind } from './due-day.ts'

const WORD: Readonly<Record<DueDayKind, string>> = {
  received: 'nhận hồ sơ',
  counted: '',
  makeUp: 'làm bù',
  weekend: 'nghỉ tuần',
  holiday: 'nghỉ lễ',
  compensatory: 'nghỉ bù',
  swapped: 'nghỉ hoán đổi',
  paused: 'tạm dừng',
  notCounted: 'không tính',
  due: 'hẹn trả',
}

/** Kinds that look alike share a colour and a line of the key. */
const LOOK: Readonly<Record<DueDayKind, string>> = {
  received: 'received',
  counted: 'counted',
  makeUp: 'makeUp',
  weekend: 'weekend',
  holiday: 'holiday',
  compensatory: 'holiday',
  swapped: 'holiday',
  paused: 'paused',
  notCounted: 'weekend',
  due: 'due',
}
const KEY: readonly (readonly [look: string, meaning: string])[] = [
  ['counted', 'tính'],
  ['makeUp', 'làm bù, tính'],
  ['weekend', 'nghỉ tuần, không tính'],
  ['holiday', 'nghỉ lễ, không tính'],
  ['paused', 'tạm dừng, không tính'],
]
const HEADINGS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const
const LONGEST_OPEN = 62

const countedWords = ({ ordinal = 0, countedMinutes = 0 }: DueDay): string | undefined => {
  if (ordinal > 0) return `ngày ${ordinal}`
  if (countedMinutes <= 0) return undefined
  const [hours, minutes] = [Math.floor(countedMinutes / 60), countedMinutes % 60]
  return [hours > 0 && `${hours} giờ`, minutes > 0 && `${minutes} phút`].filter(Boolean).join(' ')
}

const wordsOf = (day: DueDay): string =>
  [WORD[day.kind], countedWords(day), day.label]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')

const Cell = ({ day, withMonth }: { readonly day: DueDay; readonly withMonth: boolean }) => {
  const cell = calendarCell(day.date)
  return (
    <li className={LOOK[day.kind]}>
      <b>
        <time dateTime={day.date} aria-label={formatDay(day.date)}>
          <span className="weekday">{cell.shortWeekday} </span>
          {cell.dayOfMonth}
          {withMonth && `/${cell.month}`}
        </time>
      </b>
      {wordsOf(day)}
    </li>
  )
}

const Grid = ({
  days,
  compact,
}: {
  readonly days: readonly [DueDay, ...DueDay[]]
  readonly compact: boolean
}) => (
  <ol className={compact ? 'days compact' : 'days'}>
    {HEADINGS.map((heading) => (
      <li key={heading} className="heading" aria-hidden="true">
        {heading}
      </li>
    ))}
    {HEADINGS.slice(0, calendarCell(days[0].date).mondayBased).map((heading) => (
      <li key={`before-${heading}`} className="empty" aria-hidden="true" />
    ))}
    {days.map((day, i) => (
      <Cell
        key={day.date}
        day={day}
        withMonth={calendarCell(day.date).dayOfMonth === 1 || (i === 0 && !compact)}
      />
    ))}
  </ol>
)

const Folded = ({ days, children }: { readonly days: readonly DueDay[]; readonly children: ReactNode }) => {
  const counted = days.filter((day) => (day.ordinal ?? 0) > 0 || (day.countedMinutes ?? 0) > 0).length
  return (
    <details className="more">
      <summary>
        {formatNumber(days.length)} ngày theo lịch, {formatNumber(counted)} ngày được tính
      </summary>
      {children}
    </details>
  )
}

type DueCalendarProps = {
  readonly days: readonly DueDay[]
  /** Four columns without weekday heads, key and notes, for the side of a page. */
  readonly compact?: boolean
}

/** Why this due date: every day from reception to promise, and what each one did to the clock. */
export const DueCalendar = ({ days, compact = false }: DueCalendarProps) => {
  const [first, ...rest] = days
  if (first === undefined) return null
  const grid = <Grid days={[first, ...rest]} compact={compact} />
  const looks = new Set(days.map((day) => LOOK[day.kind]))
  const noted = days.filter((day) => day.note !== undefined)
  return (
    <>
      {days.length > LONGEST_OPEN ? <Folded days={days}>{grid}</Folded> : grid}
      {!compact && (
        <ul className="days-key">
          {KEY.filter(([look]) => looks.has(look)).map(([look, meaning]) => (
            <li key={look}>
              <i className={`swatch ${look}`} aria-hidden="true" />
              {meaning}
            </li>
          ))}
        </ul>
      )}
      {!compact && noted.length > 0 && (
        <details className="small">
          <summary>Căn cứ từng ngày</summary>
          <ul className="days-notes">
            {noted.map((day) => (
              <li key={day.date}>
                <time dateTime={day.date}>{formatDay(day.date)}</time> {day.note}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

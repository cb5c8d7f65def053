import { calendarCell, formatDay } from './dates.ts'

/** What a day did to the clock. */
export type DueDayKind = 'received' | 'counted' | 'makeUp' | 'weekend' | 'holiday' | 'paused' | 'outside'

export type DueDay = {
  /** "2026-11-23" */
  readonly date: string
  readonly kind: DueDayKind
  /** "ngày 3", or the minutes counted when counting by hours ("3 giờ 30"). */
  readonly counted?: string
  /** Name of the holiday and the number of its notice; why the clock stood still. */
  readonly note?: string
  /** The day of the promise. */
  readonly due?: boolean
}

const WORD: Readonly<Record<DueDayKind, string>> = {
  received: 'nhận hồ sơ',
  counted: '',
  makeUp: 'làm bù',
  weekend: 'nghỉ tuần',
  holiday: 'nghỉ lễ',
  paused: 'tạm dừng',
  outside: 'không tính',
}
const KEY: readonly (readonly [kind: DueDayKind, meaning: string])[] = [
  ['counted', 'tính'],
  ['makeUp', 'làm bù, tính'],
  ['weekend', 'nghỉ tuần, không tính'],
  ['holiday', 'nghỉ lễ, không tính'],
  ['paused', 'tạm dừng, không tính'],
]
const HEADINGS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const

const wordsOf = (day: DueDay): string =>
  [WORD[day.kind], day.counted, day.note, day.due === true ? 'hẹn trả' : undefined]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')

type DueCalendarProps = {
  readonly days: readonly DueDay[]
  /** Four columns without weekday heads, for the side of a page. */
  readonly compact?: boolean
}

/** Why this due date: every day from reception to promise, and what each one did to the clock. */
export const DueCalendar = ({ days, compact = false }: DueCalendarProps) => {
  const first = days[0]
  if (first === undefined) return null
  const lead = calendarCell(first.date).mondayBased
  const kinds = new Set(days.map((day) => day.kind))
  return (
    <>
      <ol className={compact ? 'days compact' : 'days'}>
        {HEADINGS.map((heading) => (
          <li key={heading} className="heading" aria-hidden="true">
            {heading}
          </li>
        ))}
        {HEADINGS.slice(0, lead).map((heading) => (
          <li key={`before-${heading}`} className="empty" aria-hidden="true" />
        ))}
        {days.map((day, i) => {
          const cell = calendarCell(day.date)
          const showMonth = cell.dayOfMonth === 1 || (i === 0 && !compact)
          return (
            <li key={day.date} className={day.due === true ? 'due' : day.kind}>
              <b>
                <time dateTime={day.date} aria-label={formatDay(day.date)}>
                  <span className="weekday">{cell.shortWeekday} </span>
                  {cell.dayOfMonth}
                  {showMonth && `/${cell.month}`}
                </time>
              </b>
              {wordsOf(day)}
            </li>
          )
        })}
      </ol>
      {!compact && (
        <ul className="days-key">
          {KEY.filter(([kind]) => kinds.has(kind)).map(([kind, meaning]) => (
            <li key={kind}>
              <i className={`swatch ${kind}`} aria-hidden="true" />
              {meaning}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

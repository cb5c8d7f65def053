import { unreachable } from '#kernel/result.ts'
import { weekdayIndex } from '#kernel/local-time.ts'
import type { SpecialDay } from '#organisation/domain/working-calendar.ts'
import type { DeadlineDay } from '../domain/explanation.ts'
import type { PauseCause } from '../domain/pause.ts'

const WEEKDAY_NAMES = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const

const sourced = (text: string, source: string | undefined): string =>
  source === undefined || source === '' ? text : `${text} (${source})`

const specialText = (special: SpecialDay): string => {
  if (special.kind === 'makeUp') return sourced('ngày làm bù', special.entry.source)
  const { name, source, kind } = special.entry
  const named = name === undefined || name === '' ? undefined : name
  const label = kind === 'swapped' ? 'nghỉ hoán đổi' : kind === 'compensatory' ? 'nghỉ bù' : 'nghỉ lễ'
  return sourced(named === undefined ? label : `${label}: ${named}`, source)
}

const pauseText = ({ by, reason, basis }: PauseCause): string =>
  [reason, by === undefined ? undefined : `bởi ${by}`, basis === undefined ? undefined : `căn cứ ${basis}`]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')

const pausedText = (line: DeadlineDay): string => {
  const cause = line.pause?.cause === undefined ? '' : pauseText(line.pause.cause)
  return cause === '' ? 'tạm dừng tính thời gian' : `tạm dừng tính thời gian: ${cause}`
}

const ordinalText = (line: DeadlineDay): string =>
  line.ordinal > 0 ? `ngày tính thứ ${line.ordinal}` : `tính ${line.countedMinutes} phút làm việc`

const restText = (line: DeadlineDay): string | undefined => {
  if (line.special !== null) return specialText(line.special)
  return weekdayIndex(line.day) > 4 ? `${WEEKDAY_NAMES[weekdayIndex(line.day)]}` : undefined
}

const newHoursText = ({ newHours }: DeadlineDay): string | undefined =>
  newHours === null ? undefined : sourced('từ ngày này theo giờ làm việc mới', newHours)

const joined = (...parts: readonly (string | undefined)[]): string => {
  const text = parts.filter((part) => part !== undefined && part !== '').join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const countedText = (line: DeadlineDay): string | undefined =>
  line.countedMinutes > 0 || line.ordinal > 0 ? ordinalText(line) : undefined

/** What a person reads beside a day of the explanation, with the number of the notice behind it. */
export const deadlineNote = (line: DeadlineDay): string => joined(dayNote(line), newHoursText(line))

const dayNote = (line: DeadlineDay): string => {
  const paused = line.pause === null ? undefined : pausedText(line)
  switch (line.kind) {
    case 'received':
      return joined('ngày tiếp nhận', countedText(line) ?? 'không tính', restText(line), paused)
    case 'due':
      return joined('hạn trả kết quả', countedText(line), restText(line), paused)
    case 'counted':
      return joined(countedText(line), restText(line), paused)
    case 'makeUp':
      return joined(restText(line), countedText(line), paused)
    case 'holiday':
    case 'compensatory':
    case 'swapped':
      return joined(restText(line), paused)
    case 'weekend':
      return joined(`${WEEKDAY_NAMES[weekdayIndex(line.day)]}, nghỉ hằng tuần`, paused)
    case 'paused':
      return joined(pausedText(line))
    case 'notCounted':
      return joined('không tính', restText(line))
    default:
      return unreachable(line.kind)
  }
}

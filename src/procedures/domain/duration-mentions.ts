import { formatMinuteOfDay } from '#kernel/local-time.ts'
import type { Duration } from './duration.ts'
import { NUMBER_WORDS, numberFromWords } from './vietnamese-number.ts'

/** A stretch of time named in a text, with where it stands and what makes it less than certain. */
export type Mention = {
  readonly start: number
  readonly end: number
  readonly duration: Duration
  /** Conversions that the text does not state itself. */
  readonly assumed: readonly Assumption[]
  readonly doubt?: Doubt
}

/** What had to be supposed to read a text; the names are part of the command line's answer. */
export type Assumption =
  /** A bare number of the portal's time column is working days. */
  | 'unit'
  /** "Ngay" is the same day. */
  | 'immediately'
  /** Only the cut-off is written. */
  | 'sameDay'
  /** The text names an hour of the next day; the end of that day is taken. */
  | 'endOfNextDay'
  /** "Không kể ngày nghỉ": the days are counted as working days. */
  | 'restDaysExcluded'
  /** "Tuần làm việc" is five working days. */
  | 'workingWeek'
  /** The first figure is the whole, the ones after "trong đó" its parts. */
  | 'partsIgnored'
  /** The time for sending back an incomplete dossier is written beside it. */
  | 'noticeIgnored'
  /** A possible extension is written beside the time and is not part of it. */
  | 'extensionIgnored'

export type Doubt = 'numbersDisagree' | 'zero' | 'negative' | 'range' | 'minimum' | 'relative'

/** A clock time in the text: after it a dossier counts for the next day. */
export type Cutoff = { readonly start: number; readonly end: number; readonly at: string }

const WORDS = NUMBER_WORDS.join('|')
const NUMBER = `\\d{1,6}(?:[.,]\\d{1,3})?|1 ?/ ?2|nửa|(?:${WORDS})(?: (?:${WORDS})){0,5}`
const UNIT =
  'ngày ?\\(?làm việc\\)?|ngày lv|ngày|giờ làm việc|giờ hành chính|giờ|tiếng|h|tháng|tuần làm việc|tuần|năm|phút|buổi làm việc|buổi'
/** number, the same number again in brackets, unit, "rưỡi"; every part is bounded, so that reading stays linear. */
const MENTION = new RegExp(
  `(?<![\\p{L}\\d])(?<!\\d[.,/])(${NUMBER}) ?(?:\\( ?([^()\\n]{1,40}?) ?\\) ?)?(${UNIT})(?![\\p{L}\\d])( rưỡi(?!\\p{L}))?`,
  'gu',
)
const SAME_DAY =
  /(?<!\p{L})(?:(?:giải quyết |thực hiện |trả kết quả )?ngay (?:trong |tại )?(?:cùng )?(?:ngày|buổi)(?: làm việc)?|trong (?:cùng (?:một )?)?(?:ngày|buổi)(?: làm việc)?|trong cùng ngày|cùng ngày làm việc)(?!\p{L})(?! (?:làm việc )?(?:tiếp theo|kế tiếp|sau|hôm sau|\d))/gu
const IMMEDIATELY = /(?<!\p{L})(?:ngay sau khi|ngay khi|(?:giải quyết|trả kết quả|thực hiện|trả|làm) ngay|lấy ngay)(?!\p{L})/gu
const NEXT_DAY = /(?<!\p{L})ngày (?:làm việc )?(?:tiếp theo|kế tiếp|liền kề|hôm sau|sau đó)(?!\p{L})/gu
const CLOCK =
  /(?<!\p{L})(sau|trước|vào|lúc|đến|qua|từ) (?:khoảng )?(\d{1,2}) ?(?:\([^()\n]{1,20}\) ?)?(?:giờ|h|:|g)(?: ?(\d{2})(?!\d)(?: ?phút)?)?( chiều)?(?!\p{L})(?! (?:làm việc|hành chính|kể từ|từ khi|tính từ))/gu

const REST_DAYS_EXCLUDED =
  /(?<!\p{L})(?:không (?:kể|tính|bao gồm)|trừ)(?: cả)?(?: thời gian)?(?: các)?(?: những)? ngày (?:nghỉ|lễ|thứ bảy)(?!\p{L})/u

const plainNumber = (text: string): number | undefined => {
  if (text === 'nửa' || /^1 ?\/ ?2$/.test(text)) return 0.5
  if (!/^\d/.test(text)) return numberFromWords(text)
  return /^\d{1,3}\.\d{3}$/.test(text) ? Number(text.replace('.', '')) : Number(text.replace(',', '.'))
}

type Read = { readonly duration: Duration; readonly assumed: readonly Assumption[] }

const read = (amount: number, unit: string): Read => {
  const as = (value: number, name: Duration['unit'], ...assumed: Assumption[]): Read => ({
    duration: { amount: value, unit: name },
    assumed,
  })
  if (unit.startsWith('ngày') || unit === 'buổi' || unit === 'buổi làm việc') {
    if (unit.startsWith('buổi')) return as(amount, 'halfDay')
    if (amount === 0.5) return as(1, 'halfDay')
    return as(amount, unit === 'ngày' ? 'calendarDay' : 'workingDay')
  }
  if (unit === 'tháng') return amount === 0.5 ? as(15, 'calendarDay') : as(amount, 'month')
  if (unit === 'năm') return as(amount * 12, 'month')
  if (unit === 'tuần') return as(amount * 7, 'calendarDay')
  if (unit === 'tuần làm việc') return as(amount * 5, 'workingDay', 'workingWeek')
  if (unit === 'phút') return as(amount / 60, 'workingHour')
  return as(amount, 'workingHour')
}

const asWorkingDays = ({ duration, assumed }: Read): Read =>
  duration.unit === 'calendarDay'
    ? { duration: { ...duration, unit: 'workingDay' }, assumed: [...assumed, 'restDaysExcluded'] }
    : { duration, assumed }

const before = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at)

/** A figure that belongs to a date: "ngày 31 tháng 3", "tháng 3 năm 2020", "thứ hai ngày". */
const isDate = (text: string, start: number, end: number, unit: string): boolean => {
  const lead = before(text, start, 12)
  if (/(?:^|[^\p{L}])thứ $/u.test(lead)) return true
  if (unit === 'tháng' && /(?:^|[^\p{L}])ngày $/u.test(lead)) return true
  return unit === 'năm' && (/(?:^|[^\p{L}])tháng $/u.test(lead) || /^ \d{4}/.test(text.slice(end, end + 6)))
}

const doubtOf = (text: string, start: number, amount: number, repeated: number | undefined): Doubt | undefined => {
  if (amount === 0) return 'zero'
  if (start === 1 && text.startsWith('-') && /^[1-9]/.test(text.slice(1, 2))) return 'negative'
  if (repeated !== undefined && repeated !== amount) return 'numbersDisagree'
  const lead = before(text, start, 40)
  if (/\d ?(?:\([^()]{1,20}\) ?)?(?:ngày làm việc |ngày |giờ |tháng )?(?:-|–|—|đến|tới) ?(?:\()?$/u.test(lead)) return 'range'
  if (/(?:ít nhất|tối thiểu|trước thời hạn|trước|không dưới)(?: (?:là|thời hạn|trong))? $/u.test(lead)) return 'minimum'
  if (/(?:giảm|rút ngắn|cắt giảm)(?: (?:thêm|đi|là))? $/u.test(lead)) return 'relative'
  return undefined
}

/** The stretches of time that a lower-case NFC text names, in order; clock times and dates are not among them. */
export const findMentions = (text: string, clocks: readonly Cutoff[]): readonly Mention[] => {
  const mentions: Mention[] = []
  const restDaysExcluded = REST_DAYS_EXCLUDED.test(text)
  for (const found of text.matchAll(MENTION)) {
    const [whole, number = '', again, unit = '', half] = found
    const start = found.index
    const end = start + whole.length
    if (clocks.some((clock) => start < clock.end && clock.start < end) || isDate(text, start, end, unit)) continue
    const amount = unit === 'h' && !/^\d/.test(number) ? undefined : plainNumber(number)
    if (amount === undefined) continue
    const total = half === undefined ? amount : amount + 0.5
    const repeated = again === undefined ? undefined : plainNumber(again)
    const doubt = doubtOf(text, start, total, repeated)
    const plain = read(total, unit)
    const mention = { start, end, ...(restDaysExcluded ? asWorkingDays(plain) : plain) }
    mentions.push(doubt === undefined ? mention : { ...mention, doubt })
  }
  return mentions
}

/** The hour after which a dossier counts for the next day. */
export const findClocks = (text: string): readonly Cutoff[] => {
  const clocks: Cutoff[] = []
  for (const found of text.matchAll(CLOCK)) {
    const hour = Number(found[2]) + (found[4] !== undefined && Number(found[2]) < 12 ? 12 : 0)
    const minute = Number(found[3] ?? 0)
    if (hour < 5 || hour > 20 || minute > 59) continue
    clocks.push({ start: found.index, end: found.index + found[0].length, at: formatMinuteOfDay(hour * 60 + minute) })
  }
  return clocks
}

const spans = (text: string, pattern: RegExp): readonly (readonly [number, number])[] =>
  [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length])

export const findSameDay = (text: string): readonly (readonly [number, number])[] => spans(text, SAME_DAY)
export const findImmediately = (text: string): readonly (readonly [number, number])[] => spans(text, IMMEDIATELY)
export const findNextDay = (text: string): readonly (readonly [number, number])[] => spans(text, NEXT_DAY)

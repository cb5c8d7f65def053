import { checkDuration, type Duration } from './duration.ts'
import { isChannel, settingsOf, type Setting } from './duration-conditions.ts'
import {
  findClocks,
  findImmediately,
  findMentions,
  findNextDay,
  findSameDay,
  type Assumption,
  type Doubt,
  type Mention,
} from './duration-mentions.ts'

export type DurationCase = {
  readonly condition?: string
  readonly duration: Duration
  /** Everything that was supposed to read it; nothing is supposed silently. */
  readonly assumed: readonly Assumption[]
}

/** Why a text has no single time, or needs a person. */
export type DurationWhy =
  | Doubt
  | 'notStated'
  | 'noTimeFound'
  | 'severalTimes'
  | 'stages'
  | 'cutoffBesideDays'
  | 'tooLong'
  | 'absurd'

/**
 * `parsed` one time · `cases` one for each condition · `none` the text says that there is no time · `needsReview` a
 * person decides, with the times that were found as candidates.
 */
export type ParsedDuration = {
  readonly status: 'parsed' | 'cases' | 'none' | 'needsReview'
  readonly cases: readonly DurationCase[]
  readonly why?: DurationWhy
}

/** A longer text is no time limit; it is refused unread. */
export const LONGEST_DURATION_TEXT = 20_000

/** No time limit names more; a longer list is another kind of text. */
const MOST_MENTIONS = 60

const NONE =
  /^(?:(?:không|chưa)(?: có)?(?: quy định| thông tin| xác định| cập nhật| áp dụng| phải trả kết quả| trả kết quả)[^\n]{0,80}|không|không có|n\/a|thông tin không có|đang cập nhật|không giới hạn)?$/u
const BARE_NUMBER = /^(\d{1,4}(?:[.,]\d{1,2})?)$/u
const BARE_RANGE = /^\d{1,4} ?(?:-|–|đến) ?\d{1,4}$/u

/** NFC, ordinary spaces, "½" as a number, and lines that were broken in mid-sentence joined again. */
const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(\d)½/gu, '$1,5')
    .replace(/½/gu, '0,5')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t]/gu, ' ')
    .replace(/[\u200B-\u200D\uFEFF\r]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?\n\s*/gu, '\n')
    .replace(/\n(?!\p{Ll}[.)])(?=\p{Ll})/gu, ' ')
    .trim()

/** Lower case of the same length, so that places in both texts agree. */
const lowerTwin = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

const whole = (text: string): string => text.replace(/^[\s([{"'«“.\-:]+|[\s)\]}"'»”.\-:;]+$/gu, '')

const review = (why: DurationWhy, cases: readonly DurationCase[] = []): ParsedDuration => ({
  status: 'needsReview',
  cases,
  why,
})

/** A text without any time in words: nothing stated, or a bare figure of the portal's column. */
const readWithoutMention = (lower: string): ParsedDuration => {
  const text = whole(lower)
  if (NONE.test(text)) return { status: 'none', cases: [], why: 'notStated' }
  const number = BARE_NUMBER.exec(text)?.[1]
  if (number !== undefined) {
    const amount = Number(number.replace(',', '.'))
    const bare: DurationCase = { duration: { amount, unit: 'workingDay' }, assumed: ['unit'] }
    return amount === 0 ? review('zero') : checked({ status: 'parsed', cases: [bare] })
  }
  return review(BARE_RANGE.test(text) ? 'range' : 'noTimeFound')
}

const sameDayMentions = (text: string, cutoff: string | undefined, lateHour: boolean): readonly Mention[] =>
  findSameDay(text).map(([start, end]) => {
    if (text.slice(start, end).includes('buổi')) {
      return { start, end, duration: { amount: 1, unit: 'halfDay' }, assumed: [] }
    }
    const duration: Duration = { amount: 1, unit: 'sameDay' }
    return {
      start,
      end,
      duration: cutoff === undefined ? duration : { ...duration, cutoff },
      assumed: lateHour ? (['endOfNextDay'] as const) : [],
    }
  })

/** "Ngay sau khi …", a cut-off alone, or "ngày làm việc tiếp theo" name a time when nothing else in the text does. */
const impliedMention = (text: string, cutoff: string | undefined): Mention | undefined => {
  const next = findNextDay(text)[0]
  if (next !== undefined) {
    const [start, end] = next
    return cutoff === undefined
      ? { start, end, duration: { amount: 1, unit: 'workingDay' }, assumed: [] }
      : { start, end, duration: { amount: 1, unit: 'sameDay', cutoff }, assumed: ['sameDay'] }
  }
  const at = findImmediately(text)[0]
  if (at === undefined) return undefined
  const duration: Duration = { amount: 1, unit: 'sameDay' }
  return {
    start: at[0],
    end: at[1],
    duration: cutoff === undefined ? duration : { ...duration, cutoff },
    assumed: ['immediately'],
  }
}

const sameDuration = (a: Duration, b: Duration): boolean =>
  a.amount === b.amount && a.unit === b.unit && a.cutoff === b.cutoff

type Placed = { readonly mention: Mention; readonly setting: Setting }

const toCase = ({ mention, setting }: Placed, ...assumed: Assumption[]): DurationCase => {
  const found = { duration: mention.duration, assumed: [...mention.assumed, ...assumed] }
  return setting.condition === undefined ? found : { condition: setting.condition, ...found }
}

/** Refuses what no processing time can be (checkDuration), whatever the words were. */
const checked = (parsed: ParsedDuration): ParsedDuration =>
  parsed.cases.every(({ duration }) => checkDuration(duration).ok) ? parsed : review('absurd', parsed.cases)

const tellApart = (placed: readonly Placed[], assumed: readonly Assumption[]): ParsedDuration => {
  const cases = placed.map((one) => toCase(one, ...assumed))
  const first = cases[0]
  if (first === undefined) return review('noTimeFound')
  const allSame = cases.every(({ duration }) => sameDuration(duration, first.duration))
  const conditions = cases.map(({ condition }) => condition)
  if (cases.length === 1) return checked({ status: 'parsed', cases })
  if (allSame && conditions.every((condition) => condition === undefined || isChannel(condition))) {
    return checked({ status: 'parsed', cases: [{ duration: first.duration, assumed: first.assumed }] })
  }
  if (placed.some(({ setting }) => setting.isStage)) return review('stages', cases)
  const unnamed = conditions.slice(1).includes(undefined)
  const repeated = new Set(conditions).size < conditions.length
  return unnamed || repeated ? review('severalTimes', cases) : checked({ status: 'cases', cases })
}

const judge = (shown: string, lower: string, mentions: readonly Mention[]): ParsedDuration => {
  const settings = settingsOf(shown, lower, mentions)
  const placed = mentions.flatMap((mention, i) => {
    const setting = settings[i]
    return setting === undefined ? [] : [{ mention, setting }]
  })
  const candidates = placed.map((one) => toCase(one))
  const assumed: Assumption[] = []
  const own = placed.filter(({ setting }) => !setting.isNotice)
  if (own.length < placed.length) assumed.push('noticeIgnored')
  const base = own.filter(({ setting }, i) => i === 0 || !setting.isExtension)
  if (base.length < own.length) assumed.push('extensionIgnored')
  const totals = base.filter(({ setting }) => setting.isTotal)
  const wholes = totals.length > 0 ? totals : base.filter(({ setting }) => !setting.isPart)
  if (wholes.length < base.length) assumed.push('partsIgnored')
  const doubt = wholes.find(({ mention }) => mention.doubt !== undefined)?.mention.doubt
  if (doubt !== undefined) return review(doubt, candidates)
  const verdict = tellApart(wholes, assumed)
  return verdict.status === 'needsReview' && verdict.why !== 'absurd' ? { ...verdict, cases: candidates } : verdict
}

/**
 * Reads a Vietnamese time limit. Vietnamese words are compared here and in the files beside because they are the
 * input. It never guesses silently: a bare number of the portal's column ("1", "3") is read as working days, since
 * the column's rows that do carry a unit are mostly working days, and says so (`assumed: ['unit']`); what cannot be
 * told apart is left to a person (`needsReview`) with the times found as candidates.
 */
export const parseDuration = (text: string): ParsedDuration => {
  if (text.length > LONGEST_DURATION_TEXT) return review('tooLong')
  const shown = normalise(text)
  const lower = lowerTwin(shown)
  const clocks = findClocks(lower)
  const times = findMentions(lower, clocks)
  const cutoff = clocks.find(({ start }) => /^(?:sau|trước|đến|qua|từ)/u.test(lower.slice(start, start + 6)))?.at
  const lateHour = clocks.some(({ start }) => /^(?:vào|lúc)/u.test(lower.slice(start, start + 4)))
  const sameDay = sameDayMentions(lower, cutoff, lateHour)
  const named = [...sameDay, ...times].sort((a, b) => a.start - b.start)
  if (named.length === 0) {
    const implied = impliedMention(lower, cutoff)
    return implied === undefined ? readWithoutMention(lower) : judge(shown, lower, [implied])
  }
  if (named.length > MOST_MENTIONS) return review('severalTimes')
  const besideDays = cutoff !== undefined && sameDay.length === 0 && findNextDay(lower).length > 0
  const verdict = judge(shown, lower, named)
  return besideDays ? review('cutoffBesideDays', verdict.cases) : verdict
}

import type { Mention } from './duration-mentions.ts'

/**
 * How one time of a text is set apart from the others: its condition, and whether its words make it an extension,
 * a part of a whole, or one stage of several.
 */
export type Setting = {
  readonly condition?: string
  readonly isExtension: boolean
  readonly isPart: boolean
  readonly isTotal: boolean
  readonly isStage: boolean
  /** The time within which an incomplete dossier is sent back; no time of the procedure itself. */
  readonly isNotice: boolean
}

const CLAUSE_END = /\n|;|\.(?= )|\.(?=$)/gu
const TRIGGER =
  /(?<!\p{L})(?:(?:các |những )?trường hợp|đối với|nếu(?! có\))|riêng)(?!\p{L})|^[\s\-–•▪+*\d.)]*tại(?!\p{L})/u
const TAIL_TRIGGER =
  /(?<!\p{L})(?:đối với|trong trường hợp|(?:các |những )?trường hợp|nếu(?! có\)))(?!\p{L})|^ ?\(?tại(?!\p{L})/u
const AFTER_CONDITION =
  /,? (?:thì|là|thời hạn|thời gian|trong vòng|trong thời hạn|trong phạm vi|không quá|tối đa|có thể kéo dài|chậm nhất)(?!\p{L})/u
/** Where the words of the next time begin, between two times of one clause. */
const JOINT = /[,;]|\((?![^)]*\))|(?<!\p{L})hoặc(?!\p{L})/u
const CLOCK_WORDS = /(?:sau|trước) \d/u
/** Words that every time limit carries; a label made of nothing else sets nothing apart. */
const GENERIC =
  /bước \d+|thời hạn|thời gian|thủ tục hành chính|tthc|giải quyết|xử lý|trả kết quả|tổng cộng|tổng|trong đó|cụ thể|như sau|[\d\s.,:;()\-–]/gu
const EXTENSION =
  /(?<!\p{L})(?:kéo dài (?:thời hạn |thời gian )?thêm|tăng thêm|gia hạn thêm|cộng(?: thêm)?|thêm|gia hạn (?:thời hạn|thời gian|không quá|một lần))(?!\p{L})/u
const PARTS = /(?<!\p{L})(?:trong đó|bao gồm|cụ thể|gồm)(?!\p{L})/gu
const TOTAL = /(?<!\p{L})tổng(?: cộng| số| thời gian| thời hạn)?(?!\p{L})/u
const STAGE =
  /(?<!\p{L})(?:thẩm định|thẩm tra|phê duyệt|chuyển|luân chuyển|kiểm tra|xác minh hồ sơ|niêm yết|lấy ý kiến|đến khi|trình ký)(?!\p{L})/u
const STAGE_AFTER = /(?<!\p{L})(?:đến khi|để kiểm tra|để thẩm định)(?!\p{L})/u
const INCOMPLETE = /(?<!\p{L})(?:chưa|không) (?:đầy đủ|hợp lệ|đúng quy định|bảo đảm)(?!\p{L})/u
const CHANNEL =
  /^(?:trường hợp |đối với |nếu )*(?:nộp )?(?:hồ sơ )?(?:nộp )?(?:trực tiếp|trực tuyến|(?:qua )?(?:dịch vụ )?(?:bưu chính|bưu điện)(?: công ích)?)$/u

export const isChannel = (condition: string): boolean => CHANNEL.test(condition.toLowerCase())

const lastOf = (text: string, pattern: RegExp): RegExpMatchArray | undefined => [...text.matchAll(pattern)].at(-1)

/** Takes bullets, numbering and dangling joints off both ends. */
const clean = (text: string): string =>
  text
    .replace(/^[\s\-–•▪+*,.:;)]+/u, '')
    .replace(/^\(?(?:\d{1,2}|[a-zđ])[.)]\s*/iu, '')
    .replace(/^[\s\-–•▪+*,.:;(]+/u, '')
    .replace(/(?:[\s,;:.(]|\s(?:và|hoặc|thì|là|trong))+$/iu, '')
    .replace(/^([^(]*)\)$/u, '$1')
    .trim()

const LONGEST_CONDITION = 300
/** How far from a time its own words are looked for; it also keeps hostile texts from costing time. */
const REACH = 1_000

const meaningful = (text: string): string | undefined => {
  if (text.length > REACH) return undefined
  const cleaned = clean(text)
  if (cleaned.length > LONGEST_CONDITION) return undefined
  return cleaned.toLowerCase().replace(GENERIC, '') === '' ? undefined : cleaned
}

const labelOf = (lead: string): string | undefined => {
  const colon = lead.lastIndexOf(':')
  return colon < 0 ? undefined : meaningful(lead.slice(0, colon))
}

const conditionBefore = (shown: string, lower: string): string | undefined => {
  const trigger = TRIGGER.exec(lower)
  if (trigger === null) return undefined
  const from = trigger.index
  const ends = AFTER_CONDITION.exec(lower.slice(from + trigger[0].length))
  return meaningful(shown.slice(from, ends === null ? undefined : from + trigger[0].length + ends.index))
}

const conditionAfter = (shown: string, lower: string): string | undefined => {
  const trigger = TAIL_TRIGGER.exec(lower)
  if (trigger === null || lower.slice(0, trigger.index).includes(',')) return undefined
  const tail = lower.slice(trigger.index + 1)
  const ends = /[ (]kể từ(?!\p{L})|(?<!\([^()]*)\)/u.exec(tail)
  return meaningful(shown.slice(trigger.index, ends === null ? undefined : trigger.index + 1 + ends.index))
}

/** A list's heading: a clause that ends in a colon and names no time itself. */
const headingBefore = (text: string, lower: string, clauseStart: number, previousEnd: number): string | undefined => {
  const region = text.slice(previousEnd, clauseStart).trimEnd()
  if (!region.endsWith(':')) return undefined
  const ends = lastOf(lower.slice(previousEnd, previousEnd + region.length - 1), CLAUSE_END)
  const from = ends?.index === undefined ? 0 : ends.index + 1
  return meaningful(region.slice(from, -1))
}

/** Whether the words before a time make it part of a whole named earlier. */
const isPartOfWhole = (lower: string, from: number, start: number): boolean => {
  const marker = lastOf(lower.slice(from, start), PARTS)
  if (marker?.index === undefined) return false
  const at = from + marker.index
  const opened = lower.lastIndexOf('(', at) > lower.lastIndexOf(')', at)
  const closed = lower.indexOf(')', at)
  return !opened || closed < 0 || closed > start
}

/** The words that belong to one time: before it, after it, and from the clause's beginning. */
type Words = { readonly lead: readonly [number, number]; readonly tail: readonly [number, number]; readonly from: number }

const wordsAround = (lower: string, clauseEnds: readonly number[], mentions: readonly Mention[], i: number): Words => {
  const { start, end } = mentions[i] ?? { start: 0, end: 0 }
  const previousEnd = mentions[i - 1]?.end ?? 0
  const nextStart = mentions[i + 1]?.start ?? lower.length
  const clauseStart = (clauseEnds.findLast((at) => at < start) ?? -1) + 1
  const clauseEnd = clauseEnds.find((at) => at >= end) ?? lower.length
  const from = Math.max(clauseStart, previousEnd)
  const gap = (after: number, until: number): string => lower.slice(after, Math.min(until, after + REACH))
  const joint = previousEnd > clauseStart ? gap(previousEnd, start).search(JOINT) : 0
  const leadStart = joint < 0 ? start : from + joint
  const nextJoint = nextStart < clauseEnd ? gap(end, nextStart).search(JOINT) : -1
  const tailEnd = nextJoint < 0 ? Math.min(clauseEnd, nextStart) : end + nextJoint
  return { lead: [leadStart, start], tail: [end, tailEnd], from }
}

const conditionOf = (
  shown: string,
  lower: string,
  { lead, tail, from }: Words,
  previousEnd: number,
): string | undefined => {
  const label = labelOf(shown.slice(...lead))
  const own = label === undefined ? conditionBefore(shown.slice(...lead), lower.slice(...lead)) : label
  const after = own === label ? conditionAfter(shown.slice(...tail), lower.slice(...tail)) : undefined
  const heading = from > previousEnd ? headingBefore(shown, lower, from, previousEnd) : undefined
  const parts = [heading, own, after].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(': ')
}

/** The settings of the times in a text; `shown` is the text as written (NFC), `lower` the same in lower case. */
export const settingsOf = (shown: string, lower: string, mentions: readonly Mention[]): readonly Setting[] => {
  const clauseEnds = [...lower.matchAll(CLAUSE_END)].map((found) => found.index)
  const firstEnd = mentions[0]?.end ?? 0
  return mentions.map((mention, i) => {
    const words = wordsAround(lower, clauseEnds, mentions, i)
    const found = conditionOf(shown, lower, words, mentions[i - 1]?.end ?? 0)
    const condition = mention.duration.unit === 'sameDay' && CLOCK_WORDS.test(found ?? '') ? undefined : found
    const context = lower.slice(words.from, mention.start)
    const setting = {
      isExtension: EXTENSION.test(context),
      isPart: i > 0 && isPartOfWhole(lower, firstEnd, mention.start),
      isTotal: TOTAL.test(context),
      isNotice: i > 0 && INCOMPLETE.test(condition?.toLowerCase() ?? ''),
      isStage: STAGE.test(context) || STAGE_AFTER.test(lower.slice(...words.tail)),
    }
    return condition === undefined ? setting : { ...setting, condition }
  })
}

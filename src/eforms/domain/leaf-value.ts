import { formatBirthDate, parseBirthDate } from '#kernel/birth-date.ts'
import { parseDay, parseMinuteOfDay } from '#kernel/local-time.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { tidy } from '#kernel/text.ts'
import type { Leaf } from './form.ts'
import { placeIn, placeText } from './place-answer.ts'
import type { AnswerValue } from './value.ts'

/** What a well-formed answer of a leaf is made of. */
type Shape = 'text' | 'day' | 'partialDay' | 'time' | 'number' | 'boolean' | 'texts' | 'place'

/** The shape of a leaf's answer, by its kind. */
export const shapeOf = (kind: Leaf['kind']): Shape => {
  switch (kind) {
    case 'date':
      return 'day'
    case 'partialDate':
      return 'partialDay'
    case 'time':
      return 'time'
    case 'integer':
    case 'decimal':
    case 'money':
    case 'area':
      return 'number'
    case 'yesNo':
    case 'declaration':
      return 'boolean'
    case 'choices':
    case 'file':
      return 'texts'
    case 'place':
      return 'place'
    default:
      return 'text'
  }
}

const PARTIAL_DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** Has the answer the shape that conditions and papers may rely on? A blank one has not. */
export const isWellFormed = ({ kind }: Pick<Leaf, 'kind'>, value: AnswerValue | undefined): boolean => {
  switch (shapeOf(kind)) {
    case 'text':
      return typeof value === 'string' && value !== ''
    case 'day':
      return typeof value === 'string' && parseDay(value) !== undefined
    case 'partialDay':
      return typeof value === 'string' && PARTIAL_DAY.test(value) && parseBirthDate(value) === value
    case 'time':
      return typeof value === 'string' && /^\d\d:\d\d$/.test(value) && parseMinuteOfDay(value) !== undefined
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'texts':
      return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
    case 'place':
      return (typeof value === 'string' && value !== '') || placeIn(value) !== undefined
  }
}

/**
 * A number as Vietnamese write it: "1.500.000", "12,5", "1500000", "12.5" (a dot that cannot part thousands is a
 * comma). `undefined` when it is no number or has too many digits to be exact.
 */
export const readNumber = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').replace(/[\s_]|đ(ồng)?$|m2$/giu, '')
  const parts = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(plain) ?? /^(-?)(\d+)\.(\d+)$/.exec(plain)
  if (parts === null) return undefined
  const [, sign = '', whole = '', rest = ''] = parts
  const digits = whole.replaceAll('.', '').replace(/^0+(?=\d)/, '')
  if (digits.length + rest.length > 15) return undefined
  const value = Number(`${sign}${digits}${rest === '' ? '' : `.${rest}`}`)
  return value === 0 ? 0 : value
}

/** "7:05", "7h5", "7 giờ 5 phút", "07:05" → "07:05". */
const readTime = (text: string): string | undefined => {
  const parts = /^(\d{1,2})\s*(?:giờ|gio|h|:|\.)\s*(\d{1,2})?\s*(?:phút|phut|p|')?$/iu.exec(text.normalize('NFC'))
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)]
  return parts === null || hour > 23 || minute > 59 ? undefined : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Numbers on cards and papers are typed with spaces, dots and dashes between their digits. */
const withoutSeparators = (text: string): string => text.normalize('NFKC').replace(/[\s.\-()]/g, '')

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ')

/** The answer in what was typed or chosen; what cannot be read stays text, as it was typed. */
export const readLeaf = (kind: Leaf['kind'], typed: string): AnswerValue => {
  const text = tidy(typed.toWellFormed())
  if (text === '') return null
  switch (kind) {
    case 'date': {
      const day = parseBirthDate(text)
      return day !== undefined && day.length === 10 ? day : text
    }
    case 'partialDate':
      return parseBirthDate(text) ?? text
    case 'time':
      return readTime(text) ?? text
    case 'integer':
    case 'decimal':
    case 'money':
    case 'area':
      return readNumber(text) ?? text
    case 'yesNo':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'declaration':
      return text === 'true' ? true : null
    case 'identityNumber':
    case 'taxCode':
    case 'phone':
      return withoutSeparators(text)
    case 'email':
      return text.replace(/\s/g, '')
    case 'paragraph':
      return text.replaceAll('\r\n', '\n')
    default:
      return oneSpace(text)
  }
}

/** The answer as it stands in its box. Lists have no box of their own. */
export const writeLeaf = (kind: Leaf['kind'], value: AnswerValue | undefined): string => {
  if (kind === 'place') return placeText(value)
  if (value === undefined || value === null || typeof value === 'object') return ''
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean') return String(value)
  return (kind === 'date' || kind === 'partialDate') && isWellFormed({ kind }, value) ? formatBirthDate(value) : value
}

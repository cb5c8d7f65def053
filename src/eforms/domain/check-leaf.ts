import { parseIdentityNumber } from '#kernel/citizen-card.ts'
import type { Leaf } from './form.ts'
import { isWellFormed, shapeOf } from './leaf-value.ts'
import { placeText } from './place-answer.ts'
import { isTaxCode } from './tax-code.ts'
import { textsOf, type AnswerValue } from './value.ts'

/** What is wrong with an answer; the sentence of each is in `../refusals.ts`. */
export type LeafFault =
  | 'nameInvalid' | 'identityNumberInvalid' | 'dateInvalid' | 'partialDateInvalid' | 'dateTooEarly' | 'dateTooLate'
  | 'dateInFuture' | 'dateInPast' | 'timeInvalid' | 'phoneInvalid' | 'emailInvalid' | 'tooLong' | 'numberInvalid'
  | 'notWhole' | 'tooSmall' | 'tooLarge' | 'notNegative' | 'choiceUnknown' | 'taxCodeInvalid' | 'tooManyFiles' | 'placeUnsettled'

export type Fault = { readonly code: LeafFault; readonly facts?: Readonly<Record<string, string | number>> }

/** The lists that `listItem` and the fixed kinds choose from, by name: what is valid on the day of filling. */
export type CodeLists = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>

export type FormFacts = {
  /** ISO day on which the form is filled. */
  readonly today: string
  readonly lists: CodeLists
  /** Names of the communes of the installation with their province, offered for addresses. */
  readonly places: readonly string[]
  /** The installation knows administrative units: a place is one of them, or kept as typed on purpose. */
  readonly hasUnits: boolean
}

/** The list that a field chooses from, if it chooses from one. */
export const listOf = (field: Leaf): string | undefined => {
  switch (field.kind) {
    case 'listItem':
      return field.list
    case 'sex':
      return 'sexes'
    case 'ethnicGroup':
      return 'ethnicGroups'
    case 'nationality':
      return 'nationalities'
    default:
      return undefined
  }
}

const LONGEST_LINE = 300
const LONGEST_PARAGRAPH = 4_000
/** Letters of any script with their marks, and what stands between parts of a name. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.,\- ]*$/u
/** From 0 ten digits (a landline may have eleven), or a foreign number with its country. */
const PHONE = /^(0\d{9,10}|\+\d{8,15})$/
const EMAIL = /^[^\s@"<>(),;:\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i

const checkDay = (day: string, field: Leaf, today: string): Fault | undefined => {
  const bound = (end: 'min' | 'max'): string | undefined =>
    'min' in field || 'max' in field ? (field[end] === 'today' ? today : field[end]?.toString()) : undefined
  const [min, max] = [bound('min'), bound('max')]
  // A day known by its month or year alone is wrong only when all of that time is.
  if (max !== undefined && day > max.slice(0, day.length)) {
    return max === today ? { code: 'dateInFuture' } : { code: 'dateTooLate', facts: { day: max } }
  }
  if (min !== undefined && day < min.slice(0, day.length)) {
    return min === today ? { code: 'dateInPast' } : { code: 'dateTooEarly', facts: { day: min } }
  }
  return undefined
}

const checkNumber = (value: number, field: Leaf): Fault | undefined => {
  if ((field.kind === 'integer' || field.kind === 'money') && !Number.isSafeInteger(value)) return { code: 'notWhole' }
  if (field.kind === 'area' && value <= 0) return { code: 'notNegative' }
  if (field.kind === 'money' && value < 0) return { code: 'notNegative' }
  if ('min' in field && typeof field.min === 'number' && value < field.min) return { code: 'tooSmall', facts: { limit: field.min } }
  if ('max' in field && typeof field.max === 'number' && value > field.max) return { code: 'tooLarge', facts: { limit: field.max } }
  return undefined
}

const checkText = (text: string, field: Leaf, facts: FormFacts): Fault | undefined => {
  const longest = ('longest' in field ? field.longest : undefined) ?? (field.kind === 'paragraph' ? LONGEST_PARAGRAPH : LONGEST_LINE)
  const length = [...text].length
  if (length > longest) return { code: 'tooLong', facts: { length, longest } }
  const list = listOf(field)
  if (list !== undefined) return facts.lists[list]?.some((line) => line.value === text) === true ? undefined : { code: 'choiceUnknown' }
  switch (field.kind) {
    case 'fullName':
      return NAME.test(text) ? undefined : { code: 'nameInvalid' }
    case 'identityNumber': {
      const number = parseIdentityNumber(text)
      return number.ok ? undefined : { code: 'identityNumberInvalid', facts: { digits: text.replace(/\D/g, '').length } }
    }
    case 'phone':
      return PHONE.test(text) ? undefined : { code: 'phoneInvalid' }
    case 'email':
      return EMAIL.test(text) ? undefined : { code: 'emailInvalid' }
    case 'taxCode':
      return isTaxCode(text) || parseIdentityNumber(text).ok ? undefined : { code: 'taxCodeInvalid' }
    case 'choice':
      return field.options.some((option) => option.value === text) ? undefined : { code: 'choiceUnknown' }
    default:
      return undefined
  }
}

const checkTexts = (values: readonly string[], field: Leaf): Fault | undefined => {
  if (field.kind === 'file' && values.length > field.maxFiles) return { code: 'tooManyFiles', facts: { limit: field.maxFiles } }
  if (field.kind !== 'choices') return undefined
  return values.every((value) => field.options.some((option) => option.value === value)) ? undefined : { code: 'choiceUnknown' }
}

const MALFORMED = {
  text: 'choiceUnknown', day: 'dateInvalid', partialDay: 'partialDateInvalid', time: 'timeInvalid', number: 'numberInvalid',
  boolean: 'choiceUnknown', texts: 'choiceUnknown', place: 'choiceUnknown',
} as const satisfies Record<ReturnType<typeof shapeOf>, LeafFault>

/** The first thing that is wrong with an answer that is not blank. */
export const checkLeaf = (field: Leaf, value: AnswerValue, facts: FormFacts): Fault | undefined => {
  const shape = shapeOf(field.kind)
  if (!isWellFormed(field, value)) return { code: MALFORMED[shape] }
  if (shape === 'number') return checkNumber(Number(value), field)
  if (shape === 'texts') return checkTexts(textsOf(value), field)
  if (shape === 'place') return typeof value === 'string' && facts.hasUnits ? { code: 'placeUnsettled' } : checkText(placeText(value), field, facts)
  if (shape === 'boolean' || typeof value !== 'string') return undefined
  return shape === 'day' || shape === 'partialDay' ? checkDay(value, field, facts.today) : checkText(value, field, facts)
}

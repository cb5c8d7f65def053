import { ok, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Brand } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import type { PlainDate } from '#kernel/time.ts'

/** A dossier's code as printed and looked up: "H01.151.01-260603-0125". */
export type DossierCode = Brand<string, 'DossierCode'>

/** What happens after the last number of the pattern's digits: one digit more, or no further number. */
export type WhenFull = 'widen' | 'stop'

type DateForm = 'YYMMDD' | 'YYYYMMDD'

/** A checked code pattern; patterns are data of an agency (Circular 01/2018/TT-VPCP, article 19, and its successors). */
export type CodePattern = {
  readonly text: string
  readonly dateForm: DateForm
  readonly digits: number
  readonly whenFull: WhenFull
  readonly separators: readonly [string, string]
}

export const DEFAULT_CODE_PATTERN = '{agency}-{date:YYMMDD}-{seq:4}'

/** No pattern ever needs more: 999.999.999 dossiers of one agency in one day. */
const MOST_DIGITS = 9
const PATTERN = /^\{agency\}([-/])\{date:(YYMMDD|YYYYMMDD)\}([-/])\{seq:([4-7])\}$/
/** Decision 20/2020/QĐ-TTg ("H01.151.01") and QCVN 102:2016 ("000.00.19.H26"): at most 35 characters. */
const AGENCY = /^(?=.{1,35}$)[A-Z0-9]+(?:\.[A-Z0-9]+)*$/

/** Reads a pattern written by an administrator. Order and separators are such that two codes can never be equal. */
export const parseCodePattern = (
  text: string,
  whenFull: WhenFull = 'widen',
): Result<CodePattern, 'codePatternInvalid'> => {
  const found = PATTERN.exec(text)
  if (found === null) return refuse('codePatternInvalid', { pattern: text.slice(0, 80) })
  const [, first = '-', dateForm, second = '-', digits] = found
  return ok({
    text,
    dateForm: dateForm as DateForm,
    digits: Number(digits),
    whenFull,
    separators: [first, second],
  })
}

/** The parts of a code: whose sequence, of which day of recording, which number. */
export type CodeParts = { readonly agency: string; readonly day: PlainDate; readonly seq: number }

const written = (n: number, digits: number): string => String(n).padStart(digits, '0')

const writeDate = (day: PlainDate, form: DateForm): string => {
  const year = form === 'YYMMDD' ? written(day.year % 100, 2) : written(day.year, 4)
  return year + written(day.month, 2) + written(day.day, 2)
}

/** The highest number the pattern can carry; asking for the next one is refused with `codeSequenceFull`. */
export const lastNumber = (pattern: CodePattern): number =>
  10 ** (pattern.whenFull === 'stop' ? pattern.digits : MOST_DIGITS) - 1

/** Writes a code. A number past the pattern's digits is written whole or refused: never cut, never wrapped. */
export const formatCode = (
  pattern: CodePattern,
  { agency, day, seq }: CodeParts,
): Result<DossierCode, 'agencyIdInvalid' | 'codeSequenceInvalid' | 'codeSequenceFull' | 'codeYearOutOfRange'> => {
  if (!AGENCY.test(agency)) return refuse('agencyIdInvalid', { agency: agency.slice(0, 80) })
  if (!Number.isSafeInteger(seq) || seq < 1) return refuse('codeSequenceInvalid', { seq })
  if (seq > lastNumber(pattern)) return refuse('codeSequenceFull', { agency, last: lastNumber(pattern) })
  if (day.year < 2000 || day.year > 2099) return refuse('codeYearOutOfRange', { year: day.year })
  const [first, second] = pattern.separators
  const code = agency + first + writeDate(day, pattern.dateForm) + second + written(seq, pattern.digits)
  return ok(code as DossierCode)
}

const CODE = /^([A-Z0-9]+(?:\.[A-Z0-9]+)*)([-/])((?:20)?\d{6})([-/])(\d{4,9})$/

/** The parts of a code in canonical writing, whatever pattern wrote it; `undefined` for anything else. */
export const readCode = (code: string): CodeParts | undefined => {
  const found = CODE.exec(code)
  if (found === null) return undefined
  const [, agency = '', , date = '', , number = ''] = found
  const digits = date.length === 6 ? `20${date}` : date
  const day = plainDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
  const seq = Number(number)
  return day === undefined || seq < 1 || agency.length > 35 ? undefined : { agency, day, seq }
}

const plainDate = (year: number, month: number, day: number): PlainDate | undefined => {
  if (month < 1 || month > 12 || day < 1) return undefined
  const date = Temporal.PlainDate.from({ year, month, day })
  return date.day === day ? date : undefined
}

const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const LONGEST_TYPED = 200

/** What a person typed or a scanner sent, read kindly. */
export type TypedCode = {
  /** The code in canonical writing, when nothing is missing from it. */
  readonly exact: DossierCode | undefined
  /** Letters and digits alone: finds a code typed without its dots and dashes. Compare with `lookUpKey`. */
  readonly key: string
}

/**
 * Letters and digits of a code, upper case. Stored beside each code, also beside a foreign one, so that missing or
 * doubled dots, dashes and spaces do not matter. Two codes may share a key: a look-up by key asks for the second factor
 * of each.
 */
export const lookUpKey = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Reads a typed or scanned code: spaces, lower case, other dashes, full-width digits; `undefined` when nothing is left. */
export const readTypedCode = (text: string): TypedCode | undefined => {
  const tidy = text
    .slice(0, LONGEST_TYPED)
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, '')
    .toUpperCase()
  const key = lookUpKey(tidy)
  if (key === '') return undefined
  return { exact: readCode(tidy) === undefined ? undefined : (tidy as DossierCode), key }
}

/** One line of a certification register (sổ chứng thực): numbers start at 1 each year in each type of book. */
export type RegisterLine = {
  /** Type of the book as the law names it, "SCT/BS": data of the procedure. */
  readonly register: string
  readonly year: number
  /** Which volume of that year. */
  readonly book: number
  readonly seq: number
}

/** "125" and "01/2026-SCT/BS": the number and the volume as the certification prints them. */
export const formatRegisterLine = ({
  register,
  year,
  book,
  seq,
}: RegisterLine): Result<{ readonly number: string; readonly book: string }, 'registerLineInvalid'> => {
  const whole = [seq, book, year].every((n) => Number.isSafeInteger(n) && n >= 1)
  const named = /^[\p{Lu}\d]+(?:[/,][\p{Lu}\d]+)*$/u.test(register)
  if (!whole || !named || year < 2000 || year > 2099) {
    return refuse('registerLineInvalid', { register: register.slice(0, 40), year, book, seq })
  }
  return ok({ number: String(seq), book: `${written(book, 2)}/${year}-${register}` })
}

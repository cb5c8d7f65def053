import { ok, refuse } from './result.ts'
import type { Refusal, Result } from './result.ts'

/**
 * The QR of a citizen card as a USB scanner types it: fields split by `|`: number, old identity number (may be empty),
 * full name, birth ddMMyyyy, sex, permanent address, day of issue ddMMyyyy; newer cards append more, which is ignored.
 */
export type CitizenCard = {
  readonly number: string
  readonly oldNumber?: string
  readonly name: string
  /** ISO, as exact as the card: "1990", "1990-05" or "1990-05-03". */
  readonly bornOn?: string
  readonly sex?: 'male' | 'female'
  readonly address?: string
  /** ISO day. */
  readonly issuedOn?: string
  /** What an officer should look at before believing the scan; none of it stops the work. */
  readonly doubts: readonly CardDoubt[]
}

/**
 * `birthYear`, `sex`: the number says otherwise than the field; `marksLost`: the scanner left out the Vietnamese marks;
 * `incomplete`: the tail of the scan is missing.
 */
export type CardDoubt = 'birthYear' | 'sex' | 'marksLost' | 'incomplete'

export type CitizenCardCode =
  | 'cardEmpty'
  | 'cardNotACard'
  | 'cardSeveral'
  | 'cardNumberInvalid'
  | 'cardNameMissing'
  | 'cardTextGarbled'
  | 'cardDateInvalid'

const LONGEST_SCAN = 2000
const LONGEST_FIELD = 500

/** What an identity number says of its holder (Decree 137/2015/NĐ-CP, article 13: province, century and sex, year). */
export type IdentityNumber = {
  readonly number: string
  readonly provinceCode: string
  readonly birthYear: number
  readonly sex: 'male' | 'female'
}

/**
 * Checks the twelve digits of an identity number: a place (three digits, not 000), a digit of century and sex (0 and 1
 * for 1900–1999, 2 and 3 for 2000–2099, even is male), two digits of the year of birth, six more.
 * Later centuries do not occur yet and are refused as typing errors.
 */
export const parseIdentityNumber = (text: string): Result<IdentityNumber, 'identityNumberInvalid'> => {
  const number = text.normalize('NFKC').replace(/[\s.\-\p{Cf}]/gu, '')
  if (!/^(?!000)\d{3}[0-3]\d{8}$/.test(number)) {
    return refuse('identityNumberInvalid', { digits: number.replace(/\D/g, '').length })
  }
  const code = Number(number[3])
  return ok({
    number,
    provinceCode: number.slice(0, 3),
    birthYear: (code < 2 ? 1900 : 2000) + Number(number.slice(4, 6)),
    sex: code % 2 === 0 ? 'male' : 'female',
  })
}

/** Traces of a scan that lost or doubled its marks: a wrong code page, an input method that was on, `?` for letters. */
const GARBLED = /[?\ufffd]|Ã.|Ä.|Æ°|Æ¡|áº|á»|&#\d+;/u

const garbledName = (name: string): boolean => GARBLED.test(name) || /\d/.test(name)

const sexOf = (text: string): 'male' | 'female' | undefined => {
  const word = text.toLocaleLowerCase('vi')
  if (word === 'nam') return 'male'
  return word === 'nữ' || word === 'nu' ? 'female' : undefined
}

/** ddMMyyyy; zeros stand for a day or month that the card does not know. */
const dateOf = (text: string): string | undefined => {
  const digits = text.replace(/[\s/.-]/g, '')
  const found = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(digits)
  if (found === null) return undefined
  const [, day = '', month = '', year = ''] = found
  if (month === '00') return day === '00' ? year : undefined
  if (Number(month) > 12) return undefined
  if (day === '00') return `${year}-${month}`
  return Number(day) <= daysIn(Number(year), Number(month)) ? `${year}-${month}-${day}` : undefined
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** One scan, even when the trigger was pulled twice; `undefined` when two different cards came together. */
const singleScan = (text: string): string | undefined => {
  const lines = [...new Set(text.split(/[\r\n]+/).map((line) => line.trim()))].filter((line) => line !== '')
  const cards = lines.filter((line) => /^\d{12}\s*\|/.test(line))
  if (cards.length > 1) return undefined
  return lines.join(' ')
}

const tidy = (field: string): string => field.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim().slice(0, LONGEST_FIELD)

const refused = (code: CitizenCardCode, facts?: Refusal['facts']) => refuse(code, facts)

/** Reads a scan kindly: stray spaces, line ends, NFD, missing tail. What can not be trusted is refused, never guessed. */
export const parseCitizenCard = (text: string): Result<CitizenCard, CitizenCardCode> => {
  if (text.trim() === '') return refused('cardEmpty')
  if (text.length > LONGEST_SCAN) return refused('cardNotACard')
  const scan = singleScan(text.toWellFormed().normalize('NFC').replace(/[¦｜]/g, '|'))
  if (scan === undefined) return refused('cardSeveral')
  const fields = scan.split('|').map(tidy)
  if (fields.length < 3) return refused('cardNotACard')
  const [rawNumber = '', rawOld = '', name = '', rawBirth = '', rawSex = '', address = '', rawIssue = ''] = fields

  const number = parseIdentityNumber(rawNumber)
  if (!number.ok) return refused('cardNumberInvalid', number.refusal.facts)
  if (name === '') return refused('cardNameMissing')
  const sex = sexOf(rawSex)
  if (garbledName(name) || GARBLED.test(address) || (rawSex !== '' && sex === undefined)) {
    return refused('cardTextGarbled')
  }
  const bornOn = dateOf(rawBirth)
  if (rawBirth !== '' && bornOn === undefined) return refused('cardDateInvalid', { field: 'birth' })
  const issuedOn = dateOf(rawIssue)
  if (rawIssue !== '' && issuedOn?.length !== 10) return refused('cardDateInvalid', { field: 'issue' })
  const oldNumber = rawOld.replace(/\s/g, '')

  const doubts: CardDoubt[] = []
  if (bornOn !== undefined && Number(bornOn.slice(0, 4)) !== number.value.birthYear) doubts.push('birthYear')
  if (sex !== undefined && sex !== number.value.sex) doubts.push('sex')
  if (rawSex.toLowerCase() === 'nu') doubts.push('marksLost')
  if ([rawBirth, rawSex, address, rawIssue].includes('')) doubts.push('incomplete')
  return ok({
    number: number.value.number,
    ...(/^\d{9}$|^\d{12}$/.test(oldNumber) ? { oldNumber } : {}),
    name,
    ...(bornOn === undefined ? {} : { bornOn }),
    ...(sex === undefined ? {} : { sex }),
    ...(address === '' ? {} : { address }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    doubts,
  })
}

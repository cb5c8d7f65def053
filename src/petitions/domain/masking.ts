import { SURNAMES, TITLES, ADDRESS_WORDS } from '../../../law/petitions/personal-words.ts'

/** What looks like it tells who somebody is. */
export const PERSONAL_KINDS = ['identityNumber', 'phone', 'email', 'account', 'plate', 'address', 'name'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** A stretch of a text, `from` included, `to` not, in UTF-16 units. */
export type Finding = { readonly from: number; readonly to: number; readonly kind: PersonalKind; readonly text: string }

const LETTER = String.raw`\p{L}\p{M}`
const WORD_START = `(?<![${LETTER}\\d])`
const WORD_END = `(?![${LETTER}\\d])`
/** A syllable that begins with a capital. */
const NAME_PART = `\\p{Lu}[\\p{Ll}\\p{M}]*`
const or = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|')
/** The first letter of a word in either case. */
const anyCase = (word: string): string => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`

const PATTERNS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['identityNumber', /(?<![\d.,])(?:\d{12}|\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]\d{3}|\d{9})(?![\d.,]*\d)/gu],
  ['phone', /(?<![\d.,])(?:\+84|0084|0)[ .-]?\d{2,3}(?:[ .-]?\d{3}){2}\d?(?!\d)/gu],
  ['account', /(?<=(?:số\s+)?(?:tài\s+khoản|stk)\D{0,20})\d[\d ]{6,18}\d/giu],
  ['plate', /(?<![\p{L}\d])\d{2}[A-Z]\d?[ -]?\d{3}\.?\d{2}(?!\d)/gu],
  // Số nhà, kiệt, thôn, tổ dân phố … with their number or name.
  ['address', new RegExp(`${WORD_START}(?:${or(ADDRESS_WORDS.map(anyCase))})\\s+(?:số\\s+)?(?:\\d[\\w/]*|${NAME_PART}(?:\\s+(?:${NAME_PART}|\\d+))*)${WORD_END}`, 'gu')],
  // "ông Nguyễn Văn A", "chị Lan": whoever is called by a title.
  ['name', new RegExp(`(?<=${WORD_START}(?:${or(TITLES.map(anyCase))})\\s+)${NAME_PART}(?:\\s+${NAME_PART}){0,4}${WORD_END}`, 'gu')],
  // "Nguyễn Thị Hoa": a surname and at least one more part.
  ['name', new RegExp(`${WORD_START}(?:${or(SURNAMES)})(?:\\s+${NAME_PART}){1,4}${WORD_END}`, 'gu')],
]

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The name of whom we know, whole and in its last two parts: "Trần Thị Ngọc Ưng", "Ngọc Ưng". */
const knownNames = (names: readonly string[]): readonly RegExp[] =>
  names.flatMap((name) => {
    const parts = name.trim().split(/\s+/)
    const forms = [parts, parts.slice(-2)].filter((form) => form.length >= 2).map((form) => form.map(escaped).join('\\s+'))
    return forms.length === 0 ? [] : [new RegExp(`${WORD_START}(?:${forms.join('|')})${WORD_END}`, 'giu')]
  })

/**
 * Stretches of a text (NFC) that look like personal data: a proposal for a person to check, never a promise that
 * nothing is left. `names` are those we know, so that they are found however they are written.
 */
export const findPersonal = (text: string, names: readonly string[] = []): readonly Finding[] => {
  const patterns = [...PATTERNS, ...knownNames(names).map((pattern) => ['name', pattern] as const)]
  const found = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match): Finding => ({ from: match.index, to: match.index + match[0].length, kind, text: match[0] })),
  )
  const kept: Finding[] = []
  // Of two that overlap the one that begins first, then the longer one, then the surer kind.
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept[kept.length - 1]
    if (last === undefined || one.from >= last.to) kept.push(one)
    else if (one.to > last.to) kept[kept.length - 1] = { ...last, to: one.to, text: text.slice(last.from, one.to) }
  }
  return kept
}

/** What stands in the place of each kind. */
export type MaskWords = Readonly<Record<PersonalKind, string>>

/** The text with each finding replaced by the word for its kind. */
export const maskPersonal = (text: string, findings: readonly Finding[], words: MaskWords): string => {
  let masked = ''
  let at = 0
  for (const { from, to, kind } of findings) {
    masked += text.slice(at, from) + words[kind]
    at = to
  }
  return masked + text.slice(at)
}

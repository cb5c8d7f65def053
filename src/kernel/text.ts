/** Vietnamese text: one form in storage, folding for search, order for lists, masking for screens. */

/** The one form that is stored: composed (NFC), no control marks, no spaces around. */
export const tidy = (text: string): string =>
  text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '').trim()

/**
 * May the text be stored as it came: whole Unicode characters, and no control marks but tab and line ends? PostgreSQL
 * refuses NUL, and half of a surrogate pair would be kept as another character than the one that was sent.
 */
export const isStorable = (text: string): boolean =>
  text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)

/**
 * Bỏ dấu for search, equal to SQL `fold_text`: marks dropped, đ → d, lower case, one space.
 * "hoà" and "hòa" fold alike, so the placement of the tone never hides a name.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[ \t\n\v\f\r]+/g, ' ')
    .replace(/^ +| +$/g, '')

/** First letters of the words of a folded text: "Đăng ký khai sinh" → "dkks". */
export const initials = (text: string): string =>
  fold(text).split(/[^a-z0-9]+/).map((word) => word.charAt(0)).join('')

const TONES = '\u0300\u0309\u0303\u0301\u0323'
const MARKS = '\u0302\u0306\u031b'
const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const LETTER_RANK = new Map([...LETTERS].map((letter, i) => [letter, i + 12]))

/** A word's letters without tones, and its tone apart (huyền, hỏi, ngã, sắc, nặng), as the dictionary orders. */
const sortKey = (word: string): { letters: number[]; tones: number[] } => {
  const letters: number[] = []
  const tones: number[] = []
  for (const cluster of word.toLowerCase().normalize('NFD').matchAll(/[^\u0300-\u036f][\u0300-\u036f]*/gu)) {
    const [symbol] = cluster
    const marks = [...symbol].slice(1)
    const base = [...symbol].filter((part, i) => i === 0 || MARKS.includes(part)).join('').normalize('NFC')
    const digit = /^\d$/.test(base) ? Number(base) + 1 : undefined
    letters.push(digit ?? LETTER_RANK.get(base) ?? (base === ' ' ? 0 : 1000 + (base.codePointAt(0) ?? 0)))
    const tone = marks.map((mark) => TONES.indexOf(mark) + 1).find((rank) => rank > 0) ?? 0
    if (tone > 0) tones.push(tone)
    else if (base === ' ') tones.push(0)
  }
  return { letters, tones }
}

const compareRanks = (a: readonly number[], b: readonly number[]): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/**
 * Sắp xếp tiếng Việt, without the machine's locale: letters first (ă after a, đ after d …), then tones
 * (ngang, huyền, hỏi, ngã, sắc, nặng) whatever vowel carries them, then lower case before upper.
 */
export const compareVietnamese = (a: string, b: string): number => {
  const [left, right] = [sortKey(a), sortKey(b)]
  const byLetters = compareRanks(left.letters, right.letters)
  if (byLetters !== 0) return byLetters
  const byTones = compareRanks(left.tones, right.tones)
  if (byTones !== 0) return byTones
  const [first, second] = [a.normalize('NFC'), b.normalize('NFC')]
  return first === second ? 0 : first > second ? -1 : 1
}

/** Shows only the last digits of an identity or phone number: "001099012345" → "********2345". */
export const maskDigits = (number: string, shown = 4): string => {
  const symbols = [...number]
  // A short number is hidden whole: showing most of it would mask nothing.
  const keep = symbols.length >= shown * 2 ? shown : 0
  return '*'.repeat(symbols.length - keep) + symbols.slice(symbols.length - keep).join('')
}

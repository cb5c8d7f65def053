/** Numbers written in words, as legal texts repeat them: "năm", "mười lăm", "ba mươi sáu", "một trăm hai mươi". */

const DIGITS: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}

/** Every word that a number below a thousand is made of. */
export const NUMBER_WORDS: readonly string[] = [...Object.keys(DIGITS), 'mười', 'mươi', 'trăm', 'linh', 'lẻ']

/** The number that lower-case Vietnamese words name (1–999), or `undefined` when they name none. */
export const numberFromWords = (text: string): number | undefined => {
  let total = 0
  let digit: number | undefined
  for (const word of text.trim().split(/\s+/)) {
    const value = DIGITS[word]
    if (value !== undefined) {
      if (digit !== undefined) return undefined
      digit = value
    } else if (word === 'trăm' && digit !== undefined && total === 0) {
      total = digit * 100
      digit = undefined
    } else if (word === 'mươi' && digit !== undefined) {
      total += digit * 10
      digit = undefined
    } else if (word === 'mười' && digit === undefined) total += 10
    else if ((word !== 'linh' && word !== 'lẻ') || digit !== undefined) return undefined
  }
  const named = total + (digit ?? 0)
  return total === 0 && digit === undefined ? undefined : named
}

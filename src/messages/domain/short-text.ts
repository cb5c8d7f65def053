/** The letters of GSM 03.38 that a text without marks can hold; those of the second row take two places. */
const ONE = /^[A-Za-z0-9 \r\n@£$¥!"#%&'()*+,\-./:;<=>?_§]$/
const TWO = /^[\^{}\\[\]~|€]$/

/** "Hồ sơ đã có kết quả" → "Ho so da co ket qua": a text message that costs less than half. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[“”]/g, '"').replace(/[–—]/g, '-').replace(/…/g, '...')

export type ShortLength = {
  readonly places: number
  /** What the operator counts and charges. */
  readonly parts: number
  /** False: a letter with a mark makes every letter take two bytes. */
  readonly isPlain: boolean
}

/** How long a text message is: 160 places in one part (153 in each of several), or 70 (67) with marks. */
export const shortLength = (text: string): ShortLength => {
  const letters = [...text.normalize('NFC')]
  const isPlain = letters.every((letter) => ONE.test(letter) || TWO.test(letter))
  const places = isPlain
    ? letters.reduce((sum, letter) => sum + (TWO.test(letter) ? 2 : 1), 0)
    : letters.reduce((sum, letter) => sum + letter.length, 0)
  const [single, several] = isPlain ? [160, 153] : [70, 67]
  return { places, parts: places <= single ? 1 : Math.ceil(places / several), isPlain }
}

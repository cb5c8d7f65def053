/** 32 letters and digits that nobody confuses on paper: no I, L, O, U. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first `count` letters of the bytes, five bits each; bits beyond the end are zero. */
export const toLetters = (bytes: Uint8Array, count: number): string => {
  let letters = ''
  for (let bit = 0; letters.length < count; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    letters += ALPHABET[(pair >> (11 - (bit & 7))) & 31]
  }
  return letters
}

/** The bytes that these letters stand for, or `undefined` when one of them is no letter of ours. */
export const fromLetters = (letters: string, bytes: number): Uint8Array | undefined => {
  const out = new Uint8Array(bytes)
  for (let i = 0; i < letters.length; i++) {
    const value = ALPHABET.indexOf(letters[i] ?? '')
    if (value < 0) return undefined
    for (let k = 0; k < 5; k++) {
      const bit = i * 5 + k
      if (((value >> (4 - k)) & 1) === 1 && bit >> 3 < bytes) out[bit >> 3] = (out[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
    }
  }
  return out
}

/** As people type it: any case, with or without dashes and spaces, O for 0, I or L for 1. */
export const plainLetters = (typed: string): string =>
  typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

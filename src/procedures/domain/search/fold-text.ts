import { fold } from '#kernel/text.ts'

/**
 * What is left of a Vietnamese text when marks, case, tone placement and punctuation do not matter: words of
 * a–z and digits, with y written i (ký = kí). Both Unicode forms give the same words.
 */
export const foldWords = (text: string): readonly string[] =>
  fold(text)
    .replace(/y/g, 'i')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** Sounds that many speakers write for one another, written one way: s/x, tr/ch, d/gi/r, l/n, c/k/q, final n/ng. */
export const soundOf = (foldedWord: string): string =>
  foldedWord
    .replace(/^ngh/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/^tr/, 'ch')
    .replace(/^(gi|r)(?=[aeiou])/, 'd')
    .replace(/^s/, 'x')
    .replace(/^l/, 'n')
    .replace(/^(k|q)(?!h)/, 'c')
    .replace(/ng$/, 'n')
    .replace(/c$/, 't')

/** Undoes Telex keys typed while the Vietnamese keyboard was off: "ddawng" → "dang", "sinhf" → "sinh". */
export const withoutTelex = (foldedWord: string): string =>
  foldedWord
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/([auo])w/g, '$1')
    .replace(/(?<=.[a-z]*)[sfrxj]$/, '')
    .replace(/(?<=[aeiou])[sfrxj](?=(?:ng|nh|ch|[cmnptiou])$)/, '')

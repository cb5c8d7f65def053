import { z } from 'zod'

/** Runs longer than this have no place to break and would leave the paper's edge. */
const LONGEST_RUN = 32
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu
const ZERO_WIDTH_SPACE = '\u200b'

/** NFC, one space between words, no control or invisible characters: what a typist meant, on one line. */
export const oneLine = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(/ {2,}/g, ' ').trim()

/** As `oneLine`, line by line, keeping at most one empty line between paragraphs. */
export const manyLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** A text of one line with 1 to `max` characters left after cleaning. */
export const line = (max = 500) => z.string().max(max * 4).transform(oneLine).pipe(z.string().min(1).max(max))

/** A text of several lines, such as a reason, with 1 to `max` characters left after cleaning. */
export const paragraph = (max = 4000) =>
  z.string().max(max * 4).transform(manyLines).pipe(z.string().min(1).max(max))

const breakRuns = (text: string): string =>
  text.replace(new RegExp(`\\S{${LONGEST_RUN}}(?=\\S)`, 'gu'), (run) => run + ZERO_WIDTH_SPACE)

export type Glyphs = (codePoint: number) => boolean

/**
 * Makes every string of a paper printable: what the typeface lacks becomes □ and is listed in `replaced`, so that the
 * paper says so instead of failing at the counter; long unbroken runs get places to break.
 */
export const makePrintable = <T>(view: T, has: Glyphs): { view: T; replaced: string[] } => {
  const replaced = new Set<string>()
  const printable = (text: string): string => {
    let out = ''
    for (const character of text) {
      if (character === '\n' || has(character.codePointAt(0) ?? 0)) out += character
      else {
        replaced.add(character)
        out += '□'
      }
    }
    return breakRuns(out)
  }
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return printable(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]))
    return value
  }
  return { view: walk(view) as T, replaced: [...replaced] }
}

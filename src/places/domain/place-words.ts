import { fold } from '#kernel/text.ts'
import { ADMIN_KINDS } from '#law/admin-units.ts'

const SHORT = new Map(ADMIN_KINDS.flatMap(({ short, name }) => short.map((one) => [one, fold(name).split(' ')] as const)))

/** i and y are written for each other (Mỹ, Mĩ), and a number may have a zero before it (phường 01). */
const plainWord = (word: string): string => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word.replaceAll('y', 'i'))

/**
 * The words of a place as they are compared: without marks, short forms written out ("P.1, TP. Đông Hà" → phuong 1
 * thanh pho dong ha). Where the tone stands never matters.
 */
export const placeWords = (text: string): readonly string[] =>
  fold(text)
    // "p1", "p.1", "q10": a short form that its number was written onto.
    .replace(/\b([a-z]{1,2})\.?(\d+)\b/g, '$1 $2')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .flatMap((word) => SHORT.get(word) ?? [word])
    .map(plainWord)

/** Words that only say the kind of a unit. */
const KINDS: ReadonlySet<string> = new Set(ADMIN_KINDS.flatMap(({ name }) => fold(name).split(' ')).map(plainWord))

export const isKindWord = (word: string): boolean => KINDS.has(word)

/** Are two words one slip apart: a letter more, less, other, or two that changed places? */
export const isOneSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA === restB) return true
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA.length > 1 && restB.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

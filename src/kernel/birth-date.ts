import { parseDay } from './local-time.ts'

const two = (text: string): string => text.padStart(2, '0')

/**
 * A date of birth as people write it, as exact as it is known: "12/3/1993", "3/1993", "1993" or ISO, read to
 * "1993-03-12", "1993-03" or "1993". `undefined` when it is no date, or before 1850.
 */
export const parseBirthDate = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(plain)
  const written = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(plain) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(plain)
  const [year = '', month, day] = iso === null ? [written?.[3], written?.[2], written?.[1]] : iso.slice(1)
  if (year === '' || Number(year) < 1850) return undefined
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  const whole = `${year}-${two(month)}-${two(day)}`
  return parseDay(whole) === undefined ? undefined : whole
}

/** "1993-03-12" → "12/03/1993"; shorter dates stay as short. */
export const formatBirthDate = (date: string): string => date.split('-').toReversed().join('/')

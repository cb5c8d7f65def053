import { tidy } from '#kernel/text.ts'

const LONGEST = 4_000

/** What was typed into a box, each line tidied; null when nothing was. */
export const readText = (form: FormData, name: string, longest = LONGEST): string | null => {
  const value = form.get(name)
  const typed = typeof value === 'string' ? value.slice(0, longest).split(/\r\n|\r|\n/).map(tidy).join('\n').trim() : ''
  return typed === '' ? null : typed
}

/** "1.500.000", "1 500 000" → 1500000; undefined when it is no whole number, null when nothing was typed. */
export const readWhole = (form: FormData, name: string): number | null | undefined => {
  const typed = readText(form, name, 30)?.replace(/[.\s]/g, '')
  if (typed === undefined) return null
  return /^\d{1,15}$/.test(typed) ? Number(typed) : undefined
}

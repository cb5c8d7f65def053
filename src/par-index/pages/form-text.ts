import { tidy } from '#kernel/text.ts'

const LONGEST = 4_000

/** One box of a form, tidied line by line; empty when it was not filled. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, LONGEST).split(/\r\n|\r|\n/).map(tidy).join('\n').trim() : ''
}

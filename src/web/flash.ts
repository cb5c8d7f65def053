import { z } from 'zod'
import type { CookieJar } from './cookies.ts'

/** One sentence for the next page, after a form was done ("Đã lưu …"). */
const flashSchema = z.object({
  id: z.string().max(40),
  tone: z.enum(['done', 'info', 'warning']),
  text: z.string().max(500),
})
export type Flash = z.infer<typeof flashSchema>

const COOKIE = 'flash'
const SECONDS_TO_LIVE = 60

export const putFlash = (cookies: CookieJar, flash: Flash): void =>
  cookies.set(COOKIE, JSON.stringify(flash), SECONDS_TO_LIVE)

/** Reads the sentence and takes it away. A cookie that somebody bent is as good as none. */
export const takeFlash = (cookies: CookieJar): Flash | null => {
  const text = cookies.get(COOKIE)
  if (text === undefined) return null
  cookies.set(COOKIE, '', 0)
  try {
    return flashSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

import { hash } from 'node:crypto'

/** An id for a part of something that was sent under one id, the same when it is sent again: a UUID of version 8 over `text`. */
export const derivedId = (text: string): string => {
  const digest = hash('sha256', text, 'buffer')
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

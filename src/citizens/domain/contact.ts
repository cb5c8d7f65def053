import { maskDigits } from '#kernel/text.ts'

/** Where a code can be sent, and what a citizen signs in with once it was proved. */
export type Contact = { readonly kind: 'phone' | 'email'; readonly value: string }

/** Vietnamese mobile numbers since the change of prefixes in 2018: ten digits, 03 05 07 08 09. */
const MOBILE = /^0[35789]\d{8}$/
const EMAIL = /^[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/
const LONGEST_EMAIL = 254

/**
 * A phone number or e-mail address as people type it, in the one form that is stored: "+84 912 345 678" and
 * "0912.345.678" are the same number. `undefined` when a code could not reach it.
 */
export const parseContact = (typed: string): Contact | undefined => {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (text.includes('@')) {
    return text.length <= LONGEST_EMAIL && EMAIL.test(text) ? { kind: 'email', value: text } : undefined
  }
  const digits = text.replace(/[\s().-]/g, '').replace(/^(?:\+|00)84/, '0')
  return MOBILE.test(digits) ? { kind: 'phone', value: digits } : undefined
}

/** Enough to recognise one's own, too little to learn another's: "******5678", "h***@gmail.com". */
export const maskContact = ({ kind, value }: Contact): string => {
  if (kind === 'phone') return maskDigits(value)
  const at = value.indexOf('@')
  return `${value.slice(0, 1)}***${value.slice(at)}`
}

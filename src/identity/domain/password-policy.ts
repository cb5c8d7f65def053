import { COMMON_PASSWORDS } from './common-passwords.ts'

/** Beyond this a password only costs time to hash. */
export const LONGEST_PASSWORD = 128

export type PasswordFault = 'passwordTooShort' | 'passwordTooLong' | 'passwordCommonInvalid' | 'passwordLoginInvalid'

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * Length, no well-known password, nothing built on the login name (ASVS 6.2). No rules of composition: they make
 * passwords worse. Counted in characters, not bytes.
 */
export const findPasswordFault = (password: string, login: string, minLength: number): PasswordFault | undefined => {
  const length = [...password].length
  if (length < minLength) return 'passwordTooShort'
  if (length > LONGEST_PASSWORD) return 'passwordTooLong'
  const plain = folded(password)
  if (plain.includes(folded(login)) || new Set(plain).size < 4) return 'passwordLoginInvalid'
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(plain.replace(/[\d!@#$.]+$/u, ''))) return 'passwordCommonInvalid'
  return undefined
}

import { parseIdentityNumber } from '#kernel/citizen-card.ts'

/** Weights of the first nine digits; the tenth is ten minus their sum modulo eleven. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const

const isChecked = (digits: string): boolean => {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return 10 - (sum % 11) === Number(digits[9])
}

/**
 * A tax number, which is also the enterprise number: ten digits with a check digit, a branch with three more, or the
 * identity number of a household or person in business (Circular 86/2024/TT-BTC). In the form that is stored,
 * "0100109106" or "0100109106-001"; `undefined` when it is none.
 */
export const parseTaxNumber = (typed: string): string | undefined => {
  const digits = typed.normalize('NFKC').replace(/[\s.-]/g, '')
  if (/^\d{12}$/.test(digits)) return parseIdentityNumber(digits).ok ? digits : undefined
  if (!/^\d{10}(\d{3})?$/.test(digits) || !isChecked(digits)) return undefined
  return digits.length === 10 ? digits : `${digits.slice(0, 10)}-${digits.slice(10)}`
}

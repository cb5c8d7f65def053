import type { Brand } from './ids.ts'
import { formatNumber } from './number-format.ts'

/** Đồng: a whole number, never a fraction. Sums stay exact up to 9 quadrillion. */
export type Dong = Brand<number, 'Dong'>

/** A sum in đồng, or `undefined` for a fraction, a negative or an unsafe number. */
export const parseDong = (amount: number): Dong | undefined =>
  Number.isSafeInteger(amount) && amount >= 0 ? (amount as Dong) : undefined

/** Throws when the sum is no longer exact. */
export const addDong = (...amounts: readonly Dong[]): Dong => {
  const sum = parseDong(amounts.reduce<number>((total, amount) => total + amount, 0))
  if (sum === undefined) throw new RangeError('sum of đồng beyond the exact range')
  return sum
}

/** `150000` → "150.000 đ". */
export const formatDong = (amount: Dong): string => `${formatNumber(amount)} đ`

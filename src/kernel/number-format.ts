/** Numbers as Vietnamese papers print them: a dot between thousands, a comma before the fraction. */

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '.')

/** `1419` → "1.419", `2.5` → "2,5". With `fraction`, exactly so many digits, rounded half up. */
export const formatNumber = (value: number, fraction?: number): string => {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number')
  const [whole = '0', rest] = fraction === undefined ? plainDigits(Math.abs(value)) : rounded(Math.abs(value), fraction)
  const text = rest ? `${grouped(whole)},${rest}` : grouped(whole)
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

/** A share as a percentage with two digits: `formatPercent(38388, 42092)` → "91,20 %". `undefined` base or 0 has none. */
export const formatPercent = (part: number, base: number): string | undefined =>
  base === 0 ? undefined : `${formatNumber((part * 100) / base, 2)} %`

/** Shortest decimal digits, never in scientific notation. */
const plainDigits = (value: number): string[] => {
  const [mantissa = '0', exponent] = String(value).split('e')
  if (exponent === undefined) return mantissa.split('.')
  const [whole = '0', rest = ''] = mantissa.split('.')
  const shift = Number(exponent)
  return shift > 0
    ? [whole + rest.padEnd(shift, '0').slice(0, shift), rest.slice(shift)]
    : ['0', '0'.repeat(-shift - 1) + whole + rest]
}

/** Rounds the decimal digits themselves, so that 1.005 becomes 1,01 as a person would do it. */
const rounded = (value: number, fraction: number): string[] => {
  const [whole = '0', rest = ''] = plainDigits(value)
  const kept = BigInt(whole + rest.padEnd(fraction, '0').slice(0, fraction))
  const up = (rest[fraction] ?? '0') >= '5' ? 1n : 0n
  const digits = String(kept + up).padStart(fraction + 1, '0')
  return fraction === 0 ? [digits] : [digits.slice(0, -fraction), digits.slice(-fraction)]
}

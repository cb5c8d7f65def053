/** An exact fraction in lowest terms, `bottom` above 0: no figure is lost to binary fractions. */
export type Rational = { readonly top: bigint; readonly bottom: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

const rational = (top: bigint, bottom: bigint): Rational => {
  const sign = bottom < 0n ? -1n : 1n
  const common = gcd(top, bottom)
  return { top: (sign * top) / common, bottom: (sign * bottom) / common }
}

export const ZERO: Rational = { top: 0n, bottom: 1n }
export const ONE: Rational = { top: 1n, bottom: 1n }

/** The number as its decimal digits say it: 0.1 is one tenth. Throws on what is no finite number. */
export const fromNumber = (value: number): Rational => {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number')
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = digits.split('.')
  const shift = Number(exponent) - fraction.length
  const top = BigInt(whole + fraction)
  return shift >= 0 ? { top: top * 10n ** BigInt(shift), bottom: 1n } : rational(top, 10n ** BigInt(-shift))
}

export const add = (a: Rational, b: Rational): Rational => rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
export const negate = ({ top, bottom }: Rational): Rational => ({ top: -top, bottom })
export const multiply = (a: Rational, b: Rational): Rational => rational(a.top * b.top, a.bottom * b.bottom)
/** Undefined where there is nothing to divide by. */
export const divide = (a: Rational, b: Rational): Rational | undefined => (b.top === 0n ? undefined : rational(a.top * b.bottom, a.bottom * b.top))

/** Below 0, 0, above 0, as in a sort. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Rounded half up to whole hundredths, as points are printed. */
export const toHundredths = ({ top, bottom }: Rational): number => {
  const doubled = 200n * top + bottom
  const whole = doubled / (2n * bottom)
  // Division of big integers cuts towards zero; below zero the floor is one less.
  return Number(doubled < 0n && doubled % (2n * bottom) !== 0n ? whole - 1n : whole) / 100
}

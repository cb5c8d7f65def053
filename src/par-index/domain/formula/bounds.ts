import { unreachable } from '#kernel/result.ts'
import type { Formula } from './parse.ts'

/** Between which numbers a value lies, both included; infinite where nothing limits it. */
export type Bounds = { readonly low: number; readonly high: number }

const ANY: Bounds = { low: -Infinity, high: Infinity }

/** An infinite end is a limit that is never reached, so nought times it is nought. */
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b)

const product = (a: Bounds, b: Bounds): Bounds => {
  const corners = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)]
  return { low: Math.min(...corners), high: Math.max(...corners) }
}

/** 1 ÷ b over all of b but nought; undefined where b may stand on both sides of it. */
const inverse = ({ low, high }: Bounds): Bounds | undefined => {
  if (low > 0 || high < 0) return { low: 1 / high, high: 1 / low }
  if (low === 0 && high > 0) return { low: 1 / high, high: Infinity }
  if (high === 0 && low < 0) return { low: -Infinity, high: 1 / low }
  return undefined
}

const quotient = (a: Bounds, b: Bounds): Bounds => {
  const over = inverse(b)
  return over === undefined ? ANY : product(a, over)
}

const operate = (sign: '+' | '-' | '*' | '/', a: Bounds, b: Bounds): Bounds => {
  switch (sign) {
    case '+': return { low: a.low + b.low, high: a.high + b.high }
    case '-': return { low: a.low - b.high, high: a.high - b.low }
    case '*': return product(a, b)
    case '/': return quotient(a, b)
    default: return unreachable(sign)
  }
}

const toNumber = ({ top, bottom }: { readonly top: bigint; readonly bottom: bigint }): number => Number(top) / Number(bottom)

/**
 * Bounds of a formula where each input lies in its range: what it gives never lies outside, but it may not come near
 * them, since inputs are taken as independent of each other. Division by zero gives no value and widens nothing.
 */
export const boundsOf = (formula: Formula, ranges: ReadonlyMap<string, Bounds>): Bounds => {
  const bounds = (of: Formula): Bounds => boundsOf(of, ranges)
  switch (formula.kind) {
    case 'number': {
      const value = toNumber(formula.value)
      return { low: value, high: value }
    }
    case 'name':
      return ranges.get(formula.name) ?? ANY
    case 'negate': {
      const { low, high } = bounds(formula.of)
      return { low: 0 - high, high: 0 - low }
    }
    case 'percent': {
      const { low, high } = bounds(formula.of)
      return { low: low / 100, high: high / 100 }
    }
    case 'operation':
      return operate(formula.sign, bounds(formula.left), bounds(formula.right))
    case 'comparison':
      return { low: 0, high: 1 }
    case 'least':
    case 'most': {
      const all = formula.of.map(bounds)
      const end = formula.kind === 'least' ? Math.min : Math.max
      return { low: end(...all.map(({ low }) => low)), high: end(...all.map(({ high }) => high)) }
    }
    case 'choice': {
      const [a, b] = [bounds(formula.taken), bounds(formula.otherwise)]
      return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }
    }
    default:
      return unreachable(formula)
  }
}

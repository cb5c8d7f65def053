import { unreachable } from '#kernel/result.ts'
import type { Formula } from './parse.ts'
import { add, compare, divide, fromNumber, multiply, negate, ONE, ZERO, type Rational } from './rational.ts'
import type { Comparison } from './tokens.ts'

/** What a formula gives: exact, or undefined where it divides by zero. */
export type Value = Rational | undefined

const HUNDRED = fromNumber(100)

const holds = (sign: Comparison, order: -1 | 0 | 1): boolean => {
  switch (sign) {
    case '<': return order < 0
    case '≤': return order <= 0
    case '>': return order > 0
    case '≥': return order >= 0
    case '=': return order === 0
    case '≠': return order !== 0
    default: return unreachable(sign)
  }
}

const operate = (sign: '+' | '-' | '*' | '/', a: Rational, b: Rational): Value => {
  switch (sign) {
    case '+': return add(a, b)
    case '-': return add(a, negate(b))
    case '*': return multiply(a, b)
    case '/': return divide(a, b)
    default: return unreachable(sign)
  }
}

/** One of many by an order; undefined when one of them is. */
const extreme = (values: readonly Value[], wanted: -1 | 1): Value =>
  values.reduce((best, one) => (best === undefined || one === undefined ? undefined : compare(one, best) === wanted ? one : best))

/**
 * The value of a formula over figures by name. Only the branch of a choice that is taken is looked at, so that
 * "nếu(b = 0; 0; a / b)" has a value everywhere. Every name of the formula must have its figure.
 */
export const evaluateFormula = (formula: Formula, figures: ReadonlyMap<string, Rational>): Value => {
  const value = (of: Formula): Value => evaluateFormula(of, figures)
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'name': {
      const figure = figures.get(formula.name)
      if (figure === undefined) throw new Error(`no figure is given for ${formula.name}`)
      return figure
    }
    case 'negate': {
      const of = value(formula.of)
      return of === undefined ? undefined : negate(of)
    }
    case 'percent': {
      const of = value(formula.of)
      return of === undefined ? undefined : divide(of, HUNDRED)
    }
    case 'operation': {
      const [left, right] = [value(formula.left), value(formula.right)]
      return left === undefined || right === undefined ? undefined : operate(formula.sign, left, right)
    }
    case 'comparison': {
      const [left, right] = [value(formula.left), value(formula.right)]
      return left === undefined || right === undefined ? undefined : holds(formula.sign, compare(left, right)) ? ONE : ZERO
    }
    case 'least':
      return extreme(formula.of.map(value), -1)
    case 'most':
      return extreme(formula.of.map(value), 1)
    case 'choice': {
      const when = value(formula.when)
      return when === undefined ? undefined : value(when.top === 0n ? formula.otherwise : formula.taken)
    }
    default:
      return unreachable(formula)
  }
}

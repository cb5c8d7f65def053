import { datePartsOf, parseDay } from '#kernel/local-time.ts'
import { unreachable } from '#kernel/result.ts'
import type { Arithmetic, Comparison, Expression } from './expression.ts'
import { isObject, type AnswerObject, type AnswerValue } from './value.ts'

/** What an expression may see: the answers that count (a row's own before the others), and what day it is. */
export type Scope = { readonly answers: AnswerObject; readonly today: string }

/** Texts compare as composed Unicode, so that "hòa" typed in two ways is one word; nothing depends on a locale. */
const same = (text: string): string => text.normalize('NFC')

const lookUp = (value: AnswerValue | undefined, path: readonly string[]): AnswerValue => {
  const [head, ...rest] = path
  if (head === undefined) return value ?? null
  if (Array.isArray(value)) return value.map((row) => lookUp(row, path))
  return isObject(value) && Object.hasOwn(value, head) ? lookUp(value[head], rest) : null
}

const equal = (left: AnswerValue, right: AnswerValue): boolean | null => {
  if (left === null || right === null) return left === right
  if (typeof left !== typeof right || typeof left === 'object') return null
  return typeof left === 'string' && typeof right === 'string' ? same(left) === same(right) : left === right
}

/** Below, equal or above: for numbers and for days, which order as ISO text. */
const order = (left: AnswerValue, right: AnswerValue): number | null => {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : left < right ? -1 : 1
  return null
}

const compare = (op: Comparison, left: AnswerValue, right: AnswerValue): boolean | null => {
  if (op === 'eq' || op === 'ne') {
    const answer = equal(left, right)
    return answer === null || op === 'eq' ? answer : !answer
  }
  const difference = order(left, right)
  if (difference === null) return null
  switch (op) {
    case 'lt':
      return difference < 0
    case 'le':
      return difference <= 0
    case 'gt':
      return difference > 0
    case 'ge':
      return difference >= 0
  }
}

const calculate = (op: Arithmetic, left: AnswerValue, right: AnswerValue): AnswerValue => {
  if (op === 'plus' && typeof left === 'string' && typeof right === 'string') return left + right
  if (typeof left !== 'number' || typeof right !== 'number') return null
  switch (op) {
    case 'plus':
      return left + right
    case 'minus':
      return left - right
    case 'times':
      return left * right
    case 'divide':
      return right === 0 ? null : left / right
  }
}

/** Three-valued as FEEL has it: an unknown part decides nothing unless another part already does. */
const all = (values: readonly AnswerValue[], decisive: boolean): boolean | null => {
  if (values.includes(decisive)) return decisive
  return values.every((value) => value === !decisive) ? !decisive : null
}

const numbersOf = (value: AnswerValue): readonly number[] | null =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number') ? value : null

const aggregate = (op: 'count' | 'sum' | 'least' | 'greatest', list: AnswerValue): number | null => {
  if (op === 'count') return Array.isArray(list) ? list.length : null
  const numbers = numbersOf(list)
  if (numbers === null) return null
  return numbers.reduce((a, b) => (op === 'sum' ? a + b : op === 'least' ? Math.min(a, b) : Math.max(a, b)))
}

const dayParts = (value: AnswerValue): { year: number; month: number; day: number } | null => {
  const day = typeof value === 'string' ? parseDay(value) : undefined
  if (day === undefined) return null
  const { year, month, date } = datePartsOf(day)
  return { year, month, day: date }
}

const yearsBetween = (from: AnswerValue, to: AnswerValue): number | null => {
  const [a, b] = [dayParts(from), dayParts(to)]
  if (a === null || b === null) return null
  const months = (b.year - a.year) * 12 + b.month - a.month
  const days = b.day - a.day
  // Counted towards zero, so that an age is never rounded up from either side.
  const whole = months > 0 && days < 0 ? months - 1 : months < 0 && days > 0 ? months + 1 : months
  return Math.trunc(whole / 12) + 0
}

const within = (expression: Extract<Expression, { op: 'within' }>, scope: Scope): boolean | null => {
  const value = evaluate(expression.value, scope)
  const above = compare(expression.fromOpen ? 'gt' : 'ge', value, evaluate(expression.from, scope))
  const below = compare(expression.toOpen ? 'lt' : 'le', value, evaluate(expression.to, scope))
  return above === null || below === null ? null : above && below
}

const inText = (op: 'textContains' | 'startsWith' | 'endsWith', text: AnswerValue, part: AnswerValue): boolean | null => {
  if (typeof text !== 'string' || typeof part !== 'string') return null
  const [whole, piece] = [same(text), same(part)]
  return op === 'textContains' ? whole.includes(piece) : op === 'startsWith' ? whole.startsWith(piece) : whole.endsWith(piece)
}

/** The value of an expression; `null` where an answer it needs is missing. Total: it never throws and always ends. */
export const evaluate = (expression: Expression, scope: Scope): AnswerValue => {
  const value = (part: Expression): AnswerValue => evaluate(part, scope)
  switch (expression.op) {
    case 'const':
      return expression.value
    case 'date':
      return expression.day
    case 'today':
      return scope.today
    case 'field':
      return lookUp(scope.answers, expression.path)
    case 'and':
      return all(expression.of.map(value), false)
    case 'or':
      return all(expression.of.map(value), true)
    case 'not': {
      const answer = value(expression.of)
      return typeof answer === 'boolean' ? !answer : null
    }
    case 'negate': {
      const answer = value(expression.of)
      return typeof answer === 'number' ? 0 - answer : null
    }
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return compare(expression.op, value(expression.left), value(expression.right))
    case 'plus':
    case 'minus':
    case 'times':
    case 'divide':
      return calculate(expression.op, value(expression.left), value(expression.right))
    case 'if':
      return value(value(expression.test) === true ? expression.yes : expression.no)
    case 'oneOf': {
      const asked = value(expression.value)
      return expression.options.some((option) => equal(asked, value(option)) === true)
    }
    case 'within':
      return within(expression, scope)
    case 'listContains': {
      const [list, item] = [value(expression.list), value(expression.item)]
      return Array.isArray(list) ? list.some((one) => equal(one, item) === true) : null
    }
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return aggregate(expression.op, value(expression.list))
    case 'textLength': {
      const text = value(expression.of)
      return typeof text === 'string' ? [...same(text)].length : null
    }
    case 'textContains':
    case 'startsWith':
    case 'endsWith':
      return inText(expression.op, value(expression.text), value(expression.part))
    case 'yearsBetween':
      return yearsBetween(value(expression.from), value(expression.to))
    case 'year':
    case 'month':
    case 'day':
      return dayParts(value(expression.of))?.[expression.op] ?? null
    default:
      return unreachable(expression)
  }
}

/** A condition holds only when it is certainly true. */
export const holds = (expression: Expression, scope: Scope): boolean => evaluate(expression, scope) === true

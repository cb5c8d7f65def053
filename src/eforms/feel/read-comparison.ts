import { evaluate, type Scope } from '../domain/evaluate.ts'
import type { Comparison, Expression } from '../domain/expression.ts'
import { childrenOf, isPlain, type Node, type Reader, type Typed } from './reader.ts'

const COMPARE: Readonly<Record<string, Comparison>> = { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' }

/** Both ends are fixed, the lower first: what a range turned around means differs between readers of FEEL. */
const isAscending = (low: Expression, high: Expression): boolean => {
  if (low.op === 'date' && high.op === 'date') return low.day <= high.day
  const [from, to] = [evaluate(low, NO_ANSWERS), evaluate(high, NO_ANSWERS)]
  return typeof from === 'number' && typeof to === 'number' && from <= to
}
const NO_ANSWERS: Scope = { answers: {}, today: '0001-01-01' }

/** `a < b`, `x between a and b`, `x in …`. */
export const readComparison = (reader: Reader, node: Node, depth: number): Typed => {
  const { textOf, leave, at, agree, read } = reader
  const parts = childrenOf(node)
  const [first, sign, second] = [at(parts, 0, node), at(parts, 1, node), at(parts, 2, node)]
  const left = read(first, depth)
  if (sign.name === 'in') return readIn(reader, node, left, first, second, parts[3], depth)
  const right = read(second, depth)
  const type = agree(second, left, right)
  if (sign.name === 'between') {
    const upper = at(parts, 4, node)
    const to = read(upper, depth)
    if (agree(upper, left, to) !== type || (type !== 'number' && type !== 'date')) return leave(node, 'feelText')
    if (!isAscending(right.tree, to.tree)) return leave(node, 'feelRange')
    return { tree: { op: 'within', value: left.tree, from: right.tree, to: to.tree }, type: 'boolean' }
  }
  const op = COMPARE[textOf(sign)] ?? leave(sign, 'feelNotAllowed')
  const isAgainstNothing = left.type === 'nothing' || right.type === 'nothing'
  if (!isPlain(type) && !(isAgainstNothing && (op === 'eq' || op === 'ne'))) return leave(first, 'feelNotAllowed')
  if (op !== 'eq' && op !== 'ne' && type !== 'number' && type !== 'date') return leave(node, 'feelText')
  return { tree: { op, left: left.tree, right: right.tree }, type: 'boolean' }
}

/** `x in ("a", "b")`, `x in ["a", "b"]`, `x in [1..5]`. */
const readIn = (reader: Reader, node: Node, left: Typed, first: Node, second: Node, third: Node | undefined, depth: number): Typed => {
  const { leave, at, agree, read } = reader
  if (!isPlain(left.type)) return leave(first, 'feelNotAllowed')
  const tests = second.name === '(' && third !== undefined ? childrenOf(third) : [second]
  const inner = tests.map((test) => (test.name === 'PositiveUnaryTest' ? at(childrenOf(test), 0, test) : test))
  const [only] = inner
  if (inner.length === 1 && only?.name === 'SimplePositiveUnaryTest') return readInterval(reader, node, left, only, depth)
  const listed = inner.length === 1 && only?.name === 'List' ? childrenOf(only).filter(({ name }) => name !== '[' && name !== ']') : inner
  const options = listed.map((option) => {
    const typed = read(option, depth)
    agree(option, left, typed)
    return isPlain(typed.type) ? typed.tree : leave(option, 'feelNotAllowed')
  })
  return options.length === 0 ? leave(node, 'feelNotAllowed') : { tree: { op: 'oneOf', value: left.tree, options }, type: 'boolean' }
}

const readInterval = (reader: Reader, node: Node, value: Typed, test: Node, depth: number): Typed => {
  const { leave, at, agree, read } = reader
  const interval = at(childrenOf(test), 0, test)
  if (interval.name !== 'Interval') return leave(test, 'feelNotAllowed')
  const [open, from, , to, close] = childrenOf(interval)
  if (open === undefined || from === undefined || to === undefined || close === undefined) return leave(interval, 'feelSyntax')
  const [low, high] = [read(from, depth), read(to, depth)]
  const type = agree(from, value, low)
  if (agree(to, value, high) !== type || (type !== 'number' && type !== 'date')) return leave(node, 'feelText')
  if (!isAscending(low.tree, high.tree)) return leave(interval, 'feelRange')
  return {
    tree: {
      op: 'within', value: value.tree, from: low.tree, to: high.tree,
      ...(open.name !== '[' && { fromOpen: true as const }),
      ...(close.name !== ']' && { toOpen: true as const }),
    },
    type: 'boolean',
  }
}

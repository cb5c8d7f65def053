import { childrenOf, isPlain, type Node, type Reader, type Typed } from './reader.ts'

const CALCULATE = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divide' } as const
const isCalculation = (sign: string): sign is keyof typeof CALCULATE => Object.hasOwn(CALCULATE, sign)

export const readArithmetic = (reader: Reader, node: Node, depth: number): Typed => {
  const { textOf, leave, at, read, expect } = reader
  const parts = childrenOf(node)
  if (parts.length === 2) return { tree: { op: 'negate', of: expect(at(parts, 1, node), 'number', depth) }, type: 'number' }
  const [first, sign, second] = [at(parts, 0, node), at(parts, 1, node), at(parts, 2, node)]
  const [left, right] = [read(first, depth), read(second, depth)]
  const symbol = textOf(sign)
  if (!isCalculation(symbol)) return leave(sign, 'feelNotAllowed')
  const type = symbol === '+' && left.type === 'text' ? 'text' : 'number'
  if (left.type !== type) return leave(first, 'feelType', type)
  if (right.type !== type) return leave(second, 'feelType', type)
  return { tree: { op: CALCULATE[symbol], left: left.tree, right: right.tree }, type }
}

export const readJunction = (reader: Reader, node: Node, op: 'and' | 'or', depth: number): Typed => {
  const { leave, expect } = reader
  const [left, , right] = childrenOf(node)
  const of = [left ?? leave(node, 'feelSyntax'), right ?? leave(node, 'feelSyntax')].map((part) => expect(part, 'boolean', depth))
  return { tree: { op, of }, type: 'boolean' }
}

export const readIf = (reader: Reader, node: Node, depth: number): Typed => {
  const { leave, agree, read, expect } = reader
  const [, test, , yes, , no] = childrenOf(node)
  if (test === undefined || yes === undefined || no === undefined) return leave(node, 'feelSyntax')
  const condition = expect(test, 'boolean', depth)
  const [first, second] = [read(yes, depth), read(no, depth)]
  const type = agree(no, first, second)
  return isPlain(type) ? { tree: { op: 'if', test: condition, yes: first.tree, no: second.tree }, type } : leave(yes, 'feelNotAllowed')
}

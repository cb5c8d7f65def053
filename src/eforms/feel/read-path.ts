import type { Expression } from '../domain/expression.ts'
import { isGroup, listOfType, type NamedType } from '../domain/value-type.ts'
import { readCall } from './read-function.ts'
import { childrenOf, type Node, type Reader, type Typed } from './reader.ts'

const DAY_PARTS = ['year', 'month', 'day'] as const

/** A field, a field of a block or of rows, or a part of a day. */
export const readPath = (reader: Reader, node: Node, depth: number): Typed => {
  const { names, nameOf, leave, expect } = reader
  const steps: Node[] = []
  let head = node
  while (head.name === 'PathExpression') {
    const [before, , step] = childrenOf(head)
    steps.unshift(step ?? leave(head, 'feelSyntax'))
    head = before ?? leave(head, 'feelSyntax')
  }
  if (head.name === 'FunctionInvocation') return readDurationYears(reader, node, head, steps, depth)
  if (head.name !== 'VariableName') {
    const [step] = steps
    return steps.length === 1 && step !== undefined ? readDayPart(reader, step, expect(head, 'date', depth)) : leave(node, 'feelNotAllowed')
  }
  let type: NamedType = names.get(nameOf(head)) ?? leave(head, 'feelName')
  const path = [nameOf(head)]
  let inRows = false
  for (const [i, step] of steps.entries()) {
    if (type === 'date' && !inRows && i === steps.length - 1) return readDayPart(reader, step, { op: 'field', path })
    if (!isGroup(type)) return leave(step, 'feelName')
    inRows ||= 'rows' in type
    type = ('rows' in type ? type.rows : type.block).get(nameOf(step)) ?? leave(step, 'feelName')
    path.push(nameOf(step))
  }
  if (isGroup(type)) return 'rows' in type ? { tree: { op: 'field', path }, type: 'rows' } : leave(node, 'feelName')
  if (!inRows) return { tree: { op: 'field', path }, type }
  return { tree: { op: 'field', path }, type: listOfType(type) ?? leave(node, 'feelNotAllowed') }
}

const readDayPart = (reader: Reader, step: Node, of: Expression): Typed => {
  const { nameOf, leave } = reader
  const op = DAY_PARTS.find((part) => part === nameOf(step)) ?? leave(step, 'feelName')
  return { tree: { op, of }, type: 'number' }
}

/** `years and months duration(from, to).years`: the one thing that is done with durations. */
const readDurationYears = (reader: Reader, node: Node, call: Node, steps: readonly Node[], depth: number): Typed => {
  const { nameOf, leave, at, expect } = reader
  const { name, given } = readCall(reader, call)
  if (name !== 'years and months duration') {
    const [step] = steps
    return steps.length === 1 && step !== undefined ? readDayPart(reader, step, expect(call, 'date', depth)) : leave(node, 'feelNotAllowed')
  }
  if (steps.length !== 1 || nameOf(at(steps, 0, node)) !== 'years') return leave(node, 'feelNotAllowed')
  return {
    tree: { op: 'yearsBetween', from: expect(at(given, 0, call), 'date', depth), to: expect(at(given, 1, call), 'date', depth) },
    type: 'number',
  }
}

import { parseExpression } from 'feelin'
import type { Expression } from '../domain/expression.ts'
import type { Names, ValueType } from '../domain/value-type.ts'
import { readComparison } from './read-comparison.ts'
import { readFunction } from './read-function.ts'
import { readDay, readText } from './read-literal.ts'
import { readArithmetic, readIf, readJunction } from './read-operation.ts'
import { readPath } from './read-path.ts'
import { childrenOf, Outside, type FeelProblem, type Node, type Reader, type Typed } from './reader.ts'

export type Translated =
  | { readonly ok: true; readonly tree: Expression; readonly type: ValueType }
  | { readonly ok: false; readonly problem: FeelProblem }

/** Deeper nesting than any condition that a person can read. */
const DEEPEST = 40

const translateWith = (feel: string, names: Names): Typed => {
  const textOf = (node: Node): string => feel.slice(node.from, node.to)
  const leave = (node: Node, code: FeelProblem['code'], wanted?: ValueType): never => {
    const found = textOf(node).trim().slice(0, 80)
    throw new Outside({ code, column: node.from + 1, found, ...(wanted !== undefined && { wanted }) })
  }
  const at = (nodes: readonly Node[], index: number, parent: Node): Node => nodes[index] ?? leave(parent, 'feelSyntax')

  const nameOf = (node: Node): string => textOf(node).trim().replace(/\s+/g, ' ')

  const expect = (node: Node, type: ValueType, depth: number): Expression => {
    const typed = read(node, depth)
    return typed.type === type ? typed.tree : leave(node, 'feelType', type)
  }

  const agree = (node: Node, left: Typed, right: Typed): ValueType => {
    if (left.type === right.type || right.type === 'nothing') return left.type
    return left.type === 'nothing' ? right.type : leave(node, 'feelType', left.type)
  }

  const read = (node: Node, depth: number): Typed => {
    if (depth > DEEPEST) return leave(node, 'feelNotAllowed')
    const next = depth + 1
    switch (node.name) {
      case 'Expression':
        return read(at(childrenOf(node), 0, node), next)
      case 'ParenthesizedExpression':
        return read(at(childrenOf(node), 1, node), next)
      case 'StringLiteral':
        return readText(reader, node)
      case 'NumericLiteral': {
        const value = Number(textOf(node).replace(/\s/g, ''))
        return Number.isFinite(value) ? { tree: { op: 'const', value }, type: 'number' } : leave(node, 'feelSyntax')
      }
      case 'BooleanLiteral':
        return { tree: { op: 'const', value: textOf(node) === 'true' }, type: 'boolean' }
      case 'null':
        return { tree: { op: 'const', value: null }, type: 'nothing' }
      case 'DateTimeLiteral':
        return readDay(reader, node)
      case 'VariableName':
      case 'PathExpression':
        return readPath(reader, node, next)
      case 'Conjunction':
        return readJunction(reader, node, 'and', next)
      case 'Disjunction':
        return readJunction(reader, node, 'or', next)
      case 'Comparison':
        return readComparison(reader, node, next)
      case 'ArithmeticExpression':
        return readArithmetic(reader, node, next)
      case 'IfExpression':
        return readIf(reader, node, next)
      case 'FunctionInvocation':
        return readFunction(reader, node, next)
      default:
        return leave(node, 'feelNotAllowed')
    }
  }

  const reader: Reader = { names, textOf, nameOf, leave, at, read, expect, agree }
  const tree = parseExpression(feel, {}, undefined)
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) throw new Outside({ code: 'feelSyntax', column: node.from + 1, found: feel.slice(node.from, node.from + 40).trim() })
    },
  })
  return read(tree.topNode, 0)
}

/**
 * Reads a FEEL text into our closed expression tree, with the type that it gives. What is outside of the tree is
 * refused with the place where it stands; nothing is guessed. `names` are the fields that may be read.
 */
export const translateFeel = (feel: string, names: Names): Translated => {
  try {
    return { ok: true, ...translateWith(feel, names) }
  } catch (error) {
    if (error instanceof Outside) return { ok: false, problem: error.problem }
    throw error
  }
}

import type { parseExpression } from 'feelin'
import type { Expression } from '../domain/expression.ts'
import type { Names, ValueType } from '../domain/value-type.ts'

/** Why a condition is not accepted; sentences in `../refusals.ts`. `found` is the piece of text, `column` counts from 1. */
export type FeelProblem = {
  readonly code: 'feelSyntax' | 'feelName' | 'feelNotAllowed' | 'feelFunction' | 'feelType' | 'feelText' | 'feelDay' | 'feelRange'
  readonly column: number
  readonly found: string
  readonly wanted?: ValueType
}

export type Node = ReturnType<typeof parseExpression>['topNode']
export type Typed = { readonly tree: Expression; readonly type: ValueType }

/** Leaves the walk at the first thing that is outside; caught by `translateFeel` and nowhere else. */
export class Outside extends Error {
  readonly problem: FeelProblem
  constructor(problem: FeelProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/** What every part of the walk over one text needs. `depth` grows with the nesting. */
export type Reader = {
  /** The fields that may be read. */
  readonly names: Names
  readonly textOf: (node: Node) => string
  /** The text of a name, its spaces made one. */
  readonly nameOf: (node: Node) => string
  /** Refuses the text at this place; `wanted` is the type that would have fitted. */
  readonly leave: (node: Node, code: FeelProblem['code'], wanted?: ValueType) => never
  readonly at: (nodes: readonly Node[], index: number, parent: Node) => Node
  readonly read: (node: Node, depth: number) => Typed
  readonly expect: (node: Node, type: ValueType, depth: number) => Expression
  /** The one type of both; null goes with anything. */
  readonly agree: (node: Node, left: Typed, right: Typed) => ValueType
}

export const childrenOf = (node: Node): readonly Node[] => {
  const children: Node[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child)
  }
  return children
}

export const isPlain = (type: ValueType): boolean => ['text', 'number', 'boolean', 'date', 'nothing'].includes(type)

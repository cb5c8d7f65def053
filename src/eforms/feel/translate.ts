import { parseExpression } from 'feelin'
import { parseDay } from '#kernel/local-time.ts'
import { evaluate, type Scope } from '../domain/evaluate.ts'
import type { Comparison, Expression } from '../domain/expression.ts'
import { isGroup, listOfType, type Names, type NamedType, type ValueType } from '../domain/value-type.ts'

/** Why a condition is not accepted; sentences in `../refusals.ts`. `found` is the piece of text, `column` counts from 1. */
export type FeelProblem = {
  readonly code: 'feelSyntax' | 'feelName' | 'feelNotAllowed' | 'feelFunction' | 'feelType' | 'feelText' | 'feelDay' | 'feelRange'
  readonly column: number
  readonly found: string
  readonly wanted?: ValueType
}

export type Translated =
  | { readonly ok: true; readonly tree: Expression; readonly type: ValueType }
  | { readonly ok: false; readonly problem: FeelProblem }

type Node = ReturnType<typeof parseExpression>['topNode']
type Typed = { readonly tree: Expression; readonly type: ValueType }

/** Leaves the walk at the first thing that is outside; caught below and nowhere else. */
class Outside extends Error {
  readonly problem: FeelProblem
  constructor(problem: FeelProblem) {
    super(problem.code)
    this.problem = problem
  }
}

const COMPARE: Readonly<Record<string, Comparison>> = { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' }
const CALCULATE = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divide' } as const
const isCalculation = (sign: string): sign is keyof typeof CALCULATE => Object.hasOwn(CALCULATE, sign)
const AGGREGATES = { count: 'count', sum: 'sum', min: 'least', max: 'greatest' } as const
const isAggregate = (name: string): name is keyof typeof AGGREGATES => Object.hasOwn(AGGREGATES, name)
const TEXT_TESTS = { contains: 'textContains', 'starts with': 'startsWith', 'ends with': 'endsWith' } as const
const isTextTest = (name: string): name is keyof typeof TEXT_TESTS => Object.hasOwn(TEXT_TESTS, name)
const DAY_PARTS = ['year', 'month', 'day'] as const

/** Deeper nesting than any condition that a person can read. */
const DEEPEST = 40

/** Both ends are fixed, the lower first: what a range turned around means differs between readers of FEEL. */
const isAscending = (low: Expression, high: Expression): boolean => {
  if (low.op === 'date' && high.op === 'date') return low.day <= high.day
  const [from, to] = [evaluate(low, NO_ANSWERS), evaluate(high, NO_ANSWERS)]
  return typeof from === 'number' && typeof to === 'number' && from <= to
}
const NO_ANSWERS: Scope = { answers: {}, today: '0001-01-01' }

const childrenOf = (node: Node): readonly Node[] => {
  const children: Node[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child)
  }
  return children
}

const translateWith = (feel: string, names: Names): Typed => {
  const textOf = (node: Node): string => feel.slice(node.from, node.to)
  const leave = (node: Node, code: FeelProblem['code'], wanted?: ValueType): never => {
    const found = textOf(node).trim().slice(0, 80)
    throw new Outside({ code, column: node.from + 1, found, ...(wanted !== undefined && { wanted }) })
  }
  const at = (nodes: readonly Node[], index: number, parent: Node): Node => nodes[index] ?? leave(parent, 'feelSyntax')

  const expect = (node: Node, type: ValueType, depth: number): Expression => {
    const typed = read(node, depth)
    return typed.type === type ? typed.tree : leave(node, 'feelType', type)
  }

  /** Both of one type; null goes with anything. */
  const agree = (node: Node, left: Typed, right: Typed): ValueType => {
    if (left.type === right.type || right.type === 'nothing') return left.type
    return left.type === 'nothing' ? right.type : leave(node, 'feelType', left.type)
  }
  const isPlain = (type: ValueType): boolean => ['text', 'number', 'boolean', 'date', 'nothing'].includes(type)

  const nameOf = (node: Node): string => textOf(node).trim().replace(/\s+/g, ' ')

  const readPath = (node: Node, depth: number): Typed => {
    const steps: Node[] = []
    let head = node
    while (head.name === 'PathExpression') {
      const [before, , step] = childrenOf(head)
      steps.unshift(step ?? leave(head, 'feelSyntax'))
      head = before ?? leave(head, 'feelSyntax')
    }
    if (head.name === 'FunctionInvocation') return readDurationYears(node, head, steps, depth)
    if (head.name !== 'VariableName') {
      const [step] = steps
      return steps.length === 1 && step !== undefined ? readDayPart(step, expect(head, 'date', depth)) : leave(node, 'feelNotAllowed')
    }
    let type: NamedType = names.get(nameOf(head)) ?? leave(head, 'feelName')
    const path = [nameOf(head)]
    let inRows = false
    for (const [i, step] of steps.entries()) {
      if (type === 'date' && !inRows && i === steps.length - 1) return readDayPart(step, { op: 'field', path })
      if (!isGroup(type)) return leave(step, 'feelName')
      inRows ||= 'rows' in type
      type = ('rows' in type ? type.rows : type.block).get(nameOf(step)) ?? leave(step, 'feelName')
      path.push(nameOf(step))
    }
    if (isGroup(type)) return 'rows' in type ? { tree: { op: 'field', path }, type: 'rows' } : leave(node, 'feelName')
    if (!inRows) return { tree: { op: 'field', path }, type }
    return { tree: { op: 'field', path }, type: listOfType(type) ?? leave(node, 'feelNotAllowed') }
  }

  const readDayPart = (step: Node, of: Expression): Typed => {
    const op = DAY_PARTS.find((part) => part === nameOf(step)) ?? leave(step, 'feelName')
    return { tree: { op, of }, type: 'number' }
  }

  /** `years and months duration(from, to).years`: the one thing that is done with durations. */
  const readDurationYears = (node: Node, call: Node, steps: readonly Node[], depth: number): Typed => {
    const { name, given } = readCall(call)
    if (name !== 'years and months duration') {
      const [step] = steps
      return steps.length === 1 && step !== undefined ? readDayPart(step, expect(call, 'date', depth)) : leave(node, 'feelNotAllowed')
    }
    if (steps.length !== 1 || nameOf(at(steps, 0, node)) !== 'years') return leave(node, 'feelNotAllowed')
    return {
      tree: { op: 'yearsBetween', from: expect(at(given, 0, call), 'date', depth), to: expect(at(given, 1, call), 'date', depth) },
      type: 'number',
    }
  }

  const readCall = (node: Node): { name: string; given: readonly Node[] } => {
    const [head, , parameters] = childrenOf(node)
    if (head === undefined || parameters?.name !== 'PositionalParameters') return leave(node, 'feelNotAllowed')
    return { name: nameOf(head), given: childrenOf(parameters) }
  }

  const readFunction = (node: Node, depth: number): Typed => {
    const { name, given } = readCall(node)
    const parameter = (index: number): Node => at(given, index, node)
    const takes = (count: number): void => {
      if (given.length !== count) leave(node, 'feelFunction')
    }
    if (isAggregate(name)) {
      takes(1)
      const list = read(parameter(0), depth)
      const fits = name === 'count' ? !isPlain(list.type) : list.type === 'numbers'
      return fits ? { tree: { op: AGGREGATES[name], list: list.tree }, type: 'number' } : leave(parameter(0), 'feelType', name === 'count' ? 'rows' : 'numbers')
    }
    if (isTextTest(name)) {
      takes(2)
      return { tree: { op: TEXT_TESTS[name], text: expect(parameter(0), 'text', depth), part: expect(parameter(1), 'text', depth) }, type: 'boolean' }
    }
    switch (name) {
      case 'not':
        takes(1)
        return { tree: { op: 'not', of: expect(parameter(0), 'boolean', depth) }, type: 'boolean' }
      case 'today':
        takes(0)
        return { tree: { op: 'today' }, type: 'date' }
      case 'string length':
        takes(1)
        return { tree: { op: 'textLength', of: expect(parameter(0), 'text', depth) }, type: 'number' }
      case 'list contains':
        takes(2)
        return { tree: { op: 'listContains', list: expect(parameter(0), 'texts', depth), item: expect(parameter(1), 'text', depth) }, type: 'boolean' }
      default:
        return leave(node, 'feelFunction')
    }
  }

  const readComparison = (node: Node, depth: number): Typed => {
    const parts = childrenOf(node)
    const [first, sign, second] = [at(parts, 0, node), at(parts, 1, node), at(parts, 2, node)]
    const left = read(first, depth)
    if (sign.name === 'in') return readIn(node, left, first, second, parts[3], depth)
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
  const readIn = (node: Node, left: Typed, first: Node, second: Node, third: Node | undefined, depth: number): Typed => {
    if (!isPlain(left.type)) return leave(first, 'feelNotAllowed')
    const tests = second.name === '(' && third !== undefined ? childrenOf(third) : [second]
    const inner = tests.map((test) => (test.name === 'PositiveUnaryTest' ? at(childrenOf(test), 0, test) : test))
    const [only] = inner
    if (inner.length === 1 && only?.name === 'SimplePositiveUnaryTest') return readInterval(node, left, only, depth)
    const listed = inner.length === 1 && only?.name === 'List' ? childrenOf(only).filter(({ name }) => name !== '[' && name !== ']') : inner
    const options = listed.map((option) => {
      const typed = read(option, depth)
      agree(option, left, typed)
      return isPlain(typed.type) ? typed.tree : leave(option, 'feelNotAllowed')
    })
    return options.length === 0 ? leave(node, 'feelNotAllowed') : { tree: { op: 'oneOf', value: left.tree, options }, type: 'boolean' }
  }

  const readInterval = (node: Node, value: Typed, test: Node, depth: number): Typed => {
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

  const readArithmetic = (node: Node, depth: number): Typed => {
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

  const readDay = (node: Node): Typed => {
    const day = /"([^"]*)"/.exec(textOf(node))?.[1] ?? ''
    return parseDay(day) === undefined ? leave(node, 'feelDay') : { tree: { op: 'date', day }, type: 'date' }
  }

  const readText = (node: Node): Typed => {
    try {
      const value: unknown = JSON.parse(textOf(node))
      if (typeof value === 'string') return { tree: { op: 'const', value: value.normalize('NFC') }, type: 'text' }
    } catch (error) {
      // FEEL knows escapes that JSON does not; such a text is refused like any other syntax.
      if (!(error instanceof SyntaxError)) throw error
    }
    return leave(node, 'feelSyntax')
  }

  const readJunction = (node: Node, op: 'and' | 'or', depth: number): Typed => {
    const [left, , right] = childrenOf(node)
    const of = [left ?? leave(node, 'feelSyntax'), right ?? leave(node, 'feelSyntax')].map((part) => expect(part, 'boolean', depth))
    return { tree: { op, of }, type: 'boolean' }
  }

  const readIf = (node: Node, depth: number): Typed => {
    const [, test, , yes, , no] = childrenOf(node)
    if (test === undefined || yes === undefined || no === undefined) return leave(node, 'feelSyntax')
    const condition = expect(test, 'boolean', depth)
    const [first, second] = [read(yes, depth), read(no, depth)]
    const type = agree(no, first, second)
    return isPlain(type) ? { tree: { op: 'if', test: condition, yes: first.tree, no: second.tree }, type } : leave(yes, 'feelNotAllowed')
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
        return readText(node)
      case 'NumericLiteral': {
        const value = Number(textOf(node).replace(/\s/g, ''))
        return Number.isFinite(value) ? { tree: { op: 'const', value }, type: 'number' } : leave(node, 'feelSyntax')
      }
      case 'BooleanLiteral':
        return { tree: { op: 'const', value: textOf(node) === 'true' }, type: 'boolean' }
      case 'null':
        return { tree: { op: 'const', value: null }, type: 'nothing' }
      case 'DateTimeLiteral':
        return readDay(node)
      case 'VariableName':
      case 'PathExpression':
        return readPath(node, next)
      case 'Conjunction':
        return readJunction(node, 'and', next)
      case 'Disjunction':
        return readJunction(node, 'or', next)
      case 'Comparison':
        return readComparison(node, next)
      case 'ArithmeticExpression':
        return readArithmetic(node, next)
      case 'IfExpression':
        return readIf(node, next)
      case 'FunctionInvocation':
        return readFunction(node, next)
      default:
        return leave(node, 'feelNotAllowed')
    }
  }

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

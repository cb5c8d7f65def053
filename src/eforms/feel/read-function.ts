import { childrenOf, isPlain, type Node, type Reader, type Typed } from './reader.ts'

const AGGREGATES = { count: 'count', sum: 'sum', min: 'least', max: 'greatest' } as const
const isAggregate = (name: string): name is keyof typeof AGGREGATES => Object.hasOwn(AGGREGATES, name)
const TEXT_TESTS = { contains: 'textContains', 'starts with': 'startsWith', 'ends with': 'endsWith' } as const
const isTextTest = (name: string): name is keyof typeof TEXT_TESTS => Object.hasOwn(TEXT_TESTS, name)

export const readCall = (reader: Reader, node: Node): { name: string; given: readonly Node[] } => {
  const { nameOf, leave } = reader
  const [head, , parameters] = childrenOf(node)
  if (head === undefined || parameters?.name !== 'PositionalParameters') return leave(node, 'feelNotAllowed')
  return { name: nameOf(head), given: childrenOf(parameters) }
}

/** The functions that the tree knows; any other is refused. */
export const readFunction = (reader: Reader, node: Node, depth: number): Typed => {
  const { leave, at, read, expect } = reader
  const { name, given } = readCall(reader, node)
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

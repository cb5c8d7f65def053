import { parseDay } from '#kernel/local-time.ts'
import type { Node, Reader, Typed } from './reader.ts'

export const readDay = (reader: Reader, node: Node): Typed => {
  const { textOf, leave } = reader
  const day = /"([^"]*)"/.exec(textOf(node))?.[1] ?? ''
  return parseDay(day) === undefined ? leave(node, 'feelDay') : { tree: { op: 'date', day }, type: 'date' }
}

export const readText = (reader: Reader, node: Node): Typed => {
  const { textOf, leave } = reader
  try {
    const value: unknown = JSON.parse(textOf(node))
    if (typeof value === 'string') return { tree: { op: 'const', value: value.normalize('NFC') }, type: 'text' }
  } catch (error) {
    // FEEL knows escapes that JSON does not; such a text is refused like any other syntax.
    if (!(error instanceof SyntaxError)) throw error
  }
  return leave(node, 'feelSyntax')
}

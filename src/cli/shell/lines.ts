/** A line that is longer than allowed; its text was not kept. */
export const TOO_LONG = Symbol('too long')

/**
 * Splits a stream of text into groups of whole lines, one group a chunk, so that whoever reads can answer
 * in groups too. A line beyond `limit` characters is passed over without being held in memory.
 */
export async function* lineGroups(
  chunks: AsyncIterable<string>,
  limit: number,
): AsyncGenerator<(string | typeof TOO_LONG)[]> {
  let rest = ''
  let isSkipping = false
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n')
    rest = pieces.pop() ?? ''
    const lines: (string | typeof TOO_LONG)[] = []
    for (const piece of pieces) {
      lines.push(isSkipping || piece.length > limit ? TOO_LONG : piece)
      isSkipping = false
    }
    if (rest.length > limit) {
      isSkipping = true
      rest = ''
    }
    if (lines.length > 0) yield lines
  }
  if (isSkipping) yield [TOO_LONG]
  else if (rest !== '') yield [rest]
}

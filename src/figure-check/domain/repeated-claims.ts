import { isCount, spanOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

const SHORTEST_LIST = 3

/** Runs of counts of the same thing in one sentence: "186 thủ tục …, 65 thủ tục …, 192 thủ tục …". */
const listsOf = (sentence: readonly Figure[]): readonly (readonly Figure[])[] => {
  const lists: Figure[][] = []
  for (const figure of sentence) {
    if (!isCount(figure) || figure.unit === null) continue
    const list = lists.at(-1)
    if (list !== undefined && list[0]?.unit === figure.unit && list[0].depth === figure.depth) list.push(figure)
    else lists.push([figure])
  }
  return lists.filter((list) => list.length >= SHORTEST_LIST)
}

/** Two lists of the same things in different places that agree everywhere but once: one of the two is a slip. */
const slips = (lists: readonly (readonly Figure[])[]): Claim[] =>
  lists.flatMap((list, i) =>
    lists.slice(i + 1).flatMap((other): Claim[] => {
      if (list.length !== other.length || list[0]?.unit !== other[0]?.unit || list[0]?.paragraph === other[0]?.paragraph) return []
      const differing = list.flatMap((one, at) => (one.value === other[at]?.value ? [] : [at]))
      const at = differing[0]
      const [first, second] = at === undefined ? [] : [list[at], other[at]]
      if (differing.length !== 1 || first === undefined || second === undefined) return []
      return [{
        kind: 'repeated', ...spanOf(other), computed: first.value, printed: second.value, holds: false, reason: 'sayOtherwiseElsewhere',
        terms: list.map(({ value }) => value), instead: [first],
      }]
    }),
  )

/** What a report says twice, and differently. */
export const repeatedClaims = (passage: Passage): readonly Claim[] => slips(passage.sentences.flatMap(listsOf))

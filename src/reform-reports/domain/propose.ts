import type { OutlineNode, Proposal } from '#law/reform-reports.ts'
import { differenceOf } from './difference.ts'
import type { Values } from './fact.ts'
import { readTemplate } from './template.ts'

export type Compared = { readonly now: Values; readonly before: Values }

const isTrue = (when: Proposal['when'], { now }: Compared): boolean => {
  if ('positive' in when) return (now[when.positive] ?? 0) > 0
  if ('zero' in when) return now[when.zero] === 0
  return (now[when.atLeast.code] ?? -1) >= when.atLeast.value
}

/** Does every live figure of the words have something to show? */
const isFilled = (text: string, { now, before }: Compared): boolean =>
  readTemplate(text).every((segment) => {
    if (segment.kind !== 'reference') return true
    const { code, form } = segment
    if (form === 'now') return now[code] !== undefined
    return form === 'before' ? before[code] !== undefined : differenceOf(code, now[code], before[code]) !== undefined
  })

const OPTIONAL = /\[([^[\]]*)\]/g

const proposed = ({ text, when }: Proposal, compared: Compared): string | undefined => {
  if (!isTrue(when, compared)) return undefined
  const words = text.replaceAll(OPTIONAL, (_, part: string) => (isFilled(part, compared) ? part : ''))
  return isFilled(words, compared) ? words : undefined
}

/** The sentences that the facts support, with their figures live; a sentence without its figures is left out. */
export const proposeSentences = ({ proposals }: OutlineNode, compared: Compared): readonly string[] =>
  proposals.flatMap((proposal) => proposed(proposal, compared) ?? [])

/** One paragraph a line, as the text of a heading is typed. */
export const proposeText = (node: OutlineNode, compared: Compared): string => proposeSentences(node, compared).map((sentence) => `- ${sentence}`).join('\n')

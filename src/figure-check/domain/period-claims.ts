import { reportWords as words } from '../../../law/figure-check/report-words.ts'
import type { Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

/** How many characters at the beginning count as the heading. */
const HEADING = 600

const MONTH = new RegExp(String.raw`^\s*${words.month}(?:\s|$)`, 'u')
const BEFORE_PERIOD = new RegExp(String.raw`(?:^|${words.headings})[^\d]*$`, 'u')
const OPENS_SENTENCE = new RegExp(String.raw`^\s*[_\s,]*(?:${words.in}\s*)?$`, 'u')

const isPeriod = (figure: Figure): boolean => figure.unit === 'month' && figure.value <= 12 && MONTH.test(figure.after)

/** The heading speaks of seven months, the figures of six: what the percentages rest on is another period. */
export const periodClaims = (passage: Passage): readonly Claim[] => {
  const heading = passage.figures.find((one) => one.start < HEADING && isPeriod(one) && BEFORE_PERIOD.test(one.before))
  if (heading === undefined) return []
  const seen = new Set<number>()
  return passage.sentences.flatMap((sentence): Claim[] => {
    const [first, ...figures] = sentence
    if (first === undefined || !isPeriod(first) || first.value === heading.value || seen.has(first.value) || figures.length < 2) return []
    if (!OPENS_SENTENCE.test(first.before)) return []
    seen.add(first.value)
    return [{
      kind: 'period', start: first.start, end: first.end, computed: heading.value, printed: first.value, holds: null,
      reason: 'periodsDiffer', terms: [], instead: [heading],
    }]
  })
}

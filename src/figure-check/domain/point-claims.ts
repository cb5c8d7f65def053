import { same, spanOf, sumOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

const FEWEST_AREAS = 3

const isScore = (figure: Figure): boolean => figure.unit === 'point' && figure.whole !== null && !figure.isApproximate

/** How many areas a paragraph says it lists: "2/7 tiêu chí đạt tối đa … 5/7 tiêu chí chưa đạt" names seven. */
const promisedAreas = (paragraph: readonly Figure[]): number | undefined => {
  const counts = paragraph.filter(({ unit, whole }) => unit === 'criterion' && whole !== null)
  const [first] = counts
  const all = first?.whole?.value
  return all !== undefined && counts.every(({ whole }) => whole?.value === all) && same(sumOf(counts.map(({ value }) => value)), all) ? all : undefined
}

/** "12,87/16,5 điểm, 6,99/7,5 điểm, …" beside the score that they should give, in the same paragraph or the one before. */
const areaSums = (paragraph: readonly Figure[], earlier: readonly Figure[]): Claim[] => {
  const areas = paragraph.filter(isScore)
  if (areas.length < FEWEST_AREAS) return []
  const points = sumOf(areas.map(({ value }) => value))
  const maxima = sumOf(areas.map(({ whole }) => whole?.value ?? 0))
  const largest = Math.max(...areas.map(({ whole }) => whole?.value ?? 0))
  const totals = earlier.filter((one) => isScore(one) && (one.whole?.value ?? 0) > largest && (one.whole?.value ?? 0) >= maxima)
  const total = totals.toSorted((a, b) => (a.whole?.value ?? 0) - (b.whole?.value ?? 0))[0]
  if (total?.whole == null) return []
  const isWhole = promisedAreas(paragraph) === areas.length
  const span = spanOf([total, ...areas])
  const judged = (computed: number, printed: number, terms: readonly number[]): Claim => {
    const claim = { kind: 'points', ...span, computed, printed, terms } as const
    return same(computed, printed) ? { ...claim, holds: true, reason: 'exact' } : { ...claim, holds: isWhole ? false : null, reason: 'areaMissing' }
  }
  return [
    judged(points, total.value, areas.map(({ value }) => value)),
    judged(maxima, total.whole.value, areas.map(({ whole }) => whole?.value ?? 0)),
  ]
}

/** A score above its maximum. */
const beyondMaximum = (figures: readonly Figure[]): Claim[] =>
  figures.filter((one) => isScore(one) && one.whole !== null && one.value > one.whole.value).map((one) => ({
    kind: 'points', ...spanOf([one]), computed: one.value, printed: one.whole?.value ?? 0, holds: false, reason: 'partBeyondWhole',
    terms: [one.value, one.whole?.value ?? 0],
  }))

/** Sums of scores of areas. */
export const pointClaims = (passage: Passage): readonly Claim[] => [
  ...passage.paragraphs.flatMap((paragraph, i) => areaSums(paragraph, [...(passage.paragraphs[i - 1] ?? []), ...paragraph])),
  ...beyondMaximum(passage.figures),
]


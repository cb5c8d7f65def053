import { reportWords as words } from '../../../law/figure-check/report-words.ts'
import { isCount, same, says, spanOf, sumOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

/** "19/355 nghị quyết … và 336/355 văn bản còn lại", "2/7 tiêu chí … 5/7 tiêu chí chưa …": two parts of one whole. */
const complements = (sentence: readonly Figure[]): Claim[] => {
  const fractions = sentence.filter(({ whole, unit, isPercent }) => whole !== null && unit !== 'point' && !isPercent)
  return fractions.flatMap((first, i): Claim[] => {
    const second = fractions.slice(i + 1).find(({ whole, unit }) => whole?.value === first.whole?.value && unit === first.unit)
    const whole = first.whole?.value
    if (second === undefined || whole === undefined) return []
    const said = second.before + second.after
    if (!says(said, words.complement)) return []
    const sum = sumOf([first.value, second.value])
    const claim = { kind: 'complement', ...spanOf([first, second]), computed: sum, printed: whole, terms: [first.value, second.value] } as const
    if (same(sum, whole)) return [{ ...claim, holds: true, reason: 'exact' }]
    return [says(said, words.rest) ? { ...claim, holds: false, reason: 'sumDiffers' } : { ...claim, holds: null, reason: 'mayOverlap' }]
  })
}

/** "Trong tổng số 9 xã, thị trấn … có 6 xã …; có 3 xã …". */
const outOf = (sentence: readonly Figure[]): Claim[] =>
  sentence.flatMap((whole, i): Claim[] => {
    if (!isCount(whole) || whole.unit === null || !says(whole.before, words.outOf)) return []
    const parts = sentence.slice(i + 1).filter((one) => isCount(one) && one.unit === whole.unit && one.depth === whole.depth)
    if (parts.length < 2) return []
    const sum = sumOf(parts.map(({ value }) => value))
    const claim = { kind: 'complement', ...spanOf([whole, ...parts]), computed: sum, printed: whole.value, terms: parts.map(({ value }) => value) } as const
    if (same(sum, whole.value)) return [{ ...claim, holds: true, reason: 'exact' }]
    return sum > whole.value ? [{ ...claim, holds: null, reason: 'mayOverlap' }] : []
  })

/** "có 13 trường …; thêm 03 trường, nâng tổng số lên 16 trường". */
const raises = (paragraph: readonly Figure[]): Claim[] =>
  paragraph.flatMap((raised, i): Claim[] => {
    const added = paragraph[i - 1]
    if (added === undefined || !isCount(raised) || !isCount(added) || added.unit !== raised.unit) return []
    if (!says(raised.before, words.raisedTo) || !says(added.before, words.added)) return []
    const befores = paragraph.slice(0, i - 1).filter((one) => isCount(one) && one.unit === raised.unit)
    const fitting = befores.find((one) => same(one.value + added.value, raised.value))
    const before = fitting ?? (befores.length === 1 ? befores[0] : undefined)
    if (before === undefined) return []
    return [{
      kind: 'increase', ...spanOf([before, raised]), computed: sumOf([before.value, added.value]), printed: raised.value,
      holds: fitting !== undefined, reason: fitting !== undefined ? 'exact' : 'sumDiffers', terms: [before.value, added.value],
    }]
  })

/** Parts that should make a whole, and counts that were raised. */
export const countClaims = (passage: Passage): readonly Claim[] => [
  ...passage.sentences.flatMap((sentence) => [...complements(sentence), ...outOf(sentence)]),
  ...passage.paragraphs.flatMap(raises),
]

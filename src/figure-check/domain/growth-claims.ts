import { reportWords as words } from '../../../law/figure-check/report-words.ts'
import { agrees, isCount, says, spanOf, sumOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

const isGrowth = (figure: Figure): boolean =>
  figure.isPercent && !figure.isPercentPoints && !figure.isApproximate && says(figure.before, words.grew) && says(figure.after, words.against)

const isRate = (figure: Figure): boolean =>
  figure.whole === null && (figure.isPercent || (figure.unit === null && figure.decimals > 0)) && figure.value <= 100 && says(figure.before, words.shareOf)

const FELL = new RegExp(String.raw`(?:${words.fell})[^\d]*$`, 'u')

const isShown = (figure: Figure): boolean => figure.isPercent && !figure.isPercentPoints && !figure.isApproximate && figure.whole === null

/** The two shares that a change in percent speaks of: the one before it and the one in brackets after it, or two rates of the sentence. */
const sharesAround = (sentence: readonly Figure[], change: Figure): readonly (readonly [Figure, Figure])[] => {
  const i = sentence.indexOf(change)
  const [now, then] = [sentence[i - 1], sentence[i + 1]]
  if (now !== undefined && then !== undefined && isShown(now) && isShown(then) && then.depth > change.depth) return [[now, then]]
  const rates = sentence.filter((one) => one !== change && isRate(one))
  return rates.flatMap((first, at) => rates.slice(at + 1).map((second) => [first, second] as const))
}

const distance = (a: Figure, b: Figure): number => sumOf([Math.max(a.value, b.value), -Math.min(a.value, b.value)])

/** "tăng 37,08% so với 2017" where the two shares printed beside it differ by 37,08 points: points are not growth. */
const pointsCalledGrowth = (sentence: readonly Figure[]): Claim[] =>
  sentence.filter(isGrowth).flatMap((growth): Claim[] => {
    for (const [first, second] of sharesAround(sentence, growth)) {
      const smaller = Math.min(first.value, second.value)
      if (smaller === 0 || agrees(distance(first, second), growth) === undefined) continue
      const computed = (distance(first, second) * 100) / smaller
      if (agrees(computed, growth) !== undefined) continue
      const span = spanOf([growth, first, second])
      return [{ kind: 'growth', ...span, computed, printed: growth.value, holds: false, reason: 'pointsNotGrowth', terms: [first.value, second.value] }]
    }
    return []
  })

/** "đạt 98,5%, tăng 3,2 điểm phần trăm so với cùng kỳ (95,3%)". */
const differencesOfShares = (sentence: readonly Figure[]): Claim[] =>
  sentence.filter((one) => one.isPercentPoints && !one.isApproximate && says(one.before, words.grew)).flatMap((points): Claim[] => {
    const i = sentence.indexOf(points)
    const now = sentence.slice(0, i).findLast((one) => isShown(one) && one.depth === points.depth)
    const then = sentence[i + 1]
    if (now === undefined || then === undefined || !isShown(then) || then.depth <= points.depth) return []
    const computed = distance(now, then)
    const agreement = agrees(computed, points)
    return [{
      kind: 'growth', ...spanOf([now, then]), computed, printed: points.value, holds: agreement !== undefined,
      reason: agreement ?? 'growthDiffers', terms: [now.value, then.value],
    }]
  })

const isChangeOfCount = (figure: Figure): boolean =>
  isCount(figure) && says(figure.before, words.grew) && says(figure.after, words.against)

/** "1.200 hồ sơ, tăng 20% (or 200 hồ sơ) so với năm 2020 (1.000 hồ sơ)": growth of two counts in one sentence. */
const growthOfCounts = (sentence: readonly Figure[]): Claim[] =>
  sentence.flatMap((growth, i): Claim[] => {
    const [now, then] = [sentence[i - 1], sentence[i + 1]]
    if (now === undefined || then === undefined || !isCount(now) || !isCount(then) || !(isGrowth(growth) || isChangeOfCount(growth))) return []
    if (now.unit === null || now.unit !== then.unit || then.value === 0 || then.depth <= growth.depth) return []
    const change = FELL.test(growth.before) ? then.value - now.value : now.value - then.value
    const computed = growth.isPercent ? (change * 100) / then.value : change
    const agreement = agrees(computed, growth)
    return [{
      kind: 'growth', ...spanOf([now, then]), computed, printed: growth.value, holds: agreement !== undefined,
      reason: agreement ?? 'growthDiffers', terms: [now.value, then.value],
    }]
  })

const HOURS: Partial<Record<NonNullable<Figure['unit']>, number>> = { hour: 1, day: 8, month: 176 }
/** "xuống còn", "rút xuống giải quyết trong ngày hoặc" directly before the lower time. */
const LOWERED_TO = new RegExp(String.raw`(?:${words.loweredTo})[^\d;,.]{0,40}$`, 'u')

/** "rút gọn xuống 40% … từ 3 ngày …, từ 1 ngày xuống còn 1 giờ": down to or down by, and other cuts than said. */
const cuts = (sentence: readonly Figure[]): Claim[] => {
  const said = sentence.find((one) => one.isPercent && says(one.before, words.cut))
  if (said === undefined) return []
  return sentence.slice(sentence.indexOf(said) + 1).flatMap((from, i, rest): Claim[] => {
    const to = rest[i + 1]
    if (to === undefined || from.unit === null || to.unit === null) return []
    const [before, after] = [(HOURS[from.unit] ?? 0) * from.value, (HOURS[to.unit] ?? 0) * to.value]
    if (before === 0 || after === 0 || after >= before || !LOWERED_TO.test(to.before)) return []
    return [{
      kind: 'growth', ...spanOf([said, to]), computed: ((before - after) * 100) / before, printed: said.value, holds: null,
      reason: 'cutUnclear', terms: [before, after],
    }]
  })
}

/** Growth and cuts in percent. */
export const growthClaims = (passage: Passage): readonly Claim[] =>
  passage.sentences.flatMap((sentence) => [
    ...pointsCalledGrowth(sentence), ...differencesOfShares(sentence), ...growthOfCounts(sentence), ...cuts(sentence),
  ])

import { reportWords as words } from '../../../law/figure-check/report-words.ts'
import { agrees, isCount, says, spanOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import { between, type Passage } from './passage.ts'

/** How far a percentage may stand behind what it is a share of. */
const NEAR = 90

const isShare = (figure: Figure): boolean => figure.isPercent && !figure.isPercentPoints && !figure.isApproximate && figure.whole === null

/** "3.697/7.043 hồ sơ, đạt tỷ lệ 55,53%" and "52,49% (3.697/7.043 hồ sơ)". */
const printedFractions = (passage: Passage): Claim[] =>
  passage.sentences.flatMap((sentence) =>
    sentence.flatMap((fraction, i): Claim[] => {
      const base = fraction.whole
      if (base === null || base.value === 0 || fraction.isPercent) return []
      const share = shareOf(passage, sentence, i)
      return share === undefined ? [] : [judgedFraction(passage, fraction, base.value, share)]
    }),
  )

const shareOf = (passage: Passage, sentence: readonly Figure[], i: number): Figure | undefined => {
  const fraction = sentence[i]
  if (fraction === undefined) return undefined
  const following = sentence[i + 1]
  if (following !== undefined && isShare(following)) {
    const gap = between(passage, fraction, following)
    if (gap.length <= NEAR && (says(gap, words.share) || /^[^;]*\($/u.test(gap.trimEnd()))) return following
  }
  const preceding = sentence[i - 1]
  return preceding !== undefined && isShare(preceding) && /^\s*\(\s*$/u.test(between(passage, preceding, fraction)) ? preceding : undefined
}

const judgedFraction = (passage: Passage, fraction: Figure, base: number, share: Figure): Claim => {
  const computed = (fraction.value * 100) / base
  const claim = { kind: 'share', ...spanOf([fraction, share]), computed, printed: share.value, terms: [fraction.value, base] } as const
  const agreement = agrees(computed, share)
  if (agreement !== undefined) return { ...claim, holds: true, reason: agreement }
  const instead = otherBases(passage, fraction, share)
  return { ...claim, holds: false, reason: instead.length > 0 ? 'otherBase' : 'noBase', instead }
}

/** Counts elsewhere in the text that, as the base, give the printed share. */
const otherBases = (passage: Passage, part: Figure, share: Figure): readonly Figure[] =>
  passage.figures.filter((one) => isCount(one) && one.value > part.value && one.unit === part.unit &&
    agrees((part.value * 100) / one.value, share) !== undefined)

/** "tiếp nhận 14.817 hồ sơ …; giải quyết 14.271 hồ sơ đạt tỷ lệ 96,3%": the base stands before the part. */
const sharesOfTwoCounts = (passage: Passage): Claim[] =>
  passage.sentences.flatMap((sentence) =>
    sentence.flatMap((share, i): Claim[] => {
      const part = sentence[i - 1]
      if (!isShare(share) || part === undefined || share.value > 100) return []
      const gap = between(passage, part, share)
      if (gap.length > NEAR || says(gap, words.against) || !SHARE_BEFORE.test(gap)) return []
      const counts = sentence.slice(0, i).filter((one) => isCount(one) && one.unit !== null)
      return fittingPair(counts, share) ?? onlyPair(counts, part, share, gap)
    }),
  )

const SHARE_BEFORE = new RegExp(String.raw`(?:${words.share})[\s:]*$`, 'u')

/** Two counts of the same thing that give the printed share; the pair nearest to it. A round share fits by chance. */
const fittingPair = (counts: readonly Figure[], share: Figure): Claim[] | undefined => {
  if (share.decimals === 0) return undefined
  for (const part of counts.toReversed()) {
    for (const whole of counts.toReversed()) {
      if (whole === part || whole.unit !== part.unit || whole.value < part.value || whole.value === 0) continue
      const computed = (part.value * 100) / whole.value
      const agreement = agrees(computed, share)
      if (agreement === undefined) continue
      const terms = [part.value, whole.value]
      return [{ kind: 'share', ...spanOf([part, whole, share]), computed, printed: share.value, holds: true, reason: agreement, terms }]
    }
  }
  return undefined
}

/** The share does not fit: said only where one single base is in question, and called wrong only where the words leave no doubt. */
const onlyPair = (counts: readonly Figure[], part: Figure, share: Figure, gap: string): Claim[] => {
  const wholes = counts.filter((one) => one !== part && one.unit === part.unit && one.value >= part.value && one.depth <= part.depth)
  const [whole] = wholes
  if (wholes.length !== 1 || whole === undefined || !isCount(part) || gap.includes(';')) return []
  const computed = (part.value * 100) / whole.value
  const agreement = agrees(computed, share)
  const claim = { kind: 'share', ...spanOf([whole, share]), computed, printed: share.value, terms: [part.value, whole.value] } as const
  if (agreement !== undefined) return [{ ...claim, holds: true, reason: agreement }]
  const isClear = says(whole.before, words.received) && says(part.before, words.processed)
  return [{ ...claim, holds: isClear ? false : null, reason: isClear ? 'noBase' : 'baseUnclear' }]
}

const STATED_RATE = new RegExp(String.raw`(?<!\p{L})(?:${words.shareOf})[^\d,;]*(?:${words.is})\s*$`, 'u')

/** "40,86" beside "3,78%" where both are called a rate: the sign is missing. */
const missingSigns = (passage: Passage): Claim[] =>
  passage.sentences.flatMap((sentence) =>
    sentence
      .filter((one) => !one.isPercent && one.whole === null && one.decimals > 0 && one.unit === null && one.value <= 100 &&
        STATED_RATE.test(one.before) &&
        sentence.some((other) => other !== one && other.isPercent && says(other.before, words.shareOf)))
      .map((one) => ({
        kind: 'unitMissing', ...spanOf([one]), computed: null, printed: one.value, holds: false, reason: 'percentSignMissing', terms: [],
      })),
  )

/** "29/33 người" without a printed share: shown with what it gives; more than the whole cannot be. */
const bareFractions = (passage: Passage, shared: readonly Claim[]): Claim[] =>
  passage.figures
    .filter((one) => one.whole !== null && one.whole.value > 0 && one.unit !== null && one.unit !== 'point' && !one.isPercent &&
      !passage.figures.some((other) => other !== one && other.sentence === one.sentence && other.unit === one.unit && other.whole?.value === one.whole?.value) &&
      !shared.some(({ start, end }) => start <= one.start && one.end <= end))
    .map((one) => {
      const base = one.whole?.value ?? 0
      const isBeyond = one.value > base
      return {
        kind: 'count', ...spanOf([one]), computed: (one.value * 100) / base, printed: null,
        holds: isBeyond ? false : null, reason: isBeyond ? 'partBeyondWhole' : 'notPrinted', terms: [one.value, base],
      }
    })

/** Every claim about a share of something. */
export const shareClaims = (passage: Passage): readonly Claim[] => {
  const shares = [...printedFractions(passage), ...sharesOfTwoCounts(passage)]
  return [...shares, ...missingSigns(passage), ...bareFractions(passage, shares)]
}

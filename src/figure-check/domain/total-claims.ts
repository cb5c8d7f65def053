import { reportWords as words } from '../../../law/figure-check/report-words.ts'
import { agrees, isCount, same, says, spanOf, sumOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

type List = { readonly parts: readonly Figure[]; readonly text: string; readonly isOfWhich: boolean; readonly isComplete: boolean }

const LEAD_IN = new RegExp(
  String.raw`^[^.;:()\d]{0,60}?[,\s]*(?:(\()\s*(?:(${words.ofWhich})|(?:${words.consistsOf}))?[:,\s]*|(?:(${words.ofWhich})|(${words.consistsOf}))[:,\s]*|(:)\s*)`,
  'u',
)

const ENDS_ITEM = new RegExp(String.raw`^\s*[,;)]|^\s+${words.and}\s`, 'u')
/** How many characters may stand between the opening of a list and its first number. */
const FARTHEST_PART = 60

/** The list of parts that a total opens: in brackets, after "trong đó", "gồm" or a colon. */
const listAfter = (passage: Passage, sentence: readonly Figure[], i: number): List | undefined => {
  const total = sentence[i]
  if (total === undefined) return undefined
  const lead = LEAD_IN.exec(total.after)
  if (lead === null) return undefined
  const [, bracket, ofWhichInside, ofWhich, consists] = lead
  const depth = bracket === undefined ? total.depth : total.depth + 1
  const parts: Figure[] = []
  for (const figure of sentence.slice(i + 1)) {
    if (figure.depth < depth) break
    if (figure.depth > depth) continue
    parts.push(figure)
  }
  const [first] = parts
  if (first === undefined || passage.text.slice(total.end + lead[0].length, first.start).length > FARTHEST_PART) return undefined
  const counted = parts.filter((one) =>
    (isCount(one) || isPoints(one)) && one.value <= total.value &&
    (one.unit === total.unit || (one.unit === null && bracket !== undefined && ENDS_ITEM.test(one.after))))
  const last = parts.at(-1)
  const text = last === undefined ? '' : passage.text.slice(total.end, last.end + last.after.length)
  const isOfWhich = ofWhichInside !== undefined || ofWhich !== undefined
  return { parts: counted, text, isOfWhich, isComplete: bracket !== undefined || consists !== undefined }
}

const isPoints = (figure: Figure): boolean => figure.unit === 'point' && figure.whole !== null

const ITEM = new RegExp(String.raw`^(?:${words.untaken})\s`, 'u')

/** Items of the list that are counted things of the same sort and carry no number: "…, Bộ phận Một cửa của huyện, …". */
const hasItemWithoutNumber = (list: List, total: Figure): boolean =>
  total.unit === 'agency' &&
  list.parts.some(({ after }) => {
    const [, ...items] = after.split(/,\s*/u)
    return items.some((item) => ITEM.test(item))
  })

/** Parts named by two different ways to divide ("đúng hạn" and "trực tuyến") may be the same dossiers. */
const mayOverlap = (parts: readonly Figure[]): boolean => {
  const named = parts.map(({ before, after }) => {
    const label = `${before.split(/[,;:(]/u).at(-1)} ${after.split(/[,;)]/u)[0]}`
    return words.dimensions.findIndex((dimension) => new RegExp(dimension, 'u').test(label))
  })
  return new Set(named.filter((dimension) => dimension >= 0)).size > 1
}

/** "7.474 (100%), 1.871 (49,17%)": each part with a share of its own; the total may be what these shares give. */
const weightedSum = (list: List, sentence: readonly Figure[]): number | undefined => {
  const weights = list.parts.map((part) => {
    const next = sentence[sentence.indexOf(part) + 1]
    return next !== undefined && next.isPercent && next.depth === part.depth ? next.value : undefined
  })
  return weights.every((weight) => weight !== undefined)
    ? list.parts.reduce((sum, part, i) => sum + (part.value * (weights[i] ?? 0)) / 100, 0)
    : undefined
}

const judged = (passage: Passage, sentence: readonly Figure[], i: number): Claim[] => {
  const total = sentence[i]
  if (total === undefined || total.unit === null || !(isCount(total) || (total.unit === 'point' && !total.isApproximate))) return []
  const list = listAfter(passage, sentence, i)
  if (list === undefined || list.parts.length < 2) return []
  const sum = sumOf(list.parts.map(({ value }) => value))
  const claim = {
    kind: 'total', ...spanOf([total, ...list.parts]), computed: sum, printed: total.value, terms: list.parts.map(({ value }) => value),
  } as const
  if (same(sum, total.value)) {
    return [hasItemWithoutNumber(list, total) ? { ...claim, holds: null, reason: 'itemWithoutNumber' } : { ...claim, holds: true, reason: 'exact' }]
  }
  if (new RegExp(words.openEnded, 'u').test(list.text) || mayOverlap(list.parts)) return [{ ...claim, holds: null, reason: 'mayOverlap' }]
  const weighted = weightedSum(list, sentence)
  const isWeighted = weighted !== undefined && agrees(weighted, { value: total.value, decimals: 0 }) !== undefined
  const isListed = list.text.includes(';') || says(total.before, words.total)
  if (list.isOfWhich && sum < total.value) return []
  if (list.isOfWhich && !isListed) return [{ ...claim, holds: null, reason: 'mayOverlap' }]
  if (!list.isComplete && !list.isOfWhich && !says(total.before, words.total)) return []
  return [
    { ...claim, holds: false, reason: isWeighted ? 'sumWeighted' : 'sumDiffers' },
    ...(isWeighted ? [{ ...claim, computed: weighted, holds: true, reason: 'rounded' } as const] : []),
  ]
}

/** A larger printed count that is exactly the sum of two named alike before it: "cấp huyện … 1.419; cấp xã … 40.673; toàn huyện … 42.092". */
const sumsOfSiblings = (paragraph: readonly Figure[]): Claim[] =>
  paragraph.flatMap((figure, i): Claim[] => {
    const total = figure.whole ?? figure
    if (figure.unit === null || figure.isPercent || total.value < 1000 || !says(figure.before, words.total)) return []
    const siblings = paragraph.slice(0, i).filter((one) => isCount(one) && one.unit === figure.unit && says(one.before, words.received))
    if (siblings.length < 2 || !same(sumOf(siblings.map(({ value }) => value)), total.value)) return []
    const terms = siblings.map(({ value }) => value)
    return [{ kind: 'total', ...spanOf([...siblings, figure]), computed: total.value, printed: total.value, holds: true, reason: 'exact', terms }]
  })

/** "83,05 điểm; trong đó … 63,16/75 điểm, … 19,89/25 điểm": the points and, on a scale of one hundred, the maxima. */
const scaleOfPoints = (passage: Passage, sentence: readonly Figure[], i: number): Claim[] => {
  const total = sentence[i]
  if (total === undefined || total.unit !== 'point' || total.whole !== null) return []
  const parts = sentence.slice(i + 1).filter(isPoints)
  if (parts.length < 2 || !says(passage.text.slice(total.end, parts[0]?.start), `${words.ofWhich}|${words.consistsOf}`)) return []
  const points = sumOf(parts.map(({ value }) => value))
  const maxima = sumOf(parts.map(({ whole }) => whole?.value ?? 0))
  const span = spanOf([total, ...parts])
  return [
    {
      kind: 'points', ...span, computed: points, printed: total.value, holds: same(points, total.value),
      reason: same(points, total.value) ? 'exact' : 'sumDiffers', terms: parts.map(({ value }) => value),
    },
    ...(maxima === 100
      ? [{ kind: 'points', ...span, computed: 100, printed: 100, holds: true, reason: 'exact', terms: parts.map(({ whole }) => whole?.value ?? 0) } as const]
      : []),
  ]
}

/** Every total with its parts. */
export const totalClaims = (passage: Passage): readonly Claim[] => [
  ...passage.sentences.flatMap((sentence) => sentence.flatMap((_, i) => {
    const scale = scaleOfPoints(passage, sentence, i)
    return scale.length > 0 ? scale : judged(passage, sentence, i)
  })),
  ...passage.paragraphs.flatMap(sumsOfSiblings),
]


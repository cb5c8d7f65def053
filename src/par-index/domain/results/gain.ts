import type { SubCriterion } from '#law/par-index.ts'
import type { Line } from '../rounds/card.ts'
import { inputAt, scoreLine, type Facts, type ScoreStage } from '../rounds/card-score.ts'
import { toPoints, type Input } from '../score.ts'

/** What a lost point is made of. */
export type LostKind = 'facts' | 'share' | 'steps' | 'answer' | 'cases' | 'survey' | 'published' | 'formula' | 'open'

/** Points that a line lost, and what would bring them back. */
export type Loss = {
  readonly code: string
  readonly kind: LostKind
  readonly points: number
  readonly maxPoints: number
  readonly lost: number
  /** Items in the base and not in the part: dossiers, tasks, documents that were not done. */
  readonly missing: number
  /** What one item more is worth now; null where items are not counted. */
  readonly perItem: number | null
  /** How many items more give all points; null where items are not counted. */
  readonly toFull: number | null
}

const KINDS: Readonly<Record<SubCriterion['method']['kind'], LostKind>> = {
  fromSystem: 'facts', ratio: 'share', steps: 'steps', yesNo: 'answer', deduction: 'cases', survey: 'survey', published: 'published', formula: 'formula',
}

type Items = Pick<Loss, 'missing' | 'perItem' | 'toFull'>
const NO_ITEMS: Items = { missing: 0, perItem: null, toFull: null }

/** By halves, since more items never cost points. */
const leastToFull = (missing: number, isFull: (more: number) => boolean): number => {
  let [low, high] = [0, missing]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isFull(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const itemsOf = (criterion: SubCriterion, input: Input | undefined, facts: Facts, points: number): Items => {
  const { method, maxPoints } = criterion
  const share = method.kind === 'fromSystem' && input === undefined ? facts.get(method.fact) : input?.kind === 'share' && method.kind !== 'survey' ? input : undefined
  if (share !== undefined) {
    const { part, base } = share
    const missing = Math.max(0, Math.floor(base - part))
    const pointsAt = (more: number): number => scoreLine(criterion, { kind: 'share', part: Math.min(base, part + more), base }, facts).points ?? 0
    return { missing, perItem: missing === 0 ? null : toPoints(pointsAt(1) - points), toFull: missing === 0 ? null : leastToFull(missing, (more) => pointsAt(more) >= maxPoints) }
  }
  if (input?.kind === 'cases' && method.kind === 'deduction') return { missing: input.cases, perItem: Math.min(method.each, maxPoints), toFull: input.cases }
  return NO_ITEMS
}

/** What a line lost at a stage; undefined where nothing is lost. */
export const lossOf = (criterion: SubCriterion, line: Line | undefined, facts: Facts, stage: ScoreStage): Loss | undefined => {
  const input = line && inputAt(line, stage)
  const { points } = scoreLine(criterion, input, facts)
  const { code, maxPoints, method } = criterion
  if (points === null) return { code, kind: 'open', points: 0, maxPoints, lost: maxPoints, ...NO_ITEMS }
  if (points >= maxPoints) return undefined
  return { code, kind: KINDS[method.kind], points, maxPoints, lost: toPoints(maxPoints - points), ...itemsOf(criterion, input, facts, points) }
}

/** Everything that a card lost, the most points first; equal ones in the order of the set. */
export const lossesOf = (criteria: readonly SubCriterion[], lines: Readonly<Record<string, Line>>, facts: Facts, stage: ScoreStage): readonly Loss[] =>
  criteria.flatMap((criterion) => lossOf(criterion, lines[criterion.code], facts, stage) ?? []).toSorted((a, b) => b.lost - a.lost)

import type { WeightedMinutes } from './histogram.ts'

/** How often and how long: the latest passes of a step as one place saw them. */
export type Passes = {
  /** Working minutes of each, the latest first. */
  readonly minutes: readonly number[]
  /** How many of them were sent back to the step before. */
  readonly returned: number
}

export const NO_PASSES: Passes = { minutes: [], returned: 0 }

/** What is known about a step, from the nearest to the furthest. */
export type StepHistory = {
  /** In this unit and this procedure. */
  readonly unit: Passes
  /** In this procedure, whatever the unit. */
  readonly procedure: Passes
  /** Steps of this kind in all procedures, as shares of their allotment scaled to this step's own. */
  readonly kind: Passes
  readonly allottedMinutes: number
}

/** Which of them the figures mostly rest on. */
export type HistoryLevel = keyof Pick<StepHistory, 'unit' | 'procedure' | 'kind'>
const LEVELS: readonly HistoryLevel[] = ['unit', 'procedure', 'kind']

/**
 * So many passes are believed by half. A level with n of them weighs n / (n + 10); what is left over goes to the next
 * level, and what is left at the end to the allotment itself.
 */
export const HALF_BELIEVED = 10

/** Where nothing is known a step takes a quarter to three times its allotment. An assumption, soon outweighed. */
const ASSUMED_SHARES = [0.25, 0.5, 0.75, 1, 1, 1.25, 1.5, 2, 3]
const LEAST_ALLOTTED = 30

/** How much each level weighs, and what is left for the allotment. */
const weightsOf = (history: StepHistory): { readonly byLevel: readonly (readonly [HistoryLevel, number])[]; readonly rest: number } => {
  let rest = 1
  const byLevel = LEVELS.map((level) => {
    const n = history[level].minutes.length
    const weight = rest * (n / (n + HALF_BELIEVED))
    rest -= weight
    return [level, weight] as const
  })
  return { byLevel, rest }
}

/** Beyond the longest that a place has seen: with n passes seen, one of n + 1 equal chances (rule of succession). */
type Tail = { readonly longest: number; readonly weight: number }

/** How much longer than the longest, or than what it has already taken, an unheard-of pass becomes. */
const UNHEARD_OF = [1.25, 1.6, 2.2]

type Known = { readonly seen: readonly WeightedMinutes[]; readonly tails: readonly Tail[] }

const knownFrom = (minutes: readonly number[], weight: number): Known => {
  const share = weight / (minutes.length + 1)
  return { seen: minutes.map((one) => ({ minutes: one, weight: share })), tails: [{ longest: Math.max(...minutes, 1), weight: share }] }
}

/** The levels mixed by how much is known at each, the allotment for what is left. */
const mixed = (history: StepHistory): Known => {
  const { byLevel, rest } = weightsOf(history)
  const allotted = Math.max(LEAST_ALLOTTED, history.allottedMinutes)
  const parts = byLevel.filter(([, weight]) => weight > 0).map(([level, weight]) => knownFrom(history[level].minutes, weight))
  const assumed = knownFrom(ASSUMED_SHARES.map((share) => allotted * share), rest)
  return { seen: [...parts, assumed].flatMap(({ seen }) => seen), tails: [...parts, assumed].flatMap(({ tails }) => tails) }
}

/**
 * What a pass that has already lasted `elapsed` still takes: only those that lasted longer speak, and the unheard-of. Of
 * one that has not begun (0) all speak, those too that took no time.
 */
export const remainingPoints = ({ seen, tails }: Known, elapsed: number): readonly WeightedMinutes[] => [
  ...seen.filter(({ minutes }) => elapsed === 0 || minutes > elapsed).map(({ minutes, weight }) => ({ minutes: minutes - elapsed, weight })),
  ...tails.flatMap(({ longest, weight }) =>
    UNHEARD_OF.map((factor) => ({ minutes: Math.max(longest, elapsed) * factor - elapsed, weight: weight / UNHEARD_OF.length }))),
]

/** The chance that a pass is sent back, the levels mixed in the same way; without history none is. */
const returnShare = (history: StepHistory): number =>
  weightsOf(history).byLevel.reduce((sum, [level, weight]) => {
    const { minutes, returned } = history[level]
    return minutes.length === 0 ? sum : sum + weight * (returned / minutes.length)
  }, 0)

/** The nearest level with enough to say, for the sentence that gives the reason. */
const nearestLevel = (history: StepHistory): HistoryLevel | undefined =>
  history.unit.minutes.length >= HALF_BELIEVED / 2
    ? 'unit'
    : (['procedure', 'unit', 'kind'] as const).find((level) => history[level].minutes.length > 0)

/** What the history of a step comes to, worked out once for all dossiers that have it before them. */
export type StepKnowledge = Known & {
  readonly returnShare: number
  /** The nearest place that has something to say, with its passes; null when nothing at all is known. */
  readonly nearest: { readonly level: HistoryLevel; readonly minutes: readonly number[] } | null
}

export const learn = (history: StepHistory): StepKnowledge => {
  const level = nearestLevel(history)
  return {
    ...mixed(history),
    returnShare: returnShare(history),
    nearest: level === undefined ? null : { level, minutes: history[level].minutes },
  }
}

import { isLive, type Step } from '#dossiers/domain/dossier.ts'
import { allBefore, inOrder } from '#procedures/domain/process-graph.ts'
import type { ProcessStep } from '#procedures/domain/process.ts'
import { eitherWay, histogramOf, inParallel, inSequence, nothing, type Histogram } from './histogram.ts'
import { remainingPoints, type StepKnowledge } from './step-history.ts'

/** A step that still has to be done; `live` is its pass that goes on. */
export type RemainingStep = { readonly definition: ProcessStep; readonly live: Step | null }

/**
 * What a dossier still has before it, in order. The latest pass of each step counts: after a return both the step that
 * was sent back and the one that got it remain.
 */
export const remainingSteps = (process: readonly ProcessStep[], lived: readonly Step[]): readonly RemainingStep[] =>
  inOrder(process).flatMap((definition) => {
    const latest = lived.findLast((step) => step.definitionId === definition.id && step.kind !== 'consult')
    if (latest?.state === 'done') return []
    return [{ definition, live: latest !== undefined && isLive(latest) ? latest : null }]
  })

/** More than two returns of one step are too rare to matter. */
const MOST_RETURNS = 2

/** What returns add after a pass: each redoes the step before and the step itself. */
export const returnsOf = (step: StepKnowledge, before: StepKnowledge | undefined, width: number): Histogram => {
  const none = nothing(width)
  if (before === undefined || step.returnShare === 0) return none
  const again = inSequence(histogramOf(remainingPoints(before, 0), width), histogramOf(remainingPoints(step, 0), width))
  let loops = none
  for (let i = 0; i < MOST_RETURNS; i++) loops = eitherWay(none, inSequence(again, loops), step.returnShare)
  return loops
}

/** Steps between two points that every way passes; a step alone is such a point. */
type Segment = readonly RemainingStep[]

/**
 * The remaining steps cut where all ways meet: a step that lies before or after every other stands alone, what runs side
 * by side stays together. Each segment can be reckoned from its own beginning, so that what branches share is not
 * counted twice.
 */
export const segmentsOf = (remaining: readonly RemainingStep[], process: readonly ProcessStep[]): readonly Segment[] => {
  const before = new Map(remaining.map(({ definition }) => [definition.id, allBefore(process, definition.id)]))
  const isMeeting = ({ definition: { id } }: RemainingStep): boolean =>
    remaining.every(({ definition: other }) => other.id === id || before.get(id)?.has(other.id) || before.get(other.id)?.has(id))
  const segments: RemainingStep[][] = []
  let parallel: RemainingStep[] | undefined
  for (const step of remaining) {
    if (isMeeting(step)) {
      segments.push([step])
      parallel = undefined
    } else if (parallel === undefined) segments.push((parallel = [step]))
    else parallel.push(step)
  }
  return segments
}

/** The time of a segment: the longest of its ways, each the sum of its steps. */
export const segmentTime = (segment: Segment, timeOf: (step: RemainingStep) => Histogram, width: number): Histogram => {
  const ends = new Map<string, Histogram>()
  for (const step of segment) {
    const starts = step.definition.after.flatMap((id) => ends.get(id) ?? [])
    const start = starts.reduce<Histogram | undefined>((longest, one) => (longest === undefined ? one : inParallel(longest, one)), undefined)
    ends.set(step.definition.id, start === undefined ? timeOf(step) : inSequence(start, timeOf(step)))
  }
  const followed = new Set(segment.flatMap(({ definition }) => definition.after))
  return segment
    .filter(({ definition }) => !followed.has(definition.id))
    .map(({ definition }) => ends.get(definition.id) ?? nothing(width))
    .reduce(inParallel, nothing(width))
}

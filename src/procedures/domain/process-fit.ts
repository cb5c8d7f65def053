import type { ProcessTemplate } from '#law/procedures-schema.ts'
import { criticalPath } from './process-graph.ts'
import type { ProcessStep } from './process.ts'

/** Minutes that people can keep: steps are given in fives. */
const GRAIN = 5

/**
 * Steps of a template with their working minutes, so that the longest chain up to the result takes at most
 * `minutes`. Every step gets at least five minutes, so a promise under about half an hour cannot be kept by it.
 */
export const fitProcess = (template: ProcessTemplate, minutes: number): readonly ProcessStep[] => {
  const weighted = template.steps.map(
    ({ weight, unit, output, ...step }): ProcessStep => ({
      ...step,
      unit: { kind: unit },
      allottedMinutes: weight,
      ...(output === undefined ? {} : { output }),
    }),
  )
  const whole = untilResult(weighted).minutes
  return withinLimit(
    weighted.map((step) => ({
      ...step,
      allottedMinutes: Math.max(GRAIN, Math.floor((step.allottedMinutes * minutes) / whole / GRAIN) * GRAIN),
    })),
    minutes,
  )
}

const untilResult = (steps: readonly ProcessStep[]): ReturnType<typeof criticalPath> =>
  criticalPath(steps.filter((step) => step.kind !== 'handOver'))

/** Small steps were lifted to five minutes: the longest ones of the chain give that back. */
const withinLimit = (steps: readonly ProcessStep[], minutes: number): readonly ProcessStep[] => {
  const path = untilResult(steps)
  const longest = steps
    .filter((step) => path.stepIds.includes(step.id))
    .toSorted((a, b) => b.allottedMinutes - a.allottedMinutes)[0]
  if (path.minutes <= minutes || longest === undefined || longest.allottedMinutes === GRAIN) return steps
  return withinLimit(
    steps.map((step) => (step === longest ? { ...step, allottedMinutes: step.allottedMinutes - GRAIN } : step)),
    minutes,
  )
}

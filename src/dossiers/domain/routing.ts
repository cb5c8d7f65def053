import type { UnitId } from '#kernel/ids.ts'
import type { ProcessStep, ProcessVersion, StepUnit } from '#procedures/domain/process.ts'
import { isLive, type Step } from './dossier.ts'

/** Where a process step is done, once the units of this dossier are known; undefined when the unit does not exist. */
export type Whereabouts = (unit: StepUnit) => UnitId | undefined

/** The latest life of a process step within a dossier: what counts for a join. */
const latestOf = (steps: readonly Step[], definitionId: string): Step | undefined =>
  steps.findLast((step) => step.definitionId === definitionId && step.kind !== 'consult')

/**
 * The process steps that open once `steps` stand as they are: every step before them is done, and they
 * are not alive or done themselves since. A step after several steps is a join and waits for all.
 */
export const stepsToOpen = (process: ProcessVersion, steps: readonly Step[]): readonly ProcessStep[] =>
  process.steps.filter((definition) => {
    const own = latestOf(steps, definition.id)
    if (own !== undefined && isLive(own)) return false
    const before = definition.after.map((id) => latestOf(steps, id))
    if (before.some((step) => step === undefined || step.state !== 'done')) return false
    if (own === undefined || own.state !== 'done') return own === undefined || reopened(own, before)
    return before.some((step) => step !== undefined && step.no > own.no)
  })

/** A step that was returned, recalled or cancelled opens again only after something before it was redone. */
const reopened = (own: Step, before: readonly (Step | undefined)[]): boolean =>
  before.some((step) => step !== undefined && step.no > own.no)

/** The numbers of the steps whose end opens `definition` now. */
export const openersOf = (definition: ProcessStep, steps: readonly Step[]): readonly number[] =>
  definition.after.flatMap((id) => latestOf(steps, id)?.no ?? [])

/** The consultations that a step asked for and that still wait for an answer. */
export const openConsultations = (steps: readonly Step[], no: number): readonly Step[] =>
  steps.filter((step) => step.askedBy === no && isLive(step))

/**
 * The steps that go when `done` is recalled: everything its end opened, provided that nobody has accepted
 * any of it or asked others about it. `undefined` when it is too late.
 */
export const recallable = (steps: readonly Step[], done: Step): readonly Step[] | undefined => {
  if (done.state !== 'done') return undefined
  const opened = steps.filter((step) => step.openedBy.includes(done.no))
  const alive = opened.filter((step) => step.state === 'waiting')
  const asked = (no: number): boolean => steps.some((step) => step.askedBy === no)
  const touched = opened.some((step) => step.state === 'accepted' || step.state === 'done' || asked(step.no))
  return alive.length > 0 && !touched ? alive : undefined
}

export const definitionOf = (process: ProcessVersion, step: Step): ProcessStep | undefined =>
  process.steps.find((definition) => definition.id === step.definitionId)

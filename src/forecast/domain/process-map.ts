import { inOrder } from '#procedures/domain/process-graph.ts'
import type { ProcessStep, StepKind } from '#procedures/domain/process.ts'

/** How a step really went, over the dossiers of a map. Times in working minutes. */
export type StepRecord = {
  readonly definitionId: string
  readonly kind: StepKind | 'consult'
  readonly passes: number
  readonly returned: number
  readonly allottedMinutes: number
  readonly medianMinutes: number
  readonly longMinutes: number
  readonly medianWaitMinutes: number
  /** Passes that took longer than their allotment. */
  readonly overAllotment: number
}

export type MappedStep = {
  readonly step: ProcessStep
  /** Absent when no dossier of the map came through it. */
  readonly record: StepRecord | null
  /** The step to which it sends back. */
  readonly returnsTo: string | null
}

/** The steps of a process in order, each with what was lived. */
export const mapSteps = (process: readonly ProcessStep[], records: readonly StepRecord[]): readonly MappedStep[] =>
  inOrder(process).map((step) => ({
    step,
    record: records.find((one) => one.definitionId === step.id) ?? null,
    returnsTo: step.after[0] ?? null,
  }))

/** The step in which dossiers usually spend the most time; undefined when nothing was lived. */
export const slowestStep = (mapped: readonly MappedStep[]): MappedStep | undefined =>
  mapped.filter(({ record }) => record !== null).toSorted((a, b) => (b.record?.medianMinutes ?? 0) - (a.record?.medianMinutes ?? 0))[0]

export type PathRecord = { readonly path: string; readonly dossiers: number; readonly late: number; readonly medianMinutes: number }

/** One pass on a path, and whether the dossier came back to it. */
export type PathPart = { readonly definitionId: string; readonly isReturn: boolean }

/** `receive>handle>approve<handle` in its parts. */
export const readPath = (path: string): readonly PathPart[] =>
  (path.match(/[<>]?[^<>]+/g) ?? []).map((part) => ({
    definitionId: part.replace(/^[<>]/, ''),
    isReturn: part.startsWith('<'),
  }))

import type { Evidence } from '#evidence/domain/evidence.ts'
import type { At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { unreachable } from '#kernel/result.ts'
import type { ReformAreaCode } from '#law/reform-areas.ts'
import type { PartsSum } from './parts.ts'
import type { Target } from './target.ts'

/** Where a task comes from (nguồn giao). */
export const SOURCE_KINDS = ['assigned', 'conclusion', 'promise', 'remediation', 'own'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** `ref` is what it comes from by its number or id, `title` the same in words. */
export type TaskSource = { readonly kind: SourceKind; readonly ref: string | null; readonly title: string | null }

/** What is asked, of whom, until when. Days are `YYYY-MM-DD`. */
export type TaskTerms = {
  readonly area: ReformAreaCode
  readonly title: string
  readonly leadUnitId: UnitId
  readonly supportingUnitIds: readonly UnitId[]
  readonly deliverable: string | null
  readonly target: Target | null
  readonly startsOn: string
  readonly dueOn: string
  readonly budgetDong: number | null
  /** Codes of index criteria that the task serves. */
  readonly criteria: readonly string[]
  readonly source: TaskSource
}

/** Not begun to run while its plan is a draft; open; ended one way or another. */
export const TASK_PHASES = ['planned', 'open', 'completed', 'notCarriedOut', 'cancelled'] as const
export type TaskPhase = (typeof TASK_PHASES)[number]

export const CLAIM_KINDS = ['progress', 'completed', 'notCarriedOut'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** A report that says that the task has ended, until the assigning unit accepts or returns it. */
export type Claim = { readonly seq: number; readonly kind: Exclude<ClaimKind, 'progress'>; readonly at: At; readonly byStaffId: string | null }

export type Task = {
  readonly id: string
  readonly planId: string | null
  readonly parentId: string | null
  /** The task at the top of its tree, itself when there is none above: whoever changes a tree locks it. */
  readonly rootId: string
  /** Its number within its plan or its parent. */
  readonly ordinal: number
  /** Who gave it, and confirms it. */
  readonly assignerUnitId: UnitId
  readonly terms: TaskTerms
  /** The end of the last day, in the calendar of the unit that leads. */
  readonly dueAt: At
  readonly phase: TaskPhase
  /** Whole percent; 100 only when completed. */
  readonly progress: number
  readonly claim: Claim | null
  /** The last claim was returned, and no report followed it. */
  readonly isReturned: boolean
  /** When it ended: the moment of the report that was accepted. */
  readonly endedAt: At | null
  readonly seq: number
}

export type TaskReport = {
  readonly claim: ClaimKind
  readonly progress: number
  /** For a target that is counted: how many so far. */
  readonly reached: number | null
  readonly words: string
  readonly difficulty: string | null
  readonly proposal: string | null
  readonly evidence: readonly Evidence[]
}

/** What happened to a task; the body of its row in the history. */
export type TaskEvent =
  | { readonly type: 'assigned'; readonly terms: TaskTerms; readonly dueAt: At; readonly isPlanned: boolean }
  | { readonly type: 'changed'; readonly terms: TaskTerms; readonly dueAt: At; readonly reason: string | null }
  | { readonly type: 'opened' }
  | ({ readonly type: 'reported' } & TaskReport)
  | { readonly type: 'accepted'; readonly of: number; readonly note: string | null }
  | { readonly type: 'returned'; readonly of: number; readonly reason: string }
  | { readonly type: 'followed'; readonly sum: PartsSum }
  | { readonly type: 'cancelled'; readonly reason: string }
  | { readonly type: 'reopened'; readonly reason: string }
  | { readonly type: 'urged'; readonly slipId: string; readonly number: string; readonly words: string }

export const TASK_EVENT_TYPES = [
  'assigned', 'changed', 'opened', 'reported', 'accepted', 'returned', 'followed', 'cancelled', 'reopened', 'urged',
] as const satisfies readonly TaskEvent['type'][]

/** Where a task stands in its tree; nothing of it ever changes. */
export type TaskPlace = Pick<Task, 'id' | 'planId' | 'parentId' | 'rootId' | 'ordinal' | 'assignerUnitId'>

export type Happened<Event> = { readonly event: Event; readonly at: At; readonly byStaffId: string | null }

/** The first event of a task. */
export const begin = (place: TaskPlace, { event: { terms, dueAt, isPlanned } }: Happened<TaskEvent & { readonly type: 'assigned' }>): Task => ({
  ...place, terms, dueAt, phase: isPlanned ? 'planned' : 'open', progress: 0, claim: null, isReturned: false, endedAt: null, seq: 1,
})

/** The task after its next event. */
export const evolve = (before: Task, happened: Happened<TaskEvent>): Task => ({ ...before, ...changeOf(before, happened), seq: before.seq + 1 })

/** Not over yet: 100 is kept for what was accepted. */
const running = (progress: number): number => Math.min(99, progress)

const changeOf = (before: Task, { event, at, byStaffId }: Happened<TaskEvent>): Partial<Task> => {
  switch (event.type) {
    case 'assigned': throw new Error('a task begins once')
    case 'changed': return { terms: event.terms, dueAt: event.dueAt }
    case 'opened': return { phase: 'open' }
    case 'reported': {
      const claim = event.claim === 'progress' ? null : { seq: before.seq + 1, kind: event.claim, at, byStaffId }
      return { progress: running(event.progress), claim, isReturned: false }
    }
    case 'accepted': {
      if (before.claim === null) throw new Error('nothing was claimed')
      const { kind, at: endedAt } = before.claim
      return { phase: kind, endedAt, claim: null, ...(kind === 'completed' && { progress: 100 }) }
    }
    case 'returned': return { claim: null, isReturned: true }
    case 'followed': return { ...event.sum, claim: null, isReturned: false }
    case 'cancelled': return { phase: 'cancelled', endedAt: at, claim: null }
    case 'reopened': return { phase: 'open', endedAt: null, progress: running(before.progress) }
    case 'urged': return {}
    default: return unreachable(event)
  }
}

export const isEnded = ({ phase }: Pick<Task, 'phase'>): boolean => phase === 'completed' || phase === 'notCarriedOut' || phase === 'cancelled'

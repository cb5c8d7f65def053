import { sql } from 'kysely'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { ReformAreaCode } from '#law/reform-areas.ts'
import type { Target } from './domain/target.ts'
import type { Claim, SourceKind, Task, TaskPhase } from './domain/task.ts'

/** A row of `reform_task` (named `t`) as `taskOf` reads it. */
export const TASK_COLUMNS = sql`t.id, t.plan_id as "planId", t.parent_id as "parentId", t.root_id as "rootId", t.ordinal,
  t.assigner_unit_id as "assignerUnitId", t.area, t.title, t.lead_unit_id as "leadUnitId", t.supporting_unit_ids as "supportingUnitIds",
  t.deliverable, t.target, t.starts_on as "startsOn", t.due_on as "dueOn", t.budget_dong as "budgetDong", t.criteria,
  t.source_kind as "sourceKind", t.source_ref as "sourceRef", t.source_title as "sourceTitle", t.due_at as "dueAt", t.phase, t.progress,
  t.claim, t.claim_seq as "claimSeq", t.claimed_at as "claimedAt", t.claimed_by as "claimedBy", t.returned, t.ended_at as "endedAt", t.seq`

export type TaskRow = Pick<Task, 'id' | 'planId' | 'parentId' | 'rootId' | 'ordinal' | 'assignerUnitId' | 'progress' | 'seq'> & {
  readonly area: ReformAreaCode
  readonly title: string
  readonly leadUnitId: UnitId
  readonly supportingUnitIds: readonly UnitId[]
  readonly deliverable: string | null
  readonly target: Target | null
  readonly startsOn: PlainDate
  readonly dueOn: PlainDate
  readonly budgetDong: number | null
  readonly criteria: readonly string[]
  readonly sourceKind: SourceKind
  readonly sourceRef: string | null
  readonly sourceTitle: string | null
  readonly dueAt: Instant
  readonly phase: TaskPhase
  readonly claim: Claim['kind'] | null
  readonly claimSeq: number | null
  readonly claimedAt: Instant | null
  readonly claimedBy: string | null
  readonly returned: boolean
  readonly endedAt: Instant | null
}

const claimOf = ({ claim, claimSeq, claimedAt, claimedBy }: TaskRow): Claim | null =>
  claim === null || claimSeq === null || claimedAt === null ? null : { kind: claim, seq: claimSeq, at: toAt(claimedAt), byStaffId: claimedBy }

export const taskOf = (row: TaskRow): Task => ({
  id: row.id,
  planId: row.planId,
  parentId: row.parentId,
  rootId: row.rootId,
  ordinal: row.ordinal,
  assignerUnitId: row.assignerUnitId,
  terms: {
    area: row.area,
    title: row.title,
    leadUnitId: row.leadUnitId,
    supportingUnitIds: row.supportingUnitIds,
    deliverable: row.deliverable,
    target: row.target,
    startsOn: row.startsOn.toString(),
    dueOn: row.dueOn.toString(),
    budgetDong: row.budgetDong,
    criteria: row.criteria,
    source: { kind: row.sourceKind, ref: row.sourceRef, title: row.sourceTitle },
  },
  dueAt: toAt(row.dueAt),
  phase: row.phase,
  progress: row.progress,
  claim: claimOf(row),
  isReturned: row.returned,
  endedAt: row.endedAt === null ? null : toAt(row.endedAt),
  seq: row.seq,
})

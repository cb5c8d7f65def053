import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor, Grant } from '#kernel/actor.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { DossierStatus } from './domain/national-status.ts'

/** One line of a list of work: a live step of a dossier, and how urgent it is. */
export type WorkItem = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureCode: string
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly status: DossierStatus
  readonly stepNo: number
  readonly stepName: string
  readonly stepKind: string
  readonly stepState: 'waiting' | 'accepted'
  readonly unitId: UnitId
  readonly staffId: StaffId | null
  readonly openedAt: Instant
  readonly stepDueAt: Instant | null
  readonly dueAt: Instant | null
  readonly pausedSince: Instant | null
  readonly provisional: boolean
}

export type WorkFilter = {
  /** `mine`: steps that are mine or that I may take up; `unit`: every live step of the units I head. */
  readonly scope: 'mine' | 'unit'
  readonly urgency?: 'overdue' | 'dueSoon' | 'paused' | undefined
  readonly unitId?: UnitId | undefined
  readonly stepKind?: string | undefined
  readonly now: Instant
  /** What "soon" means, as an instant that the caller counted in working time. */
  readonly soonUntil: Instant
}

/** Where the next page begins: the urgency and identity of the last line of this one. */
export type WorkCursor = { readonly urgentAt: string; readonly dossierId: string; readonly stepNo: number }

const HEADS: readonly string[] = ['unitHead', 'agencyLeader', 'centerDirector']
const READERS: readonly string[] = [...HEADS, 'inspector']

/** One right as a condition on a step: its role at its units and sectors. */
const underGrant = (grant: Grant, staffId: StaffId | null, scope: WorkFilter['scope']): RawBuilder<boolean> => {
  const where = sql<boolean>`s.unit_id = any(${[...grant.reach]}::uuid[])`
  const sector = grant.sectors === null ? sql`` : sql`and s.sector_code = any(${[...grant.sectors]}::text[])`
  if (scope === 'unit') return sql<boolean>`(${where} ${sector})`
  const lent = grant.onBehalfOf?.staffId ?? null
  return sql<boolean>`(${where} ${sector} and s.role = ${grant.role}
    and (s.staff_id is null or s.staff_id = ${staffId}::uuid or s.staff_id = ${lent}::uuid))`
}

/** The `where` that a list of work and its counter share, so that a number always opens to the rows it counted. */
const condition = (actor: Actor, filter: WorkFilter): RawBuilder<boolean> => {
  const grants = grantsOf(actor).filter((grant) => filter.scope === 'mine' || READERS.includes(grant.role))
  if (grants.length === 0) return sql<boolean>`false`
  const staffId = actor.kind === 'staff' ? actor.staffId : null
  const rights = sql.join(grants.map((grant) => underGrant(grant, staffId, filter.scope)), sql` or `)
  const parts = [
    sql`s.tenant_id = current_tenant()`,
    sql`s.state in ('waiting', 'accepted')`,
    sql`s.unit_id = any(${[...new Set(grants.flatMap((grant) => [...grant.reach]))]}::uuid[])`,
    sql`(${rights})`,
  ]
  if (filter.unitId !== undefined) parts.push(sql`s.unit_id = ${filter.unitId}`)
  if (filter.stepKind !== undefined) parts.push(sql`s.kind = ${filter.stepKind}`)
  if (filter.urgency === 'overdue') parts.push(sql`s.urgent_at < ${filter.now}`)
  if (filter.urgency === 'dueSoon') parts.push(sql`s.urgent_at >= ${filter.now} and s.urgent_at <= ${filter.soonUntil}`)
  if (filter.urgency === 'paused') parts.push(sql`d.paused_since is not null`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const PAGE = 50

/**
 * A page of work, the most urgent first. Cost: an index range per unit on `dossier_step_inbox`, merged and cut at the
 * page; it does not grow with the finished dossiers.
 */
export const listWork = async (
  trx: Trx,
  actor: Actor,
  filter: WorkFilter,
  after?: WorkCursor,
): Promise<{ items: readonly WorkItem[]; next: WorkCursor | null }> => {
  const beyond =
    after === undefined
      ? sql``
      : sql`and (s.urgent_at, s.dossier_id, s.no) > (${after.urgentAt}::timestamptz, ${after.dossierId}::uuid, ${after.stepNo}::int)`
  const { rows } = await sql<WorkItem & { urgentAt: string }>`
    select s.dossier_id as "dossierId", d.code, d.procedure_code as "procedureCode",
      d.procedure_version_id as "procedureVersionId", d.owner_name as "ownerName", d.status, s.no as "stepNo",
      s.name as "stepName", s.kind as "stepKind", s.state as "stepState", s.unit_id as "unitId", s.staff_id as "staffId",
      s.opened_at as "openedAt", s.due_at as "stepDueAt", d.due_at as "dueAt", d.paused_since as "pausedSince",
      d.provisional, s.urgent_at::text as "urgentAt"
    from dossier_step s join dossier d on d.tenant_id = s.tenant_id and d.id = s.dossier_id
    where ${condition(actor, filter)} ${beyond}
    order by s.urgent_at, s.dossier_id, s.no
    limit ${PAGE + 1}`.execute(trx)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > PAGE && last ? { urgentAt: last.urgentAt, dossierId: last.dossierId, stepNo: last.stepNo } : null,
  }
}

/** How many lines `listWork` would show in all. */
export const countWork = async (trx: Trx, actor: Actor, filter: WorkFilter): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from dossier_step s join dossier d on d.tenant_id = s.tenant_id and d.id = s.dossier_id
    where ${condition(actor, filter)}`.execute(trx)
  return rows[0]?.count ?? 0
}

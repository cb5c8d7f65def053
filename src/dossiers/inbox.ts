import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { Channel } from '#procedures/domain/procedure.ts'
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
  readonly stepRole: Role
  readonly sectorCode: string
  readonly channel: Channel
  readonly unitId: UnitId
  readonly staffId: StaffId | null
  readonly openedAt: Instant
  readonly stepDueAt: Instant | null
  readonly dueAt: Instant | null
  readonly deadlineMode: 'BY_HOUR' | 'END_OF_DAY' | null
  readonly pausedSince: Instant | null
  /** Set when the result is there and waits to be handed over. */
  readonly finishedAt: Instant | null
  readonly provisional: boolean
  /** The nearer of both due dates; null while the clock stands or when no time is prescribed. */
  readonly urgentAt: Instant | null
}

/** `absent`: held by somebody who is away today. */
export const WORK_VIEWS = ['all', 'overdue', 'dueSoon', 'paused', 'new', 'absent'] as const
export type WorkView = (typeof WORK_VIEWS)[number]

export type WorkFilter = {
  /** `mine`: steps that are mine or that I may take up; `unit`: every live step of the units I head. */
  readonly scope: 'mine' | 'unit'
  readonly view: WorkView
  readonly unitId?: UnitId | undefined
  readonly stepKind?: string | undefined
  readonly now: Instant
  /** What "soon" means, as an instant that the caller counted in working time. */
  readonly soonUntil: Instant
  /** Who is away today; nobody unless told. */
  readonly absent?: readonly StaffId[] | undefined
}

/** Where the next page begins: the urgency and identity of the last line of this one. */
export type WorkCursor = { readonly urgentAt: string; readonly dossierId: string; readonly stepNo: number }

export const HEADS: readonly Role[] = ['unitHead', 'agencyLeader', 'centerDirector']
export const READERS: readonly Role[] = [...HEADS, 'inspector']

/** One right as a condition on a step: its role at its units and sectors. */
const underGrant = (grant: Grant, staffId: StaffId | null, scope: WorkFilter['scope']): RawBuilder<boolean> => {
  const where = sql<boolean>`s.unit_id = any(${[...grant.reach]}::uuid[])`
  const sector = grant.sectors === null ? sql`` : sql`and s.sector_code = any(${[...grant.sectors]}::text[])`
  if (scope === 'unit') return sql<boolean>`(${where} ${sector})`
  const lent = grant.onBehalfOf?.staffId ?? null
  return sql<boolean>`(${where} ${sector} and s.role = ${grant.role}
    and (s.staff_id is null or s.staff_id = ${staffId}::uuid or s.staff_id = ${lent}::uuid))`
}

/** Each view of a list of work; a row can be in several. */
const isInView = (view: WorkView, filter: WorkFilter): RawBuilder<boolean> => {
  switch (view) {
    case 'all':
      return sql`true`
    case 'overdue':
      return sql`s.urgent_at < ${filter.now}`
    case 'dueSoon':
      return sql`s.urgent_at >= ${filter.now} and s.urgent_at <= ${filter.soonUntil}`
    case 'paused':
      // A standing clock puts a step last, save an opinion that is asked for: only there the dossier need be looked at.
      return sql`(s.urgent_at = 'infinity' or s.kind = 'consult') and exists (select from dossier p
        where p.tenant_id = s.tenant_id and p.id = s.dossier_id and p.paused_since is not null)`
    case 'new':
      return sql`s.state = 'waiting'`
    case 'absent':
      return sql`s.staff_id = any(${filter.absent ?? []}::uuid[])`
  }
}

/** The rights that open a list of work, and the units they reach. */
const rightsOf = (actor: Actor, filter: WorkFilter): { readonly units: readonly UnitId[]; readonly where: RawBuilder<boolean> } => {
  const grants = grantsOf(actor).filter((grant) => filter.scope === 'mine' || READERS.includes(grant.role))
  const reached = new Set(grants.flatMap((grant) => [...grant.reach]))
  const units = [...reached].filter((unitId) => filter.unitId === undefined || filter.unitId === unitId)
  if (units.length === 0) return { units, where: sql`false` }
  const staffId = actor.kind === 'staff' ? actor.staffId : null
  return { units, where: sql`(${sql.join(grants.map((grant) => underGrant(grant, staffId, filter.scope)), sql` or `)})` }
}

/** The `where` that a list of work and its counters share, so that a number always opens to the rows it counted. */
const condition = (rights: RawBuilder<boolean>, filter: WorkFilter): RawBuilder<boolean> => {
  const kind = filter.stepKind === undefined ? sql`` : sql`and s.kind = ${filter.stepKind}`
  return sql`s.tenant_id = current_tenant() and s.state in ('waiting', 'accepted') and ${rights} ${kind}`
}

const PAGE = 50

/**
 * A page of work, the most urgent first. Cost: one index range on `dossier_step_inbox` for each unit, each cut at the
 * page, then merged; it does not grow with the finished dossiers.
 */
export const listWork = async (
  trx: Trx,
  actor: Actor,
  filter: WorkFilter,
  after?: WorkCursor,
): Promise<{ items: readonly WorkItem[]; next: WorkCursor | null }> => {
  const { units, where } = rightsOf(actor, filter)
  if (units.length === 0) return { items: [], next: null }
  const beyond =
    after === undefined
      ? sql``
      : sql`and (s.urgent_at, s.dossier_id, s.no) > (${after.urgentAt}::timestamptz, ${after.dossierId}::uuid, ${after.stepNo}::int)`
  const { rows } = await sql<WorkItem & { cursorAt: string }>`
    with page as (
      select s.* from unnest(${units}::uuid[]) as u (unit_id) cross join lateral (
        select s.* from dossier_step s
        where s.unit_id = u.unit_id and ${condition(where, filter)} and ${isInView(filter.view, filter)} ${beyond}
        order by s.urgent_at, s.dossier_id, s.no
        limit ${PAGE + 1}) s
      order by s.urgent_at, s.dossier_id, s.no
      limit ${PAGE + 1})
    select s.dossier_id as "dossierId", d.code, d.procedure_code as "procedureCode",
      d.procedure_version_id as "procedureVersionId", d.owner_name as "ownerName", d.status, d.channel, s.no as "stepNo",
      s.name as "stepName", s.kind as "stepKind", s.state as "stepState", s.role as "stepRole",
      s.sector_code as "sectorCode", s.unit_id as "unitId", s.staff_id as "staffId", s.opened_at as "openedAt",
      s.due_at as "stepDueAt", d.due_at as "dueAt", d.deadline_mode as "deadlineMode", d.paused_since as "pausedSince",
      d.finished_at as "finishedAt", d.provisional, nullif(s.urgent_at, 'infinity') as "urgentAt", s.urgent_at::text as "cursorAt"
    from page s join dossier d on d.tenant_id = s.tenant_id and d.id = s.dossier_id
    order by s.urgent_at, s.dossier_id, s.no`.execute(trx)
  const items = rows.slice(0, PAGE).map(({ cursorAt: _, ...item }) => item)
  const last = rows[PAGE - 1]
  return {
    items,
    next: rows.length > PAGE && last ? { urgentAt: last.cursorAt, dossierId: last.dossierId, stepNo: last.stepNo } : null,
  }
}

/** How many lines `listWork` would show in each view; one pass over the live steps of the units. */
export const countWork = async (
  trx: Trx,
  actor: Actor,
  filter: Omit<WorkFilter, 'view'>,
): Promise<Readonly<Record<WorkView, number>>> => {
  const shared: WorkFilter = { ...filter, view: 'all' }
  const { units, where } = rightsOf(actor, shared)
  const counts = WORK_VIEWS.map((view) => sql`count(*) filter (where ${isInView(view, shared)})::int as ${sql.ref(view)}`)
  const { rows } = await sql<Record<WorkView, number>>`
    select ${sql.join(counts)} from dossier_step s
    where s.unit_id = any(${units}::uuid[]) and ${condition(where, shared)}`.execute(trx)
  return rows[0] ?? { all: 0, overdue: 0, dueSoon: 0, paused: 0, new: 0, absent: 0 }
}

/** Live steps that a person holds in the units that the actor heads, the most urgent first. */
export const findHeldSteps = async (
  trx: Trx,
  actor: Actor,
  staffId: StaffId,
): Promise<readonly { readonly dossierId: DossierId; readonly stepNo: number }[]> => {
  const heads = grantsOf(actor).filter((grant) => HEADS.includes(grant.role))
  if (heads.length === 0) return []
  const { rows } = await sql<{ dossierId: DossierId; stepNo: number }>`
    select s.dossier_id as "dossierId", s.no as "stepNo" from dossier_step s
    where s.tenant_id = current_tenant() and s.state in ('waiting', 'accepted') and s.staff_id = ${staffId}
      and s.unit_id = any(${[...new Set(heads.flatMap((grant) => [...grant.reach]))]}::uuid[])
      and (${sql.join(heads.map((grant) => underGrant(grant, null, 'unit')), sql` or `)})
    order by s.urgent_at, s.dossier_id, s.no`.execute(trx)
  return rows
}

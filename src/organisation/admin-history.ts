import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/time.ts'

/** What was changed, in the words of the commands. */
export type AdminChange = {
  readonly action: string
  readonly subjectKind: 'unit' | 'staff' | 'assignment' | 'delegation' | 'absence' | 'hours' | 'calendarDay' | 'calendarYear' | 'integrationClient'
    | 'outgoing' | 'securityPolicy' | 'procedureVersion'
  readonly subjectId: string | null
  readonly before?: object
  readonly after?: object
}

const nameOf = (actor: Actor): string =>
  actor.kind === 'staff' || actor.kind === 'integration' || actor.kind === 'system' ? actor.name : actor.kind

/** Appends to the history of administration, in the transaction of the change itself. */
export const recordAdminChange = async (trx: Trx, ctx: Ctx, change: AdminChange): Promise<void> => {
  const { actor } = ctx
  await sql`
    insert into admin_event (tenant_id, id, occurred_at, actor_kind, actor_staff_id, actor_account_id, actor_name,
      action, subject_kind, subject_id, before, after)
    values (${ctx.tenantId}, ${ctx.newId()}, ${ctx.clock()}, ${actor.kind},
      ${actor.kind === 'staff' ? actor.staffId : null}, ${actor.kind === 'system' ? null : actor.accountId},
      ${nameOf(actor)}, ${change.action}, ${change.subjectKind}, ${change.subjectId},
      ${change.before === undefined ? null : JSON.stringify(change.before)},
      ${change.after === undefined ? null : JSON.stringify(change.after)})`.execute(trx)
}

export type AdminEvent = {
  readonly id: string
  readonly occurredAt: Instant
  readonly actorName: string
  readonly action: string
  readonly before: object | null
  readonly after: object | null
}

/** Newest first. */
export const findAdminEvents = async (
  trx: Trx,
  subjectKind: AdminChange['subjectKind'],
  subjectId: string,
): Promise<AdminEvent[]> => {
  const { rows } = await sql<AdminEvent>`
    select id, occurred_at as "occurredAt", actor_name as "actorName", action, before, after
    from admin_event
    where tenant_id = current_tenant() and subject_kind = ${subjectKind} and subject_id = ${subjectId}
    order by id desc limit 200`.execute(trx)
  return rows
}

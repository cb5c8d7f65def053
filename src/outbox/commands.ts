import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordAdminChange } from '#organisation/admin-history.ts'
import { WAKE } from './queue.ts'
import type { OutboxRefusal } from './refusals.ts'
import { giveUp, reopen } from './store.ts'

/** Rows of the outbox belong to no unit: whoever may see to it sees all of it. */
export const systemFor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', name: 'outbox' } })

export const maySeeToOutbox = (ctx: Ctx): boolean => hasRole(ctx.actor, 'systemAdmin', 'businessAdmin')

type Decision = Result<null, OutboxRefusal>

const decide = (
  ctx: Ctx,
  id: string,
  action: 'retryOutgoing' | 'cancelOutgoing',
  change: (trx: Trx) => Promise<boolean>,
): Promise<Decision> =>
  transaction(systemFor(ctx), async (trx): Promise<Decision> => {
    if (!maySeeToOutbox(ctx)) return refuse('outboxNotAllowed')
    const { rows } = await sql<{ streamId: string }>`
      select stream_id as "streamId" from outbox where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    const [row] = rows
    if (row === undefined) return refuse('parcelNotFound')
    if (!(await change(trx))) return refuse('parcelAlreadyDone')
    await recordAdminChange(trx, ctx, { action, subjectKind: 'outgoing', subjectId: id })
    await ctx.enqueue(trx, { task: WAKE, payload: {}, key: `${WAKE}:${row.streamId}` })
    return ok(null)
  })

/** Sends again what was refused, from the first attempt on and under the same key. */
export const retryOutgoing = (ctx: Ctx, id: string): Promise<Decision> =>
  decide(ctx, id, 'retryOutgoing', (trx) => reopen(trx, id, ctx.clock()))

/** Gives up what was refused or waits: what follows it in its line goes on. */
export const cancelOutgoing = (ctx: Ctx, id: string): Promise<Decision> =>
  decide(ctx, id, 'cancelOutgoing', (trx) => giveUp(trx, id, ctx.clock()))

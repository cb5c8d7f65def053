import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'

/** Deletes drafts that nobody touched for their whole time, with their files' places; the bytes go with the next sweep. Runs as the worker. */
export const forgetDrafts = async (ctx: Ctx): Promise<void> => {
  await transaction(ctx, (trx) => sql`delete from submission_draft where tenant_id = current_tenant() and expires_at < ${ctx.clock()}`.execute(trx))
}

/** Deletes every draft of an account that closes, sent or not: what was sent stands in its dossier. */
export const eraseDrafts = async (doorkeeperTrx: Trx, accountId: AccountId): Promise<void> => {
  await sql`delete from submission_draft where tenant_id = current_tenant() and account_id = ${accountId}`.execute(doorkeeperTrx)
}

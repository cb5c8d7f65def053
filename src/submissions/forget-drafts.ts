import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'

/** Deletes drafts that nobody touched for their whole time, with their files' places; the bytes go with the next sweep. Runs as the worker. */
export const forgetDrafts = async (ctx: Ctx): Promise<void> => {
  await transaction(ctx, (trx) => sql`delete from submission_draft where tenant_id = current_tenant() and expires_at < ${ctx.clock()}`.execute(trx))
}

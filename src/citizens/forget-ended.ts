import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'

/** The log keeps who was signed in when; the rows of the sessions themselves serve nobody after this. */
const KEEP_SESSION_DAYS = 30
const HOURS_OF_DAY = 24

/** Forgets ended sessions, and codes, attempts and challenges that nobody can use any more. Runs as the worker. */
export const forgetEndedCitizens = (ctx: Ctx): Promise<void> =>
  transaction(ctx, async (trx) => {
    const yesterday = ctx.clock().subtract({ hours: HOURS_OF_DAY })
    for (const table of ['code_message', 'account_notice', 'contact_proof', 'oidc_attempt', 'passkey_challenge'] as const) {
      await sql`
        delete from ${sql.table(table)} where tenant_id = current_tenant() and expires_at < ${yesterday}`.execute(trx)
    }
    await sql`
      delete from citizen_session where tenant_id = current_tenant()
        and least(expires_at, revoked_at) < ${ctx.clock().subtract({ hours: KEEP_SESSION_DAYS * HOURS_OF_DAY })}`.execute(trx)
  })

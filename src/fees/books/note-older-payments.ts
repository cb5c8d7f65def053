import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { lockFees } from '../dues/account.ts'
import { isPaidOnline } from '../measures.ts'
import { tellDossier } from './post.ts'

/** The job after an upgrade that makes dossiers know of money older than they were told of it. */
export const OLDER_PAYMENTS_TASK = 'note-older-payments'

/** Tells every dossier that was paid online before dossiers knew; running it again changes nothing. */
export const noteOlderPayments = async (ctx: Ctx): Promise<void> => {
  const ids = await transaction(ctx, async (trx) => {
    const { rows } = await sql<{ id: DossierId }>`
      select d.id from dossier d
      where d.tenant_id = current_tenant() and d.id in (select dossier_id from fee_posting where tenant_id = current_tenant())
        and d.state ->> 'isPaidOnline' is null and ${isPaidOnline(null)} order by d.id`.execute(trx)
    return rows.map(({ id }) => id)
  })
  for (const id of ids) {
    await transaction(ctx, async (trx) => {
      await lockFees(trx, id)
      await tellDossier(trx, ctx, id)
    })
  }
}

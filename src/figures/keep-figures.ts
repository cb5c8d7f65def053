import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { rebuildFigures } from './rebuild.ts'
import { rollUp } from './roll-up.ts'

/** Whether there are dossiers older than points are, whose points are still to be written. */
const awaitsBackfill = async (trx: Trx): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from figure_keeping where tenant_id = current_tenant() and not is_backfilled`.execute(trx)
  return rows.length > 0
}

/** By the clock and after an upgrade: writes the points of older dossiers once, and brings the roll-up up to now. */
export const keepFigures = async (ctx: Ctx): Promise<void> => {
  if (!(await transaction(ctx, awaitsBackfill))) {
    await rollUp(ctx)
    return
  }
  await rebuildFigures(ctx)
  await transaction(ctx, async (trx) => {
    await sql`update figure_keeping set is_backfilled = true where tenant_id = current_tenant()`.execute(trx)
  })
}

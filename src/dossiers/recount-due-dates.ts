import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { subtree } from '#organisation/unit-queries.ts'
import { perform } from './commands.ts'

/** What a change of the calendar did to the open dossiers. */
export type Recount = {
  readonly looked: number
  readonly moved: number
  /** Due dates that would come sooner: printed dates, so a person decides each. */
  readonly kept: readonly DossierId[]
}

/**
 * Counts the due dates of open dossiers anew after a calendar entry was confirmed or withdrawn: those of `unitId` and
 * below (all when null). Each that moves gets its entry in the ledger; finished dossiers are left alone. One
 * transaction a dossier, so that nobody at a counter waits; running it again changes nothing.
 */
export const recountDueDates = async (ctx: Ctx, unitId: UnitId | null): Promise<Recount> => {
  const ids = await transaction(ctx, async (trx) => {
    const within =
      unitId === null ? sql`true` : sql`competent_unit_id = any(${[...(await subtree(trx, unitId, vietnamDay(ctx.clock())))]}::uuid[])`
    const { rows } = await sql<{ id: DossierId }>`
      select id from dossier where tenant_id = current_tenant() and phase = 'open' and due_at is not null and ${within}
      order by id`.execute(trx)
    return rows.map((row) => row.id)
  })
  let moved = 0
  const kept: DossierId[] = []
  for (const dossierId of ids) {
    const outcome = await perform(ctx, 'recomputeDue', { commandId: ctx.newId(), dossierId, occurredAt: null, mayBringForward: false })
    if (outcome.ok) moved += 1
    else if (outcome.refusal.code === 'wouldBringForward') kept.push(dossierId)
  }
  return { looked: ids.length, moved, kept }
}

import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { subtree } from '#organisation/unit-queries.ts'
import { perform, performWithin } from './commands.ts'
import type { Outcome } from './execute.ts'

/** What a change of the calendar did to the open dossiers. */
export type Recount = {
  readonly looked: number
  readonly moved: number
  /** Due dates that would come sooner: printed dates, so a person decides each. */
  readonly kept: readonly DossierId[]
}

/** One commit serves so many: few enough that somebody at a counter whose dossier is among them hardly waits. */
const BATCH = 50
/** Batches under way at once: while one waits for the database another is worked out. */
const LANES = 2

/**
 * Counts the due dates of open dossiers anew after a calendar entry was confirmed or withdrawn: those of `unitId` and
 * below (all when null). Each that moves gets its entry in the ledger; finished dossiers are left alone. In small
 * batches, so that nobody at a counter waits; a batch that fails is done one by one. Running it again changes nothing.
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
  const outcomes = new Map<DossierId, Outcome>()
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < ids.length) {
      const batch = ids.slice(next, next + BATCH)
      next += batch.length
      for (const [id, outcome] of await recountBatch(ctx, batch)) outcomes.set(id, outcome)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const kept = ids.filter((id) => {
    const outcome = outcomes.get(id)
    return outcome !== undefined && !outcome.ok && outcome.refusal.code === 'wouldBringForward'
  })
  return { looked: ids.length, moved: [...outcomes.values()].filter(({ ok }) => ok).length, kept }
}

type Outcomes = readonly (readonly [DossierId, Outcome])[]

const inputOf = (ctx: Ctx, dossierId: DossierId) => ({ commandId: ctx.newId(), dossierId, occurredAt: null, mayBringForward: false })

const recountBatch = async (ctx: Ctx, ids: readonly DossierId[]): Promise<Outcomes> => {
  try {
    return await transaction(ctx, async (trx) => {
      const outcomes: [DossierId, Outcome][] = []
      for (const id of ids) outcomes.push([id, await performWithin(trx, ctx, 'recomputeDue', inputOf(ctx, id))])
      return outcomes
    })
  } catch {
    const outcomes: [DossierId, Outcome][] = []
    for (const id of ids) outcomes.push([id, await perform(ctx, 'recomputeDue', inputOf(ctx, id))])
    return outcomes
  }
}

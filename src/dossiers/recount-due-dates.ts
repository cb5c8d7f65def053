import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { fromAt, latest, toAt, type At } from '#kernel/at.ts'
import type { CommandId, DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { readRevision } from '#organisation/revision.ts'
import { subtree } from '#organisation/unit-queries.ts'
import { perform } from './commands.ts'
import { decide } from './domain/decide.ts'
import type { Dossier } from './domain/dossier.ts'
import { termsOf } from './domain/figure-points.ts'
import { may, subjectOf } from './domain/may.ts'
import type { CommandCode, Outcome } from './execute.ts'
import { loadFacts } from './facts.ts'
import type { Input } from './inputs.ts'
import { openCommand } from './open-command.ts'
import { recomputeDue } from './plan-waiting.ts'
import { writeMoved, type Moved } from './write-moved.ts'

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
  const outcomes = new Map<DossierId, Result<unknown, CommandCode>>()
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

const KIND = 'recomputeDue'

const inputOf = (ctx: Ctx, dossierId: DossierId): Input<typeof KIND> => ({
  commandId: ctx.newId(), dossierId, occurredAt: null, mayBringForward: false,
})

type Outcomes = readonly (readonly [DossierId, Result<unknown, CommandCode>])[]

const recountBatch = async (ctx: Ctx, ids: readonly DossierId[]): Promise<Outcomes> => {
  try {
    return await transaction(ctx, (trx) => recountTogether(trx, ctx, ids))
  } catch {
    const outcomes: [DossierId, Outcome][] = []
    for (const id of ids) outcomes.push([id, await perform(ctx, KIND, inputOf(ctx, id))])
    return outcomes
  }
}

/** The same rules as the command of one dossier (`plan-waiting.ts`), decided one by one and written together. */
const recountTogether = async (trx: Trx, ctx: Ctx, ids: readonly DossierId[]): Promise<Outcomes> => {
  const [first] = ids
  if (first === undefined) return []
  const opening = await openCommand(trx, ctx, { dossierId: first, commandId: ctx.newId() as CommandId, wanted: Buffer.alloc(0), numberedBy: null })
  const { rows } = await sql<{ state: Dossier }>`
    select state from dossier where tenant_id = current_tenant() and id = any(${[...ids]}::uuid[]) and phase = 'open'
    order by id for update`.execute(trx)
  // Read once more: whoever held one of them meanwhile has written an earlier moment.
  const now = latest(opening.now, toAt(ctx.clock()))
  const { calendar } = await readRevision(trx)
  const outcomes: [DossierId, Result<unknown, CommandCode>][] = []
  const moved: Moved[] = []
  for (const { state } of rows) {
    const input = inputOf(ctx, state.id)
    const decided = await decideAnew(trx, ctx, state, input, now, calendar)
    outcomes.push([state.id, decided])
    if (decided.ok) moved.push(decided.value)
  }
  if (moved.length > 0) await writeMoved(trx, ctx, moved, now)
  for (const { decision } of moved) {
    const events = decision.events.map(({ seq, event }) => ({ seq, type: event.type }))
    await ctx.enqueue(trx, { task: 'dossierEvents', payload: { dossierId: decision.dossier.id, events } })
  }
  return outcomes
}

const decideAnew = async (
  trx: Trx,
  ctx: Ctx,
  before: Dossier,
  input: Input<typeof KIND>,
  now: At,
  calendarRevision: string,
): Promise<Result<Moved, CommandCode>> => {
  const ground = await recomputeDue.ground(trx, ctx, input, before, vietnamDay(fromAt(now)))
  if (!ground.ok) return ground
  if (may(ctx.actor, KIND, subjectOf(before)) === undefined) return refuse('notAllowed')
  const facts = await loadFacts(trx, ground.value, { now, occurredAt: now, actsForOwner: ctx.actor.kind === 'integration' || ctx.actor.kind === 'system' })
  const decided = decide(before, { type: KIND, calendarRevision, mayBringForward: false }, facts)
  if (!decided.ok) return decided
  return ok({ before, decision: decided.value, commandId: input.commandId as CommandId, kind: KIND, input, terms: termsOf(ground.value.version) })
}

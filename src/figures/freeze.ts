import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import { placeFence } from './fence.ts'
import { askFigures, type Answer, type Asked } from './queries.ts'

/** Figures that somebody froze: whatever is entered later, they stay what they were. */
export type Snapshot = {
  readonly id: string
  readonly subject: string
  readonly question: unknown
  readonly answer: unknown
  readonly asOf: Instant
  readonly frozenAt: Instant
  readonly frozenBy: string
}

/** Keeps an answer with its question and who froze it. `asOf` must not be later than the last fence. */
export const keepSnapshot = async (
  trx: Trx,
  ctx: Ctx,
  { subject, question, answer, asOf }: Pick<Snapshot, 'subject' | 'question' | 'answer' | 'asOf'>,
): Promise<string> => {
  const id = ctx.newId()
  const { actor } = ctx
  await sql`
    insert into figure_snapshot (tenant_id, id, subject, question, answer, as_of, frozen_at, frozen_by_staff_id, frozen_by_name)
    values (current_tenant(), ${id}, ${subject}, ${JSON.stringify(question)}::json, ${JSON.stringify(answer)}::json, ${asOf},
      ${ctx.clock()}, ${actor.kind === 'staff' ? actor.staffId : null}, ${'name' in actor ? actor.name : actor.kind})`.execute(trx)
  return id
}

/** Asks as of now, with nothing provisional about it, and keeps question and answer. */
export const freezeFigures = async (ctx: Ctx, subject: string, question: Omit<Asked, 'asOf'>): Promise<{ readonly id: string; readonly answer: Answer }> => {
  const asOf = await placeFence(ctx)
  return transaction(ctx, async (trx) => {
    const answer = await askFigures(trx, { ...question, asOf })
    return { id: await keepSnapshot(trx, ctx, { subject, question: { ...question, asOf }, answer: answer.rows, asOf }), answer }
  })
}

/** The snapshots of a subject, newest first. */
export const findSnapshots = async (trx: Trx, subject: string): Promise<readonly Snapshot[]> => {
  const { rows } = await sql<Snapshot>`
    select id, subject, question, answer, as_of as "asOf", frozen_at as "frozenAt", frozen_by_name as "frozenBy"
    from figure_snapshot where tenant_id = current_tenant() and subject = ${subject} order by frozen_at desc, id desc`.execute(trx)
  return rows
}

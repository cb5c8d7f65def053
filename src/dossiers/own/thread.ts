import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isStorable, tidy } from '#kernel/text.ts'
import type { Instant } from '#kernel/time.ts'
import { findDossier } from '../queries.ts'

/** One message between a citizen and the office about a dossier. It never moves the clock. */
export type ThreadEntry = {
  readonly id: string
  readonly author: 'citizen' | 'staff'
  /** The member of staff; null for the citizen. */
  readonly staffName: string | null
  readonly body: string | null
  readonly sentAt: At
}

const LONGEST = 2_000
/** Of one account on one dossier within a day. */
const MOST_A_DAY = 30

type Row = Omit<ThreadEntry, 'sentAt'> & { readonly sentAt: Instant }

/** The whole exchange in order, for whoever may see the dossier. */
export const listThread = async (trx: Trx, id: DossierId): Promise<readonly ThreadEntry[]> => {
  const { rows } = await sql<Row>`
    select m.id, m.author, s.full_name as "staffName", m.body, m.sent_at as "sentAt"
    from dossier_message m left join staff s on s.tenant_id = m.tenant_id and s.id = m.staff_id
    where m.tenant_id = current_tenant() and m.dossier_id = ${id} order by m.id limit 500`.execute(trx)
  return rows.map(({ sentAt, ...entry }) => ({ ...entry, sentAt: toAt(sentAt) }))
}

/**
 * Writes to the other side. `id` is the sender's: the same message twice is one. An officer needs the right to see the
 * dossier, a citizen a part in it.
 */
export const writeMessage = (
  ctx: Ctx,
  input: { readonly id: string; readonly dossierId: DossierId; readonly body: string },
): Promise<Result<null, 'notFound' | 'messageInvalid' | 'messagesTooMany'>> =>
  transaction(ctx, async (trx) => {
    const body = tidy(input.body)
    if (body === '' || body.length > LONGEST || !isStorable(body)) return refuse('messageInvalid', { longest: LONGEST })
    const { actor } = ctx
    if (actor.kind !== 'citizen' && actor.kind !== 'staff') return refuse('notFound')
    if ((await findDossier(trx, actor, input.dossierId)) === undefined) return refuse('notFound')
    const now = ctx.clock()
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from dossier_message
      where tenant_id = current_tenant() and dossier_id = ${input.dossierId} and account_id = ${actor.accountId}
        and sent_at > ${now.subtract({ hours: 24 })}`.execute(trx)
    if ((rows[0]?.count ?? 0) >= MOST_A_DAY) return refuse('messagesTooMany')
    await sql`
      insert into dossier_message (tenant_id, id, dossier_id, author, account_id, staff_id, body, sent_at)
      values (current_tenant(), ${input.id}, ${input.dossierId}, ${actor.kind}, ${actor.accountId},
        ${actor.kind === 'staff' ? actor.staffId : null}, ${body}, ${now})
      on conflict do nothing`.execute(trx)
    return ok(null)
  })

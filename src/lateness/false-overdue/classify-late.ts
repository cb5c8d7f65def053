import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { findDossier, readHistory } from '#dossiers/queries.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { classifyLateness, endOf } from '../domain/classify-lateness.ts'

const BATCH = 200

/**
 * Classifies every late dossier whose history has gone on since it was last looked at, and forgets those that are late no
 * more (a due date that moved, a voided one). A short transaction a batch; run again it does nothing twice. Resolves to how
 * many were classified.
 */
export const classifyLate = async (ctx: Ctx): Promise<number> => {
  let classified = 0
  for (;;) {
    const batch = await transaction(ctx, async (trx) => {
      const ids = await findUnclassified(trx, ctx)
      for (const id of ids) await classifyOne(trx, ctx, id)
      return ids.length
    })
    classified += batch
    if (batch < BATCH) return classified
  }
}

/** Late and running, late at its end, or classified before and changed since. Cost: index ranges of what is late. */
const findUnclassified = async (trx: Trx, ctx: Ctx): Promise<readonly DossierId[]> => {
  const { rows } = await sql<{ id: DossierId }>`
    select l.id from (
      select d.id, d.seq from dossier d where d.tenant_id = current_tenant() and d.phase = 'open'
        and d.due_at < coalesce(d.paused_since, ${ctx.clock()})
      union
      select d.id, d.seq from dossier d where d.tenant_id = current_tenant() and coalesce(d.finished_at, d.ended_at) > d.due_at
        and d.phase <> 'voided'
      union
      select d.id, d.seq from lateness_class c join dossier d on d.tenant_id = c.tenant_id and d.id = c.dossier_id
      where c.tenant_id = current_tenant() and c.dossier_seq <> d.seq
    ) l left join lateness_class c on c.tenant_id = current_tenant() and c.dossier_id = l.id
    where c.dossier_seq is distinct from l.seq order by l.id limit ${BATCH}`.execute(trx)
  return rows.map(({ id }) => id)
}

const classifyOne = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<void> => {
  const dossier = await findDossier(trx, ctx.actor, id)
  if (dossier === undefined || !isAccepted(dossier)) return
  const now = toAt(ctx.clock())
  const verdict = classifyLateness(dossier, await readHistory(trx, id), now)
  if (verdict === undefined) {
    await sql`delete from lateness_class where tenant_id = current_tenant() and dossier_id = ${id}`.execute(trx)
    return
  }
  const endedAt = dossier.phase === 'open' ? null : endOf(dossier, now)
  await sql`
    insert into lateness_class (tenant_id, dossier_id, dossier_seq, late_class, facts, competent_unit_id, sector_code, due_at, ended_at, classified_at)
    values (${ctx.tenantId}, ${id}, ${dossier.seq}, ${verdict.lateClass}, ${JSON.stringify(verdict.facts)}::json, ${dossier.competentUnitId},
      ${dossier.sectorCode}, ${dossier.clock.dueAt}, ${endedAt}, ${ctx.clock()})
    on conflict (tenant_id, dossier_id) do update set dossier_seq = excluded.dossier_seq, late_class = excluded.late_class,
      facts = excluded.facts, due_at = excluded.due_at, ended_at = excluded.ended_at, classified_at = excluded.classified_at`.execute(trx)
}

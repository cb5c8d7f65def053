import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'

const BATCH = 5_000

/**
 * SHA-256 over every event of the agency as it is stored, in the order of dossier and sequence (ids begin with the
 * time of reception). The same seed gives the same hash; any other byte anywhere gives another.
 */
export const historyHash = async (ctx: Ctx): Promise<{ readonly hash: string; readonly events: number }> => {
  const sum = createHash('sha256')
  let after = { id: '00000000-0000-0000-0000-000000000000', seq: 0 }
  let events = 0
  for (;;) {
    const { rows } = await transaction(ctx, (trx) =>
      sql<{ id: string; seq: number; line: string }>`
        select dossier_id as id, seq, concat_ws('|', dossier_id, seq, type, version, body, occurred_at, recorded_at,
          actor_kind, actor_staff_id, actor_name, on_behalf_of_staff_id, command_id) as line
        from dossier_event where tenant_id = current_tenant() and (dossier_id, seq) > (${after.id}::uuid, ${after.seq})
        order by dossier_id, seq limit ${BATCH}`.execute(trx),
    )
    for (const { line } of rows) sum.update(`${line}\n`)
    events += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return { hash: sum.digest('hex'), events }
    after = last
  }
}

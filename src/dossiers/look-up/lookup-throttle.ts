import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'

/** Wrong answers allowed within the window, by network address and by dossier code. */
const ADDRESS_FAILURES = 30
const CODE_FAILURES = 10
const WINDOW_MINUTES = 15

const key = (kind: 'address' | 'code', value: string): Buffer => hash('sha256', `lookup/${kind}/${value}`, 'buffer')

/** Whether this address or this code has had too many wrong answers lately. */
export const isThrottled = async (trx: Trx, ctx: Ctx, address: string, code: string): Promise<boolean> => {
  const since = ctx.clock().subtract({ minutes: WINDOW_MINUTES })
  const { rows } = await sql<{ throttled: boolean }>`
    select exists (select from lookup_throttle where tenant_id = current_tenant() and window_started_at > ${since}
      and ((key_hash = ${key('address', address)} and failures >= ${ADDRESS_FAILURES})
        or (key_hash = ${key('code', code)} and failures >= ${CODE_FAILURES}))) as throttled`.execute(trx)
  return rows[0]?.throttled ?? false
}

/** Counts a wrong answer against the address and the code, and forgets windows that are over. */
export const countFailure = async (trx: Trx, ctx: Ctx, address: string, code: string): Promise<void> => {
  const now = ctx.clock()
  const since = now.subtract({ minutes: WINDOW_MINUTES })
  await sql`
    insert into lookup_throttle as t (tenant_id, key_hash, failures, window_started_at)
    select current_tenant(), k, 1, ${now} from unnest(${[key('address', address), key('code', code)]}::bytea[]) as k
    on conflict (tenant_id, key_hash) do update set
      failures = case when t.window_started_at > ${since} then t.failures + 1 else 1 end,
      window_started_at = case when t.window_started_at > ${since} then t.window_started_at else ${now} end`.execute(trx)
  await sql`delete from lookup_throttle where tenant_id = current_tenant() and window_started_at <= ${since}`.execute(trx)
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { Database } from '#db/client.ts'
import { foundOffice } from '#dossiers/testing.ts'
import { DEFAULT_POLICY } from '#identity/domain/security-policy.ts'
import { openSession } from '#identity/session-store.ts'
import type { AccountId, StaffId, TenantId } from '#kernel/ids.ts'
import { liveContext } from '../src/jobs/live-context.ts'
import { foundInstance } from '../src/instance.ts'
import { SYSTEM, TEST_TENANT } from './db.ts'

/** An office whose people come through the real doors, each with a session of its own. */
export type RealOffice = Awaited<ReturnType<typeof foundRealOffice>>

/** The world of the running program, as the system of the test's tenant. */
export const systemOf = (db: Database, tenantId: TenantId = TEST_TENANT): Ctx => liveContext(db, tenantId, SYSTEM)

/** Fills an empty, migrated database as a first run and an administrator would. */
export const foundRealOffice = async (db: Database) => {
  const system = systemOf(db)
  const office = await foundOffice(system)
  await foundInstance(db, 'production', system)
  return { ...office, system, db }
}

const CLIENT = { address: '127.0.0.1', userAgent: null }

/** An account without a password; a session is opened for it directly, since hashing is not what is tested. */
export const addAccount = (ctx: Ctx, staffId: StaffId): Promise<AccountId> =>
  transaction(ctx, async (trx) => {
    const id = ctx.newId() as AccountId
    const login = `u${createHash('sha256').update(staffId).digest('hex').slice(0, 20)}`
    await sql`
      insert into account (tenant_id, id, staff_id, login, must_change_password, created_at)
      values (${ctx.tenantId}, ${id}, ${staffId}, ${login}, false, ${ctx.clock()})`.execute(trx)
    return id
  })

/** The cookie header of a fresh session. */
export const openCookie = async (ctx: Ctx, accountId: AccountId, prefix = ''): Promise<string> => {
  const { token } = await transaction(ctx, (trx) => openSession(trx, ctx, accountId, 'active', DEFAULT_POLICY, CLIENT))
  return `${prefix}motcua-session=${token}`
}

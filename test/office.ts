import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { sql } from 'kysely'
import { readConfig } from '#config.ts'
import { transaction, type Ctx } from '#db/context.ts'
import type { Database } from '#db/client.ts'
import type { Store } from '#db/store.ts'
import { foundOffice } from '#dossiers/testing.ts'
import type { FileStore } from '#files/file-store.ts'
import { DEFAULT_POLICY } from '#identity/domain/security-policy.ts'
import { testVault } from '#secrets/testing.ts'
import { changePolicy } from '#identity/policy-commands.ts'
import { openSession } from '#identity/session-store.ts'
import type { AccountId, StaffId, TenantId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { openDoors } from '../src/doors.ts'
import { createLog } from '../src/log.ts'
import { liveContext } from '../src/jobs/live-context.ts'
import { foundInstance } from '../src/instance.ts'
import { SYSTEM, TEST_TENANT, type TestDatabase } from './db.ts'
import { buildScreens } from './web.ts'

/** An office whose people come through the real doors, each with a session of its own. */
export type RealOffice = Awaited<ReturnType<typeof foundRealOffice>>

/** The world of the running program, as the system of the test's tenant. */
export const systemOf = (db: Database, tenantId: TenantId = TEST_TENANT): Ctx => liveContext(db, tenantId, SYSTEM)

/** Fills an empty, migrated database as a first run and an administrator would. */
export const foundRealOffice = async (db: Database) => {
  const system = systemOf(db)
  const office = await foundOffice(system)
  await foundInstance(db, 'production', system)
  // Nobody here has a phone; that production asks administrators for one is tested where it belongs.
  taken(await changePolicy(system, { ...DEFAULT_POLICY, totpRoles: [] }))
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

export type RealDoors = {
  readonly send: (path: string, init?: RequestInit) => Promise<Response>
  /** Every line of the program's log so far. */
  readonly logged: readonly string[]
}

/** The doors exactly as the program opens them, over a test database, with their log caught. */
export const openRealDoors = async (
  db: TestDatabase,
  environment: Readonly<Record<string, string>> = {},
  files?: FileStore,
): Promise<RealDoors> => {
  await buildScreens()
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-doors-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const logged: string[] = []
  const store: Store = { kind: 'server', connection: (role) => db.connection(role), stop: async () => undefined }
  const fetch = await openDoors(
    {
      config: readConfig({ ...environment, DATA_DIR: dataDir }),
      log: createLog('info', { write: (line: string) => void logged.push(line) }),
      store,
      db: db.app,
      vault: testVault,
    },
    files,
  )
  return { send: async (path, init) => fetch(new Request(new URL(path, 'http://localhost'), init)), logged }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { openDatabase, type Database } from '#db/client.ts'
import { realWorld, transaction, type Ctx } from '#db/context.ts'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { createDemoOffice } from '#demo/office.ts'
import type { Input } from '#dossiers/inputs.ts'
import { DEFAULT_POLICY } from '#identity/domain/security-policy.ts'
import { openSession } from '#identity/session-store.ts'
import { foundInstance } from '../src/instance.ts'
import { liveContext } from '../src/jobs/live-context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import { uuid7, type AccountId, type StaffId, type TenantId, type UnitId } from '#kernel/ids.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { cookieName } from '#web/cookies.ts'
import { SESSION_COOKIE } from '#web/resolve-session.ts'

/** Giấy xác nhận tình trạng hôn nhân: a procedure with a time, papers, a fee and a process of several steps. */
const PROCEDURE = '1.004873'
const CONNECTIONS = 16

/** A service centre that receives, and the office of the same commune that decides. */
export type Desk = { readonly center: UnitId; readonly office: UnitId; readonly code: string; readonly officer: Person }
export type Person = { readonly staffId: StaffId; readonly accountId: AccountId; readonly name: string }

export type Office = Awaited<ReturnType<typeof openOffice>>

const SYSTEM: Actor = { kind: 'system', name: 'benchmark' }

/**
 * The demo province on an embedded server of its own, with the settings of the product (fsync on), filled through the
 * real commands. Lives in a temporary folder until `close`.
 */
export const openOffice = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const server = await startEmbedded(dataDir)
  const connection = (role: 'app' | 'owner' | 'worker' | 'superuser'): pg.ClientConfig => embeddedConnection(server.address, role)
  await migrate(connection('owner'), () => Temporal.Now.instant())
  const db = openDatabase(connection('app'), { max: CONNECTIONS })
  const owner = openDatabase(connection('superuser'), { max: 2 })
  await foundInstance(db, 'demo', realWorld())
  const tenantId = uuid7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)) as TenantId
  const system = liveContext(db, tenantId, SYSTEM)
  await createDemoOffice(system)
  await loadStarterCatalogue(system)
  const desks = await findDesks(owner)
  return {
    dataDir,
    server,
    connection,
    /** As the application's role. */
    db,
    /** Sees and may change everything: to arrange and to recount. */
    owner,
    tenantId,
    system,
    desks,
    /** `postgres://…` of the server, for a program of its own process. */
    url: `postgres://motcua_app@localhost/motcua?host=${encodeURIComponent(server.address.socketDir)}`,
    ownerUrl: `postgres://motcua_owner@localhost/motcua?host=${encodeURIComponent(server.address.socketDir)}`,
    close: async (): Promise<void> => {
      await db.destroy()
      await owner.destroy()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const findDesks = async (owner: Database): Promise<readonly Desk[]> => {
  const { rows } = await sql<Person & { center: UnitId; office: UnitId; code: string }>`
    select distinct on (c.code) c.id as center, c.code, o.id as office, p.id as "staffId", a.id as "accountId",
      p.full_name as name
    from unit c
    join unit o on o.tenant_id = c.tenant_id and o.code = regexp_replace(c.code, '\\.01$', '.02')
    join staff_assignment s on s.tenant_id = c.tenant_id and s.unit_id = c.id and s.role = 'receptionOfficer'
    join staff_assignment h on h.tenant_id = c.tenant_id and h.unit_id = o.id and h.role = 'caseOfficer'
    join staff p on p.tenant_id = s.tenant_id and p.id = s.staff_id
    join account a on a.tenant_id = p.tenant_id and a.staff_id = p.id
    where c.code ~ '^H50\\.1[0-9]{2}\\.01$' order by c.code, p.id`.execute(owner)
  return rows.map(({ center, office, code, ...officer }) => ({ center, office, code, officer }))
}

/** Whoever holds this role at this unit. */
export const findHolder = async ({ owner }: Office, role: Role, unitId: UnitId): Promise<Person> => {
  const { rows } = await sql<Person>`
    select p.id as "staffId", a.id as "accountId", p.full_name as name
    from staff_assignment s join staff p on p.tenant_id = s.tenant_id and p.id = s.staff_id
    join account a on a.tenant_id = p.tenant_id and a.staff_id = p.id
    where s.role = ${role} and s.unit_id = ${unitId} order by p.id limit 1`.execute(owner)
  const person = rows[0]
  if (person === undefined) throw new Error(`nobody is ${role} at ${unitId}`)
  return person
}

/** The world of a person, with the rights of this moment. */
export const contextOf = async ({ db, tenantId, system }: Office, { staffId, accountId, name }: Person): Promise<Ctx> => {
  const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(system.clock())))
  return liveContext(db, tenantId, { kind: 'staff', staffId, accountId, name, grants })
}

/** A session as signing in opens it, as the cookie that a browser would send. */
export const cookieOf = async ({ system }: Office, { accountId }: Person): Promise<string> => {
  const { token } = await transaction(system, (trx) =>
    openSession(trx, system, accountId, 'active', DEFAULT_POLICY, { address: '127.0.0.1', userAgent: null }),
  )
  return `${cookieName(SESSION_COOKIE, false)}=${token}`
}

const names = ['Trần Thị Ngọc Ưng', 'Nguyễn Văn Dũng', 'Lê Quang Minh', 'Phạm Thị Hồng Nhung', 'Hoàng Văn Bình', 'Đỗ Thị Mai']

let filed = 0

/** A filing as the counter sends it: a person, three papers, nothing attached. */
export const filingAt = (desk: Desk, newId: () => string): Input<'receive'> => {
  filed++
  const nobody = { alreadyHeld: false, files: [] }
  return {
    commandId: newId(),
    dossierId: newId(),
    occurredAt: null,
    procedureCode: PROCEDURE,
    caseId: undefined,
    channel: 'direct',
    receivingUnitId: desk.center,
    competentUnitId: desk.office,
    assistedAtUnitId: null,
    submitter: {
      kind: 'citizen',
      name: names[filed % names.length] ?? '',
      identityNumber: String(44_000_000_000 + filed).padStart(12, '0'),
      birthDate: '1993-03-12',
      sex: 'female',
      address: `Thôn ${filed % 40}, ${desk.code}`,
      phone: `09${String(10_000_000 + (filed % 80_000_000))}`,
      email: null,
    },
    owner: null,
    representative: null,
    papers: [
      { paperId: 'p1', name: null, form: 'original', quantity: 1, ...nobody },
      { paperId: null, name: 'Căn cước', form: 'copy', quantity: 1, ...nobody },
      { paperId: null, name: 'Trích lục ghi chú ly hôn', form: 'certifiedCopy', quantity: 1, ...nobody },
    ],
    delivery: 'desk',
    externalCode: null,
    forward: true,
  }
}

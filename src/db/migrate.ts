import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Instant } from '#kernel/time.ts'
import { DATABASE_ROLES, ensureOwnerMayCreate, ensureRoles } from './roles.ts'
import { SetupError } from './setup-error.ts'

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly checksum: string }

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/
const OLDEST_SERVER = 180000
/** Any number no other program uses; held while migrating so that two programs never migrate at once. */
const MIGRATION_LOCK = 7_211_604_119
const LOCK_ATTEMPTS = 300

/** Our migrations in order. A file that is misnamed or shares its number is a mistake of ours: throws. */
export const readMigrations = (folder: string = join(import.meta.dirname, 'migrations')): Migration[] => {
  const migrations = readdirSync(folder).toSorted().map((name): Migration => {
    const number = Number(FILE_NAME.exec(name)?.[1])
    if (!(number > 0)) throw new Error(`not a migration name: ${name}`)
    const sql = readFileSync(join(folder, name), 'utf8')
    return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
  for (const [i, { number, name }] of migrations.entries()) {
    if (number === migrations[i - 1]?.number) throw new Error(`two migrations with the number of ${name}`)
  }
  return migrations
}

/**
 * Which migrations are still to run on a database that has `applied`. A changed or late one is a
 * `SetupError`; a database that is ahead of this program is fine (the version before runs on it).
 */
export const pendingMigrations = (
  migrations: readonly Migration[],
  applied: ReadonlyMap<number, { readonly name: string; readonly checksum: string }>,
): Migration[] => {
  const last = Math.max(0, ...applied.keys())
  return migrations.filter((migration) => {
    const done = applied.get(migration.number)
    if (done !== undefined) {
      if (done.checksum !== migration.checksum) throw new SetupError('migrationChanged', { name: migration.name })
      return false
    }
    if (migration.number < last) {
      throw new SetupError('migrationOutOfOrder', { name: migration.name, last: applied.get(last)?.name ?? last })
    }
    return true
  })
}

/**
 * Brings the database up to this program: roles, the job library's schema, then our migrations, each in
 * one transaction that waits at most 5 s for a lock. Returns the names that ran. `connection` is the
 * owner's (or of an account that may create roles on a first run).
 */
export const migrate = async (
  connection: pg.ClientConfig,
  now: () => Instant,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> => {
  const client = new pg.Client({ ...connection, application_name: 'motcua migrate' })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new SetupError('databaseUnreachable', { reason: (error as Error).message }, error)
  }
  try {
    await checkServerVersion(client)
    await takeMigrationLock(client)
    await ensureRoles(client, { login: false })
    await ensureOwnerMayCreate(client)
    await client.query(`set role ${DATABASE_ROLES.owner}`)
    await client.query(`set lock_timeout = '5s'`)
    await migrateJobs(connection)
    return await migrateOwn(client, now, migrations)
  } finally {
    await client.end()
  }
}

const checkServerVersion = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ number: string; version: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  )
  const [row] = rows
  if (Number(row?.number) < OLDEST_SERVER) throw new SetupError('databaseTooOld', { version: row?.version ?? '?' })
}

const takeMigrationLock = async (client: pg.Client): Promise<void> => {
  for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK])
    if (rows[0]?.taken) return
    await pause(200)
  }
  throw new SetupError('migrationBusy')
}

const silent = new Logger(() => () => undefined)

const migrateJobs = async (connection: pg.ClientConfig): Promise<void> => {
  const pool = new pg.Pool({ ...connection, max: 1, options: `-c role=${DATABASE_ROLES.owner} -c lock_timeout=5s` })
  pool.on('error', () => undefined)
  pool.on('connect', (connected) => connected.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool, logger: silent })
    await openJobsToWorker(pool)
  } catch (error) {
    throw new SetupError('migrationFailed', { name: 'graphile_worker', reason: (error as Error).message }, error)
  } finally {
    await pool.end()
  }
}

/** The library expects to own its tables; our worker does not, so it gets exactly that schema by grant and policy. */
const openJobsToWorker = async (pool: pg.Pool): Promise<void> => {
  const worker = DATABASE_ROLES.worker
  await pool.query(`
    grant usage on schema graphile_worker to ${worker};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${worker};
    grant usage, select on all sequences in schema graphile_worker to ${worker};
    grant execute on all functions in schema graphile_worker to ${worker};
    do $$
    declare unopened record;
    begin
      for unopened in
        select c.relname from pg_class c
         where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
           and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'motcua_worker')
      loop
        execute format('create policy motcua_worker on graphile_worker.%I to ${worker} using (true) with check (true)',
                       unopened.relname);
      end loop;
    end $$`)
}

const migrateOwn = async (client: pg.Client, now: () => Instant, migrations: readonly Migration[]): Promise<string[]> => {
  await client.query(`
    create table if not exists migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null
    );
    comment on table migration is 'Các bước nâng cấp lược đồ đã chạy trên cơ sở dữ liệu này'`)
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>('select * from migration')
  const applied = new Map(rows.map((row) => [row.number, row]))
  const ran: string[] = []
  for (const { number, name, sql, checksum } of pendingMigrations(migrations, applied)) {
    try {
      await client.query('begin')
      await client.query(sql)
      await client.query('insert into migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)', [
        number, name, checksum, now().toString(),
      ])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw new SetupError('migrationFailed', { name, reason: (error as Error).message }, error)
    }
    ran.push(name)
  }
  return ran
}

import type { Client } from 'pg'

/**
 * The three database roles: `motcua_owner` migrates, `motcua_app` serves the web, `motcua_worker` runs
 * jobs. Roles belong to the whole server, so they are made before, not in, a migration.
 */
export const DATABASE_ROLES = { owner: 'motcua_owner', app: 'motcua_app', worker: 'motcua_worker' } as const
export type DatabaseRole = keyof typeof DATABASE_ROLES

/**
 * Makes the roles that are missing. `login` lets them log in themselves (embedded server); on a server of
 * one's own they stay groups, which the account that makes them may step into.
 */
export const ensureRoles = async (client: Client, { login }: { login: boolean }): Promise<void> => {
  for (const role of Object.values(DATABASE_ROLES)) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount !== 0) continue
    await client.query(`create role ${role} ${login ? 'login' : 'nologin'}`)
    if (!login) await client.query(`grant ${role} to current_user`)
  }
}

/** Lets `motcua_owner` create in a database that belongs to another account. */
export const ensureOwnerMayCreate = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ db: string; may: boolean }>(
    `select quote_ident(current_database()) as db,
            has_database_privilege('${DATABASE_ROLES.owner}', current_database(), 'create')
            and has_schema_privilege('${DATABASE_ROLES.owner}', 'public', 'create') as may`,
  )
  if (rows[0]?.may) return
  await client.query(`grant create, temporary on database ${rows[0]?.db} to ${DATABASE_ROLES.owner}`)
  await client.query(`grant all on schema public to ${DATABASE_ROLES.owner} with grant option`)
}

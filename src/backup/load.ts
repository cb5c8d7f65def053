import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { DATABASE_ROLES } from '#db/roles.ts'
import { copyIn, copyOut } from './copy-stream.ts'
import { measure } from './durable-file.ts'
import type { Manifest, SavedTable } from './manifest.ts'
import { BackupError } from './refusals.ts'
import { columnList, quotedName, STABLE_TEXT } from './tables.ts'

/**
 * Loads a verified backup into a database whose schema stands at the backup's level, in one transaction,
 * and reads every table back: it commits only when each gives the very same bytes.
 */
export const loadBackup = async (connection: pg.ClientConfig, dir: string, manifest: Manifest): Promise<void> => {
  const client = new pg.Client({ ...connection, application_name: 'motcua restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`set role ${DATABASE_ROLES.owner}`)
    await client.query(STABLE_TEXT)
    await client.query('begin')
    const names = manifest.tables.map(quotedName)
    // Rows come back as they were: nothing that reacts to a new row may change or refuse them.
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    await client.query(`truncate ${names.join(', ')}`)
    await client.query('set constraints all deferred')
    for (const table of manifest.tables) await loadTable(client, table, dir)
    await client.query('set constraints all immediate')
    for (const table of manifest.tables) await compareTable(client, table)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    for (const { schema, name, value, isCalled } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2, $3)', [quotedName({ schema, name, columns: [] }), value, isCalled])
    }
    await releaseJobs(client)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const loadTable = async (client: pg.Client, table: SavedTable, dir: string): Promise<void> => {
  const statement = `copy ${quotedName(table)} (${columnList(table)}) from stdin`
  await pipeline(createReadStream(join(dir, table.file)), createGunzip(), copyIn(client, statement))
}

const compareTable = async (client: pg.Client, table: SavedTable): Promise<void> => {
  const measured = measure()
  const rows = copyOut(client, `copy (select ${columnList(table)} from ${quotedName(table)}) to stdout`)
  await pipeline(rows, measured.through, new Writable({ write: (_chunk, _encoding, done) => done() }))
  const { sha256, lines } = measured.result()
  if (sha256 !== table.rowsSha256) {
    throw new BackupError('rowsDiffer', { table: table.name, expected: table.rows, found: lines })
  }
}

/** Jobs that were running when the backup was made are held by workers that are no more. */
const releaseJobs = async (client: pg.Client): Promise<void> => {
  await client.query(`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null;
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`)
}

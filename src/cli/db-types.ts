import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { Temporal } from '#kernel/time.ts'
import { describeTables } from '../../tools/db-types.ts'

/** Migrates an empty database of its own and writes the table types that follow from it. */
const writeTableTypes = async (): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-types-'))
  const server = await startEmbedded(dataDir, { fsync: 'off' })
  try {
    const connection = embeddedConnection(server.address, 'owner')
    await migrate(connection, () => Temporal.Now.instant())
    const client = new pg.Client(connection)
    await client.connect()
    try {
      const file = join(import.meta.dirname, '../db/tables.ts')
      writeFileSync(file, await describeTables(client))
      return file
    } finally {
      await client.end()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export const command = {
  name: 'db-types',
  summary: 'Sinh lại src/db/tables.ts từ các bước nâng cấp lược đồ',
  usage: 'db-types',
  execute: async (): Promise<number> => {
    console.log(`Đã ghi ${await writeTableTypes()}`)
    return 0
  },
}

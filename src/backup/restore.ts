import { createReadStream } from 'node:fs'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import type { FileStore } from '#files/file-store.ts'
import { migrate, readMigrations, type Migration } from '#db/migrate.ts'
import { SetupError } from '#db/setup-error.ts'
import type { Instant } from '#kernel/time.ts'
import { loadBackup } from './load.ts'
import type { Manifest } from './manifest.ts'
import { BackupError } from './refusals.ts'
import type { RestoreTarget } from './restore-target.ts'
import { verifyBackup } from './verify.ts'

export type RestoreSummary = { readonly tables: number; readonly rows: number; readonly contents: number; readonly createdAt: string }

/**
 * Brings a backup back: checks it whole, builds the database at the backup's level, loads and compares it,
 * puts the contents back, upgrades to this program, and only then takes the place of what was there.
 */
export const restore = async (
  target: RestoreTarget,
  files: FileStore,
  from: string,
  { replace, now }: { replace: boolean; now: () => Instant },
): Promise<RestoreSummary> => {
  const dir = resolve(from)
  const manifest = await verifyBackup(dir)
  const level = levelOf(manifest, readMigrations())
  if (!replace && !(await target.isEmpty())) throw new BackupError('instanceNotEmpty')
  const connection = await target.prepare()
  try {
    await build(connection, dir, manifest, { level, now })
    for (const hash of manifest.contents) await putContent(files, dir, hash)
  } catch (error) {
    await target.abandon()
    throw error
  }
  await target.takePlace()
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return { tables: manifest.tables.length, rows, contents: manifest.contents.length, createdAt: manifest.createdAt }
}

const build = async (
  connection: pg.ClientConfig,
  dir: string,
  manifest: Manifest,
  { level, now }: { level: readonly Migration[]; now: () => Instant },
): Promise<void> => {
  await migrate(connection, now, level)
  await loadBackup(connection, dir, manifest)
  await migrate(connection, now)
}

/** The migrations that had run when the backup was made, as this program has them. */
const levelOf = (manifest: Manifest, own: readonly Migration[]): Migration[] =>
  manifest.migrations.map(({ number, name, checksum }) => {
    const migration = own.find((one) => one.number === number)
    if (migration === undefined) throw new BackupError('backupNewer', { name })
    if (migration.checksum !== checksum) throw new SetupError('migrationChanged', { name })
    return migration
  })

/** Content lies under its hash, so putting it back never replaces anything else. */
const putContent = async (files: FileStore, dir: string, hash: string): Promise<void> => {
  if (await files.has(Buffer.from(hash, 'hex'))) return
  await files.putBack(createReadStream(join(dir, 'content', hash)), Buffer.from(hash, 'hex'))
}

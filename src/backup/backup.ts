import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import type { FileStore } from '#files/file-store.ts'
import type { Instant } from '#kernel/time.ts'
import { copyOut } from './copy-stream.ts'
import { hashFile, measure, syncFolder, writeDurably } from './durable-file.ts'
import { MANIFEST, type Manifest, type SavedTable } from './manifest.ts'
import { BackupError } from './refusals.ts'
import { columnList, findTables, quotedName, readSequences, STABLE_TEXT, type TableRef } from './tables.ts'

export type BackupSource = { readonly connection: pg.ClientConfig; readonly files: FileStore }
export type BackupSummary = { readonly dir: string; readonly tables: number; readonly rows: number; readonly contents: number }

/**
 * Saves everything while people go on working: one snapshot of the whole database, then the uploaded
 * contents that this snapshot knows. The folder appears under its name only when it is whole and flushed.
 */
export const backup = async ({ connection, files }: BackupSource, target: string, createdAt: Instant): Promise<BackupSummary> => {
  const dir = resolve(target)
  if (existsSync(dir) && (await readdir(dir)).length > 0) throw new BackupError('targetExists', { dir })
  const draft = join(dirname(dir), `.${basename(dir)}.partial-${process.pid}`)
  const client = new pg.Client({ ...connection, application_name: 'motcua backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await makeDraft(draft, dir)
    const manifest = await saveDatabase(client, draft, createdAt)
    for (const hash of manifest.contents) await saveContent(files, hash, join(draft, 'content'))
    await writeManifest(draft, manifest)
    for (const folder of ['tables', 'content', '.']) await syncFolder(join(draft, folder))
    await rm(dir, { recursive: true, force: true })
    await rename(draft, dir)
    await syncFolder(dirname(dir))
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { dir, tables: manifest.tables.length, rows, contents: manifest.contents.length }
  } finally {
    await client.end()
    await rm(draft, { recursive: true, force: true })
  }
}

const makeDraft = async (draft: string, dir: string): Promise<void> => {
  try {
    await rm(draft, { recursive: true, force: true })
    for (const folder of ['tables', 'content']) await mkdir(join(draft, folder), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new BackupError('targetNotWritable', { dir, reason: (error as Error).message }, error)
  }
}

const saveDatabase = async (client: pg.Client, draft: string, createdAt: Instant): Promise<Manifest> => {
  await client.query(STABLE_TEXT)
  await client.query('begin isolation level repeatable read read only')
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
    'select number, name, checksum from migration order by number',
  )
  const tables: SavedTable[] = []
  for (const table of await findTables(client)) tables.push(await saveTable(client, table, draft))
  const { rows: contents } = await client.query<{ hash: string }>(
    `select distinct encode(sha256, 'hex') as hash from stored_file where state = 'committed' order by 1`,
  )
  await client.query('commit')
  return {
    format: 'motcua-backup/1',
    createdAt: createdAt.toString(),
    migrations,
    tables,
    // Sequences stand outside snapshots: read last, they are never behind the rows that were saved.
    sequences: await readSequences(client),
    contents: contents.map(({ hash }) => hash),
  }
}

const saveTable = async (client: pg.Client, table: TableRef, draft: string): Promise<SavedTable> => {
  const file = `tables/${table.schema}.${table.name}.gz`
  const rows = copyOut(client, `copy (select ${columnList(table)} from ${quotedName(table)}) to stdout`)
  const measured = measure()
  const fileSha256 = await writeDurably(join(draft, file), rows, measured.through, createGzip({ level: 3 }))
  const { sha256, lines } = measured.result()
  const { schema, name, columns } = table
  return { schema, name, columns: [...columns], rows: lines, rowsSha256: sha256, file, fileSha256 }
}

const saveContent = async (files: FileStore, hash: string, folder: string): Promise<void> => {
  const sha256 = Buffer.from(hash, 'hex')
  if (!(await files.has(sha256))) throw new BackupError('contentMissing', { hash })
  const saved = await writeDurably(join(folder, hash), files.read(sha256))
  if (saved !== hash) throw new BackupError('contentMissing', { hash })
}

/** The manifest's own checksum stands beside it in the form that `sha256sum --check` reads. */
const writeManifest = async (draft: string, manifest: Manifest): Promise<void> => {
  const path = join(draft, MANIFEST)
  await writeDurably(path, Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]))
  await writeFile(`${path}.sha256`, `${await hashFile(path)}  ${MANIFEST}\n`, { flush: true })
}

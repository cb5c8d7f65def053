import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashFile } from './durable-file.ts'
import { MANIFEST, Manifest } from './manifest.ts'
import { BackupError } from './refusals.ts'

/** Reads a backup's manifest and checks every file against it, before anything is changed. */
export const verifyBackup = async (dir: string): Promise<Manifest> => {
  const path = join(dir, MANIFEST)
  let text: string
  let expected: string
  try {
    text = await readFile(path, 'utf8')
    expected = (await readFile(`${path}.sha256`, 'utf8')).slice(0, 64)
  } catch (error) {
    throw new BackupError('backupNotFound', { dir }, error)
  }
  if ((await hashFile(path)) !== expected) throw new BackupError('backupDamaged', { file: MANIFEST })
  const parsed = Manifest.safeParse(JSON.parse(text))
  if (!parsed.success) throw new BackupError('backupUnreadable', { dir }, parsed.error)
  const manifest = parsed.data
  for (const { file, fileSha256 } of manifest.tables) await check(dir, file, fileSha256)
  for (const hash of manifest.contents) await check(dir, `content/${hash}`, hash)
  return manifest
}

const check = async (dir: string, file: string, expected: string): Promise<void> => {
  const found = await hashFile(join(dir, file)).catch(() => undefined)
  if (found !== expected) throw new BackupError('backupDamaged', { file })
}

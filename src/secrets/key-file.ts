import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SetupError } from '#db/setup-error.ts'
import { KEY_BYTES } from './vault.ts'

const FILE = 'secret.key'
const READ_BY_OWNER_ONLY = 0o600

/** Base64 of 32 bytes → the key; `undefined` for anything else. */
export const parseKey = (text: string): Uint8Array | undefined => {
  const bytes = Buffer.from(text.trim(), 'base64')
  return bytes.length === KEY_BYTES ? bytes : undefined
}

const readKeyFile = async (file: string): Promise<Uint8Array | undefined> => {
  let text
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const key = parseKey(text)
  if (key === undefined) throw new SetupError('secretKeyUnreadable', { file })
  return key
}

/**
 * The key of this installation: `secret.key` in the data folder, made at the first start and readable by its owner
 * only. It is on the disk before anything is sealed with it; of two programs that start at once both get the same one.
 */
export const ensureKeyFile = async (dataDir: string): Promise<Uint8Array> => {
  const file = join(dataDir, FILE)
  const known = await readKeyFile(file)
  if (known !== undefined) return known
  const draft = `${file}.${randomUUID()}`
  const handle = await open(draft, 'wx', READ_BY_OWNER_ONLY)
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  const made = await readKeyFile(file)
  if (made === undefined) throw new Error(`${file} was neither there nor made`)
  return made
}

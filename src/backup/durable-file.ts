import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Passes bytes on while hashing them and counting lines (rows of COPY text never hold a raw line break). */
export const measure = (): { through: Transform; result(): { sha256: string; lines: number } } => {
  const hash = createHash('sha256')
  let lines = 0
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1
      done(null, chunk)
    },
  })
  return { through, result: () => ({ sha256: hash.digest('hex'), lines }) }
}

/** Writes a new file and flushes it; answers the hash of what was written. */
export const writeDurably = async (path: string, source: Readable, ...steps: Transform[]): Promise<string> => {
  const measured = measure()
  await pipeline([source, ...steps, measured.through, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })])
  return measured.result().sha256
}

export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Makes the names in a folder survive a power cut. */
export const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

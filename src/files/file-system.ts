import { constants, createReadStream, type Stats } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'

/** What the store asks of a disk: small enough that tests can make every step fail. */
export type FileSystem = {
  makeFolder(path: string): Promise<void>
  /** Creates a file that must not exist yet. */
  create(path: string): Promise<WritableFile>
  /** Opens a file, or a new one, to write from a place in it on; everything behind that place may be written anew. */
  writeFrom(path: string, position: number): Promise<WritableFile>
  rename(from: string, to: string): Promise<void>
  /** Makes the names in a folder survive a power cut. */
  syncFolder(path: string): Promise<void>
  remove(path: string): Promise<void>
  read(path: string): Readable
  list(path: string): Promise<string[]>
  /** Last change in milliseconds since the epoch; `undefined` when there is no such file. */
  changedAt(path: string): Promise<number | undefined>
  /** Length in bytes; `undefined` when there is no such file. */
  sizeOf(path: string): Promise<number | undefined>
}

export type WritableFile = {
  /** May write less than asked, as the system call does; returns how many bytes were taken. */
  write(bytes: Uint8Array): Promise<number>
  sync(): Promise<void>
  close(): Promise<void>
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const writable = (handle: FileHandle, position?: number): WritableFile => {
  let at = position ?? null
  return {
    write: async (bytes) => {
      const { bytesWritten } = await handle.write(bytes, 0, bytes.length, at)
      if (at !== null) at += bytesWritten
      return bytesWritten
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

const statOf = async (path: string): Promise<Stats | undefined> => {
  try {
    return await stat(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export const disk: FileSystem = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  create: async (path) => writable(await open(path, 'wx', 0o600)),
  writeFrom: async (path, position) =>
    writable(await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600), position),
  rename,
  syncFolder: async (path) => {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
  remove: (path) => rm(path, { force: true }),
  read: (path) => createReadStream(path),
  list: async (path) => {
    try {
      return await readdir(path)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },
  changedAt: async (path) => (await statOf(path))?.mtimeMs,
  sizeOf: async (path) => (await statOf(path))?.size,
}

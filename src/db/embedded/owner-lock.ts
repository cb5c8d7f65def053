import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../setup-error.ts'
import { isRunning, thisProcess, type ProcessIdentity } from './running-process.ts'

/** Where the embedded server of a data folder listens; absent while it starts. */
export type ServerAddress = { readonly socketDir: string; readonly port: number }
export type Owner = ProcessIdentity & { readonly server?: ServerAddress }

const lockFile = (dataDir: string): string => join(dataDir, 'owner.json')

const readOwner = (file: string): Owner | undefined => {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner
    return typeof owner.pid === 'number' ? owner : undefined
  } catch {
    return undefined
  }
}

/** The living program that owns the data folder, if any. */
export const findOwner = (dataDir: string): Owner | undefined => {
  const owner = readOwner(lockFile(dataDir))
  return owner !== undefined && isRunning(owner) ? owner : undefined
}

export type OwnerLock = {
  /** What the owner before us left behind when it was killed. */
  readonly abandoned: Owner | undefined
  publish(server: ServerAddress): void
  release(): void
}

/**
 * Makes this process the only owner of a data folder. A lock whose process is dead is taken over.
 * `link` never replaces, so of two that start at once one wins; the other gets `dataDirInUse`.
 */
export const acquireOwnerLock = (dataDir: string): OwnerLock => {
  const file = lockFile(dataDir)
  const mine = thisProcess()
  const draft = `${file}.${mine.pid}`
  const write = (owner: Owner): void => writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 })
  let abandoned: Owner | undefined
  try {
    write(mine)
  } catch (error) {
    throw new SetupError('dataDirNotWritable', { dataDir, reason: (error as Error).message }, error)
  }
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        linkSync(draft, file)
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        const owner = findOwner(dataDir)
        if (owner !== undefined || attempt === 5) throw new SetupError('dataDirInUse', { dataDir, pid: owner?.pid ?? '?' })
        abandoned = takeAway(file) ?? abandoned
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    abandoned,
    publish: (server) => {
      write({ ...mine, server })
      renameSync(draft, file)
    },
    release: () => {
      if (readOwner(file)?.pid === mine.pid) rmSync(file, { force: true })
    },
  }
}

/** Moves a dead owner's lock aside; a living one that slipped in between is put back. */
const takeAway = (file: string): Owner | undefined => {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return undefined
  }
  const owner = readOwner(aside)
  if (owner !== undefined && isRunning(owner)) linkSync(aside, file)
  rmSync(aside, { force: true })
  return owner
}

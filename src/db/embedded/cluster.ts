import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SetupError } from '../setup-error.ts'
import type { ServerIdentity } from './identity.ts'
import { isServerOf } from './running-process.ts'
import type { ServerAddress } from './owner-lock.ts'

export const SUPERUSER = 'postgres'
const PORT = 5432
/** The system cuts socket paths at 107 bytes; a deep checkout or a long TMPDIR would exceed it. */
const LONGEST_SOCKET_FOLDER = 80
const SOCKET_PREFIX = 'motcua-'
const RESTART_PAUSE_MS = 500
const LONGEST_RESTART_PAUSE_MS = 10_000
const LARGEST_LOG = 20 * 1024 * 1024

const spawnOptions = ({ uid, gid }: ServerIdentity): { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string } => ({
  ...(uid === undefined ? {} : { uid }),
  ...(gid === undefined ? {} : { gid }),
  // Nothing of the caller's PG* variables or language reaches the server.
  env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
  cwd: '/',
})

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/** Creates the cluster beside its place and renames it there: a killed first run leaves no half cluster. */
export const createCluster = (identity: ServerIdentity): void => {
  const { clusterDir } = identity
  const partial = join(dirname(clusterDir), `partial-${process.pid}`)
  rmSync(partial, { recursive: true, force: true })
  const { file, args } = identity.command('initdb', [
    '-D', partial, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
  ])
  const made = spawnSync(file, args, { ...spawnOptions(identity), encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(partial, { recursive: true, force: true })
    throw new SetupError('initialisationFailed', { dataDir: clusterDir, reason: lastLine(made.stderr ?? String(made.error)) })
  }
  renameSync(partial, clusterDir)
}

/**
 * Stops a server that outlived its program (kill -9) and removes a lock file that no server holds.
 * Asks for a fast, clean stop; after a minute an immediate one, which recovers from the log. Never kills.
 */
export const stopLeftover = async (clusterDir: string): Promise<boolean> => {
  const file = join(clusterDir, 'postmaster.pid')
  if (!existsSync(file)) return false
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isServerOf(pid, clusterDir)) {
    // Its number may belong to another program by now, which would make PostgreSQL refuse for ever.
    rmSync(file, { force: true })
    return false
  }
  try {
    process.kill(pid, 'SIGINT')
    for (let waited = 0; waited < 900 && isServerOf(pid, clusterDir); waited++) {
      if (waited === 600) process.kill(pid, 'SIGQUIT')
      await pause(100)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw new SetupError('leftoverServerDoesNotStop', { pid, dataDir: clusterDir }, error)
  }
  if (isServerOf(pid, clusterDir)) throw new SetupError('leftoverServerDoesNotStop', { pid, dataDir: clusterDir })
  return true
}

/** Removes the socket folder of a server that is gone; only ever a folder of our own naming. */
export const removeSocketFolder = (socketDir: string): void => {
  if (basename(socketDir).startsWith(SOCKET_PREFIX)) rmSync(socketDir, { recursive: true, force: true })
}

const makeSocketFolder = ({ uid, gid }: ServerIdentity): string => {
  const base = Buffer.byteLength(tmpdir()) <= LONGEST_SOCKET_FOLDER ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(base, SOCKET_PREFIX))
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

export type RunningCluster = { readonly address: ServerAddress; stop(): Promise<void> }

type Server = {
  /** Why it ended, once it has. */
  readonly ended: Promise<Error | undefined>
  isOver(): boolean
  interrupt(): void
}

const launch = (identity: ServerIdentity, settings: Readonly<Record<string, string>>, socketDir: string): Server => {
  const log = logOf(identity)
  if (existsSync(log) && statSync(log).size > LARGEST_LOG) renameSync(log, `${log}.1`)
  const output = openSync(log, 'a', 0o600)
  const { file, args } = identity.command('postgres', [
    '-D', identity.clusterDir, '-k', socketDir, '-p', String(PORT),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  // Its own process group: Ctrl-C reaches the program first, which then stops the server in order.
  const server = spawn(file, args, { ...spawnOptions(identity), detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  server.unref()
  let failure: Error | undefined
  const ended = new Promise<Error | undefined>((resolve) => {
    server.once('error', (error) => {
      failure = error
      resolve(error)
    })
    server.once('close', () => resolve(failure))
  })
  return {
    ended,
    isOver: () => failure !== undefined || server.exitCode !== null || server.signalCode !== null,
    interrupt: () => {
      server.ref()
      server.kill('SIGINT')
    },
  }
}

const logOf = ({ clusterDir }: ServerIdentity): string => join(dirname(clusterDir), 'server.log')

/** Waits until the server answers; a recovery may take minutes. False when it ended instead. */
const isUp = async (server: Server, address: ServerAddress): Promise<boolean> => {
  while (!(await answers(address))) {
    if (server.isOver()) return false
    await pause(30)
  }
  return true
}

/**
 * Starts the server on its private socket and keeps it running: when it dies by itself (killed, out of
 * memory) it is started again at the same address, so that the program's connections find it.
 */
export const startCluster = async (
  identity: ServerIdentity,
  settings: Readonly<Record<string, string>>,
  onRestart: (attempt: number) => void,
): Promise<RunningCluster> => {
  const address = { socketDir: makeSocketFolder(identity), port: PORT }
  let isStopping = false
  let server = launch(identity, settings, address.socketDir)
  if (!(await isUp(server, address))) {
    removeSocketFolder(address.socketDir)
    const log = logOf(identity)
    throw new SetupError('serverDidNotStart', { log, reason: lastLine(readFileSync(log, 'utf8')) }, await server.ended)
  }
  const keepRunning = async (): Promise<void> => {
    await server.ended
    for (let attempt = 1; !isStopping; attempt++) {
      onRestart(attempt)
      // Backends of the dead server may still hold its memory for a moment.
      await pause(Math.min(attempt * RESTART_PAUSE_MS, LONGEST_RESTART_PAUSE_MS), undefined, { ref: false })
      if (isStopping) return
      server = launch(identity, settings, address.socketDir)
      if (await isUp(server, address)) attempt = 0
      await server.ended
    }
  }
  const kept = keepRunning()
  return {
    address,
    stop: async () => {
      isStopping = true
      if (!server.isOver()) server.interrupt()
      await kept
      removeSocketFolder(address.socketDir)
    },
  }
}

const answers = async ({ socketDir, port }: ServerAddress): Promise<boolean> => {
  const client = new pg.Client({ host: socketDir, port, user: SUPERUSER, database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

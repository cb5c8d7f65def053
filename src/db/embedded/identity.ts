import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { SetupError } from '../setup-error.ts'
import type { Binaries } from './binaries.ts'

/**
 * As whom PostgreSQL runs. It refuses root, so in a container it runs either inside a user namespace
 * (`unshare`: root outside, an ordinary user inside) or under an unprivileged account.
 */
export type ServerIdentity = {
  readonly kind: 'self' | 'namespace' | 'account'
  readonly binDir: string
  readonly clusterDir: string
  /** Set for `account`: owner of the cluster and of the socket folder. */
  readonly uid?: number
  readonly gid?: number
  command(program: 'postgres' | 'initdb', args: readonly string[]): { file: string; args: string[] }
}

type Account = { readonly name: string; readonly uid: number; readonly gid: number }

const accounts = (): Account[] => {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** Where an account that may not enter root's home finds the server and its data. */
const SHARED_HOME = '/var/lib/motcua'

/** Where the cluster goes when its own folder cannot be entered: one place for each data folder. */
const sharedCluster = (clusterDir: string): string =>
  join(SHARED_HOME, `data-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 12)}`, 'cluster')

/** `initdb` asks for the account's name: an id without an entry in the account list does not do. */
const namespaceAccount = (): Account | undefined => {
  const named = accounts().filter(({ uid }) => uid > 0)
  return named.find(({ uid }) => uid === 1000) ?? named[0]
}

const unprivilegedAccount = (owner: number | undefined): Account | undefined => {
  const named = accounts().filter(({ uid }) => uid > 0)
  if (owner) return named.find(({ uid }) => uid === owner)
  return named.find(({ name }) => name === 'postgres') ?? named.find(({ name }) => name === 'nobody')
}

const mayEnter = (folder: string, account: Account): boolean => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at)
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}

const giveTo = (path: string, account: Account): void => {
  lchownSync(path, account.uid, account.gid)
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), account)
}

const copyBinaries = ({ root, version }: Binaries): string => {
  const copy = join(SHARED_HOME, `postgres-${version}`)
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 })
    cpSync(root, partial, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(partial, copy)
    } catch (error) {
      rmSync(partial, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return copy
}

const asSelf = (binaries: Binaries, clusterDir: string): ServerIdentity => {
  const binDir = join(binaries.root, 'bin')
  return { kind: 'self', binDir, clusterDir, command: (program, args) => ({ file: join(binDir, program), args: [...args] }) }
}

const asNamespace = (binaries: Binaries, clusterDir: string): ServerIdentity | undefined => {
  const account = namespaceAccount()
  if (process.platform !== 'linux' || account === undefined) return undefined
  const binDir = join(binaries.root, 'bin')
  const prefix = ['-U', `--map-user=${account.uid}`, '--']
  try {
    execFileSync('unshare', [...prefix, join(binDir, 'postgres'), '--version'], { stdio: 'pipe' })
  } catch {
    return undefined
  }
  return {
    kind: 'namespace',
    binDir,
    clusterDir,
    command: (program, args) => ({ file: 'unshare', args: [...prefix, join(binDir, program), ...args] }),
  }
}

const asAccount = (binaries: Binaries, clusterDir: string, owner: number | undefined): ServerIdentity => {
  const account = unprivilegedAccount(owner)
  if (account === undefined) throw new SetupError('cannotRunAsRoot', { reason: 'không có tài khoản nobody' })
  try {
    const root = mayEnter(binaries.root, account) ? binaries.root : copyBinaries(binaries)
    const elsewhere = sharedCluster(clusterDir)
    const isInPlace = !existsSync(elsewhere) && mayEnter(dirname(dirname(clusterDir)), account)
    // Never begin anew elsewhere while data waits where this account cannot go.
    if (!isInPlace && existsSync(clusterDir)) throw new Error(`${account.name} không vào được ${clusterDir}`)
    const home = isInPlace ? clusterDir : elsewhere
    mkdirSync(dirname(home), { recursive: true, mode: 0o755 })
    // Only the cluster's own parent changes hands, never a folder that holds other things.
    chmodSync(dirname(home), 0o700)
    giveTo(dirname(home), account)
    const binDir = join(root, 'bin')
    return {
      kind: 'account',
      binDir,
      clusterDir: home,
      uid: account.uid,
      gid: account.gid,
      command: (program, args) => ({ file: join(binDir, program), args: [...args] }),
    }
  } catch (error) {
    throw new SetupError('cannotRunAsRoot', { reason: (error as Error).message }, error)
  }
}

/**
 * Chooses the identity for a cluster; what already owns its files decides first, so that a folder
 * made in one way is never opened in another.
 */
export const chooseIdentity = (binaries: Binaries, clusterDir: string): ServerIdentity => {
  const uid = process.getuid?.() ?? 1
  const isNamed = accounts().length === 0 || accounts().some((account) => account.uid === uid)
  if (uid !== 0) {
    return (isNamed ? undefined : asNamespace(binaries, clusterDir)) ?? asSelf(binaries, clusterDir)
  }
  const owner = existsSync(clusterDir) ? statSync(clusterDir).uid : undefined
  if (owner || existsSync(sharedCluster(clusterDir))) return asAccount(binaries, clusterDir, owner)
  return asNamespace(binaries, clusterDir) ?? asAccount(binaries, clusterDir, undefined)
}

import { readFileSync, readlinkSync } from 'node:fs'
import { execFileSync } from 'node:child_process'

/** A process named so that a reused number is never taken for it: number and moment of start. */
export type ProcessIdentity = { readonly pid: number; readonly started: string }

/** When the process started, as the system writes it; `undefined` when there is no such process. */
const startedOf = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may hold spaces; field 22 is the 20th after it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return undefined
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return `${boot}/${fields[19]}`
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** This very process. */
export const thisProcess = (): ProcessIdentity => ({ pid: process.pid, started: startedOf(process.pid) ?? '' })

/** Whether that same process (not a later one with its number) still runs. */
export const isRunning = ({ pid, started }: ProcessIdentity): boolean => startedOf(pid) === started

/**
 * Whether process `pid` is the PostgreSQL server of `clusterDir`: the server's working folder is its
 * data folder, so another program that got the number of a dead server is told apart.
 */
export const isServerOf = (pid: number, clusterDir: string): boolean => {
  if (startedOf(pid) === undefined) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === clusterDir
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(clusterDir)
  } catch {
    // It runs but belongs to someone whose processes we may not look into: never touch its data.
    return true
  }
}

import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What it costs the processors, whatever else the machine does beside: milliseconds of each process since it began (Linux). */
const runMs = (pid: string): number => {
  const tasks = readdirSync(`/proc/${pid}/task`)
  return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
}

const isGone = (error: unknown): boolean => ['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')

/** The embedded server's processes: they work in the folder of its cluster. */
export const serverProcesses = (clusterDir: string): readonly string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === clusterDir
    } catch (error) {
      // It ended while we looked, or it is not ours to look at.
      if (!isGone(error)) throw error
      return false
    }
  })

const spentBy = (pids: readonly string[]): ReadonlyMap<string, number> => {
  const spent = new Map<string, number>()
  for (const pid of pids) {
    try {
      spent.set(pid, runMs(pid))
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  return spent
}

/** Milliseconds of processor time, each side of the work apart. */
export type Spent = { readonly clientMs: number; readonly programMs: number; readonly serverMs: number }

/** Starts counting; the answer tells what was spent since. */
export const countTime = (clusterDir: string, programPid: number): (() => Spent) => {
  const client = process.cpuUsage()
  const before = spentBy([...serverProcesses(clusterDir), String(programPid)])
  return () => {
    const { user, system } = process.cpuUsage(client)
    const since = (pids: readonly string[]): number =>
      [...spentBy(pids)].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0)
    return { clientMs: (user + system) / 1000, programMs: since([String(programPid)]), serverMs: since(serverProcesses(clusterDir)) }
  }
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Stop } from './stop.mjs'

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Who holds the lock file; 0 when it is just being written or already gone. */
const holderOf = (file) => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

const tryTake = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

const LONGEST_WAIT_MS = 15 * 60_000

/**
 * Two commands started at once must not both install or build: the second waits. A folder that cannot be
 * written needs no lock: nothing will be installed there.
 */
export const underLock = async (root, work) => {
  const folder = join(root, '.cache')
  const file = join(folder, 'launch.lock')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${file}.probe-${process.pid}`, '')
    rmSync(`${file}.probe-${process.pid}`)
  } catch {
    return await work()
  }
  let waited = 0
  while (!tryTake(file)) {
    const holder = holderOf(file)
    if (holder > 0 && !isAlive(holder)) {
      rmSync(file, { force: true })
      continue
    }
    if (waited === 0) console.error('Một lệnh khác đang cài đặt hoặc đóng gói; đang đợi …')
    if (waited > LONGEST_WAIT_MS) throw new Stop(`Đợi quá lâu. Nếu không còn lệnh nào đang chạy, hãy xóa ${file}.`)
    waited += 200
    await pause(200)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

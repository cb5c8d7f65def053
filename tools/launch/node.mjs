import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './stop.mjs'

const NEWEST_NEEDED = 24

/** The Node to run under: npm's own, else this one when it is new enough. Throws `Stop`. */
export const findNode = (root) => {
  const home = join(root, 'node_modules', `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`)
  const binary = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= NEWEST_NEEDED
  if (!existsSync(binary)) {
    if (isNewEnough) return process.execPath
    throw new Stop(
      `npm không có Node ${NEWEST_NEEDED} cho hệ máy ${process.platform}-${process.arch}. `
        + `Hãy cài Node ${NEWEST_NEEDED} rồi chạy lại (đang dùng ${process.versions.node}).`,
    )
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return version === process.versions.node ? process.execPath : realpathSync(binary)
}

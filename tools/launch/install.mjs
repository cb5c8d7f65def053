import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './stop.mjs'

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Whether `node_modules` is what the lockfile asks for; optional packages of other machines may be absent. */
export const isInstalled = (root) => {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true
    if (present[place] === undefined) return optional === true
    return present[place].version === version && existsSync(join(root, place))
  })
}

/** `npm ci`, saying so. What npm prints goes to standard error: standard output is the program's. */
export const install = (root) => {
  console.error('Đang cài các gói phụ thuộc (npm ci) …')
  const npm = process.env.npm_execpath
  const [file, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status, error } = spawnSync(
    file,
    // Whatever the user's npm is set to leave out: Node itself is an optional package, the build a dev one.
    [...first, 'ci', '--include=optional', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' && first.length === 0 },
  )
  if (status !== 0) {
    throw new Stop(
      `Không cài được các gói phụ thuộc${error ? ` (${error.message})` : ''}. `
        + 'Hãy kiểm tra kết nối tới kho gói npm và chỗ trống trên đĩa rồi chạy lại.',
    )
  }
}

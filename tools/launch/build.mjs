import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './stop.mjs'

/** What the browser bundle may come from. */
const SOURCES = ['src', 'law', 'vite.config.ts', 'react-router.config.ts', 'tsconfig.json', 'package-lock.json']
const isIgnored = (name) => name.endsWith('.test.ts') || name.endsWith('.sql') || name.endsWith('.md')

/** One hash over names and contents, so that a checkout or a copy does not count as a change. */
export const hashSources = (root) => {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    let names
    try {
      names = readdirSync(full)
    } catch (error) {
      if (error.code !== 'ENOTDIR') throw error
      const bytes = readFileSync(full)
      hash.update(`${path}\0${bytes.length}\0`).update(bytes)
      return
    }
    for (const name of [...names].sort()) if (!isIgnored(name)) add(`${path}/${name}`)
  }
  for (const path of SOURCES) add(path)
  return hash.digest('hex')
}

const stampOf = (root) => join(root, 'build', '.sources-sha256')

/** Whether the sources changed since the last build that succeeded. */
export const isBuildStale = (root) => {
  if (!existsSync(join(root, 'react-router.config.ts'))) return false
  const stamp = stampOf(root)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashSources(root)
}

/** Builds the browser bundle under our Node when it is stale; what it prints goes to standard error. */
export const buildWhenStale = async (root, node) => {
  if (!isBuildStale(root)) return
  console.error('Đang đóng gói giao diện …')
  // Hashed before: a source that is saved meanwhile makes the next start build again.
  const sources = hashSources(root)
  const builder = join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs')
  const { status, error } = spawnSync(node, [builder, 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Stop(`Không đóng gói được giao diện${error ? ` (${error.message})` : ''}. Xem lỗi ở trên.`)
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stampOf(root), sources)
}

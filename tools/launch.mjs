// Starts every npm script: plain JavaScript for any Node from 20 on. Installs and builds what is missing
// or stale, then runs the real program under the Node that npm brought.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildWhenStale, isBuildStale } from './launch/build.mjs'
import { install, isInstalled } from './launch/install.mjs'
import { findNode } from './launch/node.mjs'
import { underLock } from './launch/lock.mjs'
import { Stop } from './launch/stop.mjs'

const PROGRAMS = {
  start: 'src/main.ts',
  test: 'test/run.ts',
  motcua: 'src/cli/main.ts',
  bench: 'bench/run.ts',
}
const OLDEST_NODE = 20

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [name = '', ...args] = process.argv.slice(2)

/** Runs in this very process when it already is the right Node, else in a child that ends with us. */
const run = async (program) => {
  // React is four to seven times slower on the server without it.
  process.env.NODE_ENV ??= 'production'
  const node = findNode(root)
  if (node === process.execPath) {
    process.argv = [process.execPath, program, ...args]
    await import(pathToFileURL(program).href)
    return
  }
  // The open channel tells the program when we are killed, so that it does not stay behind.
  const child = spawn(node, [program, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  child.once('error', (error) => {
    console.error(`Không chạy được Node ở ${node}: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)
  })
}

try {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Stop(`Cần Node từ bản ${OLDEST_NODE} trở lên; máy này đang dùng ${process.versions.node}.`)
  }
  const file = PROGRAMS[name]
  if (file === undefined) throw new Stop('Dùng: npm start, npm test, npm run motcua -- <lệnh>, npm run bench')
  const program = join(root, file)
  const needsBuild = name !== 'motcua' || args[0] === 'start'
  if (!isInstalled(root) || (needsBuild && isBuildStale(root))) {
    await underLock(root, async () => {
      if (!isInstalled(root)) install(root)
      if (needsBuild) await buildWhenStale(root, findNode(root))
    })
  }
  if (!existsSync(program)) throw new Stop(`Bản này chưa có ${file}.`)
  await run(program)
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  process.exitCode = 1
}

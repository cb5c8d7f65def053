import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'

const PROGRAM = join(import.meta.dirname, 'draw-pdf.ts')
const LONGEST_MS = 15_000
const LARGEST_BYTES = 40 * 1024 * 1024

let last: Promise<unknown> = Promise.resolve()

/**
 * The first pages of a PDF, drawn anew as SVG: no script, link, form or attachment of the file survives. One at a time,
 * each in a process of its own without our environment; `undefined` when the file cannot be drawn, takes too long or
 * draws too much.
 */
export const drawPdf = (pdf: () => Readable): Promise<string | undefined> => {
  const drawn = last.then(() => drawNow(pdf()))
  last = drawn.catch(() => undefined)
  return drawn
}

const drawNow = async (pdf: Readable): Promise<string | undefined> => {
  const child = spawn(process.execPath, [PROGRAM], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const chunks: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > LARGEST_BYTES) child.kill('SIGKILL')
    else chunks.push(chunk)
  })
  // A program that ended early stops reading; its exit code says how it went.
  await pipeline(pdf, child.stdin).catch(() => undefined)
  return (await ended) === 0 ? Buffer.concat(chunks).toString('utf8') : undefined
}

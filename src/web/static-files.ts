import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'

type StaticFile = {
  readonly file: string
  readonly bytes: number
  readonly type: string
  readonly immutable: boolean
  /** Sizes of the compressed twins that the build wrote. */
  readonly encodings: Readonly<Partial<Record<'br' | 'gzip', number>>>
}

/** URL path → file. Only what the build wrote is in it, so no path of a request ever touches the disk. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
const TWINS = { br: '.br', gzip: '.gz' } as const

/** Reads the list of built files once at the start. */
export const listStaticFiles = async (directory: string): Promise<StaticFiles> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const sizes = new Map<string, number>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    sizes.set(file, (await stat(file)).size)
  }
  const files = new Map<string, StaticFile>()
  for (const [file, bytes] of sizes) {
    const type = TYPES[extname(file)]
    if (type === undefined) continue
    const path = file.slice(directory.length).replaceAll('\\', '/')
    const br = sizes.get(file + TWINS.br)
    const gzip = sizes.get(file + TWINS.gzip)
    files.set(path, {
      file,
      bytes,
      type,
      immutable: path.startsWith('/assets/'),
      encodings: { ...(br !== undefined && { br }), ...(gzip !== undefined && { gzip }) },
    })
  }
  return files
}

const accepts = (header: string | null, encoding: string): boolean =>
  (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.trim().split(';')
    return name === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?$/.test(parameter))
  })

/** The answer for a built file in the best encoding the browser takes, or `undefined` when there is no such file. */
export const serveStatic = (files: StaticFiles, request: Request): Response | undefined => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const found = files.get(new URL(request.url).pathname)
  if (found === undefined) return undefined
  const header = request.headers.get('accept-encoding')
  const encoding = (['br', 'gzip'] as const).find(
    (name) => found.encodings[name] !== undefined && accepts(header, name),
  )
  const headers = new Headers({
    'content-type': found.type,
    'cache-control': found.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    vary: 'Accept-Encoding',
    'content-length': String(encoding === undefined ? found.bytes : found.encodings[encoding]),
  })
  if (encoding !== undefined) headers.set('content-encoding', encoding)
  if (request.method === 'HEAD') return new Response(null, { headers })
  const stream = createReadStream(encoding === undefined ? found.file : found.file + TWINS[encoding])
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers })
}

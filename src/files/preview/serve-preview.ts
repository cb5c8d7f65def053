import { Readable } from 'node:stream'
import type { FileStore } from '../file-store.ts'
import type { StoredFile } from '../store.ts'
import { drawPdf } from './pdf-preview.ts'

/** Pictures that every browser shows and none runs. */
const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Can this file be looked at in place? */
export const isPreviewable = (mediaType: string): boolean => PICTURES.has(mediaType) || mediaType === 'application/pdf'

/** Nothing may run, load or be framed, should somebody open the address itself. */
const HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'content-disposition': 'inline',
  'cache-control': 'private, max-age=600',
}

/**
 * A file to be shown in an `<img>` of a page of ours: a picture as it is, a PDF drawn anew. `undefined` for what cannot
 * be shown. The right to read it has been asked before.
 */
export const servePreview = async (files: FileStore, { sha256, mediaType, size }: StoredFile): Promise<Response | undefined> => {
  if (PICTURES.has(mediaType)) {
    const body = Readable.toWeb(files.read(sha256)) as ReadableStream
    return new Response(body, { headers: { ...HEADERS, 'content-type': mediaType, 'content-length': String(size) } })
  }
  if (mediaType !== 'application/pdf') return undefined
  const drawing = await drawPdf(() => files.read(sha256))
  return drawing === undefined ? undefined : new Response(drawing, { headers: { ...HEADERS, 'content-type': 'image/svg+xml' } })
}

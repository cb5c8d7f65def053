import { Readable } from 'node:stream'
import type { FileStore } from './file-store.ts'
import type { StoredFile } from './store.ts'

/** RFC 5987: the name as people wrote it, and a plain one for those who cannot read that. */
const disposition = (name: string): string =>
  `attachment; filename="${name.normalize('NFD').replace(/[^\w .-]/g, '')}"; filename*=UTF-8''${encodeURIComponent(name)}`

/**
 * A file as a download, as it was sent: never shown as a page of ours, and in a sandbox should a browser try. The right
 * to read it has been asked before.
 */
export const serveFile = (files: FileStore, file: StoredFile): Response =>
  new Response(Readable.toWeb(files.read(file.sha256)) as ReadableStream, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': disposition(file.name ?? 'tep'),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    },
  })

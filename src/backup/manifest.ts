import { z } from 'zod'

export const MANIFEST = 'manifest.json'
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().regex(/^[a-z0-9_]+$/)

/** What a backup folder holds, and the checksum of each part. The data files are gzip of COPY text. */
export const Manifest = z.strictObject({
  format: z.literal('motcua-backup/1'),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ number: z.int(), name: z.string(), checksum: Hash })),
  tables: z.array(
    z.strictObject({
      schema: Name,
      name: Name,
      columns: z.array(Name),
      rows: z.int().nonnegative(),
      /** Of the rows as text, so that what was loaded can be compared with what was saved. */
      rowsSha256: Hash,
      file: z.string().regex(/^tables\/[a-z0-9_.]+\.gz$/),
      fileSha256: Hash,
    }),
  ),
  sequences: z.array(z.strictObject({ schema: Name, name: Name, value: z.int(), isCalled: z.boolean() })),
  /** Uploaded contents, each stored under its own hash in `content/`. */
  contents: z.array(Hash),
})
export type Manifest = z.infer<typeof Manifest>
export type SavedTable = Manifest['tables'][number]

import type { FileId, TenantId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Trx } from '#db/context.ts'

export type StoredFile = {
  readonly id: FileId
  readonly sha256: Buffer
  readonly size: number
  readonly mediaType: string
  /** `null` once erased. */
  readonly name: string | null
  readonly nameSalt: Buffer | null
  readonly downloadKey: string
  readonly state: 'staged' | 'committed'
}

const COLUMNS = [
  'id',
  'sha256',
  'size',
  'media_type as mediaType',
  'name',
  'name_salt as nameSalt',
  'download_key as downloadKey',
  'state',
] as const

type Row = Omit<StoredFile, 'id' | 'state'> & { readonly id: string; readonly state: string }
const fromRow = (row: Row): StoredFile => ({ ...row, id: row.id as FileId, state: row.state as StoredFile['state'] })

export const addStaged = async (
  trx: Trx,
  file: Omit<StoredFile, 'state'> & { tenantId: TenantId; createdAt: Instant; createdBy: string | null },
): Promise<void> => {
  await trx
    .insertInto('stored_file')
    .values({
      tenant_id: file.tenantId,
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      name: file.name,
      name_salt: file.nameSalt,
      download_key: file.downloadKey,
      state: 'staged',
      created_at: file.createdAt,
      created_by: file.createdBy,
      committed_at: null,
      keep_until: null,
    })
    .execute()
}

/** Marks staged files of one uploader as used; returns those that were. */
export const markCommitted = async (
  trx: Trx,
  ids: readonly FileId[],
  { tenantId, createdBy, at }: { tenantId: TenantId; createdBy: string | null; at: Instant },
): Promise<StoredFile[]> => {
  const rows = await trx
    .updateTable('stored_file')
    .set({ state: 'committed', committed_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .where('state', '=', 'staged')
    .where('created_by', 'is not distinct from', createdBy)
    .returning(COLUMNS)
    .execute()
  return rows.map(fromRow)
}

export const findFile = async (trx: Trx, tenantId: TenantId, id: FileId): Promise<StoredFile | undefined> => {
  const row = await trx
    .selectFrom('stored_file')
    .select(COLUMNS)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** A file that waits for its uploader. */
export const findStaged = async (trx: Trx, tenantId: TenantId, id: FileId, createdBy: string | null): Promise<StoredFile | undefined> => {
  const row = await trx
    .selectFrom('stored_file')
    .select(COLUMNS)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'staged')
    .where('created_by', 'is not distinct from', createdBy)
    .executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** By the random part of its address; whoever asks must still be allowed to see what it belongs to. */
export const findFileByDownloadKey = async (trx: Trx, tenantId: TenantId, key: string): Promise<StoredFile | undefined> => {
  const row = await trx
    .selectFrom('stored_file')
    .select(COLUMNS)
    .where('tenant_id', '=', tenantId)
    .where('download_key', '=', key)
    .executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Keeps staged files of one uploader for a draft, or lets go of them with `null`. */
export const keepStaged = async (trx: Trx, ids: readonly FileId[], createdBy: string, until: Instant | null): Promise<void> => {
  if (ids.length === 0) return
  await trx
    .updateTable('stored_file')
    .set({ keep_until: until })
    .where('id', 'in', ids)
    .where('state', '=', 'staged')
    .where('created_by', '=', createdBy)
    .execute()
}

/** How many bytes of an account wait for a command. */
export const stagedBytesOf = async (trx: Trx, tenantId: TenantId, createdBy: string): Promise<number> => {
  const { bytes } = await trx
    .selectFrom('stored_file')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('size'), row.lit(0)).as('bytes'))
    .where('tenant_id', '=', tenantId)
    .where('created_by', '=', createdBy)
    .where('state', '=', 'staged')
    .executeTakeFirstOrThrow()
  return Number(bytes)
}

/** Forgets uploads that nothing used since before `before` and that nobody keeps. Returns how many. */
export const forgetStaged = async (trx: Trx, tenantId: TenantId, before: Instant, now: Instant): Promise<number> => {
  const { numDeletedRows } = await trx
    .deleteFrom('stored_file')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'staged')
    .where('created_at', '<', before)
    .where((row) => row.or([row('keep_until', 'is', null), row('keep_until', '<', now)]))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

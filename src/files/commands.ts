import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isStorable, tidy } from '#kernel/text.ts'
import type { Instant } from '#kernel/time.ts'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { FileStore, SafeContent } from './file-store.ts'
import type { FileRefusal } from './refusals.ts'
import { addStaged, findFile, findStaged, forgetStaged, keepStaged, markCommitted, type StoredFile } from './store.ts'

const LONGEST_NAME = 200
const LIMIT_BYTES = 50 * 1024 * 1024

const accountOf = (actor: Actor): string | null => (actor.kind === 'system' ? null : actor.accountId)

/** The last part of a path, tidied: browsers and old systems send folders along. */
export const fileName = (given: string): string | undefined => {
  const name = tidy(given.split(/[/\\]/).at(-1) ?? '')
  return name === '' || name.length > LONGEST_NAME || !isStorable(name) ? undefined : name
}

export type StageInput = {
  readonly name: string
  /** What the sender says it is; refused when the bytes say otherwise. */
  readonly declaredType: string
  readonly body: AsyncIterable<Uint8Array>
  readonly limitBytes?: number
}

/**
 * Takes a file in. It answers only when the bytes and their names are flushed to the disk and the row that
 * knows them is committed; the file then waits, for its uploader only, until a command uses it.
 */
export const stageFile = async (ctx: Ctx, files: FileStore, input: StageInput): Promise<Result<StoredFile, FileRefusal>> => {
  const name = fileName(input.name)
  if (name === undefined) return refuse('fileNameInvalid')
  const kept = await files.keep(input.body, {
    declaredType: input.declaredType,
    limitBytes: input.limitBytes ?? LIMIT_BYTES,
  })
  return kept.ok ? ok(await transaction(ctx, (trx) => stageKept(trx, ctx, name, kept.value))) : kept
}

/** Writes the row that knows content which is safe already; it waits, for its uploader only, until a command uses it. */
export const stageKept = async (trx: Trx, ctx: Ctx, name: string, content: SafeContent): Promise<StoredFile> => {
  const file = {
    ...content,
    id: ctx.newId() as FileId,
    name,
    nameSalt: Buffer.from(ctx.random(16)),
    downloadKey: Buffer.from(ctx.random(16)).toString('base64url'),
  }
  await addStaged(trx, { ...file, tenantId: ctx.tenantId, createdAt: ctx.clock(), createdBy: accountOf(ctx.actor) })
  return { ...file, state: 'staged' }
}

/**
 * The content of a file once more, as a file of its own for its new uploader, kept until `keepUntil`. Whether they may
 * read the first one has been asked before. `undefined` when it is not there or its name was erased.
 */
export const reuseFile = async (trx: Trx, ctx: Ctx, id: FileId, keepUntil: Instant): Promise<StoredFile | undefined> => {
  const first = await findFile(trx, ctx.tenantId, id)
  const createdBy = accountOf(ctx.actor)
  if (first === undefined || first.name === null || createdBy === null) return undefined
  const { sha256, size, mediaType, name } = first
  const again = await stageKept(trx, ctx, name, { sha256, size, mediaType })
  await keepStaged(trx, [again.id], createdBy, keepUntil)
  return again
}

/** A file that the actor has uploaded and that nothing uses yet, to be looked into before it is used. */
export const findOwnUpload = (trx: Trx, ctx: Ctx, id: FileId): Promise<StoredFile | undefined> =>
  findStaged(trx, ctx.tenantId, id, accountOf(ctx.actor))

/**
 * Binds staged files to what the open transaction does: both stand or neither. Refuses as a whole when one
 * of them is unknown, someone else's, or already used.
 */
export const commitFiles = async (
  trx: Trx,
  ctx: Ctx,
  ids: readonly FileId[],
): Promise<Result<readonly StoredFile[], 'fileNotFound'>> => {
  const wanted = new Set(ids)
  if (wanted.size === 0) return ok([])
  const committed = await markCommitted(trx, [...wanted], {
    tenantId: ctx.tenantId,
    createdBy: accountOf(ctx.actor),
    at: ctx.clock(),
  })
  return committed.length === wanted.size ? ok(committed) : refuse('fileNotFound')
}

/**
 * Forgets the uploads of one tenant that nothing used since `before`, and removes content that no tenant
 * uses any more. Runs as the worker. Returns how many files left the disk.
 */
export const sweepFiles = async (ctx: Ctx, files: FileStore, before: Instant): Promise<number> => {
  await transaction(ctx, (trx) => forgetStaged(trx, ctx.tenantId, before, ctx.clock()))
  return files.sweep(before, async (sha256) => {
    const { rows } = await sql<{ used: boolean }>`select is_content_used(${sha256}) as used`.execute(ctx.db)
    return rows[0]?.used ?? true
  })
}

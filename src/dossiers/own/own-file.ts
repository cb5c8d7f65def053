import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { findFileByDownloadKey, type StoredFile } from '#files/store.ts'
import type { DossierId } from '#kernel/ids.ts'
import { findDossier } from '../queries.ts'

const KEY = /^[\w-]{22,64}$/

/**
 * A file that a citizen may have: what came with their dossier, and its result once it stands. Opinions of other offices
 * and drafts of a result stay inside.
 */
export const findOwnFile = async (trx: Trx, ctx: Ctx, key: string): Promise<StoredFile | undefined> => {
  if (ctx.actor.kind !== 'citizen' || !KEY.test(key)) return undefined
  const file = await findFileByDownloadKey(trx, ctx.tenantId, key)
  if (file === undefined) return undefined
  const { rows } = await sql<{ dossierId: DossierId; purpose: string }>`
    select dossier_id as "dossierId", purpose from dossier_file where tenant_id = current_tenant() and file_id = ${file.id}`.execute(trx)
  for (const { dossierId, purpose } of rows) {
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    if (dossier === undefined) continue
    if (purpose === 'paper' || purpose === 'form' || (purpose === 'result' && 'finishedAt' in dossier)) return file
  }
  return undefined
}

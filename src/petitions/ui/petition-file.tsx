import { data, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { serveFile } from '#files/serve-file.ts'
import { findFile } from '#files/store.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { requestContext } from '#web/request-context.ts'
import type { PetitionId } from '../domain/petition.ts'
import { findPetition } from '../officer-queries.ts'

/** `GET /phan-anh-kien-nghi/:id/tep/:tep`: what came with a petition, for whoever may see the petition. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const [id, fileId] = [parseId<PetitionId>(params['id'] ?? ''), parseId<FileId>(params['tep'] ?? '')]
  const file = id && fileId && (await transaction(ctx, async (trx) => {
    const found = await findPetition(trx, ctx.actor, await unitTree(trx, today(ctx)), id)
    return found?.petition.files.includes(fileId) === true ? findFile(trx, ctx.tenantId, fileId) : undefined
  }))
  if (file === undefined) throw data(null, { status: 404 })
  return serveFile(files, file)
}

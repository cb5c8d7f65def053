import { data, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { serveFile } from '#files/serve-file.ts'
import { findFileByDownloadKey } from '#files/store.ts'
import { requestContext } from '#web/request-context.ts'
import { findFileDossier } from '../queries.ts'

const KEY = /^[\w-]{22,64}$/

/** `GET /mot-cua/tep/:khoa`: a file of a dossier, as a download. The right to read it is the right to see its dossier. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const key = params['khoa'] ?? ''
  const file = KEY.test(key)
    ? await transaction(ctx, async (trx) => {
        const found = await findFileByDownloadKey(trx, ctx.tenantId, key)
        return found !== undefined && (await findFileDossier(trx, ctx.actor, found.id)) !== undefined ? found : undefined
      })
    : undefined
  if (file === undefined || !(await files.has(file.sha256))) throw data(null, { status: 404 })
  return serveFile(files, file)
}

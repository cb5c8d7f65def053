import { data, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { serveFile } from '#files/serve-file.ts'
import { requestContext } from '#web/request-context.ts'
import { findOwnFile } from '../own/own-file.ts'

/** `GET /ho-so-cua-toi/tep/:khoa`: a file of one's own dossier, as a download. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { citizenCtx: ctx, files } = context.get(requestContext)
  const file = await transaction(ctx, (trx) => findOwnFile(trx, ctx, params['khoa'] ?? ''))
  if (file === undefined || !(await files.has(file.sha256))) throw data(null, { status: 404 })
  return serveFile(files, file)
}

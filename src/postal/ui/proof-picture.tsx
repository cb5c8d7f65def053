import { data, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { serveFile } from '#files/serve-file.ts'
import { findFile } from '#files/store.ts'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { mayHandlePost } from '../may.ts'
import { findConsignment } from '../queries.ts'

/** `GET /buu-chinh/:id/bang-chung`: the picture of a delivery, for whoever handles that counter's post. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  const file = id === undefined ? undefined : await transaction(ctx, async (trx) => {
    const found = await findConsignment(trx, id)
    const fileId = found?.proof?.fileId
    return found !== undefined && fileId != null && mayHandlePost(ctx.actor, found.unitId) ? findFile(trx, ctx.tenantId, fileId) : undefined
  })
  if (file === undefined || !(await files.has(file.sha256))) throw data(null, { status: 404 })
  return serveFile(files, file)
}

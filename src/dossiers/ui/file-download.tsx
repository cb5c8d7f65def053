import { data, type LoaderFunctionArgs } from 'react-router'
import { serveFile } from '#files/serve-file.ts'
import { requestContext } from '#web/request-context.ts'
import { findReadableFile } from '../pages/readable-file.ts'

/** `GET /mot-cua/tep/:khoa`: a file of a dossier, as a download. The right to read it is the right to see its dossier. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const file = await findReadableFile(ctx, files, params['khoa'] ?? '')
  if (file === undefined) throw data(null, { status: 404 })
  return serveFile(files, file)
}

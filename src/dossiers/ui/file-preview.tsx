import { data, type LoaderFunctionArgs } from 'react-router'
import { servePreview } from '#files/preview/serve-preview.ts'
import { requestContext } from '#web/request-context.ts'
import { findReadableFile } from '../pages/readable-file.ts'

/** `GET /mot-cua/tep/:khoa/xem`: the same file as a picture for the dossier's page; 404 for what cannot be shown. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const file = await findReadableFile(ctx, files, params['khoa'] ?? '')
  const preview = file === undefined ? undefined : await servePreview(files, file)
  if (preview === undefined) throw data(null, { status: 404 })
  return preview
}

import { data, type LoaderFunctionArgs } from 'react-router'
import { serveFile } from '#files/serve-file.ts'
import { requestContext } from '#web/request-context.ts'
import { findCardFile } from '../pages/card-file.ts'

/** `GET /chi-so-cchc/phieu/:id/minh-chung/:tep`: a file that proves a line which the reader may see. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const file = await findCardFile(ctx, params['id'] ?? '', params['tep'] ?? '')
  if (file === undefined) throw data(null, { status: 404 })
  return serveFile(files, file)
}

import { data, type LoaderFunctionArgs } from 'react-router'
import { serveFile } from '#files/serve-file.ts'
import { parseId, type PowerOfAttorneyId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { findOwnScan } from '../acting/power-scan.ts'
import { signedInCitizen } from './signed-in.ts'

/** `GET /cong-dan/uy-quyen/ban-quet/:id`: the scanned paper of a power that one gave or holds, as a download. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  const id = parseId<PowerOfAttorneyId>(params['id'] ?? '')
  const file = id === undefined ? undefined : await findOwnScan(web.citizenCtx, id)
  if (file === undefined || !(await web.files.has(file.sha256))) throw data(null, { status: 404 })
  return serveFile(web.files, file)
}

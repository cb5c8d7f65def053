import { data, type LoaderFunctionArgs } from 'react-router'
import { serveFile } from '#files/serve-file.ts'
import { requestContext } from '#web/request-context.ts'
import { findScanAtDesk } from '../acting/power-scan.ts'

/** `GET /mot-cua/xac-nhan-giay-to/ban-quet/:ma`: the scan of the power whose short code was read out at the counter. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const file = await findScanAtDesk(ctx, params['ma'] ?? '')
  if (file === undefined || !(await files.has(file.sha256))) throw data(null, { status: 404 })
  return serveFile(files, file)
}

import { data, type LoaderFunctionArgs } from 'react-router'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { makeReportFile } from '../files/report-file.ts'
import { FILE_KINDS, readAddress } from '../report-address.ts'

/** `GET /bao-cao/:form/tep/:loai`: the report as XLSX, PDF, CSV or JSON. */
export const loader = async ({ context, params, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const kind = FILE_KINDS.find((one) => one === params['loai'])
  if (kind === undefined) throw data(null, { status: 404 })
  const made = await makeReportFile(ctx, press, readAddress(params['form'] ?? '', url.searchParams), kind)
  if (!made.ok) return new Response(made.message, { status: statusOf(made.code), headers: { 'content-type': 'text/plain; charset=utf-8' } })
  const { body, type, name } = made
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
  })
}

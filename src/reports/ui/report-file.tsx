import { data, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { makeReportFile } from '../files/report-file.ts'
import { FILE_KINDS, readAddress } from '../report-address.ts'
import { answerFile } from '../files/answer-file.ts'

/** `GET /bao-cao/:form/tep/:loai`: the report as XLSX, PDF, CSV or JSON. */
export const loader = async ({ context, params, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const kind = FILE_KINDS.find((one) => one === params['loai'])
  if (kind === undefined) throw data(null, { status: 404 })
  return answerFile(await makeReportFile(ctx, press, readAddress(params['form'] ?? '', url.searchParams), kind))
}

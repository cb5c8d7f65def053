import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { answerFile } from '#reports/files/answer-file.ts'
import { requestContext } from '#web/request-context.ts'
import { makeReformReportFile, REPORT_FILE_KINDS } from '../files/report-file.ts'

/** `GET /cai-cach/bao-cao/:id/tep/:loai`: a report as a file. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const kind = REPORT_FILE_KINDS.find((one) => one === params['loai'])
  const id = parseId(params['id'] ?? '')
  const made = kind === undefined || id === undefined ? undefined : await makeReformReportFile(ctx, press, id, kind)
  if (made === undefined) throw data(null, { status: 404 })
  return answerFile(made)
}

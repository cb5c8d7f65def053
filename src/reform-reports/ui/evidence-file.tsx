import { data, type LoaderFunctionArgs } from 'react-router'
import { serveFile } from '#files/serve-file.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { findReportEvidence } from '../pages/annex-page.ts'

/** `GET /cai-cach/bao-cao/:id/minh-chung/:tep`: a file of the evidence of a report, for whoever may read the report. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, files } = context.get(requestContext)
  const [id, fileId] = [parseId(params['id'] ?? ''), parseId<FileId>(params['tep'] ?? '')]
  const file = id === undefined || fileId === undefined ? undefined : await findReportEvidence(ctx, id, fileId)
  if (file === undefined) throw data(null, { status: 404 })
  return serveFile(files, file)
}

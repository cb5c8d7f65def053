import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { makeFilingFile } from '../files/report-file.ts'
import { FILE_KINDS } from '../report-address.ts'
import { answerFile } from '../files/answer-file.ts'

/** `GET /bao-cao/dinh-ky/:id/tep/:loai`: a periodic report with its frozen figures, as a file. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const kind = FILE_KINDS.find((one) => one === params['loai'])
  const id = parseId(params['id'] ?? '')
  const made = kind === undefined || id === undefined ? undefined : await makeFilingFile(ctx, press, id, kind)
  if (made === undefined) throw data(null, { status: 404 })
  return answerFile(made)
}

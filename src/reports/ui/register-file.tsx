import { data, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { makeRegisterFile } from '../register/register-file.ts'
import { readAddress } from '../report-address.ts'
import { answerFile } from '../files/answer-file.ts'

/** `GET /bao-cao/so-theo-doi/tep/:loai`: the register of dossiers as PDF or XLSX. */
export const loader = async ({ context, params, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const kind = params['loai']
  if (kind !== 'pdf' && kind !== 'xlsx') throw data(null, { status: 404 })
  return answerFile(await makeRegisterFile(ctx, press, readAddress('', url.searchParams), kind))
}

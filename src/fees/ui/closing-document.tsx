import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { printClosingPaper } from '../cash/papers.ts'
import { answerFeePaper } from './paper-answer.ts'

/** `GET /thu-phi/chot-ngay/:id`: the record of a closing, to be signed. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return answerFeePaper(await printClosingPaper(ctx, press(), id), 'chot-tien-mat')
}

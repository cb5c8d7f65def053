import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { printReceiptPaper } from '../cash/papers.ts'
import { answerFeePaper } from './paper-answer.ts'

/** `GET /thu-phi/bien-lai/:id`: a receipt of a unit that the actor reaches. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return answerFeePaper(await printReceiptPaper(ctx, press(), id), 'bien-lai')
}

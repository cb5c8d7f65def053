import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { makePlanWorkbook } from '../sheets/task-workbook.ts'
import { answerWorkbook } from './workbook-answer.ts'

/** `GET /cai-cach/ke-hoach/:id/tep`: a plan as a sheet, in the columns of the import. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const id = parseId(params['id'] ?? '')
  const made = id === undefined ? undefined : await makePlanWorkbook(context.get(requestContext).ctx, id)
  if (made === undefined) throw data(null, { status: 404 })
  return answerWorkbook(made.name, made.body)
}

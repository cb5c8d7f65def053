import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { makeTemplate } from '../sheets/task-workbook.ts'
import { answerWorkbook } from './workbook-answer.ts'

/** `GET /cai-cach/ke-hoach/bang-mau`: an empty sheet of tasks to fill. */
export const loader = async ({ context }: LoaderFunctionArgs): Promise<Response> =>
  answerWorkbook('bang-mau-nhiem-vu.xlsx', await makeTemplate(context.get(requestContext).ctx))

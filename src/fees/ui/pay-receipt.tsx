import { data, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { findProvenDossier } from '../pages/payer-door.ts'
import { payerCtx } from '../paying/payer.ts'
import { printReceiptPaper } from '../cash/papers.ts'
import { findReceipt } from '../cash/receipts.ts'
import { answerFeePaper } from './paper-answer.ts'

/** `GET /thanh-toan/:dossierId/bien-lai/:receiptId`: a receipt of the dossier whose secret was proven, and of no other. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const web = context.get(requestContext)
  const dossierId = await findProvenDossier(web, params['dossierId'])
  if (dossierId === undefined) throw data(null, { status: 404 })
  const ctx = payerCtx(web.ctx)
  const receiptId = parseId(params['receiptId'] ?? '')
  if (receiptId === undefined) throw data(null, { status: 404 })
  const receipt = await transaction(ctx, (trx) => findReceipt(trx, receiptId))
  if (receipt?.dossierId !== dossierId) throw data(null, { status: 404 })
  return answerFeePaper(await printReceiptPaper(ctx, web.press(), receiptId), 'bien-lai')
}

import { transaction, type Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { VIET_QR } from '#law/fees.ts'
import { qrPath } from '#papers/machine-codes.ts'
import { findFeeAccount, type FeeAccount } from '../dues/account.ts'
import type { Method } from '../domain/book.ts'
import type { OrderState } from '../domain/order.ts'
import { vietQr } from '../domain/viet-qr.ts'
import { gatewaysOf } from '../gateway/gateways.ts'
import { findOrder, listOrdersOf, TRANSFER, type StoredOrder } from '../paying/orders.ts'
import { findPayeeAccount } from '../bank/payee-account.ts'
import { payerCtx } from '../paying/payer.ts'
import { listReceiptsOf, receiptNumber } from '../cash/receipts.ts'

/** What a payer sees of a dossier: sums and what they are for, no name and no number of a person. */
export type PayerPage = Pick<FeeAccount, 'code' | 'procedureName' | 'lines' | 'totalDong' | 'paidDong' | 'outstandingDong' | 'incomplete'> & {
  readonly dossierId: DossierId
  readonly ways: readonly { readonly value: string; readonly label: string }[]
  readonly hasTransfer: boolean
  readonly waiting: { readonly orderId: string } | null
  readonly receipts: readonly PayerReceipt[]
}

export type PayerReceipt = { readonly id: string; readonly number: string; readonly amountDong: number; readonly at: At; readonly method: Method }

type Kind = Parameters<typeof gatewaysOf>[0]

/** The page of a payer whose proof was checked before. */
export const loadPayerPage = (web: Ctx, dossierId: DossierId, instance: Kind): Promise<PayerPage | undefined> => {
  const ctx = payerCtx(web)
  return transaction(ctx, async (trx) => {
    const account = await findFeeAccount(trx, ctx, dossierId)
    if (account === undefined) return undefined
    const { code, procedureName, lines, totalDong, paidDong, outstandingDong, incomplete } = account
    const orders = await listOrdersOf(trx, dossierId)
    const now = toAt(ctx.clock())
    const waiting = orders.find((order) => order.state === 'open' && order.expiresAt > now && order.gateway !== TRANSFER)
    const receipts = await listReceiptsOf(trx, dossierId)
    return {
      dossierId,
      code,
      procedureName,
      lines,
      totalDong,
      paidDong,
      outstandingDong,
      incomplete,
      ways: gatewaysOf(instance).map(({ name, label }) => ({ value: name, label })),
      hasTransfer: (await findPayeeAccount(trx, ctx, account.unitId)) !== undefined,
      waiting: waiting === undefined ? null : { orderId: waiting.id },
      receipts: receipts.flatMap((receipt) =>
        receipt.voided === null
          ? [{ id: receipt.id, number: receiptNumber(receipt), amountDong: receipt.amountDong, at: toAt(receipt.issuedAt), method: receipt.method }]
          : [],
      ),
    }
  })
}

/** One order as its page shows it; a transfer with everything that a banking app needs. */
export type OrderPage = {
  readonly dossierId: DossierId
  readonly orderId: string
  readonly code: string | null
  readonly procedureName: string
  readonly amountDong: number
  readonly reference: string
  readonly state: OrderState
  readonly expiresAt: At
  readonly transfer: {
    readonly bankBin: string
    readonly accountNo: string
    readonly accountName: string
    readonly qr: { readonly size: number; readonly path: string }
  } | null
  readonly receiptId: string | null
}

const isOf = (order: StoredOrder | undefined, dossierId: DossierId): order is StoredOrder => order?.dossierId === dossierId

/** An order of this dossier; another dossier's is not there. */
export const loadOrderPage = (web: Ctx, dossierId: DossierId, orderId: string): Promise<OrderPage | undefined> => {
  const ctx = payerCtx(web)
  return transaction(ctx, async (trx) => {
    const id = parseId(orderId)
    const order = id === undefined ? undefined : await findOrder(trx, id)
    if (!isOf(order, dossierId)) return undefined
    const account = await findFeeAccount(trx, ctx, dossierId)
    if (account === undefined) return undefined
    const payee = order.gateway === TRANSFER ? await findPayeeAccount(trx, ctx, account.unitId) : undefined
    const { reference, amountDong, state, expiresAt } = order
    return {
      dossierId,
      orderId,
      code: account.code,
      procedureName: account.procedureName,
      amountDong,
      reference,
      state,
      expiresAt,
      transfer:
        payee === undefined
          ? null
          : {
              bankBin: payee.bankBin,
              accountNo: payee.accountNo,
              accountName: payee.accountName,
              qr: qrPath(vietQr(VIET_QR, { bankBin: payee.bankBin, accountNo: payee.accountNo, amountDong, content: reference })),
            },
      receiptId: (await listReceiptsOf(trx, dossierId)).findLast((receipt) => receipt.voided === null)?.id ?? null,
    }
  })
}

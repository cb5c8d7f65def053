import { z } from 'zod'
import { feeReceiptForms } from '../../law/fees/receipts.ts'
import { vietQrFields } from '../../law/fees/viet-qr.ts'
import { datedFields, isInForce } from './dated.ts'

const receiptForm = z.strictObject({ ...datedFields, title: z.string().min(1), basis: z.string().min(1) })
export type FeeReceiptForm = z.output<typeof receiptForm>

const RECEIPT_FORMS: readonly FeeReceiptForm[] = z.array(receiptForm).parse(feeReceiptForms)

/** The form of receipts in force on an ISO day, or `undefined` before the first one that is known. */
export const feeReceiptFormInForce = (day: string): FeeReceiptForm | undefined => RECEIPT_FORMS.find((form) => isInForce(form, day))

/** The fields of a transfer QR. */
export const VIET_QR = z
  .strictObject({
    ...datedFields,
    guid: z.string().regex(/^[A-Z0-9]{1,32}$/),
    service: z.string().regex(/^[A-Z0-9]{1,10}$/),
    currency: z.string().regex(/^\d{3}$/),
    country: z.string().regex(/^[A-Z]{2}$/),
  })
  .parse(vietQrFields)

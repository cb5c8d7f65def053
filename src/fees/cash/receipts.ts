import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { Method } from '../domain/book.ts'
import type { ReceiptLine } from '../domain/receipt.ts'

/** A receipt as it was given, and whether it was cancelled since. */
export type Receipt = {
  readonly id: string
  readonly unitId: UnitId
  readonly series: string
  readonly no: number
  readonly paymentId: string
  readonly method: Method
  readonly dossierId: DossierId
  readonly code: string | null
  readonly amountDong: number
  readonly payer: string
  readonly lines: readonly ReceiptLine[]
  readonly staffId: StaffId | null
  readonly staffName: string | null
  readonly issuedAt: Instant
  readonly voided: { readonly reason: string; readonly at: Instant; readonly staffName: string } | null
  /** Its cash lies in a closing that has been signed. */
  readonly isClosed: boolean
}

type Row = Omit<Receipt, 'voided'> & { readonly voidReason: string | null; readonly voidedAt: Instant | null; readonly voidedBy: string | null }

const select = sql`
  select r.id, r.unit_id as "unitId", r.series, r.no, r.payment_id as "paymentId", p.method, r.dossier_id as "dossierId",
    d.code, r.amount_dong as "amountDong", r.payer, r.lines, r.staff_id as "staffId", s.full_name as "staffName",
    r.issued_at as "issuedAt", v.reason as "voidReason", v.voided_at as "voidedAt", w.full_name as "voidedBy",
    exists (select from fee_posting g join cash_closing_line c on c.tenant_id = g.tenant_id and c.posting_id = g.id
      where g.tenant_id = r.tenant_id and g.payment_id = r.payment_id) as "isClosed"
  from fee_receipt r
  join fee_payment p on p.tenant_id = r.tenant_id and p.id = r.payment_id
  join dossier d on d.tenant_id = r.tenant_id and d.id = r.dossier_id
  left join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
  left join fee_receipt_void v on v.tenant_id = r.tenant_id and v.receipt_id = r.id
  left join staff w on w.tenant_id = v.tenant_id and w.id = v.staff_id
  where r.tenant_id = current_tenant()`

const receiptOf = ({ voidReason, voidedAt, voidedBy, ...row }: Row): Receipt => ({
  ...row,
  voided: voidReason === null || voidedAt === null ? null : { reason: voidReason, at: voidedAt, staffName: voidedBy ?? '' },
})

/** A receipt that the wall lets the actor see, or undefined. */
export const findReceipt = async (trx: Trx, id: string): Promise<Receipt | undefined> => {
  const { rows } = await sql<Row>`${select} and r.id = ${id}`.execute(trx)
  return rows[0] && receiptOf(rows[0])
}

/** The last receipt that was given for a payment. */
export const findReceiptOfPayment = async (trx: Trx, paymentId: string): Promise<Receipt | undefined> => {
  const { rows } = await sql<Row>`${select} and r.payment_id = ${paymentId} order by r.issued_at desc, r.no desc limit 1`.execute(trx)
  return rows[0] && receiptOf(rows[0])
}

/** The receipts of a dossier, in order. */
export const listReceiptsOf = async (trx: Trx, dossierId: DossierId): Promise<readonly Receipt[]> => {
  const { rows } = await sql<Row>`${select} and r.dossier_id = ${dossierId} order by r.issued_at, r.no`.execute(trx)
  return rows.map(receiptOf)
}

/** The receipts of a unit's day in order of number, those of one person when named. */
export const listReceiptsOn = async (
  trx: Trx,
  asked: { readonly unitId: UnitId; readonly day: PlainDate; readonly staffId?: StaffId | undefined },
): Promise<readonly Receipt[]> => {
  const { rows } = await sql<Row>`${select} and r.unit_id = ${asked.unitId}
    and (r.issued_at at time zone 'Asia/Ho_Chi_Minh')::date = ${asked.day}
    and (${asked.staffId ?? null}::uuid is null or r.staff_id = ${asked.staffId ?? null}) order by r.no`.execute(trx)
  return rows.map(receiptOf)
}

/** "H50.101.01/2026 số 0000042": a receipt as people name it. */
export const receiptNumber = ({ series, no }: Pick<Receipt, 'series' | 'no'>): string => `${series} số ${writeNo(no)}`

/** Seven digits, more when there are more. */
export const writeNo = (no: number): string => String(no).padStart(7, '0')

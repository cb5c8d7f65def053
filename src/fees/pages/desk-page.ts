import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type DossierId, type StaffId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { codeFromScan } from '#dossiers/pages/hand-over-page.ts'
import { findByCode, listDossiers } from '#dossiers/lists.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { findFeeAccount, type FeeAccount } from '../dues/account.ts'
import type { Method } from '../domain/book.ts'
import { COLLECTORS, DECIDERS, mayAct } from '../domain/rights.ts'
import { listReceiptsOf, listReceiptsOn, receiptNumber, type Receipt } from '../cash/receipts.ts'
import { chosenUnit, moneyUnits, type MoneyUnit } from './money-units.ts'

export type ReceiptLineView = {
  readonly id: string
  readonly number: string
  readonly code: string | null
  readonly dossierId: DossierId
  readonly payer: string
  readonly amountDong: number
  readonly method: Method
  readonly staffId: StaffId | null
  readonly staffName: string | null
  readonly issuedAt: At
  readonly voided: string | null
  /** The actor took this cash and may still cancel it. */
  readonly isCancellable: boolean
}

export type OpenAccount = FeeAccount & {
  readonly paymentId: string
  readonly mayCollect: boolean
  readonly mayWaive: boolean
  readonly receipts: readonly ReceiptLineView[]
}

export type DeskPage = {
  readonly search: string
  readonly found: readonly { readonly id: DossierId; readonly code: string | null; readonly ownerName: string | null }[]
  readonly open: OpenAccount | null
  readonly units: readonly MoneyUnit[]
  readonly unitId: string | null
  readonly day: string
  readonly staffId: string | null
  readonly receipts: readonly ReceiptLineView[]
  readonly people: readonly { readonly id: StaffId; readonly name: string }[]
  /** Cash that is not cancelled, of the list below. */
  readonly cashDong: number
  readonly totalDong: number
}

export type DeskQuery = { readonly search: string; readonly dossierId: string | null; readonly day: string | null; readonly staffId: string | null; readonly unitId: string | null }

const MOST_FOUND = 8

const viewOf = (ctx: Ctx, receipt: Receipt): ReceiptLineView => ({
  id: receipt.id,
  number: receiptNumber(receipt),
  code: receipt.code,
  dossierId: receipt.dossierId,
  payer: receipt.payer,
  amountDong: receipt.amountDong,
  method: receipt.method,
  staffId: receipt.staffId,
  staffName: receipt.staffName,
  issuedAt: toAt(receipt.issuedAt),
  voided: receipt.voided?.reason ?? null,
  isCancellable:
    receipt.voided === null && !receipt.isClosed && receipt.method === 'cash' && ctx.actor.kind === 'staff' && ctx.actor.staffId === receipt.staffId,
})

const openAccount = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<OpenAccount | null> => {
  const account = await findFeeAccount(trx, ctx, id)
  if (account === undefined) return null
  return {
    ...account,
    paymentId: ctx.newId(),
    mayCollect: mayAct(ctx.actor, COLLECTORS, account.unitId, account.sectorCode),
    mayWaive: mayAct(ctx.actor, DECIDERS, account.unitId, account.sectorCode),
    receipts: (await listReceiptsOf(trx, id)).map((receipt) => viewOf(ctx, receipt)),
  }
}

/** Thu phí: one dossier to take money for, and what was taken on a day. A code or a scan that finds one opens it. */
export const loadDeskPage = (ctx: Ctx, query: DeskQuery): Promise<DeskPage> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const search = codeFromScan(query.search)
    const exact = search === '' ? undefined : await findByCode(trx, ctx.actor, search, now)
    const listed = search === '' || exact !== undefined ? [] : (await listDossiers(trx, ctx.actor, { list: 'all', now, search })).items
    const wanted = parseId<DossierId>(query.dossierId ?? '') ?? exact ?? (listed.length === 1 ? listed[0]?.id : undefined)
    const units = await moneyUnits(trx, ctx, COLLECTORS)
    const unit = chosenUnit(units, query.unitId)
    const day = readTypedDay(query.day) ?? vietnamDay(now)
    const all = unit === undefined ? [] : (await listReceiptsOn(trx, { unitId: unit.id, day })).map((receipt) => viewOf(ctx, receipt))
    const receipts = query.staffId === null ? all : all.filter((receipt) => receipt.staffId === query.staffId)
    const valid = receipts.filter((receipt) => receipt.voided === null)
    const people = new Map(all.flatMap(({ staffId, staffName }) => (staffId === null ? [] : [[staffId, staffName ?? ''] as const])))
    return {
      search: query.search,
      found: listed.slice(0, MOST_FOUND).map(({ id, code, ownerName }) => ({ id, code, ownerName })),
      open: wanted === undefined ? null : await openAccount(trx, ctx, wanted),
      units,
      unitId: unit?.id ?? null,
      day: day.toString(),
      staffId: query.staffId,
      receipts,
      people: [...people].map(([id, name]) => ({ id, name })),
      cashDong: valid.filter((one) => one.method === 'cash').reduce((sum, one) => sum + one.amountDong, 0),
      totalDong: valid.reduce((sum, one) => sum + one.amountDong, 0),
    }
  })

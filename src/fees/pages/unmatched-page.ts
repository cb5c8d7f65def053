import { transaction, type Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { refuse, type Refusal, type Result } from '#kernel/result.ts'
import { findByCode } from '#dossiers/lists.ts'
import { BANK } from '../domain/book.ts'
import { BOOK_READERS, BOOKKEEPERS, mayAct } from '../domain/rights.ts'
import { importStatement, type Imported } from '../bank/import-statement.ts'
import { gatewaysOf } from '../gateway/gateways.ts'
import { importSettlement } from '../gateway/import-settlement.ts'
import { findInstance } from '../../instance.ts'
import type { FeeRefusal } from '../refusals.ts'
import { listUnmatched, matchPayment, type UnmatchedPayment } from '../books/unmatched.ts'
import { requestRefund } from '../refunds/refunds.ts'
import { moneyUnits, type MoneyUnit } from './money-units.ts'

export type UnmatchedLine = Omit<UnmatchedPayment, 'paidAt'> & { readonly paidAt: At; readonly mayMatch: boolean; readonly refundId: string }

export type UnmatchedPage = {
  readonly lines: readonly UnmatchedLine[]
  readonly totalDong: number
  /** Where the actor may bring a bank's statement. */
  readonly units: readonly MoneyUnit[]
  /** Whose files can be brought beside the bank's, with the columns that each has. */
  readonly gateways: readonly { readonly name: string; readonly label: string; readonly columns: readonly string[] }[]
}

/** Chưa khớp: money of nobody known, and the door for a bank's statement. */
export const loadUnmatchedPage = async (ctx: Ctx): Promise<UnmatchedPage> => {
  const gateways = gatewaysOf((await findInstance(ctx.db))?.kind)
  return transaction(ctx, async (trx) => {
    const lines = await listUnmatched(trx, ctx)
    const mine = await moneyUnits(trx, ctx, BOOK_READERS)
    return {
      lines: lines.map(({ paidAt, ...line }) => ({
        ...line,
        paidAt: toAt(paidAt),
        mayMatch: line.openDong > 0 && mayAct(ctx.actor, BOOKKEEPERS, line.unitId),
        refundId: ctx.newId(),
      })),
      totalDong: lines.reduce((sum, line) => sum + line.openDong, 0),
      units: mine.filter((unit) => mayAct(ctx.actor, BOOKKEEPERS, unit.id)),
      gateways: gateways.map(({ name, label, settlementFile: { transactionId, reference, amount, paidAt, status } }) => ({
        name,
        label,
        columns: [transactionId, reference, amount, paidAt, ...(status === undefined ? [] : [status.column])].map(([heading]) => heading ?? ''),
      })),
    }
  })
}

export type UnmatchedDone =
  | { readonly ok: true; readonly did: 'matched' | 'refundAsked' }
  | { readonly ok: true; readonly did: 'imported'; readonly imported: Imported & { readonly otherRows?: number } }
  | { readonly ok: false; readonly of: string; readonly field: string | null; readonly refusal: Refusal<FeeRefusal> }

const LARGEST_FILE = 20_000_000

const importFile = async (ctx: Ctx, form: FormData): Promise<Result<Imported & { readonly otherRows?: number }, FeeRefusal>> => {
  const [file, unitId] = [form.get('file'), parseId<UnitId>(String(form.get('unitId') ?? ''))]
  if (!(file instanceof File) || file.size === 0) return refuse('fileNotFound', { file: '' })
  if (file.size > LARGEST_FILE) return refuse('fileTooLarge', { file: file.name })
  if (unitId === undefined) return refuse('bookNotAllowed')
  const [source, brought] = [String(form.get('source') ?? BANK), { unitId, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }]
  return source === BANK ? importStatement(ctx, brought) : importSettlement(ctx, { ...brought, gateway: source })
}

/** Does what one form of the page asks: bring a statement, match by hand, or ask for the money to go back. */
export const actOnUnmatched = async (ctx: Ctx, form: FormData): Promise<UnmatchedDone> => {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const intent = text('do')
  const paymentId = parseId(text('paymentId'))
  const failed = (refusal: Refusal<FeeRefusal>, field: string | null): UnmatchedDone => ({ ok: false, of: `${intent}/${paymentId ?? ''}`, field, refusal })
  if (intent === 'import') {
    const imported = await importFile(ctx, form)
    return imported.ok ? { ok: true, did: 'imported', imported: imported.value } : failed(imported.refusal, 'file')
  }
  if (paymentId === undefined) return failed({ code: 'paymentNotFound' }, null)
  if (intent === 'refund') {
    const [line] = (await transaction(ctx, (trx) => listUnmatched(trx, ctx))).filter((one) => one.paymentId === paymentId)
    const refundId = parseId(text('refundId'))
    if (line === undefined || refundId === undefined) return failed({ code: 'paymentNotFound' }, null)
    const asked = await requestRefund(ctx, { refundId, paymentId, dossierId: null, amountDong: line.openDong, reason: text('reason') })
    return asked.ok ? { ok: true, did: 'refundAsked' } : failed(asked.refusal, asked.refusal.code === 'reasonMissing' ? 'reason' : null)
  }
  const dossierId = await transaction(ctx, (trx) => findByCode(trx, ctx.actor, text('code'), ctx.clock()))
  if (dossierId === undefined) return failed({ code: 'feeDossierNotFound' }, 'code')
  const matched = await matchPayment(ctx, { paymentId, dossierId, reason: text('reason') })
  return matched.ok ? { ok: true, did: 'matched' } : failed(matched.refusal, matched.refusal.code === 'reasonMissing' ? 'reason' : null)
}

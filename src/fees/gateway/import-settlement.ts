import type { Ctx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { keepFile, keepLine } from '../bank/kept-lines.ts'
import type { ImportCode, Imported } from '../bank/import-statement.ts'
import { receiveMoney, type MoneyOutcome } from '../books/receive-money.ts'
import { BOOKKEEPERS, mayAct } from '../domain/rights.ts'
import { staffOf } from '../store.ts'
import { findGateway } from './gateways.ts'
import { readSettlement } from './read-settlement.ts'

export type SettlementCode = ImportCode | 'gatewayNotFound'
/** As of a statement, and the rows that are no money that came in. */
export type ImportedSettlement = Imported & { readonly otherRows: number }

export type SettlementFile = { readonly gateway: string; readonly unitId: UnitId; readonly name: string; readonly bytes: Buffer }

/**
 * Takes a gateway's file of what it collected: a row whose movement the books know is known, one that its callback never
 * told is booked now, to its dossier or to the list of unmatched money. Each row once, the whole file or nothing. The
 * comparison of the day reads the kept rows.
 */
export const importSettlement = async (ctx: Ctx, file: SettlementFile): Promise<Result<ImportedSettlement, SettlementCode>> => {
  const gateway = await findGateway(ctx, file.gateway)
  if (gateway === undefined) return refuse('gatewayNotFound')
  const staffId = staffOf(ctx)
  if (staffId === null) return refuse('needsStaff')
  if (!mayAct(ctx.actor, BOOKKEEPERS, file.unitId)) return refuse('bookNotAllowed')
  const read = await readSettlement(file.bytes, file.name, gateway.settlementFile)
  if (!read.ok) return read
  const { lines, otherRows } = read.value
  // A gateway collects for every unit: the books are written as its callback would write them.
  const books: Ctx = { ...ctx, actor: { kind: 'system', name: 'fees' } }
  return countedTransaction(books, async (trx, counted): Promise<Result<ImportedSettlement, SettlementCode>> => {
    const { unitId, name } = file
    const source = gateway.name
    const kept = { id: await keepFile(trx, counted, { unitId, source, name, lineCount: lines.length, staffId }), unitId, source }
    const counts = { known: 0, matched: 0, unmatched: 0 }
    for (const line of lines) {
      const was = await keepLine(trx, kept, line)
      if (was === 'changed') return refuse('statementLineChanged', { number: line.key })
      const placed: MoneyOutcome = await receiveMoney(trx, counted, {
        method: 'gateway',
        source,
        unitId,
        note: null,
        reference: line.reference,
        transactionId: line.key,
        amount: line.amountDong,
        currency: 'VND',
        paidAt: line.paidAt,
      })
      counts[placed.to === 'dossier' ? 'matched' : placed.to] += 1
    }
    return ok({ lines: lines.length, otherRows, ...counts })
  })
}

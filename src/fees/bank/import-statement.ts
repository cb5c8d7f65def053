import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { BANK } from '../domain/book.ts'
import { codesIn, referencesIn, whoIsMeant, type NamedOrder } from '../domain/matching.ts'
import { BOOKKEEPERS, mayAct } from '../domain/rights.ts'
import { TRANSFER } from '../paying/orders.ts'
import { readStatement, type ReadLine, type StatementCode } from './read-statement.ts'
import { receiveMoney, type MoneyOutcome } from '../books/receive-money.ts'
import { staffOf } from '../store.ts'
import { keepFile, keepLine } from './kept-lines.ts'

export type ImportCode = StatementCode | 'needsStaff' | 'bookNotAllowed' | 'statementLineChanged'
/** What a file came to: lines of it, those already known, those that found their dossier, those that a person decides. */
export type Imported = { readonly lines: number; readonly known: number; readonly matched: number; readonly unmatched: number }

/** Orders by transfer of a unit that the words of a line carry the reference of. */
const namedOrders = async (trx: Trx, unitId: UnitId, line: ReadLine): Promise<readonly NamedOrder[]> => {
  const references = referencesIn(line.description)
  if (references.length === 0) return []
  const { rows } = await sql<NamedOrder>`
    select reference, dossier_id as "dossierId" from payment_order
    where tenant_id = current_tenant() and unit_id = ${unitId} and gateway = ${TRANSFER} and reference = any(${references}::text[])`.execute(trx)
  return rows
}

/** Dossiers received at a unit whose codes stand in the words of a line. */
const namedDossiers = async (trx: Trx, unitId: UnitId, line: ReadLine, agencies: readonly string[]): Promise<readonly DossierId[]> => {
  const keys = codesIn(line.description, agencies)
  if (keys.length === 0) return []
  const { rows } = await sql<{ id: DossierId }>`
    select d.id from unnest(${keys}::text[]) as wanted (key), dossiers_by_key(wanted.key) as found
    join dossier d on d.tenant_id = current_tenant() and d.id = found.id and d.receiving_unit_id = ${unitId}`.execute(trx)
  return rows.map(({ id }) => id)
}

const book = async (trx: Trx, ctx: Ctx, unitId: UnitId, line: ReadLine, agencies: readonly string[]): Promise<MoneyOutcome> => {
  const meant = whoIsMeant(await namedOrders(trx, unitId, line), await namedDossiers(trx, unitId, line, agencies))
  return receiveMoney(trx, ctx, {
    method: 'transfer',
    source: BANK,
    unitId,
    note: line.description,
    reference: meant.by === 'order' ? meant.reference : '',
    transactionId: line.key,
    amount: line.amountDong,
    currency: 'VND',
    paidAt: line.paidAt,
    ...(meant.by === 'code' && { namedDossierId: meant.dossierId as DossierId }),
    ...(meant.by === 'several' && { holdBack: 'uncertain' as const }),
  })
}

/**
 * Takes a bank's statement: each line once, however often the file comes. A line with an order's reference and its sum,
 * or with a dossier's code (the slip's VietQR) and exactly what is owed, is credited at once; everything else is listed
 * for a person with its reason. The whole file or nothing.
 */
export const importStatement = async (
  ctx: Ctx,
  file: { readonly unitId: UnitId; readonly name: string; readonly bytes: Buffer },
): Promise<Result<Imported, ImportCode>> => {
  const read = await readStatement(file.bytes, file.name)
  if (!read.ok) return read
  return countedTransaction(ctx, async (trx, ctx): Promise<Result<Imported, ImportCode>> => {
    const staffId = staffOf(ctx)
    if (staffId === null) return refuse('needsStaff')
    if (!mayAct(ctx.actor, BOOKKEEPERS, file.unitId)) return refuse('bookNotAllowed')
    const kept = { id: await keepFile(trx, ctx, { ...file, source: BANK, lineCount: read.value.length, staffId }), unitId: file.unitId, source: BANK }
    const agencies = (await unitTree(trx, vietnamDay(ctx.clock()))).units.map(({ code }) => code)
    const counts = { known: 0, matched: 0, unmatched: 0 }
    for (const line of read.value) {
      const was = await keepLine(trx, kept, line)
      if (was === 'changed') return refuse('statementLineChanged', { number: line.key })
      const placed: MoneyOutcome = was === 'known' ? { to: 'known' } : await book(trx, ctx, file.unitId, line, agencies)
      counts[placed.to === 'dossier' ? 'matched' : placed.to] += 1
    }
    return ok({ lines: read.value.length, ...counts })
  })
}

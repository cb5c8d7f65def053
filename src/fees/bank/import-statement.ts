import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { fromAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findFeeAccount } from '../dues/account.ts'
import { confidenceOf, namedBy, type Candidate } from '../domain/matching.ts'
import { BOOKKEEPERS, mayAct } from '../domain/rights.ts'
import { TRANSFER } from '../paying/orders.ts'
import { readStatement, type ReadLine, type StatementCode } from './read-statement.ts'
import { receiveMoney } from '../books/receive-money.ts'
import { staffOf } from '../store.ts'

/** The source under which statements stand in the books. */
export const BANK = 'bank'

export type ImportCode = StatementCode | 'needsStaff' | 'bookNotAllowed'
/** What a file came to: lines of it, those already known, those that found their dossier, those that a person decides. */
export type Imported = { readonly lines: number; readonly known: number; readonly matched: number; readonly unmatched: number }

/** Orders by transfer of a unit, the newest first: whom a line can name. */
const listCandidates = async (trx: Trx, unitId: UnitId): Promise<readonly Candidate[]> => {
  const { rows } = await sql<Candidate>`
    select o.id as "orderId", o.dossier_id as "dossierId", o.reference, d.code as "dossierCode", o.amount_dong as "amountDong"
    from payment_order o join dossier d on d.tenant_id = o.tenant_id and d.id = o.dossier_id
    where o.tenant_id = current_tenant() and o.unit_id = ${unitId} and o.gateway = ${TRANSFER} and o.state <> 'cancelled'
    order by o.id desc`.execute(trx)
  return rows
}

const book = async (trx: Trx, ctx: Ctx, unitId: UnitId, line: ReadLine, candidates: readonly Candidate[]) => {
  const named = namedBy(line, candidates)
  const books: Ctx = { ...ctx, actor: { kind: 'system', name: 'fees' } }
  const account = named === undefined ? undefined : await findFeeAccount(trx, books, named.candidate.dossierId as DossierId)
  const confidence = confidenceOf(line, named, account?.outstandingDong ?? 0)
  return receiveMoney(trx, ctx, {
    method: 'transfer',
    source: BANK,
    unitId,
    note: line.description,
    // A code with another sum says nothing sure: no order is named.
    reference: confidence === 'none' ? '' : (named?.candidate.reference ?? ''),
    transactionId: line.key,
    amount: line.amountDong,
    currency: 'VND',
    paidAt: line.paidAt,
    ...(confidence === 'codeAndSum' ? { holdBack: 'uncertain' } : {}),
  })
}

/**
 * Takes a bank's statement: each line once, however often the file comes. What is surely a dossier's is credited to it,
 * everything else is listed for a person. The whole file or nothing.
 */
export const importStatement = async (
  ctx: Ctx,
  file: { readonly unitId: UnitId; readonly name: string; readonly bytes: Buffer },
): Promise<Result<Imported, ImportCode>> => {
  const read = await readStatement(file.bytes, file.name)
  if (!read.ok) return read
  return transaction(ctx, async (trx): Promise<Result<Imported, ImportCode>> => {
    if (staffOf(ctx) === null) return refuse('needsStaff')
    if (!mayAct(ctx.actor, BOOKKEEPERS, file.unitId)) return refuse('bookNotAllowed')
    const fileId = ctx.newId()
    await sql`
      insert into statement_file (tenant_id, id, unit_id, source, name, line_count, staff_id, recorded_at)
      values (current_tenant(), ${fileId}, ${file.unitId}, ${BANK}, ${file.name.slice(0, 200)}, ${read.value.length}, ${staffOf(ctx)},
        ${ctx.clock()})`.execute(trx)
    const candidates = await listCandidates(trx, file.unitId)
    const counts = { known: 0, matched: 0, unmatched: 0 }
    for (const line of read.value) {
      const { rows } = await sql`
        insert into statement_line (tenant_id, source, line_key, unit_id, file_id, paid_at, amount_dong, description)
        values (current_tenant(), ${BANK}, ${line.key}, ${file.unitId}, ${fileId}, ${fromAt(line.paidAt)}, ${line.amountDong}, ${line.description})
        on conflict do nothing returning line_key`.execute(trx)
      if (rows.length === 0) {
        counts.known += 1
        continue
      }
      const placed = await book(trx, ctx, file.unitId, line, candidates)
      if (placed.to === 'dossier') counts.matched += 1
      else if (placed.to === 'unmatched') counts.unmatched += 1
      else counts.known += 1
    }
    return ok({ lines: read.value.length, ...counts })
  })
}

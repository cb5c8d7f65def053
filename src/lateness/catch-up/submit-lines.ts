import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Dossier } from '#dossiers/domain/dossier.ts'
import { findByCode } from '#dossiers/lists.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { Actor } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { faultOf, type PaperWork } from '../domain/catch-up.ts'
import type { LatenessRefusal } from '../refusals.ts'
import type { TypedLine } from './read-lines.ts'

export const MOST_LINES = 500

/** A line that was not taken, and why. */
export type WrongLine = TypedLine & { readonly refusal: Refusal<LatenessRefusal> }

export type Submitted = { readonly taken: number; readonly wrong: readonly WrongLine[] }

/**
 * Nhập bù: takes lines for approval. With a wrong line nothing is taken, unless `onlyGood`: then the wrong ones come back.
 * The same `batchId` sent again takes nothing twice.
 */
export const submitLines = (
  ctx: Ctx,
  { batchId, lines, onlyGood }: { readonly batchId: string; readonly lines: readonly TypedLine[]; readonly onlyGood: boolean },
): Promise<Result<Submitted, LatenessRefusal>> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'staff') return refuse('catchUpApprovalNotAllowed')
    if (lines.length === 0) return refuse('catchUpEmpty')
    if (lines.length > MOST_LINES) return refuse('catchUpTooMany', { most: MOST_LINES })
    const before = await countOfBatch(trx, batchId)
    if (before > 0) return ok({ taken: before, wrong: [] })
    const good: { readonly dossier: Dossier; readonly work: PaperWork }[] = []
    const wrong: WrongLine[] = []
    const typed = new Set<string>()
    for (const line of lines) {
      const checked = await checkLine(trx, ctx, line, typed)
      if (checked.ok) good.push(checked.value)
      else wrong.push({ ...line, refusal: checked.refusal })
    }
    if (wrong.length > 0 && !onlyGood) return ok({ taken: 0, wrong })
    for (const [i, { dossier, work }] of good.entries()) await insertLine(trx, ctx, ctx.actor, { batchId, no: i + 1, dossier, work })
    return ok({ taken: good.length, wrong })
  })

const checkLine = async (trx: Trx, ctx: Ctx, line: TypedLine, typed: Set<string>): Promise<Result<{ dossier: Dossier; work: PaperWork }, LatenessRefusal>> => {
  if (!line.read.ok) return line.read
  const id = await findByCode(trx, ctx.actor, line.code, ctx.clock())
  const dossier = id === undefined ? undefined : await findDossier(trx, ctx.actor, id)
  const fault = faultOf(dossier, line.read.value, toAt(ctx.clock()))
  if (dossier === undefined || fault !== undefined) return refuse(fault ?? 'catchUpDossierNotFound')
  if (typed.has(dossier.id) || (await isWaiting(trx, dossier.id))) return refuse('catchUpAlreadyWaiting')
  typed.add(dossier.id)
  return ok({ dossier, work: line.read.value })
}

const countOfBatch = async (trx: Trx, batchId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from catch_up_line where tenant_id = current_tenant() and batch_id = ${batchId}`.execute(trx)
  return rows[0]?.n ?? 0
}

const isWaiting = async (trx: Trx, dossierId: string): Promise<boolean> => {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from catch_up_line l where l.tenant_id = current_tenant() and l.dossier_id = ${dossierId}
      and not exists (select from catch_up_decision d where d.tenant_id = l.tenant_id and d.batch_id = l.batch_id and d.no = l.no)) as waits`.execute(trx)
  return rows[0]?.waits ?? false
}

type Typist = Actor & { readonly kind: 'staff' }
type NewLine = { readonly batchId: string; readonly no: number; readonly dossier: Dossier; readonly work: PaperWork }

const insertLine = async (trx: Trx, ctx: Ctx, typist: Typist, { batchId, no, dossier, work }: NewLine): Promise<void> => {
  await sql`
    insert into catch_up_line (tenant_id, batch_id, no, dossier_id, deed, occurred_at, outcome, words, cause, cause_note, typed_by, typed_account_id, typed_at)
    values (${ctx.tenantId}, ${batchId}, ${no}, ${dossier.id}, ${work.deed}, ${work.occurredAt}, ${work.outcome}, ${work.words},
      ${work.cause}, ${work.causeNote}, ${typist.staffId}, ${typist.accountId}, ${ctx.clock()})
    on conflict do nothing`.execute(trx)
}

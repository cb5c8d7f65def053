import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { performApproved } from '#dossiers/commands.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import { isAccepted, type AcceptedDossier } from '#dossiers/domain/dossier.ts'
import type { CommandCode } from '#dossiers/execute.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { INPUTS, type CommandName } from '#dossiers/inputs.ts'
import { findDossier } from '#dossiers/queries.ts'
import { findGrant } from '#identity/domain/may.ts'
import type { Actor } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { nextMove, type Move, type PaperWork } from '../domain/catch-up.ts'
import type { LatenessRefusal } from '../refusals.ts'
import { findLine, type CatchUpLine } from './line-queries.ts'

export type LineKey = { readonly batchId: string; readonly no: number }

export type LineCode = LatenessRefusal | CommandCode

/** What became of one of the chosen lines. */
export type DecidedLine = LineKey & { readonly code: string | null; readonly refusal: Refusal<LineCode> | null }

type Staff = Actor & { readonly kind: 'staff' }

/** More moves than any process has steps: a history that goes in circles. */
const MOST_MOVES = 60
const MOST_WORDS = 2_000

/**
 * Duyệt nhập bù: records each line with the time that it really happened, one transaction a line, so that one which cannot
 * be recorded holds back no other and loses nothing. Who typed a line never approves it.
 */
export const approveLines = (ctx: Ctx, keys: readonly LineKey[]): Promise<Result<readonly DecidedLine[], LatenessRefusal>> =>
  decideAll(ctx, keys, (trx, line, leader) => record(trx, ctx, line, leader))

/** Không duyệt: the typist reads why; the dossier stays as it is. */
export const returnLines = async (ctx: Ctx, keys: readonly LineKey[], reason: string): Promise<Result<readonly DecidedLine[], LatenessRefusal>> => {
  const words = tidy(reason)
  if (words === '') return refuse('catchUpReturnReasonRequired')
  if (words.length > MOST_WORDS) return refuse('catchUpReasonTooLong', { most: MOST_WORDS })
  return decideAll(ctx, keys, (trx, line, leader) => write(trx, ctx, line, leader, words))
}

type Decide = (trx: Trx, line: CatchUpLine, leader: Staff) => Promise<Result<null, LineCode>>

const decideAll = async (ctx: Ctx, keys: readonly LineKey[], decide: Decide): Promise<Result<readonly DecidedLine[], LatenessRefusal>> => {
  if (keys.length === 0) return refuse('catchUpNothingPicked')
  const decided: DecidedLine[] = []
  for (const key of keys) decided.push(await decideOne(ctx, key, decide))
  return ok(decided)
}

const decideOne = async (ctx: Ctx, key: LineKey, decide: Decide): Promise<DecidedLine> => {
  let code: string | null = null
  const outcome = await transaction(ctx, async (trx): Promise<Result<null, LineCode>> => {
    // Of two leaders at once the second finds the first one's word.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`catch-up/${key.batchId}/${key.no}`}, 163))`.execute(trx)
    const line = await findLine(trx, key.batchId, key.no)
    if (line === undefined) return refuse('catchUpLineNotFound')
    code = line.code
    if (line.approved !== null) return refuse('catchUpAlreadyDecided')
    if (ctx.actor.kind !== 'staff' || findGrant(ctx.actor, HEADS, line.competentUnitId, line.sectorCode) === undefined) return refuse('catchUpApprovalNotAllowed')
    if (ctx.actor.staffId === line.typedBy) return refuse('catchUpOwnNotAllowed')
    return decide(trx, line, ctx.actor)
  })
  return { ...key, code, refusal: outcome.ok ? null : outcome.refusal }
}

/** Every command on the way to the deed, by whoever typed it or, for a signature, by whoever approves. */
const record = async (trx: Trx, ctx: Ctx, line: CatchUpLine, leader: Staff): Promise<Result<null, LineCode>> => {
  const typist = { ...ctx, actor: await staffOf(trx, ctx, line) }
  const work: PaperWork = { ...line, occurredAt: toAt(line.occurredAt) }
  const made: Move[] = []
  for (;;) {
    const dossier = await findDossier(trx, ctx.actor, line.dossierId)
    if (dossier === undefined || !isAccepted(dossier)) return refuse('catchUpLineNotFound')
    const move = nextMove(dossier, work, made)
    if (move === 'done') return write(trx, ctx, line, leader, null)
    if (move === 'stuck' || made.length === MOST_MOVES) return refuse('catchUpStepInvalid')
    const commandId = derivedId(`catch-up/${line.batchId}/${line.no}/${made.length}`)
    const input = INPUTS[move.name].parse({ ...fieldsOf(move, work, dossier), commandId, dossierId: line.dossierId, occurredAt: work.occurredAt })
    const done = await performApproved<CommandName>(trx, move.by === 'approver' ? ctx : typist, move.name, input, { by: leader })
    if (!done.ok) return move.name === 'approve' && done.refusal.code === 'notAllowed' ? refuse('catchUpSignerNotAllowed') : done
    made.push(move)
  }
}

/** The summary of a result whose words stand on paper alone. */
const ON_PAPER = 'Theo kết quả giấy'

const fieldsOf = (move: Move, work: PaperWork, dossier: AcceptedDossier): Record<string, unknown> => {
  const lateness = work.cause === null ? null : { cause: work.cause, note: work.causeNote }
  switch (move.name) {
    case 'draftResult':
      return { stepNo: move.stepNo, outcome: work.outcome, summary: work.deed === 'handedOver' ? ON_PAPER : (work.words ?? ON_PAPER) }
    case 'finish':
      return { stepNo: move.stepNo, lateness }
    case 'handOver':
      return { delivery: dossier.delivery, receiver: work.words }
    case 'withdraw':
      return { reason: work.words, lateness }
    case 'forward':
    case 'approve':
    case 'issue':
      return { stepNo: move.stepNo }
  }
}

/** The person who typed a line, with the rights of today. */
const staffOf = async (trx: Trx, ctx: Ctx, { typedBy, typedAccountId, typedByName }: CatchUpLine): Promise<Staff> => ({
  kind: 'staff',
  staffId: typedBy,
  accountId: typedAccountId,
  name: typedByName,
  grants: await findGrants(trx, typedBy, vietnamDay(ctx.clock())),
})

const write = async (trx: Trx, ctx: Ctx, { batchId, no }: LineKey, leader: Staff, reason: string | null): Promise<Result<null, LineCode>> => {
  await sql`
    insert into catch_up_decision (tenant_id, batch_id, no, approved, reason, decided_by, decided_at)
    values (${ctx.tenantId}, ${batchId}, ${no}, ${reason === null}, ${reason}, ${leader.staffId}, ${ctx.clock()})`.execute(trx)
  return ok(null)
}

import { transaction, type Ctx } from '#db/context.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { Actor } from '#kernel/actor.ts'
import { parseDay } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { localDayOf } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { HEADS } from '#dossiers/inbox.ts'
import type { MonitoringRefusal } from './refusals.ts'
import { MOST_WORDS } from './urge.ts'
import { findSlip, type Slip } from './slip-queries.ts'
import { insertAnswer } from './store.ts'

export type SlipAnswer = {
  readonly slipId: string
  readonly reason: string
  /** What will be done. */
  readonly plan: string
  /** The promised day, `YYYY-MM-DD`. */
  readonly doneBy: string
}

/** Whom a slip was sent to, who acts for them, and who heads the unit: for somebody who is away. */
export const mayAnswer = (actor: Actor, slip: Pick<Slip, 'toStaffId' | 'toUnitId'>): boolean =>
  actor.kind === 'staff' &&
  (slip.toStaffId === actor.staffId ||
    grantsOf(actor).some(
      ({ role, reach, onBehalfOf }) =>
        reach.has(slip.toUnitId) &&
        (HEADS.includes(role) || (slip.toStaffId !== null && onBehalfOf?.staffId === slip.toStaffId) ||
          (slip.toStaffId === null && role !== 'systemAdmin' && role !== 'businessAdmin')),
    ))

/** Answers a slip, once: why it is late, what will be done, and by when. A late answer is taken too, and shown as late. */
export const answerSlip = (ctx: Ctx, answer: SlipAnswer): Promise<Result<null, MonitoringRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<null, MonitoringRefusal>> => {
    const slip = await findSlip(trx, answer.slipId)
    if (slip === undefined) return refuse('urgingNotFound')
    if (ctx.actor.kind !== 'staff' || !mayAnswer(ctx.actor, slip)) return refuse('answerNotAllowed')
    const [reason, plan] = [answer.reason.trim(), answer.plan.trim()]
    if (reason === '') return refuse('answerReasonRequired')
    if (plan === '') return refuse('answerPlanRequired')
    if (reason.length > MOST_WORDS || plan.length > MOST_WORDS) return refuse('answerTooLong', { most: MOST_WORDS })
    const doneBy = parseDay(answer.doneBy)
    if (doneBy === undefined || doneBy < localDayOf(today(ctx))) return refuse('answerDoneByInvalid')
    const written = await insertAnswer(trx, ctx, { slipId: slip.id, staffId: ctx.actor.staffId, reason, plan, doneBy: answer.doneBy })
    return written ? ok(null) : refuse('answerAlreadyDone')
  })

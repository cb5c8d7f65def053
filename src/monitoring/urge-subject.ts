import type { Ctx, Trx } from '#db/context.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { answerDueAt, slipNumber } from './domain/slip.ts'
import { isOwnPath, MOST_SUBJECT_TITLE, type Subject } from './domain/subject.ts'
import type { MonitoringRefusal } from './refusals.ts'
import { rulesFinder } from './rule-queries.ts'
import { findSlip } from './slip-queries.ts'
import { insertSettlements, insertSlips } from './store.ts'
import { checkDirective } from './urge.ts'

export type SubjectUrging = {
  /** The same for a resend; a task that runs by the clock makes it of its day. */
  readonly commandId: string
  readonly subject: Subject
  /** In whose name: the unit whose right the caller has checked. */
  readonly fromUnitId: UnitId
  readonly toUnitId: UnitId
  /** The person who holds the work; the whole unit when absent. */
  readonly toStaffId?: StaffId | null
  /** Until when the work was to be done. */
  readonly dueAt?: Instant | null
  /** Until when the slip is to be answered; by the rules of the asked unit when absent. */
  readonly answerBy?: At
  readonly words: string
}

/** `isNew` false: a resend, nothing was written. */
export type SubjectSlip = { readonly slipId: string; readonly number: string; readonly isNew: boolean }

/**
 * Phiếu đôn đốc about work that is not a dossier, written in the transaction of the room that owns it. That room decides
 * who may urge and says when the work is done (`settleSubject`); number, answer, escalation, lists, paper and digest are
 * those of every slip. Sent by the program when the actor is the system. A title longer than fits is cut; a `href`
 * outside this program is a bug and throws.
 */
export const urgeSubject = async (trx: Trx, ctx: Ctx, urging: SubjectUrging): Promise<Result<SubjectSlip, MonitoringRefusal>> => {
  const { subject, toUnitId, toStaffId = null } = urging
  if (!isOwnPath(subject.href)) throw new Error(`not a path of this program: ${subject.href}`)
  const directive = checkDirective(urging.words)
  if (!directive.ok) return directive
  const sentBy = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  if (sentBy === null && ctx.actor.kind !== 'system') return refuse('urgingNotAllowed')
  if (toStaffId !== null && toStaffId === sentBy) return refuse('urgingOwnWorkInvalid', { code: subject.title })
  const id = derivedId(`urge/${urging.commandId}/${subject.id}`)
  const before = await findSlip(trx, id)
  if (before !== undefined) return ok({ slipId: id, number: slipNumber(before.no), isNew: false })
  const now = toAt(ctx.clock())
  if (urging.answerBy !== undefined && urging.answerBy <= now) return refuse('urgingAnswerByInvalid')
  const day = today(ctx)
  const rules = (await rulesFinder(trx, await unitTree(trx, day), day))(toUnitId)
  const [no] = await insertSlips(trx, ctx, urging.fromUnitId, [{
    id,
    about: { ...subject, title: subject.title.slice(0, MOST_SUBJECT_TITLE) },
    threshold: null,
    dueAt: urging.dueAt ?? null,
    toUnitId,
    toStaffId,
    sentBy,
    directive: directive.value,
    answerDueAt: urging.answerBy ?? answerDueAt(now, rules.answer, await loadCalendar(trx, toUnitId, day)),
  }])
  return ok({ slipId: id, number: slipNumber(no ?? 0), isNew: true })
}

/** The work is done: slips about it that nobody answered wait no more. Resolves to how many; a later slip waits anew. */
export const settleSubject = (trx: Trx, ctx: Ctx, subject: Pick<Subject, 'kind' | 'id'>): Promise<number> => insertSettlements(trx, ctx, subject)

import type { Ctx, Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { causeNotStated } from '#law/causes-of-lateness.ts'
import type { Duration } from '#procedures/domain/duration.ts'
import { firstDue, promiseOf, remainingMinutes } from './domain/clock.ts'
import type { DecisionCode, DossierCommand, Facts } from './domain/command.ts'
import { decide } from './domain/decide.ts'
import { isAccepted, type AcceptedDossier, type Dossier, type Lateness, type TextRef } from './domain/dossier.ts'
import type { DossierAction } from './domain/may.ts'
import { loadFacts } from './facts.ts'
import { standingGround } from './plan-reception.ts'

/** What an action would do to the clock of a dossier, said before it is taken. */
export type ClockEffect =
  /** Acceptance: the clock begins; `dueAt` is `null` where the law gives no time. */
  | { readonly kind: 'starts'; readonly dueAt: At | null; readonly provisional: boolean }
  /** Nothing was accepted yet, so nothing runs. */
  | { readonly kind: 'notStarted' }
  | { readonly kind: 'unchanged'; readonly dueAt: At | null; readonly paused: boolean }
  /** The clock stops; so much working time stays for afterwards. */
  | { readonly kind: 'stops'; readonly dueAt: At | null; readonly remainingMinutes: number | null }
  | { readonly kind: 'moves'; readonly from: At; readonly to: At; readonly provisional: boolean; readonly runsAgain: boolean }
  /** The pause ends and the due date stays where it was. */
  | { readonly kind: 'runsAgain'; readonly dueAt: At | null }
  /** The clock has done its work: the finish is judged, or the dossier ends without one. */
  | { readonly kind: 'ends'; readonly dueAt: At | null; readonly result: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal<DecisionCode> }

export type PreviewIntent = {
  readonly action: DossierAction
  readonly stepNo: number | null
  /** When the work was done, if not now. */
  readonly occurredAt?: At | undefined
  readonly answerDueOn?: string | undefined
  readonly duration?: Duration | undefined
  readonly deliver?: boolean | undefined
}

const NOTHING: TextRef = { v: 0, c: '' }
/** What is typed as the cause of a lateness moves no clock. */
const NOT_STATED: Lateness = { cause: causeNotStated(), note: null }
const NOBODY = '00000000-0000-0000-0000-000000000000' as StaffId

/** A command of this kind with empty texts: its effect on the clock does not depend on what is written. */
const commandOf = (intent: PreviewIntent, dossier: Dossier): DossierCommand | undefined => {
  const no = intent.stepNo ?? 0
  switch (intent.action) {
    case 'requestSupplement':
      return {
        type: 'requestSupplement',
        items: [{ kind: 'question', text: NOTHING }],
        reason: NOTHING,
        answerDueOn: intent.answerDueOn ?? '9999-12-31',
        exception: { approvedBy: NOBODY, basis: NOTHING },
      }
    case 'receiveSupplement':
      return { type: 'receiveSupplement', papers: [], replies: [] }
    case 'lapseSupplement':
      return { type: 'lapseSupplement', decision: NOTHING }
    case 'suspend':
      return { type: 'suspend', reason: NOTHING, basis: NOTHING }
    case 'resume':
      return { type: 'resume' }
    case 'requireObligation':
      return { type: 'requireObligation', amountDong: 0, reason: NOTHING }
    case 'meetObligation':
      return { type: 'meetObligation', evidence: NOTHING }
    case 'extend':
      return intent.duration && { type: 'extend', duration: intent.duration, basis: NOTHING, reason: NOTHING }
    case 'issue':
      return intent.deliver !== true
        ? undefined
        : { type: 'issue', no, staffId: NOBODY, number: { register: '', year: 0, no: 0, text: '' }, deliver: true, lateness: NOT_STATED }
    case 'finish':
      return { type: 'finish', no, staffId: NOBODY, lateness: NOT_STATED }
    case 'withdraw':
      return { type: 'withdraw', reason: NOTHING, lateness: NOT_STATED }
    case 'terminate':
      return { type: 'terminate', reason: NOTHING, basis: NOTHING, lateness: NOT_STATED }
    case 'approveVoid':
      return isAccepted(dossier) && dossier.voidRequest !== null ? { type: 'approveVoid', by: NOBODY } : undefined
    default:
      return undefined
  }
}

const standingSince = (dossier: AcceptedDossier): At | undefined => dossier.clock.pauses.find((pause) => pause.to === null)?.from

/** The two clocks compared. */
export const clockEffect = (before: AcceptedDossier, after: Dossier, facts: Pick<Facts, 'calendarOf' | 'occurredAt'>): ClockEffect => {
  if (!isAccepted(after)) return { kind: 'unchanged', dueAt: before.clock.dueAt, paused: false }
  const { dueAt } = after.clock
  if (before.phase === 'open' && after.phase !== 'open') return { kind: 'ends', dueAt, result: 'finishedAt' in after }
  const stood = standingSince(before) !== undefined
  const stands = standingSince(after) !== undefined
  if (!stood && stands) {
    return { kind: 'stops', dueAt, remainingMinutes: remainingMinutes(after.clock, facts.occurredAt, facts.calendarOf(after.competentUnitId)) }
  }
  if (before.clock.dueAt !== null && dueAt !== null && before.clock.dueAt !== dueAt) {
    return { kind: 'moves', from: before.clock.dueAt, to: dueAt, provisional: after.clock.provisional, runsAgain: stood && !stands }
  }
  return stood && !stands ? { kind: 'runsAgain', dueAt } : { kind: 'unchanged', dueAt, paused: stands }
}

/**
 * Decides the action on a copy and compares the clocks; nothing is written and nothing is locked, so the real command
 * may still be refused. `unchanged` for everything that has no way to touch the due date.
 */
export const previewClock = async (trx: Trx, ctx: Ctx, dossier: Dossier, intent: PreviewIntent): Promise<ClockEffect> => {
  if (!isAccepted(dossier)) return intent.action === 'accept' ? startOf(trx, ctx, dossier, intent) : { kind: 'notStarted' }
  const unchanged: ClockEffect = { kind: 'unchanged', dueAt: dossier.clock.dueAt, paused: standingSince(dossier) !== undefined }
  const command = commandOf(intent, dossier)
  if (command === undefined) return unchanged
  const ground = await standingGround(trx, ctx, null, dossier)
  if (!ground.ok) return unchanged
  const now = toAt(ctx.clock())
  const facts = await loadFacts(trx, ground.value, { now, occurredAt: intent.occurredAt ?? now, actsForOwner: false })
  const decided = decide(dossier, command, facts)
  return decided.ok ? clockEffect(dossier, decided.value.dossier, facts) : { kind: 'refused', refusal: decided.refusal }
}

/** The due date that acceptance would give, by the version that the dossier was submitted under. */
const startOf = async (trx: Trx, ctx: Ctx, dossier: Dossier, intent: PreviewIntent): Promise<ClockEffect> => {
  const ground = await standingGround(trx, ctx, null, dossier)
  if (!ground.ok) return { kind: 'notStarted' }
  const filed = ground.value.version.cases.find((one) => one.id === dossier.caseId)
  if (filed === undefined) return { kind: 'notStarted' }
  const now = toAt(ctx.clock())
  const { calendarOf, occurredAt } = await loadFacts(trx, ground.value, { now, occurredAt: intent.occurredAt ?? now, actsForOwner: false })
  const { duration, mode } = promiseOf(filed)
  const due = firstDue(occurredAt, duration, mode, calendarOf(dossier.competentUnitId))
  return due.ok ? { kind: 'starts', dueAt: due.value.dueAt, provisional: due.value.provisional } : { kind: 'refused', refusal: due.refusal }
}

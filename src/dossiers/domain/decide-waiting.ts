import { ok, refuse } from '#kernel/result.ts'
import { dayTextOf } from '#kernel/at.ts'
import { dueNow, stepDue } from './clock.ts'
import type { DossierCommand, Facts } from './command.ts'
import { isLive, type Open, type PauseKind } from './dossier.ts'
import type { DossierEvent, DueCause, DueMove } from './event.ts'
import type { Decided, Script } from './script.ts'
import { processingLimit } from '#law/processing-limits.ts'

type Of<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>

/**
 * Yêu cầu bổ sung: once, with everything in it. A further request needs a leader and a legal basis,
 * and the national index counts the dossier as overdue (domain reference a5).
 */
export const requestSupplement = (script: Script, dossier: Open, command: Of<'requestSupplement'>, facts: Facts): Decided<null> => {
  if (dossier.waiting !== null) return refuse('paused', { kind: dossier.waiting.kind })
  if (command.items.length === 0) return refuse('nothingAsked')
  const day = dayTextOf(facts.occurredAt)
  const exceeds = dossier.supplementRequests >= processingLimit('supplementRequests', day)
  if (exceeds && command.exception === null) {
    return refuse('supplementAlreadyRequested', { count: dossier.supplementRequests })
  }
  if (command.answerDueOn <= day) return refuse('supplementDueInPast', { day: command.answerDueOn })
  script.add({
    type: 'supplementRequested',
    items: command.items,
    reason: command.reason,
    answerDueOn: command.answerDueOn,
    exception: exceeds ? command.exception : null,
  })
  return ok(null)
}

/** The citizen's answer arrived: the pause ends at its arrival, whenever it is looked at. */
export const receiveSupplement = (script: Script, dossier: Open, command: Of<'receiveSupplement'>, facts: Facts): Decided<null> =>
  endWaiting(script, dossier, facts, 'supplement', (due) => ({
    type: 'supplementReceived',
    papers: command.papers,
    ...(command.replies.length === 0 ? {} : { replies: command.replies }),
    due,
  }))

/** No answer came in time: a person has decided how to go on. */
export const lapseSupplement = (script: Script, dossier: Open, command: Of<'lapseSupplement'>, facts: Facts): Decided<null> =>
  endWaiting(script, dossier, facts, 'supplement', (due) => ({ type: 'supplementLapsed', decision: command.decision, due }))

/** Tạm dừng: only where the version excludes verification from the time. */
export const suspend = (script: Script, dossier: Open, command: Of<'suspend'>, facts: Facts): Decided<null> => {
  if (dossier.waiting !== null) return refuse('paused', { kind: dossier.waiting.kind })
  if (!facts.version.pauses.verification) return refuse('pauseNotAllowed', { procedure: facts.version.code })
  script.add({ type: 'suspended', reason: command.reason, basis: command.basis })
  return ok(null)
}

export const resume = (script: Script, dossier: Open, facts: Facts): Decided<null> =>
  endWaiting(script, dossier, facts, 'verification', (due) => ({ type: 'resumed', due }))

/** Yêu cầu thực hiện nghĩa vụ tài chính: stops the clock only where sector law excludes that time. */
export const requireObligation = (script: Script, dossier: Open, command: Of<'requireObligation'>, facts: Facts): Decided<null> => {
  if (dossier.waiting !== null) return refuse('paused', { kind: dossier.waiting.kind })
  script.add({
    type: 'obligationRequired',
    amountDong: command.amountDong,
    reason: command.reason,
    pausing: facts.version.pauses.financialObligation,
  })
  return ok(null)
}

export const meetObligation = (script: Script, dossier: Open, command: Of<'meetObligation'>, facts: Facts): Decided<null> => {
  if (dossier.waiting?.kind === 'financialObligation' && !dossier.waiting.pausing) {
    script.add({ type: 'obligationMet', evidence: command.evidence, due: null })
    return ok(null)
  }
  return endWaiting(script, dossier, facts, 'financialObligation', (due) => ({ type: 'obligationMet', evidence: command.evidence, due }))
}

const endWaiting = (
  script: Script,
  dossier: Open,
  facts: Facts,
  kind: PauseKind,
  event: (due: DueMove) => DossierEvent,
): Decided<null> => {
  if (dossier.waiting?.kind !== kind) return refuse('notPaused', { kind })
  if (facts.occurredAt < dossier.waiting.since) return refuse('occurredTooEarly', { since: dossier.waiting.since })
  const clock = {
    ...dossier.clock,
    pauses: dossier.clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: facts.occurredAt } : pause)),
  }
  const due = dueNow(clock, facts.calendarOf(dossier.competentUnitId))
  if (!due.ok) return due
  script.add(event(moved('pauseEnded', dossier, due.value)), due.value.deadline)
  moveStepDues(script, facts)
  return ok(null)
}

/** Gia hạn: before the due date, within the version's limits, with a basis; the citizen is told. */
export const extend = (script: Script, dossier: Open, command: Of<'extend'>, facts: Facts): Decided<null> => {
  const rule = facts.version.extension
  if (dossier.clock.dueAt === null) return refuse('noDueDate')
  if (rule === null) return refuse('extensionNotAllowed', { procedure: facts.version.code })
  if (dossier.waiting?.pausing) return refuse('paused', { kind: dossier.waiting.kind })
  if (dossier.clock.extensions.length >= rule.maxCount) return refuse('extensionExhausted', { max: rule.maxCount })
  if (facts.occurredAt > dossier.clock.dueAt || facts.now > dossier.clock.dueAt) return refuse('extensionTooLate', { dueAt: dossier.clock.dueAt })
  if (command.duration.unit !== rule.maxDuration.unit || command.duration.amount > rule.maxDuration.amount) {
    return refuse('extensionTooLong', { amount: rule.maxDuration.amount, unit: rule.maxDuration.unit })
  }
  const clock = {
    ...dossier.clock,
    extensions: [...dossier.clock.extensions, { at: facts.occurredAt, duration: command.duration, basis: command.basis }],
  }
  const due = dueNow(clock, facts.calendarOf(dossier.competentUnitId))
  if (!due.ok) return due
  script.add(
    {
      type: 'extended',
      duration: command.duration,
      basis: command.basis,
      reason: command.reason,
      due: moved('extended', dossier, due.value),
    },
    due.value.deadline,
  )
  moveStepDues(script, facts)
  return ok(null)
}

/**
 * A calendar entry was confirmed or withdrawn: the due date is counted anew. A printed date is brought
 * forward only when a person says so.
 */
export const recomputeDue = (script: Script, dossier: Open, command: Of<'recomputeDue'>, facts: Facts): Decided<null> => {
  const due = dueNow(dossier.clock, facts.calendarOf(dossier.competentUnitId))
  if (!due.ok) return due
  const old = dossier.clock.dueAt
  if (due.value.dueAt === old && due.value.provisional === dossier.clock.provisional) return refuse('dueUnchanged')
  if (old !== null && due.value.dueAt !== null && due.value.dueAt < old && !command.mayBringForward) {
    return refuse('wouldBringForward', { from: old, to: due.value.dueAt })
  }
  script.add(
    { type: 'dueRecomputed', calendarRevision: command.calendarRevision, due: moved('calendarChanged', dossier, due.value) },
    due.value.deadline,
  )
  moveStepDues(script, facts)
  return ok(null)
}

const moved = (cause: DueCause, dossier: Open, due: { readonly dueAt: string | null; readonly provisional: boolean }): DueMove => ({
  cause,
  oldDueAt: dossier.clock.dueAt,
  newDueAt: due.dueAt,
  provisional: due.provisional,
})

/** Live steps follow the whole: what they lost to a pause is given back, never beyond the due date. */
const moveStepDues = (script: Script, facts: Facts): void => {
  for (const step of script.accepted.steps.filter(isLive)) {
    const dueAt = stepDue(step.openedAt, step.allottedMinutes, script.accepted.clock, facts.calendarOf(step.unitId))
    if (dueAt !== step.dueAt) script.add({ type: 'stepDueMoved', no: step.no, dueAt })
  }
}



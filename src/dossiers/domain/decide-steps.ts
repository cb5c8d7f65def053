import { ok, refuse } from '#kernel/result.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { ProcessStep } from '#procedures/domain/process.ts'
import { stepDue } from './clock.ts'
import type { DossierCommand, Facts } from './command.ts'
import { isLive, type AcceptedDossier, type Open, type Step } from './dossier.ts'
import type { TextRef } from './dossier.ts'
import { definitionOf, openConsultations, openersOf, recallable, stepsToOpen } from './routing.ts'
import type { Decided, Script } from './script.ts'

type Of<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>

/** Opens every step whose predecessors are now done; a join waits for all of them. */
export const openNextSteps = (script: Script, facts: Facts): Decided<null> => {
  for (const definition of stepsToOpen(facts.process, script.accepted.steps)) {
    const opened = openStep(script, facts, definition, openersOf(definition, script.accepted.steps), null)
    if (!opened.ok) return opened
  }
  return ok(null)
}

const openStep = (
  script: Script,
  facts: Facts,
  definition: ProcessStep,
  openedBy: readonly number[],
  staffId: StaffId | null,
): Decided<null> => {
  const dossier = script.accepted
  const unitId =
    definition.unit.kind === 'receiving'
      ? dossier.receivingUnitId
      : definition.unit.kind === 'competent'
        ? dossier.competentUnitId
        : facts.whereabouts(definition.unit)
  if (unitId === undefined) {
    const code = definition.unit.kind === 'fixed' ? definition.unit.unitCode : definition.unit.kind
    return refuse('stepUnitMissing', { step: definition.name, unit: code })
  }
  script.add({
    type: 'stepOpened',
    step: {
      no: dossier.steps.length + 1,
      definitionId: definition.id,
      name: definition.name,
      kind: definition.kind,
      role: definition.role,
      unitId,
      staffId,
      allottedMinutes: definition.allottedMinutes,
      openedAt: facts.occurredAt,
      dueAt: stepDue(facts.occurredAt, definition.allottedMinutes, dossier.clock, facts.calendarOf(unitId)),
      openedBy,
      askedBy: null,
    },
  })
  return ok(null)
}

/** Ends a live step and opens what follows. */
export const completeStep = (script: Script, facts: Facts, no: number, note: TextRef | null): Decided<null> => {
  script.add({ type: 'stepCompleted', no, note })
  return openNextSteps(script, facts)
}

/** The live step that a command names, or why it cannot be worked on now. */
export const workableStep = (dossier: Open, no: number, facts: Facts): Decided<Step> => {
  const step = dossier.steps.find((one) => one.no === no)
  if (step === undefined) return refuse('stepUnknown', { step: no })
  if (!isLive(step)) return refuse('stepNotLive', { step: step.name, state: step.state })
  if (facts.occurredAt < step.openedAt) return refuse('occurredTooEarly', { step: step.name, openedAt: step.openedAt })
  return ok(step)
}

/** The same, for work that a standing clock forbids: nobody decides while the citizen is being waited for. */
export const runningStep = (dossier: Open, no: number, facts: Facts): Decided<Step> =>
  dossier.waiting?.pausing ? refuse('paused', { kind: dossier.waiting.kind }) : workableStep(dossier, no, facts)

/** Whoever acts on a waiting step has thereby received it. */
export const takeUp = (script: Script, step: Step, staffId: StaffId): void => {
  if (step.state === 'waiting') script.add({ type: 'stepAccepted', no: step.no, staffId })
}

export const acceptStep = (script: Script, dossier: Open, command: Of<'acceptStep'>, facts: Facts): Decided<null> => {
  const step = workableStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.state === 'accepted') return refuse('stepNotLive', { step: step.value.name, state: 'accepted' })
  script.add({ type: 'stepAccepted', no: command.no, staffId: command.staffId })
  return ok(null)
}

export const assignStep = (script: Script, dossier: Open, command: Of<'assignStep'>, facts: Facts): Decided<null> => {
  const step = workableStep(dossier, command.no, facts)
  if (!step.ok) return step
  script.add({ type: 'stepAssigned', no: command.no, staffId: command.staffId })
  return ok(null)
}

/** Chuyển bước. What needs a drafted, signed or issued result refuses to open without it. */
export const forward = (script: Script, dossier: Open, command: Of<'forward'>, facts: Facts): Decided<null> => {
  const step = runningStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind === 'consult' || step.value.kind === 'approve' || step.value.kind === 'issue' || step.value.kind === 'handOver') {
    return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  }
  const asked = openConsultations(dossier.steps, command.no)
  if (asked.length > 0) return refuse('consultationsOpen', { count: asked.length })
  takeUp(script, step.value, command.staffId)
  script.add({ type: 'stepCompleted', no: command.no, note: command.note })
  const next = stepsToOpen(facts.process, script.accepted.steps)
  if (next.some((one) => one.kind === 'review' || one.kind === 'approve') && dossier.result === null) {
    return refuse('resultNotDrafted', { step: next[0]?.name ?? null })
  }
  return openNextSteps(script, facts)
}

/** Trả lại bước trước, with a reason; the person who did it gets it back. */
export const returnStep = (script: Script, dossier: Open, command: Of<'returnStep'>, facts: Facts): Decided<null> => {
  const step = runningStep(dossier, command.no, facts)
  if (!step.ok) return step
  const target = dossier.steps.find(
    (one) => step.value.openedBy.includes(one.no) && (command.toStep === null || one.no === command.toStep),
  )
  const definition = target && definitionOf(facts.process, target)
  if (target === undefined || definition === undefined) return refuse('nothingToReturnTo', { step: step.value.name })
  cancelConsultations(script, dossier, command.no)
  takeUp(script, step.value, command.staffId)
  script.add({ type: 'stepReturned', no: command.no, reason: command.reason })
  return reopen(script, facts, definition, target)
}

/** Lấy lại: possible until the receiver accepts. */
export const recallStep = (script: Script, dossier: Open, command: Of<'recallStep'>, facts: Facts): Decided<null> => {
  const done = dossier.steps.find((one) => one.no === command.no)
  if (done === undefined) return refuse('stepUnknown', { step: command.no })
  if (done.staffId !== command.staffId) return refuse('notTheirStep', { step: done.name })
  const opened = recallable(dossier.steps, done)
  const definition = definitionOf(facts.process, done)
  if (opened === undefined || definition === undefined) return refuse('tooLateToRecall', { step: done.name })
  for (const step of opened) script.add({ type: 'stepRecalled', no: step.no })
  const reopened = reopen(script, facts, definition, done)
  if (!reopened.ok) return reopened
  const own = script.accepted.steps.at(-1)
  if (own !== undefined) script.add({ type: 'stepAccepted', no: own.no, staffId: command.staffId })
  return ok(null)
}

/** A step comes to life again at the same unit, with the same person. */
const reopen = (script: Script, facts: Facts, definition: ProcessStep, was: Step): Decided<null> => {
  const dossier = script.accepted
  script.add({
    type: 'stepOpened',
    step: {
      no: dossier.steps.length + 1,
      definitionId: definition.id,
      name: was.name,
      kind: definition.kind,
      role: was.role,
      unitId: was.unitId,
      staffId: was.staffId,
      allottedMinutes: was.allottedMinutes,
      openedAt: facts.occurredAt,
      dueAt: stepDue(facts.occurredAt, was.allottedMinutes, dossier.clock, facts.calendarOf(was.unitId)),
      openedBy: was.openedBy,
      askedBy: null,
    },
  })
  return ok(null)
}

/** Lấy ý kiến phối hợp: several units at once, each with its own deadline; the asking step waits for all. */
export const consult = (script: Script, dossier: Open, command: Of<'consult'>, facts: Facts): Decided<null> => {
  const step = runningStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'handle' && step.value.kind !== 'review') {
    return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  }
  if (command.requests.length === 0) return refuse('nothingAsked')
  for (const request of command.requests) {
    const now = script.accepted
    script.add({
      type: 'consultationRequested',
      question: request.question,
      step: {
        no: now.steps.length + 1,
        definitionId: `consult:${command.no}`,
        name: step.value.name,
        kind: 'consult',
        role: request.role,
        unitId: request.unitId,
        staffId: null,
        allottedMinutes: request.allottedMinutes,
        openedAt: facts.occurredAt,
        dueAt: stepDue(facts.occurredAt, request.allottedMinutes, now.clock, facts.calendarOf(request.unitId)),
        openedBy: [],
        askedBy: command.no,
      },
    })
  }
  return ok(null)
}

export const answerConsultation = (script: Script, dossier: Open, command: Of<'answerConsultation'>, facts: Facts): Decided<null> => {
  const step = workableStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'consult') return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  takeUp(script, step.value, command.staffId)
  script.add({ type: 'consultationAnswered', no: command.no, opinion: command.opinion, files: command.files })
  return ok(null)
}

/** Going on without a missing opinion needs a basis. */
export const closeConsultation = (script: Script, dossier: Open, command: Of<'closeConsultation'>, facts: Facts): Decided<null> => {
  const step = workableStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'consult') return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  script.add({ type: 'consultationClosed', no: command.no, basis: command.basis })
  return ok(null)
}

const cancelConsultations = (script: Script, dossier: Open, no: number): void => {
  for (const asked of openConsultations(dossier.steps, no)) script.add({ type: 'stepCancelled', no: asked.no })
}

/** Ends every live step of a dossier that ends as a whole. */
export const cancelLiveSteps = (script: Script, dossier: AcceptedDossier): void => {
  for (const step of dossier.steps.filter(isLive)) script.add({ type: 'stepCancelled', no: step.no })
}

import { ok, refuse } from '#kernel/result.ts'
import { defaultMode } from '#procedures/domain/duration.ts'
import type { DossierCommand, Facts } from './command.ts'
import { completeStep, openNextSteps } from './decide-steps.ts'
import { isLive, type Dossier, type Pause } from './dossier.ts'
import { promiseAsPrinted } from './printed-promise.ts'
import type { Decided, Script } from './script.ts'

type ImportRunning = Extract<DossierCommand, { type: 'importRunning' }>

/**
 * A running dossier of the system being left: its reception, printed due date and pauses are taken over as they were,
 * and it goes on here at the desk or at the step that handles it. The steps before are taken as done.
 */
export const importRunning = (script: Script, dossier: Dossier | undefined, command: ImportRunning, facts: Facts): Decided<null> => {
  if (dossier !== undefined) return refuse('alreadyExists')
  const { filing, pauses, printedDueAt } = command
  const found = facts.version.cases.find((one) => one.id === filing.caseId)
  if (found === undefined) return refuse('caseUnknown', { case: filing.caseId })
  const sound = pausesAreSound(pauses, facts)
  if (!sound.ok) return sound
  const mode = found.deadlineMode ?? (found.committedDuration === null ? 'END_OF_DAY' : defaultMode(found.committedDuration))
  const duration = printedDueAt === null
    ? ok(null)
    : promiseAsPrinted(facts.occurredAt, printedDueAt, mode, pauses, facts.calendarOf(filing.competentUnitId))
  if (!duration.ok) return duration
  script.add({
    type: 'imported',
    filing,
    code: command.code,
    processVersionId: facts.process.id,
    duration: duration.value,
    mode,
    due: { cause: 'imported', oldDueAt: null, newDueAt: printedDueAt, provisional: false },
    pauses,
    supplementRequests: command.supplementRequests,
    source: command.source,
    ...(facts.isCrossBoundary(filing) ? { crossBoundary: true } : {}),
  })
  return settle(script, command, facts)
}

/** Opens the step at which the dossier stands. Its time before is not known: it is due with the whole. */
const settle = (script: Script, { standsAt, holderId }: ImportRunning, facts: Facts): Decided<null> => {
  const opened = openNextSteps(script, facts)
  if (!opened.ok) return opened
  if (standsAt === 'handle') {
    for (const desk of script.accepted.steps.filter((step) => step.kind === 'receive' && isLive(step))) {
      const done = completeStep(script, facts, desk.no, null)
      if (!done.ok) return done
    }
  }
  for (const step of script.accepted.steps.filter(isLive)) {
    const { dueAt } = script.accepted.clock
    if (step.dueAt !== dueAt) script.add({ type: 'stepDueMoved', no: step.no, dueAt })
  }
  const held = script.accepted.steps.find(isLive)
  if (holderId !== null && held !== undefined) script.add({ type: 'stepAssigned', no: held.no, staffId: holderId })
  return ok(null)
}

/** Each pause lies between the reception and now, ends after it begins, and only the last may still be open. */
const pausesAreSound = (pauses: readonly Pause[], facts: Facts): Decided<null> => {
  let free = facts.occurredAt
  for (const { from, to } of pauses) {
    if (from < free || from > facts.now || (to !== null && (to < from || to > facts.now))) return refuse('pauseInvalid', { from })
    free = to ?? '9999'
  }
  return ok(null)
}

import { ok, refuse } from '#kernel/result.ts'
import type { FeeChoice } from '#procedures/domain/fee-choice.ts'
import type { ProcedureCase } from '#procedures/domain/procedure.ts'
import { dayTextOf } from '#kernel/at.ts'
import { firstDue, promiseOf, receptionDue } from './clock.ts'
import type { DossierCommand, Facts } from './command.ts'
import type { Dossier } from './dossier.ts'
import type { Filing } from './event.ts'
import { completeStep, openNextSteps } from './decide-steps.ts'
import type { Decided, Script } from './script.ts'

type Of<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>

/** Nộp: the dossier waits for reception, with its own 8 working hours. */
export const submit = (script: Script, dossier: Dossier | undefined, command: Of<'submit'>, facts: Facts): Decided<null> => {
  if (dossier !== undefined) return refuse('alreadyExists')
  const valid = inForce(command.filing, facts)
  if (!valid.ok) return valid
  const calendar = facts.calendarOf(command.filing.receivingUnitId)
  script.add({ type: 'submitted', filing: command.filing, receptionDueAt: receptionDue(facts.occurredAt, calendar) })
  return ok(null)
}

/**
 * Before acceptance everything that is missing is asked for at once, and the dossier goes back to its citizen. No legal
 * clock runs yet, so this is not the one supplement request that the law counts.
 */
export const requestCompletion = (
  script: Script,
  dossier: Dossier | undefined,
  command: Of<'requestCompletion'>,
  facts: Facts,
): Decided<null> => {
  if (dossier === undefined) return refuse('notFound')
  if (dossier.phase !== 'submitted') return refuse('wrongPhase', { phase: dossier.phase })
  if (command.items.length === 0) return refuse('nothingAsked')
  if (command.answerDueOn <= dayTextOf(facts.occurredAt)) return refuse('supplementDueInPast', { day: command.answerDueOn })
  script.add({ type: 'completionRequested', items: command.items, reason: command.reason, answerDueOn: command.answerDueOn })
  return ok(null)
}

/** The completed dossier comes in again: the one-stop has its 8 working hours anew. */
export const resubmit = (script: Script, dossier: Dossier | undefined, command: Of<'resubmit'>, facts: Facts): Decided<null> => {
  if (dossier === undefined) return refuse('notFound')
  if (dossier.phase !== 'incomplete') return refuse('wrongPhase', { phase: dossier.phase })
  const valid = inForce(command.filing, facts)
  if (!valid.ok) return valid
  const calendar = facts.calendarOf(command.filing.receivingUnitId)
  script.add({ type: 'resubmitted', filing: command.filing, receptionDueAt: receptionDue(facts.occurredAt, calendar) })
  return ok(null)
}

/** Taken back before acceptance: such a dossier never enters "received". */
export const retract = (script: Script, dossier: Dossier | undefined, command: Of<'retract'>): Decided<null> => {
  if (dossier === undefined) return refuse('notFound')
  if (dossier.phase !== 'submitted' && dossier.phase !== 'incomplete') return refuse('wrongPhase', { phase: dossier.phase })
  script.add({ type: 'retracted', reason: command.reason })
  return ok(null)
}

/** Tiếp nhận: from here the legal clock runs. `forward` moves the electronic file on at once. */
export const accept = (script: Script, dossier: Dossier | undefined, command: Of<'accept'>, facts: Facts): Decided<null> => {
  const filing = command.filing
  if (dossier !== undefined && dossier.phase !== 'submitted') return refuse('wrongPhase', { phase: dossier.phase })
  if (dossier === undefined && filing === null) return refuse('notFound')
  const filed = filing ?? dossier
  if (filed === null || filed === undefined) return refuse('notFound')
  if (dossier?.phase === 'submitted' && facts.occurredAt < dossier.submittedAt) return refuse('occurredTooEarly')
  const found = inForce(filed, facts)
  if (!found.ok) return found
  const { duration, mode } = promiseOf(found.value)
  const due = firstDue(facts.occurredAt, duration, mode, facts.calendarOf(filed.competentUnitId))
  if (!due.ok) return due
  script.add(
    {
      type: 'accepted',
      filing,
      code: command.code,
      processVersionId: facts.process.id,
      acceptedBy: command.acceptedBy,
      duration,
      mode,
      due: { cause: 'accepted', oldDueAt: null, newDueAt: due.value.dueAt, provisional: due.value.provisional },
      ...(facts.isCrossBoundary(filed) ? { crossBoundary: true } : {}),
    },
    due.value.deadline,
  )
  if (command.fees !== undefined && !isSameFees(filed, command.fees)) script.add({ type: 'feesRevised', ...command.fees })
  const opened = openNextSteps(script, facts)
  if (!opened.ok) return opened
  const desk = script.accepted.steps.find((step) => step.kind === 'receive')
  if (desk === undefined) return ok(null)
  if (command.acceptedBy !== null) script.add({ type: 'stepAccepted', no: desk.no, staffId: command.acceptedBy })
  return command.forward ? completeStep(script, facts, desk.no, null) : ok(null)
}

type Fees = NonNullable<Of<'accept'>['fees']>

/** The same fees and exemptions are chosen, in any order; a choice without any is none. */
const isSameFees = (filed: Pick<Filing, 'feeDong' | 'feeChoice'>, { feeDong, feeChoice }: Fees): boolean => {
  const idsOf = (choice: FeeChoice | null | undefined): string =>
    [...(choice?.chosenFeeIds ?? []).map((id) => `fee/${id}`), ...(choice?.exemptions ?? []).map(({ id }) => `exemption/${id}`)].toSorted().join(' ')
  return filed.feeDong === feeDong && idsOf(filed.feeChoice) === idsOf(feeChoice)
}

/** Không tiếp nhận: with reasons, on paper. Such a dossier never enters "received". */
export const rejectAtReception = (
  script: Script,
  dossier: Dossier | undefined,
  command: Of<'rejectAtReception'>,
): Decided<null> => {
  if (dossier === undefined && command.filing === null) return refuse('notFound')
  // One that nobody completed can be refused too: nothing hangs for ever.
  if (dossier !== undefined && dossier.phase !== 'submitted' && dossier.phase !== 'incomplete') {
    return refuse('wrongPhase', { phase: dossier.phase })
  }
  script.add({ type: 'rejectedAtReception', filing: dossier === undefined ? command.filing : null, reason: command.reason })
  return ok(null)
}

/** Received, resolved and handed over in one act at the counter (chứng thực). */
export const processInstantly = (
  script: Script,
  dossier: Dossier | undefined,
  command: Of<'processInstantly'>,
  facts: Facts,
): Decided<null> => {
  if (!facts.version.instant) return refuse('notInstant', { procedure: facts.version.code })
  if (command.entries.length === 0) return refuse('nothingCertified')
  const accepted = accept(
    script,
    dossier,
    { type: 'accept', filing: command.filing, code: command.code, acceptedBy: command.staffId, forward: false },
    facts,
  )
  if (!accepted.ok) return accepted
  for (const step of script.accepted.steps.filter((one) => one.state === 'waiting' || one.state === 'accepted')) {
    script.add({ type: 'stepCompleted', no: step.no, note: null })
  }
  script.add({
    type: 'resultDrafted',
    draft: { outcome: 'GRANTED', summary: command.summary, files: [], draftedBy: command.staffId },
  })
  script.add({ type: 'resultApproved', signature: command.signature })
  script.add({ type: 'certified', entries: command.entries })
  script.add({ type: 'resolved', outcome: 'GRANTED' })
  script.add({ type: 'handedOver', receiver: null, delivery: 'desk' })
  return ok(null)
}

/** The case of the version that the dossier asks for, provided that the version is in force that day. */
const inForce = (filed: Pick<Filing, 'caseId'>, facts: Facts): Decided<ProcedureCase> => {
  const day = dayTextOf(facts.occurredAt)
  const { effectiveFrom, code } = facts.version
  if (day < effectiveFrom) {
    return refuse('notYetInForce', { procedure: code, from: effectiveFrom })
  }
  const found = facts.version.cases.find((one) => one.id === filed.caseId)
  return found ? ok(found) : refuse('caseUnknown', { case: filed.caseId })
}

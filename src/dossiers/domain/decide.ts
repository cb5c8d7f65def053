import { ok, refuse, unreachable } from '#kernel/result.ts'
import type { DossierCommand, Facts } from './command.ts'
import { apologise } from './decide-apology.ts'
import * as ending from './decide-ending.ts'
import { importRunning } from './decide-import.ts'
import * as reception from './decide-reception.ts'
import * as results from './decide-result.ts'
import * as steps from './decide-steps.ts'
import { transferWork } from './decide-transfer.ts'
import * as waiting from './decide-waiting.ts'
import { isAccepted, type Dossier, type Open } from './dossier.ts'
import { Script, type Decided, type Decision } from './script.ts'

/**
 * What a command does to a dossier: the events that follow, or a refusal with its facts. Pure: the world
 * comes in as `facts`, rights are asked before (`may.ts`), and nothing is written here.
 */
export const decide = (dossier: Dossier | undefined, command: DossierCommand, facts: Facts): Decided<Decision> => {
  const timely = timeIsSound(dossier, facts)
  if (!timely.ok) return timely
  if (dossier?.route === 'MINISTRY' && !facts.actsForOwner) return refuse('ownedByMinistry')
  const script = new Script(facts, dossier)
  const done = act(script, dossier, command, facts)
  return done.ok ? ok(script.decision) : done
}

const act = (script: Script, dossier: Dossier | undefined, command: DossierCommand, facts: Facts): Decided<null> => {
  switch (command.type) {
    case 'submit':
      return reception.submit(script, dossier, command, facts)
    case 'requestCompletion':
      return reception.requestCompletion(script, dossier, command, facts)
    case 'resubmit':
      return reception.resubmit(script, dossier, command, facts)
    case 'retract':
      return reception.retract(script, dossier, command)
    case 'accept':
      return reception.accept(script, dossier, command, facts)
    case 'importRunning':
      return importRunning(script, dossier, command, facts)
    case 'rejectAtReception':
      return reception.rejectAtReception(script, dossier, command)
    case 'processInstantly':
      return reception.processInstantly(script, dossier, command, facts)
    case 'noteOnlinePayment':
      if (dossier === undefined) return refuse('notFound')
      script.add({ type: 'onlinePaymentNoted', isPaid: command.isPaid })
      return ok(null)
    case 'acceptStep':
      return whileOpen(dossier, (open) => steps.acceptStep(script, open, command, facts))
    case 'assignStep':
      return whileOpen(dossier, (open) => steps.assignStep(script, open, command, facts))
    case 'forward':
      return whileOpen(dossier, (open) => steps.forward(script, open, command, facts))
    case 'returnStep':
      return whileOpen(dossier, (open) => steps.returnStep(script, open, command, facts))
    case 'recallStep':
      return whileOpen(dossier, (open) => steps.recallStep(script, open, command, facts))
    case 'transferWork':
      return dossier === undefined ? refuse('notFound') : transferWork(script, dossier, command)
    case 'consult':
      return whileOpen(dossier, (open) => steps.consult(script, open, command, facts))
    case 'answerConsultation':
      return whileOpen(dossier, (open) => steps.answerConsultation(script, open, command, facts))
    case 'closeConsultation':
      return whileOpen(dossier, (open) => steps.closeConsultation(script, open, command, facts))
    case 'requestSupplement':
      return whileOpen(dossier, (open) => waiting.requestSupplement(script, open, command, facts))
    case 'receiveSupplement':
      return whileOpen(dossier, (open) => waiting.receiveSupplement(script, open, command, facts))
    case 'lapseSupplement':
      return whileOpen(dossier, (open) => waiting.lapseSupplement(script, open, command, facts))
    case 'suspend':
      return whileOpen(dossier, (open) => waiting.suspend(script, open, command, facts))
    case 'resume':
      return whileOpen(dossier, (open) => waiting.resume(script, open, facts))
    case 'requireObligation':
      return whileOpen(dossier, (open) => waiting.requireObligation(script, open, command, facts))
    case 'meetObligation':
      return whileOpen(dossier, (open) => waiting.meetObligation(script, open, command, facts))
    case 'extend':
      return whileOpen(dossier, (open) => waiting.extend(script, open, command, facts))
    case 'apologise':
      return whileOpen(dossier, (open) => apologise(script, open, command, facts))
    case 'recomputeDue':
      return whileOpen(dossier, (open) => waiting.recomputeDue(script, open, command, facts))
    case 'draftResult':
      return whileOpen(dossier, (open) => results.draftResult(script, open, command, facts))
    case 'approve':
      return whileOpen(dossier, (open) => results.approve(script, open, command, facts))
    case 'issue':
      return whileOpen(dossier, (open) => results.issue(script, open, command, facts))
    case 'finish':
      return whileOpen(dossier, (open) => results.finish(script, open, command, facts))
    case 'withdraw':
      return whileOpen(dossier, (open) => ending.withdraw(script, open, command, facts))
    case 'terminate':
      return whileOpen(dossier, (open) => ending.terminate(script, open, command, facts))
    case 'handOver':
      if (dossier === undefined) return refuse('notFound')
      if (dossier.phase !== 'resolved') return refuse('wrongPhase', { phase: dossier.phase })
      return results.handOver(script, dossier, command)
    case 'revokeResult':
      return dossier === undefined ? refuse('notFound') : results.revokeResult(script, dossier, command)
    case 'replaceResult':
      return dossier === undefined ? refuse('notFound') : results.replaceResult(script, dossier, command)
    case 'correct': {
      const accepted = ending.needAccepted(dossier)
      return accepted.ok ? ending.correct(script, accepted.value, command) : accepted
    }
    case 'recordPapers': {
      const accepted = ending.needAccepted(dossier)
      return accepted.ok ? ending.recordPapers(script, accepted.value, command) : accepted
    }
    case 'requestVoid': {
      const accepted = ending.needAccepted(dossier)
      return accepted.ok ? ending.requestVoid(script, accepted.value, command) : accepted
    }
    case 'declineVoid': {
      const accepted = ending.needAccepted(dossier)
      return accepted.ok ? ending.declineVoid(script, accepted.value, command) : accepted
    }
    case 'approveVoid': {
      const accepted = ending.needAccepted(dossier)
      return accepted.ok ? ending.approveVoid(script, accepted.value, command) : accepted
    }
    default:
      return unreachable(command)
  }
}

const whileOpen = (dossier: Dossier | undefined, then: (open: Open) => Decided<null>): Decided<null> => {
  if (dossier === undefined) return refuse('notFound')
  return dossier.phase === 'open' ? then(dossier) : refuse('wrongPhase', { phase: dossier.phase })
}

/** Nothing happens in the future, and nothing happens to a dossier before it was received. */
const timeIsSound = (dossier: Dossier | undefined, facts: Facts): Decided<null> => {
  if (facts.occurredAt > facts.now) return refuse('occurredInFuture', { at: facts.occurredAt })
  if (dossier !== undefined && isAccepted(dossier) && facts.occurredAt < dossier.acceptedAt) {
    return refuse('occurredBeforeReception', { acceptedAt: dossier.acceptedAt })
  }
  return ok(null)
}

import { ok, refuse } from '#kernel/result.ts'
import type { DossierCommand, Facts } from './command.ts'
import { liveSteps, type Dossier, type HandedOver, type Open, type Resolved } from './dossier.ts'
import { completeStep, runningStep, takeUp, workableStep } from './decide-steps.ts'
import { latenessAtEnd } from './lateness.ts'
import type { Decided, Script } from './script.ts'

type Of<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>

/** Dự thảo kết quả: granted, or denied on the merits in writing. */
export const draftResult = (script: Script, dossier: Open, command: Of<'draftResult'>, facts: Facts): Decided<null> => {
  const step = runningStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'handle' && step.value.kind !== 'review') {
    return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  }
  takeUp(script, step.value, command.staffId)
  script.add({ type: 'resultDrafted', draft: command.draft })
  return ok(null)
}

/** Ký duyệt, by the holder of the approving step or by whoever signs for them (KT., TL., TUQ.). */
export const approve = (script: Script, dossier: Open, command: Of<'approve'>, facts: Facts): Decided<null> => {
  const step = runningStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'approve') return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  if (dossier.result === null) return refuse('resultNotDrafted', { step: step.value.name })
  takeUp(script, step.value, command.signature.by)
  script.add({ type: 'resultApproved', signature: command.signature })
  return completeStep(script, facts, command.no, command.note)
}

/** Cấp số, phát hành. `deliver`: an electronic result reaches the one-stop at the same moment. */
export const issue = (script: Script, dossier: Open, command: Of<'issue'>, facts: Facts): Decided<null> => {
  const step = runningStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'issue') return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  if (dossier.result?.stage !== 'approved') return refuse('resultNotApproved')
  takeUp(script, step.value, command.staffId)
  script.add({ type: 'resultIssued', number: command.number })
  const done = completeStep(script, facts, command.no, null)
  if (!done.ok || !command.deliver) return done
  if (liveSteps(script.dossier).some((one) => one.kind !== 'handOver')) return ok(null)
  const late = latenessAtEnd(dossier.clock, command.lateness, facts)
  if (!late.ok) return late
  script.add({ type: 'resolved', outcome: dossier.result.outcome, ...late.value })
  return ok(null)
}

/** The result has reached the one-stop: the legally counted end (national status 9). */
export const finish = (script: Script, dossier: Open, command: Of<'finish'>, facts: Facts): Decided<null> => {
  const step = workableStep(dossier, command.no, facts)
  if (!step.ok) return step
  if (step.value.kind !== 'handOver') return refuse('wrongStepKind', { step: step.value.name, kind: step.value.kind })
  if (dossier.waiting?.pausing) return refuse('paused', { kind: dossier.waiting.kind })
  const result = dossier.result
  if (result === null) return refuse('resultNotDrafted', { step: step.value.name })
  if (result.stage === 'drafted') return refuse('resultNotApproved')
  const issuedInProcess = facts.process.steps.some((one) => one.kind === 'issue')
  if (issuedInProcess && result.stage !== 'issued') return refuse('resultNotIssued')
  const late = latenessAtEnd(dossier.clock, command.lateness, facts)
  if (!late.ok) return late
  takeUp(script, step.value, command.staffId)
  script.add({ type: 'resolved', outcome: result.outcome, ...late.value })
  return ok(null)
}

/** Trả kết quả. Being overdue never blocks it. */
export const handOver = (script: Script, dossier: Resolved, command: Of<'handOver'>): Decided<null> => {
  for (const step of liveSteps(dossier)) {
    if (command.staffId !== null) takeUp(script, step, command.staffId)
    script.add({ type: 'stepCompleted', no: step.no, note: null })
  }
  script.add({ type: 'handedOver', receiver: command.receiver, delivery: command.delivery })
  return ok(null)
}

const finished = (dossier: Dossier): dossier is Resolved | HandedOver =>
  dossier.phase === 'resolved' || dossier.phase === 'handedOver'

/** Thu hồi a wrong issued result; the first finish time stays for ever. */
export const revokeResult = (script: Script, dossier: Dossier, command: Of<'revokeResult'>): Decided<null> => {
  if (!finished(dossier)) return refuse('wrongPhase', { phase: dossier.phase })
  if (dossier.revocation !== null && dossier.revocation.replacedBy === null) return refuse('alreadyRevoked')
  script.add({ type: 'resultRevoked', reason: command.reason, decision: command.decision })
  return ok(null)
}

export const replaceResult = (script: Script, dossier: Dossier, command: Of<'replaceResult'>): Decided<null> => {
  if (!finished(dossier)) return refuse('wrongPhase', { phase: dossier.phase })
  if (dossier.revocation === null || dossier.revocation.replacedBy !== null) return refuse('notRevoked')
  script.add({ type: 'resultReplaced', number: command.number, files: command.files })
  return ok(null)
}

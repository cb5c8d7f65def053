import { ok, refuse } from '#kernel/result.ts'
import type { DossierCommand, Facts } from './command.ts'
import { isAccepted, type AcceptedDossier, type Dossier, type Open } from './dossier.ts'
import { cancelLiveSteps } from './decide-steps.ts'
import type { PartyChange } from './event.ts'
import { latenessAtEnd } from './lateness.ts'
import type { Decided, Script } from './script.ts'

type Of<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>

/** Công dân xin rút. */
export const withdraw = (script: Script, dossier: Open, command: Of<'withdraw'>, facts: Facts): Decided<null> => {
  const late = latenessAtEnd(dossier.clock, command.lateness, facts)
  if (!late.ok) return late
  cancelLiveSteps(script, dossier)
  script.add({ type: 'withdrawn', reason: command.reason, ...late.value })
  return ok(null)
}

/** Dừng giải quyết, with reason and basis; the stop notice is printed from it. */
export const terminate = (script: Script, dossier: Open, command: Of<'terminate'>, facts: Facts): Decided<null> => {
  const late = latenessAtEnd(dossier.clock, command.lateness, facts)
  if (!late.ok) return late
  cancelLiveSteps(script, dossier)
  script.add({ type: 'terminated', reason: command.reason, basis: command.basis, ...late.value })
  return ok(null)
}

/** Đính chính: before and after stay side by side, and the slip is printed again ("in lại lần n"). */
export const correct = (script: Script, dossier: AcceptedDossier, command: Of<'correct'>): Decided<null> => {
  const changes: PartyChange[] = []
  for (const { party, field, after } of command.changes) {
    const before = dossier.parties[party]?.[field] ?? null
    if (before === null && after === null) continue
    if (field === 'name' && after === null) continue
    changes.push({ party, field, before, after })
  }
  if (changes.length === 0) return refuse('nothingToCorrect')
  script.add({ type: 'corrected', changes, reason: command.reason })
  return ok(null)
}

export const recordPapers = (script: Script, dossier: AcceptedDossier, command: Of<'recordPapers'>): Decided<null> => {
  if (dossier.phase === 'voided') return refuse('wrongPhase', { phase: dossier.phase })
  if (command.papers.length === 0) return refuse('nothingToCorrect')
  script.add({ type: 'papersRecorded', papers: command.papers })
  return ok(null)
}

/** Hủy hồ sơ nhập nhầm hoặc nhập trùng: asked by one person, allowed by another. */
export const requestVoid = (script: Script, dossier: AcceptedDossier, command: Of<'requestVoid'>): Decided<null> => {
  if (dossier.phase === 'voided') return refuse('wrongPhase', { phase: dossier.phase })
  if (dossier.voidRequest !== null) return refuse('voidAlreadyRequested')
  script.add({ type: 'voidRequested', kind: command.kind, reason: command.reason, by: command.by })
  return ok(null)
}

export const declineVoid = (script: Script, dossier: AcceptedDossier, command: Of<'declineVoid'>): Decided<null> => {
  if (dossier.voidRequest === null || dossier.phase === 'voided') return refuse('voidNotRequested')
  script.add({ type: 'voidDeclined', reason: command.reason })
  return ok(null)
}

export const approveVoid = (script: Script, dossier: AcceptedDossier, command: Of<'approveVoid'>): Decided<null> => {
  if (dossier.voidRequest === null || dossier.phase === 'voided') return refuse('voidNotRequested')
  if (dossier.voidRequest.by === command.by) return refuse('voidNeedsAnother')
  cancelLiveSteps(script, dossier)
  script.add({ type: 'voided' })
  return ok(null)
}

/** The accepted dossier, or the refusal that fits its absence. */
export const needAccepted = (dossier: Dossier | undefined): Decided<AcceptedDossier> => {
  if (dossier === undefined) return refuse('notFound')
  return isAccepted(dossier) ? ok(dossier) : refuse('wrongPhase', { phase: dossier.phase })
}

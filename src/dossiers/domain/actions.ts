import type { Actor } from '#kernel/actor.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import { isAccepted, isLive, type Dossier, type Step } from './dossier.ts'
import { may, subjectOf, type DossierAction } from './may.ts'
import { openConsultations, recallable } from './routing.ts'

/** An action that a page may show now, on a step or on the dossier as a whole. */
export type Offer = { readonly action: DossierAction; readonly stepNo: number | null }

/**
 * What this actor can do with this dossier at this moment: the state allows it and the rights allow it. The
 * page shows these and no others; the command asks both questions again.
 */
export const offersFor = (actor: Actor, dossier: Dossier, version: Pick<ProcedureVersion, 'pauses' | 'extension'>): readonly Offer[] => {
  const subject = subjectOf(dossier)
  return candidates(actor, dossier, version).filter(
    (offer) => may(actor, offer.action, subject, offer.stepNo ?? undefined) !== undefined,
  )
}

const whole = (action: DossierAction): Offer => ({ action, stepNo: null })

const candidates = (
  actor: Actor,
  dossier: Dossier,
  version: Pick<ProcedureVersion, 'pauses' | 'extension'>,
): readonly Offer[] => {
  if (dossier.phase === 'submitted') return [whole('accept'), whole('requestCompletion'), whole('rejectAtReception')]
  if (dossier.phase === 'incomplete') return [whole('rejectAtReception')]
  if (!isAccepted(dossier) || dossier.phase === 'voided') return []
  if (dossier.route === 'MINISTRY' && actor.kind === 'staff') return []
  const offers: Offer[] = []
  if (dossier.phase === 'open') offers.push(...openOffers(actor, dossier, version))
  if (dossier.phase === 'resolved') offers.push(whole('handOver'))
  if (dossier.phase === 'resolved' || dossier.phase === 'handedOver') {
    const revoked = dossier.revocation
    if (revoked === null || revoked.replacedBy !== null) offers.push(whole('revokeResult'))
    else offers.push(whole('replaceResult'))
  }
  offers.push(whole('correct'), whole('recordPapers'))
  if (dossier.voidRequest === null) offers.push(whole('requestVoid'))
  else offers.push(whole('approveVoid'), whole('declineVoid'))
  return offers
}

const openOffers = (
  actor: Actor,
  dossier: Extract<Dossier, { phase: 'open' }>,
  version: Pick<ProcedureVersion, 'pauses' | 'extension'>,
): readonly Offer[] => {
  const offers: Offer[] = []
  const waiting = dossier.waiting
  if (waiting?.kind === 'supplement') offers.push(whole('receiveSupplement'), whole('lapseSupplement'))
  if (waiting?.kind === 'verification') offers.push(whole('resume'))
  if (waiting?.kind === 'financialObligation') offers.push(whole('meetObligation'))
  for (const step of dossier.steps) {
    const standing = waiting?.pausing === true && step.kind !== 'consult'
    if (isLive(step)) offers.push(...stepOffers(dossier, step, standing))
    else if (actor.kind === 'staff' && step.staffId === actor.staffId && recallable(dossier.steps, step) !== undefined) {
      offers.push({ action: 'recallStep', stepNo: step.no })
    }
  }
  if (waiting === null) {
    offers.push(whole('requestSupplement'), whole('requireObligation'))
    if (version.pauses.verification) offers.push(whole('suspend'))
  }
  if (!waiting?.pausing && version.extension !== null && dossier.clock.dueAt !== null) offers.push(whole('extend'))
  if (mayApologise(dossier)) offers.push(whole('apologise'))
  offers.push(whole('withdraw'), whole('terminate'))
  return offers
}

/** Once, and never for a clock that stands with time left: `decide` knows whether it stood in time. */
const mayApologise = ({ clock, waiting }: Extract<Dossier, { phase: 'open' }>): boolean =>
  clock.dueAt !== null && clock.rescheduledTo === null && !(waiting?.pausing && waiting.since <= clock.dueAt)

const stepOffers = (dossier: Extract<Dossier, { phase: 'open' }>, step: Step, standing: boolean): readonly Offer[] => {
  const on = (action: DossierAction): Offer => ({ action, stepNo: step.no })
  const offers: Offer[] = []
  if (step.state === 'waiting') offers.push(on('acceptStep'))
  offers.push(on('assignStep'))
  if (step.kind === 'consult') return [...offers, on('answerConsultation'), on('closeConsultation')]
  if (standing) return offers
  if (step.openedBy.length > 0 && step.kind !== 'handOver') offers.push(on('returnStep'))
  switch (step.kind) {
    case 'receive':
      return [...offers, on('forward')]
    case 'handle':
    case 'review': {
      const waitsForOpinions = openConsultations(dossier.steps, step.no).length > 0
      return [...offers, on('draftResult'), on('consult'), ...(waitsForOpinions ? [] : [on('forward')])]
    }
    case 'approve':
      return dossier.result === null ? offers : [...offers, on('approve')]
    case 'issue':
      return dossier.result?.stage === 'approved' ? [...offers, on('issue')] : offers
    case 'handOver':
      return [...offers, on('finish')]
  }
}

import type { At } from '#kernel/at.ts'
import type { Occasion } from '#law/messages.ts'
import type { Dossier } from '#dossiers/domain/dossier.ts'
import type { DossierEvent, DueMove } from '#dossiers/domain/event.ts'

/** What a message tells beyond the dossier itself. */
export type Telling = {
  readonly occasion: Occasion
  readonly dueAt?: At | null
  readonly oldDueAt?: At | null
  readonly answerDueOn?: string
  readonly rescheduledTo?: At
  readonly amountDong?: number
}

/** A calendar corrected forth and back, or counted anew to the same moment, is no news. */
const movedDue = ({ oldDueAt, newDueAt }: DueMove): Telling | undefined =>
  oldDueAt === newDueAt ? undefined : { occasion: 'dueMoved', dueAt: newDueAt, oldDueAt }

/**
 * What people are told when this has happened; undefined when it is no news for them. What begins and ends at the desk
 * while they wait (certified copies, a refusal at the counter) is told by the officer, not by a message.
 */
export const tellingOf = (event: DossierEvent, dossier: Pick<Dossier, 'channel'>): Telling | undefined => {
  switch (event.type) {
    case 'submitted':
      return { occasion: 'submitted' }
    case 'completionRequested':
      return { occasion: 'completionRequested', answerDueOn: event.answerDueOn }
    case 'resubmitted':
      return { occasion: 'resubmitted' }
    case 'retracted':
      return { occasion: 'retracted' }
    case 'accepted':
      return { occasion: 'accepted', dueAt: event.due.newDueAt }
    case 'rejectedAtReception':
      return dossier.channel === 'direct' ? undefined : { occasion: 'rejected' }
    case 'supplementRequested':
      return { occasion: 'supplementRequested', answerDueOn: event.answerDueOn }
    case 'supplementReceived':
      return { occasion: 'supplementReceived', dueAt: event.due.newDueAt }
    case 'supplementLapsed':
      return { occasion: 'supplementLapsed' }
    case 'suspended':
      return { occasion: 'suspended' }
    case 'resumed':
      return { occasion: 'resumed', dueAt: event.due.newDueAt }
    case 'obligationRequired':
      return { occasion: 'obligationRequired', amountDong: event.amountDong }
    case 'obligationMet':
      return { occasion: 'obligationMet', ...(event.due !== null && { dueAt: event.due.newDueAt }) }
    case 'extended':
    case 'dueRecomputed':
      return movedDue(event.due)
    case 'apologised':
      return { occasion: 'apologised', rescheduledTo: event.rescheduledTo }
    case 'resolved':
      return { occasion: 'resultReady' }
    case 'handedOver':
      return { occasion: 'handedOver' }
    case 'withdrawn':
      return { occasion: 'withdrawn' }
    case 'terminated':
      return { occasion: 'terminated' }
    case 'voided':
      return { occasion: 'voided' }
    case 'resultRevoked':
      return { occasion: 'resultRevoked' }
    case 'resultReplaced':
      return { occasion: 'resultReplaced' }
    default:
      return undefined
  }
}

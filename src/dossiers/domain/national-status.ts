import { unreachable } from '#kernel/result.ts'
import type { Dossier } from './dossier.ts'

/**
 * Our finer states, mapped to the ten national statuses (domain reference a4). SIGNED and ISSUED stay 4:
 * only the result that has reached the one-stop is 9. SUSPENDED maps to 4 by default, since 8 is an end state.
 */
export const DOSSIER_STATUSES = [
  'SUBMITTED',
  'INCOMPLETE',
  'RETRACTED',
  'REJECTED_AT_RECEPTION',
  'ACCEPTED',
  'ASSIGNED',
  'IN_PROGRESS',
  'AWAITING_APPROVAL',
  'SUPPLEMENT_REQUIRED',
  'PAYMENT_REQUIRED',
  'SUSPENDED',
  'SIGNED',
  'ISSUED',
  'RESOLVED',
  'RETURNED',
  'WITHDRAWN',
  'TERMINATED',
  'VOIDED',
] as const
export type DossierStatus = (typeof DOSSIER_STATUSES)[number]

/** The state of a dossier in one word, for lists, look-up and the national exchange. */
export const statusOf = (dossier: Dossier): DossierStatus => {
  switch (dossier.phase) {
    case 'submitted':
      return 'SUBMITTED'
    case 'incomplete':
      return 'INCOMPLETE'
    case 'retracted':
      return 'RETRACTED'
    case 'rejected':
      return 'REJECTED_AT_RECEPTION'
    case 'open': {
      if (dossier.waiting?.kind === 'supplement') return 'SUPPLEMENT_REQUIRED'
      if (dossier.waiting?.kind === 'financialObligation') return 'PAYMENT_REQUIRED'
      if (dossier.waiting?.kind === 'verification') return 'SUSPENDED'
      if (dossier.result?.stage === 'issued') return 'ISSUED'
      if (dossier.result?.stage === 'approved') return 'SIGNED'
      const live = dossier.steps.filter((step) => step.state === 'waiting' || step.state === 'accepted')
      if (live.some((step) => step.kind === 'review' || step.kind === 'approve')) return 'AWAITING_APPROVAL'
      if (live.some((step) => step.state === 'accepted' && step.kind !== 'receive')) return 'IN_PROGRESS'
      if (live.some((step) => step.kind !== 'receive' && step.staffId !== null)) return 'ASSIGNED'
      return 'ACCEPTED'
    }
    case 'resolved':
      return 'RESOLVED'
    case 'handedOver':
      return 'RETURNED'
    case 'withdrawn':
      return 'WITHDRAWN'
    case 'terminated':
      return 'TERMINATED'
    case 'voided':
      return 'VOIDED'
    default:
      return unreachable(dossier)
  }
}

/** The national number of a status; `null` is never sent (a voided dossier was never one). */
export const nationalStatus = (status: DossierStatus): number | null => {
  switch (status) {
    case 'SUBMITTED':
    case 'INCOMPLETE':
      return 1
    case 'ACCEPTED':
      return 2
    case 'REJECTED_AT_RECEPTION':
      return 3
    case 'ASSIGNED':
    case 'IN_PROGRESS':
    case 'AWAITING_APPROVAL':
    case 'SUSPENDED':
    case 'SIGNED':
    case 'ISSUED':
      return 4
    case 'SUPPLEMENT_REQUIRED':
      return 5
    case 'PAYMENT_REQUIRED':
      return 6
    case 'WITHDRAWN':
    case 'RETRACTED':
      return 7
    case 'TERMINATED':
      return 8
    case 'RESOLVED':
      return 9
    case 'RETURNED':
      return 10
    case 'VOIDED':
      return null
    default:
      return unreachable(status)
  }
}

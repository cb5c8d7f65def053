import type { At } from '#kernel/at.ts'
import type { Role } from '#kernel/actor.ts'
import type { FileId, StaffId, UnitId } from '#kernel/ids.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { Duration } from '#procedures/domain/duration.ts'
import type { FeeChoice } from '#procedures/domain/fee-choice.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { ProcessVersion } from '#procedures/domain/process.ts'
import type {
  BroughtPaper,
  DraftResult,
  IssuedNumber,
  Lateness,
  PartyField,
  PartyRole,
  Pause,
  RequestedItem,
  ResultDelivery,
  Signature,
  TextRef,
  VoidKind,
} from './dossier.ts'
import type { CertifiedDocument, Filing, ItemReply } from './event.ts'
import type { Whereabouts } from './routing.ts'

/** One unit asked for its opinion, in parallel with the others. */
export type ConsultationRequest = {
  readonly unitId: UnitId
  readonly role: Role
  readonly question: TextRef
  readonly allottedMinutes: number
}

/**
 * Everything that can be asked of a dossier. Texts are already references, numbers already taken,
 * people and units already resolved: `decide` has only the law and the state to weigh.
 */
export type DossierCommand =
  | { readonly type: 'submit'; readonly filing: Filing }
  | {
      /** Before acceptance: give it back with everything that is missing. Not the one legal supplement request. */
      readonly type: 'requestCompletion'
      readonly items: readonly RequestedItem[]
      readonly reason: TextRef
      readonly answerDueOn: string
    }
  | { readonly type: 'resubmit'; readonly filing: Filing }
  | { readonly type: 'retract'; readonly reason: TextRef }
  | {
      readonly type: 'accept'
      readonly filing: Filing | null
      readonly code: string
      readonly acceptedBy: StaffId | null
      /** Pass it on from the desk in the same act (the electronic file moves at once). */
      readonly forward: boolean
      /** What a submitted dossier owes by the papers that the desk has seen; as it was sent when absent. */
      readonly fees?: { readonly feeDong: number; readonly feeChoice: FeeChoice | null }
    }
  | {
      /** Taken over from the system being left; `occurredAt` is its reception there. */
      readonly type: 'importRunning'
      readonly filing: Filing
      readonly code: string
      readonly source: string
      /** As printed on the slip; null when the law gives no time. */
      readonly printedDueAt: At | null
      readonly pauses: readonly Pause[]
      readonly supplementRequests: number
      readonly standsAt: 'receive' | 'handle'
      readonly holderId: StaffId | null
    }
  | { readonly type: 'rejectAtReception'; readonly filing: Filing | null; readonly reason: TextRef }
  | { readonly type: 'noteOnlinePayment'; readonly isPaid: boolean }
  | { readonly type: 'acceptStep'; readonly no: number; readonly staffId: StaffId }
  | { readonly type: 'assignStep'; readonly no: number; readonly staffId: StaffId | null }
  | { readonly type: 'forward'; readonly no: number; readonly staffId: StaffId; readonly note: TextRef | null }
  | { readonly type: 'returnStep'; readonly no: number; readonly staffId: StaffId; readonly reason: TextRef; readonly toStep: number | null }
  | { readonly type: 'recallStep'; readonly no: number; readonly staffId: StaffId }
  | {
      readonly type: 'transferWork'
      readonly fromUnitId: UnitId
      readonly toUnitId: UnitId
      /** That unit is no more: the dossier itself goes too. */
      readonly fromIsEnded: boolean
      readonly reason: TextRef
    }
  | { readonly type: 'consult'; readonly no: number; readonly requests: readonly ConsultationRequest[] }
  | { readonly type: 'answerConsultation'; readonly no: number; readonly staffId: StaffId; readonly opinion: TextRef; readonly files: readonly FileId[] }
  | { readonly type: 'closeConsultation'; readonly no: number; readonly basis: TextRef }
  | {
      readonly type: 'requestSupplement'
      readonly items: readonly RequestedItem[]
      readonly reason: TextRef
      readonly answerDueOn: string
      readonly exception: { readonly approvedBy: StaffId; readonly basis: TextRef } | null
    }
  | { readonly type: 'receiveSupplement'; readonly papers: readonly BroughtPaper[]; readonly replies: readonly ItemReply[] }
  | { readonly type: 'lapseSupplement'; readonly decision: TextRef }
  | { readonly type: 'suspend'; readonly reason: TextRef; readonly basis: TextRef }
  | { readonly type: 'resume' }
  | { readonly type: 'requireObligation'; readonly amountDong: number; readonly reason: TextRef }
  | { readonly type: 'meetObligation'; readonly evidence: TextRef }
  | {
      /** Xin lỗi và hẹn lại ngày trả, signed by the head of the late agency. */
      readonly type: 'apologise'
      readonly lateness: Lateness
      readonly rescheduledOn: string
      readonly signature: Signature
      readonly number: IssuedNumber
    }
  | { readonly type: 'extend'; readonly duration: Duration; readonly basis: TextRef; readonly reason: TextRef }
  | { readonly type: 'recomputeDue'; readonly calendarRevision: string; readonly mayBringForward: boolean }
  | { readonly type: 'draftResult'; readonly no: number; readonly staffId: StaffId; readonly draft: DraftResult }
  | { readonly type: 'approve'; readonly no: number; readonly signature: Signature; readonly note: TextRef | null }
  | { readonly type: 'issue'; readonly no: number; readonly staffId: StaffId; readonly number: IssuedNumber; readonly deliver: boolean; readonly lateness: Lateness | null }
  | { readonly type: 'finish'; readonly no: number; readonly staffId: StaffId; readonly lateness: Lateness | null }
  | {
      readonly type: 'handOver'
      /** Null when the postal service has delivered it. */
      readonly staffId: StaffId | null
      readonly receiver: TextRef | null
      readonly delivery: ResultDelivery
    }
  | {
      readonly type: 'processInstantly'
      readonly filing: Filing
      readonly code: string
      readonly staffId: StaffId
      readonly signature: Signature
      readonly summary: TextRef
      readonly entries: readonly CertifiedDocument[]
    }
  | { readonly type: 'withdraw'; readonly reason: TextRef; readonly lateness: Lateness | null }
  | { readonly type: 'terminate'; readonly reason: TextRef; readonly basis: TextRef; readonly lateness: Lateness | null }
  | { readonly type: 'correct'; readonly changes: readonly Correction[]; readonly reason: TextRef }
  | { readonly type: 'recordPapers'; readonly papers: readonly BroughtPaper[] }
  | { readonly type: 'requestVoid'; readonly kind: VoidKind; readonly reason: TextRef; readonly by: StaffId }
  | { readonly type: 'declineVoid'; readonly reason: TextRef }
  | { readonly type: 'approveVoid'; readonly by: StaffId }
  | { readonly type: 'revokeResult'; readonly reason: TextRef; readonly decision: TextRef }
  | { readonly type: 'replaceResult'; readonly number: IssuedNumber; readonly files: readonly FileId[] }

/** A value to correct; the value before is read from the dossier itself. */
export type Correction = {
  readonly party: PartyRole
  readonly field: PartyField
  readonly after: TextRef | null
}

/** What a decision needs to know of the world, read in the same transaction. */
export type Facts = {
  /** When it is recorded: the clock of the command. */
  readonly now: At
  /** When it happened: `now`, or earlier for work done on paper and entered later. */
  readonly occurredAt: At
  readonly version: ProcedureVersion
  readonly process: ProcessVersion
  readonly whereabouts: Whereabouts
  /** The working calendar of a unit; every unit that the command can touch is loaded before. */
  readonly calendarOf: (unitId: UnitId) => WorkingCalendar
  /** Whether the receiving unit lies outside the area of the competent agency's administrative unit today. */
  readonly isCrossBoundary: (filed: Pick<Filing, 'receivingUnitId' | 'competentUnitId'>) => boolean
  /** True for the system that owns a MINISTRY dossier; everybody else may only look. */
  readonly actsForOwner: boolean
}

export const DECISION_CODES = [
  'alreadyExists',
  'notFound',
  'wrongPhase',
  'ownedByMinistry',
  'notYetInForce',
  'caseUnknown',
  'occurredInFuture',
  'occurredBeforeReception',
  'occurredTooEarly',
  'paused',
  'notPaused',
  'stepNotLive',
  'stepUnknown',
  'stepUnitMissing',
  'notTheirStep',
  'wrongStepKind',
  'consultationsOpen',
  'nothingToReturnTo',
  'tooLateToRecall',
  'nothingToTransfer',
  'resultNotDrafted',
  'resultNotApproved',
  'resultNotIssued',
  'supplementAlreadyRequested',
  'supplementDueInPast',
  'nothingAsked',
  'pauseNotAllowed',
  'extensionNotAllowed',
  'extensionTooLate',
  'extensionTooLong',
  'extensionExhausted',
  'noDueDate',
  'alreadyApologised',
  'rescheduledNotWorking',
  'rescheduledTooSoon',
  'latenessCauseMissing',
  'latenessCauseUnknown',
  'latenessNoteMissing',
  'dueUnchanged',
  'wouldBringForward',
  'notInstant',
  'printedDueInvalid',
  'pauseInvalid',
  'nothingToCorrect',
  'voidNotRequested',
  'voidAlreadyRequested',
  'voidNeedsAnother',
  'alreadyRevoked',
  'notRevoked',
  'nothingCertified',
  'deadlineRefused',
] as const
export type DecisionCode = (typeof DECISION_CODES)[number]

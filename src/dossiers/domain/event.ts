import type { At } from '#kernel/at.ts'
import type {
  DossierId,
  FileId,
  ProcedureVersionId,
  ProcessVersionId,
  StaffId,
  UnitId,
} from '#kernel/ids.ts'
import type { DeadlineMode, Duration } from '#procedures/domain/duration.ts'
import type { FeeChoice } from '#procedures/domain/fee-choice.ts'
import type { Channel } from '#procedures/domain/procedure.ts'
import type {
  BroughtPaper,
  DossierMinutes,
  DraftResult,
  FiledForm,
  IssuedNumber,
  Lateness,
  Outcome,
  Parties,
  PartyField,
  PartyRole,
  PauseKind,
  RequestedItem,
  ResultDelivery,
  Signature,
  Step,
  SubmittedBy,
  TextRef,
  VoidKind,
} from './dossier.ts'

/** What is written down about a dossier before anybody has accepted it. */
export type Filing = {
  readonly dossierId: DossierId
  readonly procedureVersionId: ProcedureVersionId
  readonly procedureCode: string
  readonly sectorCode: string
  readonly caseId: string
  readonly channel: Channel
  readonly route: 'LOCAL' | 'MINISTRY'
  readonly externalCode: string | null
  readonly assistedAtUnitId: UnitId | null
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly parties: Parties
  readonly papers: readonly BroughtPaper[]
  readonly delivery: ResultDelivery
  readonly feeDong: number
  /** Conditional fees and exemptions with their basis; absent when nothing was chosen. */
  readonly feeChoice?: FeeChoice
  readonly form?: FiledForm
  readonly submittedBy?: SubmittedBy
}

/** Why a due date moved; nothing else moves it. */
export type DueCause = 'accepted' | 'pauseEnded' | 'extended' | 'calendarChanged' | 'imported'

/** A due date before and after, carried by the event that moved it. */
export type DueMove = {
  readonly cause: DueCause
  readonly oldDueAt: At | null
  readonly newDueAt: At | null
  readonly provisional: boolean
}

type StepOpening = Omit<Step, 'state' | 'acceptedAt' | 'endedAt' | 'workedMinutes'>

/** How long the pass took, in working minutes of its unit, pauses left out; absent in events older than times were kept. */
type StepTime = { readonly workedMinutes?: number }

/**
 * Everything that can have happened to a dossier. Events are facts: they carry what was decided,
 * with ids and text references only, and are never changed once written.
 */
export type DossierEvent =
  | { readonly type: 'submitted'; readonly filing: Filing; readonly receptionDueAt: At | null }
  | {
      readonly type: 'completionRequested'
      readonly items: readonly RequestedItem[]
      readonly reason: TextRef
      readonly answerDueOn: string
    }
  | { readonly type: 'resubmitted'; readonly filing: Filing; readonly receptionDueAt: At | null }
  | { readonly type: 'retracted'; readonly reason: TextRef }
  | { readonly type: 'rejectedAtReception'; readonly filing: Filing | null; readonly reason: TextRef }
  | {
      readonly type: 'accepted'
      /** Null when an already submitted dossier is accepted. */
      readonly filing: Filing | null
      readonly code: string
      readonly processVersionId: ProcessVersionId
      readonly acceptedBy: StaffId | null
      readonly duration: Duration | null
      readonly mode: DeadlineMode
      readonly due: DueMove
      readonly crossBoundary?: true
    }
  | {
      readonly type: 'imported'
      readonly filing: Filing
      readonly code: string
      readonly processVersionId: ProcessVersionId
      readonly duration: Duration | null
      readonly mode: DeadlineMode
      readonly due: DueMove
      readonly pauses: readonly { readonly kind: PauseKind; readonly from: At; readonly to: At | null }[]
      readonly supplementRequests: number
      readonly source: string
      readonly crossBoundary?: true
    }
  /** Money for it came in over a gateway or by transfer, or the last of such money was taken off it again. */
  | { readonly type: 'onlinePaymentNoted'; readonly isPaid: boolean }
  /** The one-stop found another choice of fees and exemptions true than the one that was sent: the dues follow. */
  | { readonly type: 'feesRevised'; readonly feeDong: number; readonly feeChoice: FeeChoice | null }
  | { readonly type: 'stepOpened'; readonly step: StepOpening }
  | { readonly type: 'stepAccepted'; readonly no: number; readonly staffId: StaffId }
  | { readonly type: 'stepAssigned'; readonly no: number; readonly staffId: StaffId | null }
  /** The step goes on at another unit, where nobody holds it yet; its due date stays. */
  | { readonly type: 'stepTransferred'; readonly no: number; readonly unitId: UnitId; readonly reason: TextRef }
  /** A unit that the dossier names is no more: who receives for it and who is responsible from now on. */
  | { readonly type: 'dossierTransferred'; readonly receivingUnitId: UnitId; readonly competentUnitId: UnitId; readonly reason: TextRef }
  | ({ readonly type: 'stepCompleted'; readonly no: number; readonly note: TextRef | null } & StepTime)
  | ({ readonly type: 'stepReturned'; readonly no: number; readonly reason: TextRef } & StepTime)
  | { readonly type: 'stepRecalled'; readonly no: number }
  | { readonly type: 'stepCancelled'; readonly no: number }
  | { readonly type: 'consultationRequested'; readonly step: StepOpening; readonly question: TextRef }
  | ({ readonly type: 'consultationAnswered'; readonly no: number; readonly opinion: TextRef; readonly files: readonly FileId[] } & StepTime)
  | { readonly type: 'consultationClosed'; readonly no: number; readonly basis: TextRef }
  | {
      readonly type: 'supplementRequested'
      readonly items: readonly RequestedItem[]
      readonly reason: TextRef
      readonly answerDueOn: string
      /** From the second request on: who allowed it and on what legal basis. */
      readonly exception: { readonly approvedBy: StaffId; readonly basis: TextRef } | null
    }
  | {
      readonly type: 'supplementReceived'
      readonly papers: readonly BroughtPaper[]
      /** What the citizen wrote to single items of the request, by their place in it from 1. */
      readonly replies?: readonly ItemReply[]
      readonly due: DueMove
    }
  | { readonly type: 'supplementLapsed'; readonly decision: TextRef; readonly due: DueMove }
  | { readonly type: 'suspended'; readonly reason: TextRef; readonly basis: TextRef }
  | { readonly type: 'resumed'; readonly due: DueMove }
  | { readonly type: 'obligationRequired'; readonly amountDong: number; readonly reason: TextRef; readonly pausing: boolean }
  | { readonly type: 'obligationMet'; readonly evidence: TextRef; readonly due: DueMove | null }
  | { readonly type: 'extended'; readonly duration: Duration; readonly basis: TextRef; readonly reason: TextRef; readonly due: DueMove }
  | {
      readonly type: 'apologised'
      readonly lateness: Lateness
      /** The new date, beside the due date: nothing is ever judged against it. */
      readonly rescheduledTo: At
      readonly signature: Signature
      readonly number: IssuedNumber
    }
  | { readonly type: 'dueRecomputed'; readonly calendarRevision: string; readonly due: DueMove }
  | { readonly type: 'stepDueMoved'; readonly no: number; readonly dueAt: At | null }
  | { readonly type: 'resultDrafted'; readonly draft: DraftResult }
  | { readonly type: 'resultApproved'; readonly signature: Signature }
  | { readonly type: 'resultIssued'; readonly number: IssuedNumber }
  | { readonly type: 'certified'; readonly entries: readonly CertifiedDocument[] }
  /** `lateness`, here and in the two other ends: why it ended late; absent in time, and before causes were asked. */
  | ({ readonly type: 'resolved'; readonly outcome: Outcome; readonly lateness?: Lateness } & Partial<DossierMinutes>)
  | { readonly type: 'handedOver'; readonly receiver: TextRef | null; readonly delivery: ResultDelivery }
  | { readonly type: 'withdrawn'; readonly reason: TextRef; readonly lateness?: Lateness }
  | { readonly type: 'terminated'; readonly reason: TextRef; readonly basis: TextRef; readonly lateness?: Lateness }
  | { readonly type: 'corrected'; readonly changes: readonly PartyChange[]; readonly reason: TextRef }
  | { readonly type: 'papersRecorded'; readonly papers: readonly BroughtPaper[] }
  | { readonly type: 'voidRequested'; readonly kind: VoidKind; readonly reason: TextRef; readonly by: StaffId }
  | { readonly type: 'voidDeclined'; readonly reason: TextRef }
  | { readonly type: 'voided' }
  | { readonly type: 'resultRevoked'; readonly reason: TextRef; readonly decision: TextRef }
  | { readonly type: 'resultReplaced'; readonly number: IssuedNumber; readonly files: readonly FileId[] }

/** One line of the certification register: a document, its copies and pages, and its number. */
export type CertifiedDocument = {
  readonly document: TextRef
  readonly copies: number
  readonly pages: number
  readonly feeDong: number
  readonly number: IssuedNumber
}

export type ItemReply = { readonly item: number; readonly text: TextRef }

/** A corrected value, before and after; `null` is "not given". */
export type PartyChange = {
  readonly party: PartyRole
  readonly field: PartyField
  readonly before: TextRef | null
  readonly after: TextRef | null
}

export type EventType = DossierEvent['type']

/** An event with its place in history. `occurredAt` is when it happened, `recordedAt` when it was entered. */
export type RecordedEvent = {
  readonly seq: number
  readonly occurredAt: At
  readonly recordedAt: At
  readonly event: DossierEvent
}

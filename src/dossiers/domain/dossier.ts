import type { At } from '#kernel/at.ts'
import type { ActingFor, Assurance, Role } from '#kernel/actor.ts'
import type {
  AccountId,
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
import type { StepKind } from '#procedures/domain/process.ts'

/**
 * A text that a person typed. History holds its number within the dossier and a salted commitment,
 * never the text: erasing the text by the retention procedure leaves history whole.
 */
export type TextRef = { readonly v: number; readonly c: string }

export const PARTY_KINDS = ['citizen', 'household', 'business', 'organisation'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

export const PARTY_FIELDS = [
  'name',
  'identityNumber',
  'birthDate',
  'sex',
  'address',
  'phone',
  'email',
] as const
export type PartyField = (typeof PARTY_FIELDS)[number]

/** Người nộp, chủ hồ sơ or người đại diện. */
export type Party = { readonly kind: PartyKind; readonly name: TextRef } & {
  readonly [field in Exclude<PartyField, 'name'>]?: TextRef
}

/** Three separate people (domain reference a2); `owner` is null when the submitter owns the dossier. */
export type Parties = {
  readonly submitter: Party
  readonly owner: Party | null
  readonly representative: Party | null
}
export type PartyRole = keyof Parties

export const PAPER_FORMS = ['original', 'copy', 'certifiedCopy', 'electronic', 'data'] as const
export type PaperForm = (typeof PAPER_FORMS)[number]

/** A paper of the dossier as it was brought, or as it is already held ("đã có, không phải nộp"). */
export type BroughtPaper = {
  readonly no: number
  /** The required paper of the procedure version it answers; null for one that nobody asked for. */
  readonly paperId: string | null
  readonly name: TextRef | null
  readonly form: PaperForm
  readonly quantity: number
  readonly alreadyHeld: boolean
  readonly files: readonly FileId[]
}

/** The e-form of a dossier: its version, the answers as one text in JSON, and the files that they name. */
export type FiledForm = { readonly versionId: string; readonly answers: TextRef; readonly files: readonly FileId[] }

/** The citizen behind an online submission: which account, how sure we were of them, and for whom they acted. */
export type SubmittedBy = {
  readonly accountId: AccountId
  readonly assurance: Exclude<Assurance, 'none'>
  readonly actingFor: ActingFor | null
}

/** What a citizen is asked for, so that a page can ask exactly that: a paper, a corrected value, an answer, a payment. */
export type RequestedItem =
  | { readonly kind: 'paper'; readonly text: TextRef; readonly paperId: string | null }
  | { readonly kind: 'correction'; readonly text: TextRef }
  | { readonly kind: 'question'; readonly text: TextRef }
  | { readonly kind: 'fee'; readonly text: TextRef; readonly amountDong: number | null }
export const REQUEST_KINDS = ['paper', 'correction', 'question', 'fee'] as const satisfies readonly RequestedItem['kind'][]

export type ResultDelivery = 'desk' | 'post' | 'electronic'

export const PAUSE_KINDS = ['supplement', 'financialObligation', 'verification'] as const
export type PauseKind = (typeof PAUSE_KINDS)[number]

export type Pause = {
  readonly kind: PauseKind
  readonly from: At
  readonly to: At | null
}

export type Extension = {
  readonly at: At
  readonly duration: Duration
  readonly basis: TextRef
}

/** The clock of a dossier: what was promised, what moved it, and when it is due. */
export type Clock = {
  readonly receivedAt: At
  /** `null`: the law gives no time ("không quy định"). */
  readonly duration: Duration | null
  readonly mode: DeadlineMode
  readonly dueAt: At | null
  readonly originalDueAt: At | null
  /** "Tạm tính": the calendar did not reach the due date when it was counted. */
  readonly provisional: boolean
  /** The new date of an apology. It never replaces `dueAt`. */
  readonly rescheduledTo: At | null
  /** The first due date that passed unfinished, kept even if the due date moves afterwards. */
  readonly overdueSince: At | null
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Extension[]
}

export type StepState = 'waiting' | 'accepted' | 'done' | 'returned' | 'recalled' | 'cancelled'

/** One step as it was lived: a process step opened at a unit, or a consultation of another unit. */
export type Step = {
  readonly no: number
  readonly definitionId: string
  readonly name: string
  readonly kind: StepKind | 'consult'
  readonly role: Role
  readonly unitId: UnitId
  readonly staffId: StaffId | null
  readonly allottedMinutes: number
  readonly state: StepState
  readonly openedAt: At
  readonly acceptedAt: At | null
  readonly endedAt: At | null
  readonly dueAt: At | null
  /** How long it took, once it ended by itself; absent where that was not kept yet. */
  readonly workedMinutes?: number
  /** The steps whose end opened this one. */
  readonly openedBy: readonly number[]
  /** For a consultation: the step that asked. */
  readonly askedBy: number | null
}

/** Why an open dossier waits for somebody outside, and whether its clock stands still meanwhile. */
export type Waiting = {
  readonly kind: PauseKind
  readonly since: At
  readonly pausing: boolean
  readonly answerDueOn: string | null
}

export const OUTCOMES = ['GRANTED', 'DENIED'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Signature = {
  readonly by: StaffId
  readonly at: At
  /** Set when signed for somebody else under a delegation. */
  readonly onBehalfOf: { readonly staffId: StaffId; readonly form: 'KT' | 'TL' | 'TUQ' } | null
}

export type IssuedNumber = {
  readonly register: string
  readonly year: number
  readonly no: number
  readonly text: string
}

export type DraftResult = {
  readonly outcome: Outcome
  readonly summary: TextRef
  readonly files: readonly FileId[]
  readonly draftedBy: StaffId
}

/** The result on its way: drafted → approved (signed) → issued. Four different facts, kept apart. */
export type ResultState =
  | ({ readonly stage: 'drafted' } & DraftResult)
  | ({ readonly stage: 'approved'; readonly signature: Signature } & DraftResult)
  | ({
      readonly stage: 'issued'
      readonly signature: Signature
      readonly number: IssuedNumber
      readonly issuedAt: At
    } & DraftResult)

export type Revocation = {
  readonly at: At
  readonly reason: TextRef
  readonly decision: TextRef
  readonly replacedBy: { readonly at: At; readonly number: IssuedNumber; readonly files: readonly FileId[] } | null
}

/** Nguyên nhân quá hạn: a code of the list in force, and what was written beside it. */
export type Lateness = { readonly cause: string; readonly note: TextRef | null }

/** Văn bản xin lỗi: why, the new date (end of a working day), who signed, under which number. */
export type Apology = {
  readonly at: At
  readonly lateness: Lateness
  readonly rescheduledTo: At
  readonly signature: Signature
  readonly number: IssuedNumber
}

export type VoidKind = 'mistake' | 'duplicate'

export type VoidRequest = {
  readonly at: At
  readonly kind: VoidKind
  readonly reason: TextRef
  readonly by: StaffId
}

/** What every dossier has, whatever its phase. */
type Core = {
  readonly id: DossierId
  /** Sequence number of the last event: the version that two people acting at once compare. */
  readonly seq: number
  /** How many typed texts the dossier has: the next `TextRef` gets the next number. */
  readonly texts: number
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
  /** Conditional fees and exemptions of this dossier; absent when nothing was chosen. */
  readonly feeChoice?: FeeChoice
  /** Absent when the dossier came without an e-form. */
  readonly form?: FiledForm
  /** Absent when nobody sent it from an account of the portal. */
  readonly submittedBy?: SubmittedBy
  /** Money for it came in over a gateway or by transfer and is still here. */
  readonly isPaidOnline?: true
}

/** What an accepted dossier has for ever after. */
type Accepted = Core & {
  readonly code: string
  readonly processVersionId: ProcessVersionId
  /** When it was sent in; absent when it came over the counter. */
  readonly submittedAt?: At
  readonly acceptedAt: At
  readonly acceptedBy: StaffId | null
  /** Set when it was received outside the area of the competent agency (phi địa giới), as the agencies then lay. */
  readonly crossBoundary?: true
  readonly clock: Clock
  readonly steps: readonly Step[]
  readonly supplementRequests: number
  readonly result: ResultState | null
  readonly reprints: number
  /** Absent until the agency has apologised; there is one at most. */
  readonly apology?: Apology
  /** Why it ended late; absent for one that did not, or that ended before causes were asked. */
  readonly lateness?: Lateness
  readonly voidRequest: VoidRequest | null
}

/** How long a dossier took to its result and how long it had been promised, in working minutes of the competent unit. */
export type DossierMinutes = {
  /** From reception to the result at the desk, pauses left out. */
  readonly workedMinutes: number
  /** From reception to the first due date; null when no time is prescribed. */
  readonly promisedMinutes: number | null
}

/** Absent where times were not kept yet. */
type ResultTime = Partial<DossierMinutes>

export type Submitted = Core & {
  readonly phase: 'submitted'
  readonly submittedAt: At
  /** The end of the 8 working hours in which the one-stop must answer. */
  readonly receptionDueAt: At | null
}
/** Given back to the citizen before acceptance, to be completed; it comes back as `submitted`. */
export type Incomplete = Core & {
  readonly phase: 'incomplete'
  readonly submittedAt: At
  readonly askedAt: At
  readonly items: readonly RequestedItem[]
  readonly reason: TextRef
  readonly answerDueOn: string
}
/** Taken back by the citizen before anybody accepted it. */
export type Retracted = Core & {
  readonly phase: 'retracted'
  readonly submittedAt: At
  readonly endedAt: At
  readonly reason: TextRef
}
export type Rejected = Core & {
  readonly phase: 'rejected'
  readonly submittedAt: At | null
  readonly rejectedAt: At
  readonly reason: TextRef
}
export type Open = Accepted & { readonly phase: 'open'; readonly waiting: Waiting | null }
export type Resolved = Accepted & ResultTime & {
  readonly phase: 'resolved'
  readonly finishedAt: At
  readonly outcome: Outcome
  readonly revocation: Revocation | null
}
export type HandedOver = Accepted & ResultTime & {
  readonly phase: 'handedOver'
  readonly finishedAt: At
  readonly outcome: Outcome
  readonly handedOverAt: At
  /** How it really went, where that was another way than the chosen one. */
  readonly handedOverBy?: ResultDelivery
  readonly revocation: Revocation | null
}
export type Withdrawn = Accepted & { readonly phase: 'withdrawn'; readonly endedAt: At; readonly reason: TextRef }
export type Terminated = Accepted & {
  readonly phase: 'terminated'
  readonly endedAt: At
  readonly reason: TextRef
  readonly basis: TextRef
}
/** Entered by mistake or twice: listed, never counted, its code never used again. */
export type Voided = Accepted & { readonly phase: 'voided'; readonly endedAt: At; readonly voidKind: VoidKind }

export type Dossier =
  | Submitted
  | Incomplete
  | Retracted
  | Rejected
  | Open
  | Resolved
  | HandedOver
  | Withdrawn
  | Terminated
  | Voided

export type Phase = Dossier['phase']
export type AcceptedDossier = Exclude<Dossier, Submitted | Incomplete | Retracted | Rejected>

export const isAccepted = (dossier: Dossier): dossier is AcceptedDossier =>
  dossier.phase !== 'submitted' && dossier.phase !== 'incomplete' && dossier.phase !== 'retracted' && dossier.phase !== 'rejected'

export const isLive = (step: Step): boolean => step.state === 'waiting' || step.state === 'accepted'

export const liveSteps = (dossier: Dossier): readonly Step[] =>
  isAccepted(dossier) ? dossier.steps.filter(isLive) : []

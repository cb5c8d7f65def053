import type { ProcedureVersionId, ProcessVersionId } from '#kernel/ids.ts'
import type { DeadlineMode, Duration } from './duration.ts'

/** Kênh nộp, with the national exchange's numbers: 1 trực tiếp, 2 trực tuyến, 3 bưu chính công ích. */
export const CHANNELS = ['direct', 'online', 'post'] as const
export type Channel = (typeof CHANNELS)[number]

/** One way the procedure can run (thông thường, phải xác minh, theo cấp …), each with its own times. */
export type ProcedureCase = {
  readonly id: string
  readonly label: string
  /** Thời hạn theo quy định; `null` is "không quy định". */
  readonly statutoryDuration: Duration | null
  /** Thời hạn cam kết: what the slip promises. `null` only where the law gives none. */
  readonly committedDuration: Duration | null
  /** Overrides the default mode of the committed duration. */
  readonly deadlineMode?: DeadlineMode
}

/** Thành phần hồ sơ. Quantities are what is asked for; what was brought is recorded on the dossier. */
export type RequiredPaper = {
  readonly id: string
  readonly name: string
  readonly originals: number
  readonly copies: number
  readonly mandatory: boolean
  /** When the paper is needed only in some cases, in words. */
  readonly condition?: string
  readonly formFile?: string
}

/** Who pays less: `percentOff` 100 is an exemption (miễn), less is a reduction (giảm). */
export type FeeExemption = {
  readonly id: string
  readonly label: string
  readonly percentOff: number
  readonly basis: string
}

/** When a fee is paid: with the submission, when the office asks for it, or when the result is handed over. */
export const PAYABLE_AT = ['submission', 'request', 'return'] as const
export type PayableAt = (typeof PAYABLE_AT)[number]

/** Phí (`fee`) or lệ phí (`charge`) of one channel and case. */
export type ProcedureFee = {
  readonly id: string
  readonly name: string
  readonly kind: 'fee' | 'charge'
  /** In đồng; `null` when the text gives no sum that can be counted. */
  readonly amount: number | null
  /** What the amount is multiplied by; a dossier when absent. */
  readonly per?: 'dossier' | 'copy' | 'page'
  /** From this page of a document on, another price applies (phí chứng thực: from the third page). */
  readonly laterPages?: { readonly fromPage: number; readonly amount: number }
  /** At most this much for one copy, in đồng. */
  readonly maxPerCopy?: number
  readonly channel?: Channel
  readonly caseId?: string
  /** Owed only when a person says that it applies: an extra copy on request, one line of a price list. */
  readonly condition?: string
  readonly exemptions?: readonly FeeExemption[]
  /** With the submission when absent. */
  readonly payableAt?: PayableAt
  /** A price that the text gives in another currency; never counted, only shown. */
  readonly foreign?: { readonly amount: number; readonly currency: string }
  readonly note?: string
}

export type ProcedureResult = { readonly name: string; readonly code?: string }

/** What a version allows to stop the clock; anything not listed never pauses. */
export type PauseRules = {
  /** Sector law excludes the time of the financial obligation (land). */
  readonly financialObligation: boolean
  /** The procedure text excludes the time of verification or of another agency's opinion. */
  readonly verification: boolean
}

export type ExtensionRule = {
  readonly maxCount: number
  readonly maxDuration: Duration
  readonly basis: string
}

export const SERVICE_LEVELS = ['fullOnline', 'partialOnline', 'information', 'proactive'] as const
export type ServiceLevel = (typeof SERVICE_LEVELS)[number]

/**
 * Where the procedure is submitted online (cổng nộp hồ sơ). Since 2025 the national portal is the one legal gate; an
 * own portal may take dossiers only where a legal basis says so, and the basis is part of the version.
 */
export type SubmissionGate = { readonly kind: 'NATIONAL' } | { readonly kind: 'OWN'; readonly basis: string }

/** What a version says; the part that is stored whole and never changes once published. */
export type ProcedureBody = {
  readonly name: string
  readonly sectorCode: string
  readonly sectorName: string
  /** Tiers that are competent, as codes of `law/units` ("commune", "province" …): data, not a union. */
  readonly tiers: readonly string[]
  readonly applicantKinds: readonly string[]
  readonly serviceLevel: ServiceLevel
  readonly cases: readonly ProcedureCase[]
  readonly papers: readonly RequiredPaper[]
  readonly fees: readonly ProcedureFee[]
  readonly results: readonly ProcedureResult[]
  /** Done at once at the counter (chứng thực): received, resolved and handed over in one command. */
  readonly instant: boolean
  /** Which certification register numbers it (sổ chứng thực), when it is a certification. */
  readonly register?: string
  readonly pauses: PauseRules
  readonly extension: ExtensionRule | null
  readonly submissionGate: SubmissionGate
  readonly processingRoute: 'LOCAL' | 'MINISTRY'
  readonly legalBasis: readonly { readonly number: string; readonly title?: string }[]
  readonly publicationDecision?: { readonly number: string; readonly date?: string }
  /** Everyday words by which people look for it. */
  readonly keywords?: readonly string[]
  readonly requirements?: string
  readonly stepsText?: string
  readonly source?: string
}

/**
 * A version of a procedure (phiên bản thủ tục), as in force from a day. Immutable once published; the day it
 * ends is not part of it, since a later version sets that day.
 */
export type ProcedureVersion = ProcedureBody & {
  readonly id: ProcedureVersionId
  readonly code: string
  readonly versionNo: number
  /** ISO day. */
  readonly effectiveFrom: string
  readonly processId: ProcessVersionId | null
}

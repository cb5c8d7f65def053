import type { ActingFor } from '#kernel/actor.ts'
import type { AccountId, Brand, CommandId, DossierId, FileId, ProcedureVersionId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Answers } from '#eforms/domain/value.ts'
import type { FormVersionId } from '#eforms/domain/form.ts'
import type { ResultDelivery } from '#dossiers/domain/dossier.ts'
import type { Slot } from './slot.ts'

export type DraftId = Brand<string, 'DraftId'>

/** Người nộp as they filled it; what the account knows is offered first. */
export const SUBMITTER_FIELDS = ['name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email'] as const
export type SubmitterField = (typeof SUBMITTER_FIELDS)[number]
export type Submitter = { readonly [field in SubmitterField]?: string }

/** Where the post shall bring the result, or fetch papers. */
export type PostalWish = { readonly recipient: string; readonly phone: string; readonly place: string; readonly street: string }

/** What a person wrote beside the form. */
export type DraftNotes = {
  /** Papers that will be brought to the desk on paper. */
  readonly onPaper?: readonly string[]
  /** Answers to the items that were asked for, by their number. */
  readonly replies?: Readonly<Record<string, string>>
  /** Where the result goes; kept until the postal service has taken it. */
  readonly post?: PostalWish
  /** The postal service has an address for this dossier's result. */
  readonly isPostChosen?: boolean
  /** How papers on paper come to the desk; brought by oneself unless the post was asked for. */
  readonly papersBy?: 'self' | 'post'
  /** Where the post fetches them; kept until it has taken it. */
  readonly collect?: PostalWish
  /** The postal service has an address to fetch them from. */
  readonly isCollectChosen?: boolean
}

/** A file that waits in a draft. */
export type DraftFile = {
  readonly fileId: FileId
  readonly slot: Slot
  readonly name: string
  readonly size: number
  readonly mediaType: string
  /** The earlier dossier it was taken from, when it was not sent again. */
  readonly heldFrom: DossierId | null
}

/**
 * What a citizen has filled so far. Its `dossierId` is the dossier that it becomes (a submission) or answers (a reply to
 * a supplement request).
 */
export type Draft = {
  readonly id: DraftId
  readonly accountId: AccountId
  readonly actingFor: ActingFor | null
  readonly purpose: 'submission' | 'answer'
  readonly dossierId: DossierId
  readonly procedureCode: string
  readonly procedureVersionId: ProcedureVersionId
  readonly formVersionId: FormVersionId | null
  readonly caseId: string
  readonly receivingUnitId: UnitId | null
  readonly competentUnitId: UnitId | null
  readonly delivery: ResultDelivery
  readonly submitter: Submitter
  readonly answers: Answers
  readonly notes: DraftNotes
  /** The page it was left at. */
  readonly position: string
  readonly state: 'open' | 'sent'
  readonly commandId: CommandId
  readonly changedAt: Instant
  readonly expiresAt: Instant
}

/** May this citizen, for whomever they act now, work on this draft? */
export const isDraftOf = (draft: Pick<Draft, 'accountId' | 'actingFor'>, accountId: AccountId, actingFor: ActingFor | null): boolean =>
  draft.accountId === accountId && (draft.actingFor?.id ?? null) === (actingFor?.id ?? null) && (draft.actingFor?.kind ?? null) === (actingFor?.kind ?? null)

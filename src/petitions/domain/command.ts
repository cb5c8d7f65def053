import type { At } from '#kernel/at.ts'
import type { AccountId, DossierId, FileId, StaffId, UnitId } from '#kernel/ids.ts'
import type { PetitionClass, PetitionRoute } from '#law/petition-rules.ts'
import type { ClockRefusal } from './clock.ts'
import type { PetitionChannel, PetitionId, PublicWords, TextNo, Vote } from './petition.ts'

export type ReceivePetition = {
  readonly name: 'receive'
  readonly code: string
  readonly channel: PetitionChannel
  readonly class: PetitionClass
  readonly unitId: UnitId
  /** When it reached the agency: a letter may be typed in days later. */
  readonly receivedAt: At
  readonly isAnonymous: boolean
  readonly accountId: AccountId | null
  readonly dossierId: DossierId | null
  readonly subject: TextNo
  readonly content: TextNo
  readonly files: readonly FileId[]
}

/** What may be done to a petition that is there. `by` is whoever does it, where a second person must be another one. */
export type PetitionDeed =
  | { readonly name: 'classify'; readonly class: PetitionClass; readonly aboutStaffIds: readonly StaffId[] }
  | { readonly name: 'assign'; readonly staffId: StaffId }
  | { readonly name: 'transfer'; readonly unitId: UnitId; readonly words: string }
  | { readonly name: 'refuse'; readonly reason: string; readonly words: string }
  | { readonly name: 'route'; readonly route: PetitionRoute; readonly words: string }
  | { readonly name: 'askMore'; readonly words: string }
  | { readonly name: 'supplement'; readonly text: TextNo; readonly files: readonly FileId[] }
  | { readonly name: 'draftAnswer'; readonly text: string; readonly by: StaffId }
  | { readonly name: 'returnDraft'; readonly words: string }
  | { readonly name: 'approveAnswer'; readonly by: StaffId }
  | { readonly name: 'preparePublication'; readonly words: PublicWords; readonly by: StaffId }
  | { readonly name: 'returnPublication'; readonly reason: string }
  | { readonly name: 'declinePublication'; readonly reason: string }
  | { readonly name: 'publish'; readonly by: StaffId }
  | { readonly name: 'withdrawPublication'; readonly reason: string }
  | { readonly name: 'rate'; readonly vote: Vote; readonly comment: TextNo | null }
  | { readonly name: 'reopen'; readonly text: TextNo }
  | { readonly name: 'markRepeat'; readonly of: PetitionId | null }

export type PetitionDeedName = PetitionDeed['name']

export const PETITION_DECISIONS = [
  'petitionPhaseConflict', 'petitionAnonymousNotAllowed', 'petitionClassInvalid', 'petitionNotHandledInvalid', 'petitionReasonUnknown',
  'petitionWordsRequired', 'petitionSameUnitInvalid', 'petitionNoContactInvalid', 'petitionOwnDraftNotAllowed', 'petitionOwnCheckNotAllowed',
  'petitionMustPublishInvalid', 'petitionReopenExpired', 'petitionReopenUsedConflict', 'petitionNotDislikedConflict', 'petitionRepeatOfItselfInvalid',
  'petitionInFutureInvalid',
] as const
export type PetitionDecision = (typeof PETITION_DECISIONS)[number] | ClockRefusal

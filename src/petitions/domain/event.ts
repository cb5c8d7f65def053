import type { At } from '#kernel/at.ts'
import type { AccountId, DossierId, FileId, StaffId, UnitId } from '#kernel/ids.ts'
import type { PetitionClass, PetitionRoute } from '#law/petition-rules.ts'
import type { Lapse, PetitionChannel, PetitionClock, PetitionId, PublicWords, TextNo, Vote } from './petition.ts'

export type Received = {
  readonly type: 'received'
  readonly code: string
  readonly channel: PetitionChannel
  readonly class: PetitionClass
  readonly unitId: UnitId
  readonly receivedAt: At
  readonly isAnonymous: boolean
  readonly accountId: AccountId | null
  readonly dossierId: DossierId | null
  readonly subject: TextNo
  readonly content: TextNo
  readonly files: readonly FileId[]
  readonly clock: PetitionClock
}

/** What can happen to a petition. Words of officers stand here; those of the sender are texts of their own. */
export type PetitionFact =
  | Received
  | { readonly type: 'classified'; readonly class: PetitionClass; readonly aboutStaffIds: readonly StaffId[] }
  | { readonly type: 'assigned'; readonly staffId: StaffId }
  | { readonly type: 'transferred'; readonly unitId: UnitId; readonly words: string; readonly clock: PetitionClock }
  | { readonly type: 'refused'; readonly reason: string; readonly words: string }
  | { readonly type: 'routed'; readonly route: PetitionRoute; readonly words: string }
  | { readonly type: 'moreAsked'; readonly words: string; readonly answerBy: At; readonly clock: PetitionClock }
  | { readonly type: 'supplemented'; readonly text: TextNo; readonly files: readonly FileId[]; readonly clock: PetitionClock }
  | { readonly type: 'answerDrafted'; readonly text: string; readonly by: StaffId }
  | { readonly type: 'draftReturned'; readonly words: string }
  | { readonly type: 'answered'; readonly approvedBy: StaffId; readonly publishDueAt: At | null }
  | { readonly type: 'publicationPrepared'; readonly words: PublicWords; readonly by: StaffId }
  | { readonly type: 'publicationReturned'; readonly reason: string }
  | { readonly type: 'publicationDeclined'; readonly reason: string }
  | { readonly type: 'published'; readonly by: StaffId }
  | { readonly type: 'publicationWithdrawn'; readonly reason: string; readonly dueAt: At }
  | { readonly type: 'rated'; readonly vote: Vote; readonly comment: TextNo | null }
  | { readonly type: 'reopened'; readonly text: TextNo; readonly clock: PetitionClock }
  | { readonly type: 'repeatMarked'; readonly of: PetitionId | null }

/** `lapses`: the limits that had been missed by this moment and were not written down before. */
export type PetitionEvent = PetitionFact & { readonly at: At; readonly lapses: readonly Lapse[] }

export type PetitionEventType = PetitionFact['type']

import type { At } from '#kernel/at.ts'
import type { AccountId, Brand, DossierId, FileId, StaffId, UnitId } from '#kernel/ids.ts'
import type { PetitionClass, PetitionLimit, PetitionRoute } from '#law/petition-rules.ts'

export type PetitionId = Brand<string, 'PetitionId'>

/** How a petition came in. */
export const PETITION_CHANNELS = ['portal', 'phone', 'letter', 'counter', 'dialogue'] as const
export type PetitionChannel = (typeof PETITION_CHANNELS)[number]

export const VOTES = ['like', 'dislike'] as const
export type Vote = (typeof VOTES)[number]

/** The number of a text of the sender's, which stands in a table of its own so that it can be erased. */
export type TextNo = number

/** A limit that was missed: late is late for ever, whatever happens afterwards, and at whose time it ran out. */
export type Lapse = { readonly limit: PetitionLimit; readonly unitId: UnitId; readonly dueAt: At }

/** What runs from reception, or from the last transfer, or from its being taken up again. */
export type PetitionClock = {
  readonly base: At
  readonly pauses: readonly { readonly from: At; readonly to: At | null }[]
  readonly refuseDueAt: At
  readonly askDueAt: At
  readonly answerDueAt: At
}

/** One unit that had the petition, in order; the last one has it. */
export type Holding = { readonly unitId: UnitId; readonly from: At }

/** What is known of a petition in every phase. */
export type PetitionCommon = {
  readonly id: PetitionId
  readonly code: string
  readonly channel: PetitionChannel
  /** What the sender said it is about, until an officer classified it. */
  readonly class: PetitionClass
  readonly isClassified: boolean
  readonly receivedAt: At
  readonly isAnonymous: boolean
  /** The account that sent it; null for a visitor, and for what officers typed in. */
  readonly accountId: AccountId | null
  readonly dossierId: DossierId | null
  readonly subject: TextNo
  readonly content: TextNo
  readonly supplements: readonly TextNo[]
  readonly files: readonly FileId[]
  readonly chain: readonly [Holding, ...Holding[]]
  /** Who works on it for its unit. */
  readonly holderId: StaffId | null
  /** Whose conduct it is about: they never see it. */
  readonly aboutStaffIds: readonly StaffId[]
  readonly clock: PetitionClock
  readonly lapses: readonly Lapse[]
  readonly repeatOf: PetitionId | null
  readonly reopenings: number
}

export type Answer = {
  readonly text: string
  readonly draftedBy: StaffId
  readonly approvedBy: StaffId
  readonly answeredAt: At
}

/** The words that everybody may read, after personal data were taken out. */
export type PublicWords = { readonly subject: string; readonly question: string; readonly answer: string }

export type Publication =
  /** Nothing is owed to the public: the class is not published, or the leader decided so. */
  | { readonly state: 'none'; readonly reason: string | null }
  | { readonly state: 'owed'; readonly dueAt: At }
  | { readonly state: 'prepared'; readonly dueAt: At; readonly words: PublicWords; readonly preparedBy: StaffId }
  | { readonly state: 'published'; readonly words: PublicWords; readonly publishedAt: At }

export type Opinion = { readonly vote: Vote; readonly comment: TextNo | null; readonly at: At }

export type Petition = PetitionCommon &
  (
    | { readonly phase: 'received' }
    | { readonly phase: 'open' }
    | { readonly phase: 'asked'; readonly words: string; readonly askedAt: At; readonly answerBy: At; readonly resumeAs: 'received' | 'open' }
    | { readonly phase: 'drafted'; readonly draft: { readonly text: string; readonly by: StaffId; readonly at: At } }
    | { readonly phase: 'answered'; readonly answer: Answer; readonly publication: Publication; readonly opinion: Opinion | null }
    | { readonly phase: 'refused'; readonly reason: string; readonly words: string; readonly endedAt: At }
    | { readonly phase: 'routed'; readonly route: PetitionRoute; readonly words: string; readonly endedAt: At }
  )

export type PetitionPhase = Petition['phase']

/** The unit that has it now. */
export const holdingUnit = ({ chain }: Pick<PetitionCommon, 'chain'>): UnitId => (chain[chain.length - 1] ?? chain[0]).unitId

/** Waits for an answer of the unit, so that the clock runs. */
export const isPending = ({ phase }: Pick<Petition, 'phase'>): boolean => phase === 'received' || phase === 'open' || phase === 'drafted'

/** The limit that runs now and when it ends; null while nothing is owed by the unit. */
export const runningLimit = (petition: Petition): { readonly limit: PetitionLimit; readonly dueAt: At } | null => {
  if (isPending(petition)) return { limit: 'answer', dueAt: petition.clock.answerDueAt }
  if (petition.phase !== 'answered') return null
  const { publication } = petition
  return publication.state === 'owed' || publication.state === 'prepared' ? { limit: 'publish', dueAt: publication.dueAt } : null
}

/** Missed a limit, before or now. */
export const isLate = (petition: Petition, now: At): boolean => {
  const running = runningLimit(petition)
  return petition.lapses.length > 0 || (running !== null && running.dueAt < now)
}

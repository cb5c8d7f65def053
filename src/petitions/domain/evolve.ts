import { unreachable } from '#kernel/result.ts'
import type { PetitionEvent } from './event.ts'
import type { Petition, PetitionCommon, PetitionId, Publication } from './petition.ts'

/** A petition that goes on: what every phase shares, without what only the phase before had. */
const commonOf = ({
  id, code, channel, class: about, isClassified, receivedAt, isAnonymous, accountId, dossierId, subject, content, supplements, files,
  chain, holderId, aboutStaffIds, clock, lapses, repeatOf, reopenings,
}: PetitionCommon): PetitionCommon => ({
  id, code, channel, class: about, isClassified, receivedAt, isAnonymous, accountId, dossierId, subject, content, supplements, files,
  chain, holderId, aboutStaffIds, clock, lapses, repeatOf, reopenings,
})

const received = (id: PetitionId, event: Extract<PetitionEvent, { type: 'received' }>): Petition => {
  const { type: _, at: __, unitId, ...rest } = event
  return {
    ...rest, id, phase: 'received', isClassified: false, supplements: [], chain: [{ unitId, from: rest.receivedAt }], holderId: null,
    aboutStaffIds: [], repeatOf: null, reopenings: 0,
  }
}

type Answered = Extract<Petition, { phase: 'answered' }>

const answered = (petition: Petition): Answered => {
  if (petition.phase !== 'answered') throw new Error(`a petition that is ${petition.phase} has no answer`)
  return petition
}

const withPublication = (petition: Petition, publication: Publication): Answered => ({ ...answered(petition), publication })

const dueOf = ({ publication }: Answered): string => ('dueAt' in publication ? publication.dueAt : '')

/** The petition after an event. Only `received` begins one. */
export const evolve = (id: PetitionId, before: Petition | undefined, event: PetitionEvent): Petition => {
  if (event.type === 'received') return received(id, event)
  if (before === undefined) throw new Error('a petition begins with its reception')
  const petition: Petition = { ...before, lapses: [...before.lapses, ...event.lapses] }
  const common = commonOf(petition)
  switch (event.type) {
    case 'classified':
      return { ...common, phase: 'open', class: event.class, aboutStaffIds: event.aboutStaffIds, isClassified: true }
    case 'assigned':
      return { ...petition, holderId: event.staffId }
    case 'transferred':
      return {
        ...common, phase: 'received', isClassified: false, holderId: null, clock: event.clock,
        chain: [...common.chain, { unitId: event.unitId, from: event.at }],
      }
    case 'refused':
      return { ...common, phase: 'refused', reason: event.reason, words: event.words, endedAt: event.at }
    case 'routed':
      return { ...common, phase: 'routed', class: 'outOfScope', route: event.route, words: event.words, endedAt: event.at }
    case 'moreAsked':
      return {
        ...common, phase: 'asked', words: event.words, askedAt: event.at, answerBy: event.answerBy, clock: event.clock,
        resumeAs: petition.phase === 'open' ? 'open' : 'received',
      }
    case 'supplemented':
      return {
        ...common, phase: petition.phase === 'asked' ? petition.resumeAs : 'open', clock: event.clock,
        supplements: [...common.supplements, event.text], files: [...common.files, ...event.files],
      }
    case 'answerDrafted':
      return { ...common, phase: 'drafted', draft: { text: event.text, by: event.by, at: event.at } }
    case 'draftReturned':
      return { ...common, phase: 'open' }
    case 'answered': {
      if (petition.phase !== 'drafted') throw new Error('an answer was approved that nobody drafted')
      const { text, by } = petition.draft
      return {
        ...common, phase: 'answered', answer: { text, draftedBy: by, approvedBy: event.approvedBy, answeredAt: event.at },
        publication: event.publishDueAt === null ? { state: 'none', reason: null } : { state: 'owed', dueAt: event.publishDueAt }, opinion: null,
      }
    }
    case 'publicationPrepared':
      return withPublication(petition, { state: 'prepared', dueAt: dueOf(answered(petition)), words: event.words, preparedBy: event.by })
    case 'publicationReturned':
      return withPublication(petition, { state: 'owed', dueAt: dueOf(answered(petition)) })
    case 'publicationDeclined':
      return withPublication(petition, { state: 'none', reason: event.reason })
    case 'published': {
      const { publication } = answered(petition)
      if (publication.state !== 'prepared') throw new Error('words were published that nobody prepared')
      return withPublication(petition, { state: 'published', words: publication.words, publishedAt: event.at })
    }
    case 'publicationWithdrawn':
      return withPublication(petition, { state: 'owed', dueAt: event.dueAt })
    case 'rated':
      return { ...answered(petition), opinion: { vote: event.vote, comment: event.comment, at: event.at } }
    case 'reopened':
      return { ...common, phase: 'open', clock: event.clock, supplements: [...common.supplements, event.text], reopenings: common.reopenings + 1 }
    case 'repeatMarked':
      return { ...petition, repeatOf: event.of }
    default:
      return unreachable(event)
  }
}

/** A petition from the whole of its history. */
export const replay = (id: PetitionId, events: readonly PetitionEvent[]): Petition | undefined =>
  events.reduce<Petition | undefined>((before, event) => evolve(id, before, event), undefined)

import { fromAt, type At } from '#kernel/at.ts'
import { ok, refuse, unreachable, type Result } from '#kernel/result.ts'
import { classRule } from '#law/petition-rules.ts'
import { dueAfter, newLapses, startClock, withPauses, type ClockGround } from './clock.ts'
import type { PetitionDecision, PetitionDeed, ReceivePetition } from './command.ts'
import type { PetitionEvent, PetitionFact } from './event.ts'
import { holdingUnit, isPending, type Lapse, type Petition } from './petition.ts'

/** `calendar` is that of the unit that has the petition, or gets it by this deed. */
export type PetitionGround = ClockGround & { readonly now: At }

type Decided<T> = Result<T, PetitionDecision>

/** Tiếp nhận: the first event of a petition. */
export const decideReception = ({ name: _, ...input }: ReceivePetition, ground: PetitionGround): Decided<PetitionEvent> => {
  const about = classRule(ground.rule, input.class)
  if (!about.isHandled) return refuse('petitionClassInvalid', { class: about.label })
  if (input.isAnonymous && !about.allowsAnonymous) return refuse('petitionAnonymousNotAllowed', { class: about.label })
  if (input.receivedAt > ground.now) return refuse('petitionInFutureInvalid')
  const clock = startClock(ground, input.receivedAt)
  return clock.ok ? ok({ ...input, type: 'received', clock: clock.value, at: ground.now, lapses: [] }) : clock
}

/** What a deed does to a petition: one event, with the limits that were missed by then. */
export const decide = (petition: Petition, deed: PetitionDeed, ground: PetitionGround): Decided<PetitionEvent> => {
  const fact = factOf(petition, deed, ground)
  if (!fact.ok) return fact
  return ok({ ...fact.value, at: ground.now, lapses: newLapses(petition, ground.now, ownLimit(petition, deed)) })
}

/** Refusing and asking for more have limits of their own. */
const ownLimit = (petition: Petition, { name }: PetitionDeed): readonly Lapse[] => {
  const unitId = holdingUnit(petition)
  if (name === 'refuse') return [{ limit: 'refuse', unitId, dueAt: petition.clock.refuseDueAt }]
  return name === 'askMore' ? [{ limit: 'ask', unitId, dueAt: petition.clock.askDueAt }] : []
}

const wrongPhase = (petition: Petition): { readonly ok: false; readonly refusal: { readonly code: 'petitionPhaseConflict'; readonly facts: { readonly phase: string } } } => ({
  ok: false,
  refusal: { code: 'petitionPhaseConflict', facts: { phase: petition.phase } },
})

const hasWords = (text: string): boolean => text.trim() !== ''

const factOf = (petition: Petition, deed: PetitionDeed, ground: PetitionGround): Decided<PetitionFact> => {
  switch (deed.name) {
    case 'classify':
      return classified(petition, deed, ground)
    case 'assign':
      return isPending(petition) || petition.phase === 'asked' ? ok({ type: 'assigned', staffId: deed.staffId }) : wrongPhase(petition)
    case 'transfer':
      return transferred(petition, deed, ground)
    case 'refuse':
      if (!isPending(petition) && petition.phase !== 'asked') return wrongPhase(petition)
      if (!ground.rule.refusalReasons.some(({ code }) => code === deed.reason)) return refuse('petitionReasonUnknown')
      return hasWords(deed.words) ? ok({ type: 'refused', reason: deed.reason, words: deed.words }) : refuse('petitionWordsRequired')
    case 'route':
      if (petition.phase !== 'received' && petition.phase !== 'open') return wrongPhase(petition)
      return hasWords(deed.words) ? ok({ type: 'routed', route: deed.route, words: deed.words }) : refuse('petitionWordsRequired')
    case 'askMore':
    case 'supplement':
      return deed.name === 'askMore' ? moreAsked(petition, deed, ground) : supplemented(petition, deed, ground)
    case 'draftAnswer':
      if (petition.phase !== 'open' && petition.phase !== 'drafted') return wrongPhase(petition)
      return hasWords(deed.text) ? ok({ type: 'answerDrafted', text: deed.text, by: deed.by }) : refuse('petitionWordsRequired')
    case 'returnDraft':
      if (petition.phase !== 'drafted') return wrongPhase(petition)
      return hasWords(deed.words) ? ok({ type: 'draftReturned', words: deed.words }) : refuse('petitionWordsRequired')
    case 'approveAnswer':
      return answered(petition, deed, ground)
    case 'preparePublication':
    case 'returnPublication':
    case 'declinePublication':
    case 'publish':
    case 'withdrawPublication':
      return publicationFact(petition, deed, ground)
    case 'rate':
      return petition.phase === 'answered' ? ok({ type: 'rated', vote: deed.vote, comment: deed.comment }) : wrongPhase(petition)
    case 'reopen':
      return reopened(petition, deed, ground)
    case 'markRepeat':
      return deed.of === petition.id ? refuse('petitionRepeatOfItselfInvalid') : ok({ type: 'repeatMarked', of: deed.of })
    default:
      return unreachable(deed)
  }
}

type Deed<Name extends PetitionDeed['name']> = Extract<PetitionDeed, { name: Name }>

const classified = (petition: Petition, deed: Deed<'classify'>, { rule }: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'received' && petition.phase !== 'open') return wrongPhase(petition)
  const about = classRule(rule, deed.class)
  if (!about.isHandled) return refuse('petitionNotHandledInvalid')
  if (petition.isAnonymous && !about.allowsAnonymous) return refuse('petitionAnonymousNotAllowed', { class: about.label })
  return ok({ type: 'classified', class: deed.class, aboutStaffIds: deed.class === 'conduct' ? deed.aboutStaffIds : [] })
}

const transferred = (petition: Petition, deed: Deed<'transfer'>, ground: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'received' && petition.phase !== 'open') return wrongPhase(petition)
  if (deed.unitId === holdingUnit(petition)) return refuse('petitionSameUnitInvalid')
  if (!hasWords(deed.words)) return refuse('petitionWordsRequired')
  const restarts = ground.rule.transferRestarts
  const clock = startClock(ground, restarts ? ground.now : petition.clock.base, restarts ? [] : petition.clock.pauses)
  return clock.ok ? ok({ type: 'transferred', unitId: deed.unitId, words: deed.words, clock: clock.value }) : clock
}

const moreAsked = (petition: Petition, deed: Deed<'askMore'>, ground: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'received' && petition.phase !== 'open') return wrongPhase(petition)
  if (petition.isAnonymous) return refuse('petitionNoContactInvalid')
  if (!hasWords(deed.words)) return refuse('petitionWordsRequired')
  const answerBy = dueAfter(ground.calendar, ground.now, ground.rule.supplementDays)
  if (!answerBy.ok) return answerBy
  const { clock } = petition
  const stands = ground.rule.askingPauses && ground.now <= clock.answerDueAt
  return ok({
    type: 'moreAsked', words: deed.words, answerBy: answerBy.value,
    clock: stands ? { ...clock, pauses: [...clock.pauses, { from: ground.now, to: null }] } : clock,
  })
}

const supplemented = (petition: Petition, deed: Deed<'supplement'>, ground: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'asked') return wrongPhase(petition)
  const pauses = petition.clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? ground.now }))
  const clock = withPauses(ground, petition.clock, pauses)
  return clock.ok ? ok({ type: 'supplemented', text: deed.text, files: deed.files, clock: clock.value }) : clock
}

const answered = (petition: Petition, deed: Deed<'approveAnswer'>, ground: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'drafted') return wrongPhase(petition)
  if (petition.draft.by === deed.by) return refuse('petitionOwnDraftNotAllowed')
  const publishDueAt = dueAfter(ground.calendar, ground.now, ground.rule.limits.publish)
  if (!publishDueAt.ok) return publishDueAt
  const isPublic = classRule(ground.rule, petition.class).publication !== 'never'
  return ok({ type: 'answered', approvedBy: deed.by, publishDueAt: isPublic ? publishDueAt.value : null })
}

type PublicationDeed = Deed<'preparePublication' | 'returnPublication' | 'declinePublication' | 'publish' | 'withdrawPublication'>

const publicationFact = (petition: Petition, deed: PublicationDeed, ground: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'answered') return wrongPhase(petition)
  const { publication } = petition
  switch (deed.name) {
    case 'preparePublication':
      if (publication.state !== 'owed' && publication.state !== 'prepared') return wrongPhase(petition)
      return Object.values(deed.words).every(hasWords) ? ok({ type: 'publicationPrepared', words: deed.words, by: deed.by }) : refuse('petitionWordsRequired')
    case 'returnPublication':
      if (publication.state !== 'prepared') return wrongPhase(petition)
      return hasWords(deed.reason) ? ok({ type: 'publicationReturned', reason: deed.reason }) : refuse('petitionWordsRequired')
    case 'declinePublication':
      if (publication.state !== 'owed' && publication.state !== 'prepared') return wrongPhase(petition)
      if (classRule(ground.rule, petition.class).publication !== 'mayStay') return refuse('petitionMustPublishInvalid')
      return hasWords(deed.reason) ? ok({ type: 'publicationDeclined', reason: deed.reason }) : refuse('petitionWordsRequired')
    case 'publish':
      if (publication.state !== 'prepared') return wrongPhase(petition)
      return publication.preparedBy === deed.by ? refuse('petitionOwnCheckNotAllowed') : ok({ type: 'published', by: deed.by })
    case 'withdrawPublication': {
      if (publication.state !== 'published') return wrongPhase(petition)
      if (!hasWords(deed.reason)) return refuse('petitionWordsRequired')
      const dueAt = dueAfter(ground.calendar, ground.now, ground.rule.limits.publish)
      return dueAt.ok ? ok({ type: 'publicationWithdrawn', reason: deed.reason, dueAt: dueAt.value }) : dueAt
    }
    default:
      return unreachable(deed)
  }
}

const reopened = (petition: Petition, deed: Deed<'reopen'>, ground: PetitionGround): Decided<PetitionFact> => {
  if (petition.phase !== 'answered') return wrongPhase(petition)
  const { times, withinDays } = ground.rule.reopening
  if (petition.opinion?.vote !== 'dislike') return refuse('petitionNotDislikedConflict')
  if (petition.reopenings >= times) return refuse('petitionReopenUsedConflict', { times })
  const until = fromAt(petition.answer.answeredAt).add({ hours: withinDays * 24 })
  if (fromAt(ground.now).epochMilliseconds > until.epochMilliseconds) return refuse('petitionReopenExpired', { days: withinDays })
  const clock = startClock(ground, ground.now)
  return clock.ok ? ok({ type: 'reopened', text: deed.text, clock: clock.value }) : clock
}

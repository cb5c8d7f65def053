import type { At } from '#kernel/at.ts'
import type { Brand, UnitId } from '#kernel/ids.ts'
import { ok, refuse, unreachable, type Result } from '#kernel/result.ts'
import type { PetitionId } from './petition.ts'

export type DialogueId = Brand<string, 'DialogueId'>
export type QuestionId = Brand<string, 'QuestionId'>
export type PromiseId = Brand<string, 'PromiseId'>

export const DIALOGUE_PHASES = ['announced', 'held', 'published', 'cancelled'] as const
export type DialoguePhase = (typeof DIALOGUE_PHASES)[number]
export const QUESTION_STATES = ['waiting', 'accepted', 'declined', 'answered', 'petition'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]
export const PROMISE_STATES = ['made', 'inProgress', 'done', 'notDone'] as const
export type PromiseState = (typeof PROMISE_STATES)[number]

/** What is announced of a session. */
export type Announcement = { readonly title: string; readonly topics: string; readonly place: string; readonly startsAt: At; readonly questionsUntil: At }

/** What can happen to a session, its questions and its promises. Words of those who ask stand in their rows. */
export type DialogueFact =
  | { readonly type: 'announced'; readonly announcement: Announcement }
  | { readonly type: 'changed'; readonly announcement: Announcement }
  | { readonly type: 'cancelled'; readonly reason: string }
  | { readonly type: 'held'; readonly attended: number; readonly minutes: string }
  | { readonly type: 'minutesPublished' }
  | { readonly type: 'asked' }
  | { readonly type: 'accepted'; readonly publicText: string }
  | { readonly type: 'declined'; readonly reason: string }
  | { readonly type: 'answered'; readonly words: string }
  | { readonly type: 'becamePetition'; readonly petitionId: PetitionId }
  | { readonly type: 'promised'; readonly text: string; readonly unitId: UnitId; readonly dueOn: string }
  | { readonly type: 'promiseMoved'; readonly state: PromiseState; readonly note: string | null }

export type DialogueFactType = DialogueFact['type']

export type DialogueDecision =
  | 'dialoguePhaseConflict' | 'dialogueWordsRequired' | 'dialogueTimeInvalid' | 'dialogueNotYetHeldInvalid' | 'dialogueQuestionsWaitingConflict'
  | 'dialogueClosedExpired' | 'dialogueQuestionStateConflict' | 'dialoguePromiseDayInvalid' | 'dialoguePromiseStateConflict'

type Decided = Result<null, DialogueDecision>
const YES: Decided = ok(null)
const filled = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() !== '')

/** May a session be announced, or announced anew, like this? */
export const checkAnnouncement = ({ title, topics, place, startsAt, questionsUntil }: Announcement, now: At): Decided => {
  if (!filled(title, topics, place)) return refuse('dialogueWordsRequired')
  return startsAt > now && questionsUntil <= startsAt ? YES : refuse('dialogueTimeInvalid')
}

export type SessionFacts = { readonly phase: DialoguePhase; readonly startsAt: At; readonly questionsUntil: At; readonly openQuestions: number }

/** May this happen to a session now? `openQuestions` are accepted ones without an answer. */
export const decideSession = (session: SessionFacts, fact: Extract<DialogueFact, { type: 'changed' | 'cancelled' | 'held' | 'minutesPublished' }>, now: At): Decided => {
  switch (fact.type) {
    case 'changed':
      return session.phase === 'announced' ? checkAnnouncement(fact.announcement, now) : refuse('dialoguePhaseConflict')
    case 'cancelled':
      if (session.phase !== 'announced') return refuse('dialoguePhaseConflict')
      return filled(fact.reason) ? YES : refuse('dialogueWordsRequired')
    case 'held':
      if (session.phase !== 'announced' && session.phase !== 'held') return refuse('dialoguePhaseConflict')
      if (session.startsAt > now) return refuse('dialogueNotYetHeldInvalid')
      return filled(fact.minutes) ? YES : refuse('dialogueWordsRequired')
    case 'minutesPublished':
      if (session.phase !== 'held') return refuse('dialoguePhaseConflict')
      return session.openQuestions === 0 ? YES : refuse('dialogueQuestionsWaitingConflict', { count: session.openQuestions })
    default:
      return unreachable(fact)
  }
}

/** May a question be sent in? By the public until the announced moment, by officers as long as the minutes are open. */
export const mayAsk = ({ phase, questionsUntil }: SessionFacts, byOfficer: boolean, now: At): Decided => {
  if (byOfficer) return phase === 'announced' || phase === 'held' ? YES : refuse('dialoguePhaseConflict')
  return phase === 'announced' && now <= questionsUntil ? YES : refuse('dialogueClosedExpired')
}

/** From which states a question may come to each. */
const QUESTION_FROM = {
  accepted: ['waiting', 'accepted', 'declined'],
  declined: ['waiting', 'accepted'],
  answered: ['accepted', 'answered'],
  becamePetition: ['waiting', 'accepted', 'declined', 'answered'],
} as const satisfies Partial<Record<DialogueFactType, readonly QuestionState[]>>

export const decideQuestion = (session: Pick<SessionFacts, 'phase'>, state: QuestionState, fact: Extract<DialogueFact, { type: keyof typeof QUESTION_FROM }>): Decided => {
  if (session.phase === 'cancelled' && fact.type !== 'becamePetition') return refuse('dialoguePhaseConflict')
  if (session.phase === 'announced' && fact.type === 'answered') return refuse('dialogueNotYetHeldInvalid')
  if (!(QUESTION_FROM[fact.type] as readonly QuestionState[]).includes(state)) return refuse('dialogueQuestionStateConflict')
  switch (fact.type) {
    case 'accepted':
      return filled(fact.publicText) ? YES : refuse('dialogueWordsRequired')
    case 'declined':
      return filled(fact.reason) ? YES : refuse('dialogueWordsRequired')
    case 'answered':
      return filled(fact.words) ? YES : refuse('dialogueWordsRequired')
    case 'becamePetition':
      return YES
    default:
      return unreachable(fact)
  }
}

/** Promises are made at the session, for a day that has not passed. `today` is an ISO day. */
export const decidePromise = ({ phase }: Pick<SessionFacts, 'phase'>, { text, dueOn }: { readonly text: string; readonly dueOn: string }, today: string): Decided => {
  if (phase !== 'held') return refuse('dialoguePhaseConflict')
  if (!filled(text)) return refuse('dialogueWordsRequired')
  return dueOn >= today ? YES : refuse('dialoguePromiseDayInvalid')
}

/** A promise that is done or given up stays so, unless the task behind it is opened again; it is never as if it had not begun. */
export const decidePromiseMove = (state: PromiseState, to: PromiseState): Decided =>
  to === 'made' && state !== 'made' ? refuse('dialoguePromiseStateConflict') : YES

/** How a promise stands on an ISO day. */
export const isPromiseLate = ({ state, dueOn }: { readonly state: PromiseState; readonly dueOn: string }, today: string): boolean =>
  (state === 'made' || state === 'inProgress') && dueOn < today

/** One event as figures read it. */
export type DialogueLine = { readonly sessionId: DialogueId; readonly subjectId: string; readonly type: DialogueFactType; readonly at: At; readonly state: PromiseState | null }

export type DialogueFigures = { readonly sessions: number; readonly questions: number; readonly answered: number; readonly promises: number; readonly promisesDone: number }

/** Sessions held in a span (begin included, end not), with their questions and promises as the lines tell them. */
export const dialogueFigures = (lines: readonly DialogueLine[], begin: At, end: At): DialogueFigures => {
  const held = new Map<DialogueId, At>()
  for (const { type, sessionId, at } of lines) if (type === 'held' && !held.has(sessionId)) held.set(sessionId, at)
  const isMeant = ({ sessionId }: DialogueLine): boolean => {
    const at = held.get(sessionId)
    return at !== undefined && begin <= at && at < end
  }
  const own = lines.filter(isMeant)
  const subjects = (...types: readonly DialogueFactType[]): Set<string> => new Set(own.filter(({ type }) => types.includes(type)).map(({ subjectId }) => subjectId))
  const states = new Map(own.filter(({ type }) => type === 'promiseMoved').map(({ subjectId, state }) => [subjectId, state]))
  return {
    sessions: new Set(own.map(({ sessionId }) => sessionId)).size,
    questions: subjects('asked').size,
    answered: subjects('answered').size,
    promises: subjects('promised').size,
    promisesDone: [...states.values()].filter((state) => state === 'done').length,
  }
}

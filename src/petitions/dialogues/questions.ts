import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { countFailure, isThrottled } from '#dossiers/look-up/lookup-throttle.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import { parseContact } from '#citizens/domain/contact.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import type { PetitionClass } from '#law/petition-rules.ts'
import type { Vault } from '#secrets/vault.ts'
import { decideQuestion, mayAsk, type DialogueFact, type DialogueId, type QuestionId } from '../domain/dialogue.ts'
import type { PetitionChannel, PetitionId } from '../domain/petition.ts'
import { enterIn } from '../receive.ts'
import { SENDER } from '../sender.ts'
import { appendDialogueEvent, findDialogueCommand, lockQuestion, lockSession, nextNo, type LockedQuestion, type LockedSession } from './dialogue-store.ts'
import type { DialogueRefusal } from './refusals.ts'
import { lockOwnSession } from './sessions.ts'
import { LONGEST_QUESTION, LONGEST_SUBJECT } from '../domain/limits.ts'


export type NewQuestion = {
  readonly commandId: string
  readonly sessionId: DialogueId
  readonly questionId: QuestionId
  readonly text: string
  /** Not asked for; never shown to the public. */
  readonly name: string
  readonly contact: string
}

type Asked = Result<{ readonly questionId: QuestionId }, DialogueRefusal>

const insertQuestion = async (trx: Trx, ctx: Ctx, session: LockedSession, question: NewQuestion, channel: PetitionChannel): Promise<Asked> => {
  const text = tidy(question.text)
  if (text === '') return refuse('dialogueWordsRequired')
  if (text.length > LONGEST_QUESTION) return refuse('dialogueTextTooLong', { most: LONGEST_QUESTION })
  const [name, contact] = [tidy(question.name).slice(0, 120), tidy(question.contact).slice(0, 120)]
  if (channel === 'portal' && contact !== '' && parseContact(contact) === undefined) return refuse('petitionContactInvalid')
  const { questionId: id, sessionId, commandId } = question
  await trx.insertInto('dialogue_question').values({
    tenant_id: ctx.tenantId, id, session_id: sessionId, no: await nextNo(trx, 'dialogue_question', sessionId), channel, state: 'waiting',
    asker_name: name === '' ? null : name, asker_contact: contact === '' ? null : contact, asked_text: text, public_text: null, words: null,
    petition_id: null, asked_at: ctx.clock(),
  }).execute()
  await appendDialogueEvent(trx, ctx, session, { type: 'asked' }, { commandId, subjectId: id })
  return ok({ questionId: id })
}

/** Gửi câu hỏi trước over the portal, by anybody, until the announced moment. */
export const askQuestion = (visitor: Ctx, question: NewQuestion, address: string): Promise<Asked> => {
  const ctx: Ctx = { ...visitor, actor: SENDER }
  return transaction(ctx, async (trx): Promise<Asked> => {
    if ((await findDialogueCommand(trx, question.commandId)) !== undefined) return ok({ questionId: question.questionId })
    const place = `doi-thoai/hoi/${address}`
    if (await isThrottled(trx, ctx, place, place)) return refuse('dialogueTooMany')
    const session = await lockSession(trx, question.sessionId)
    if (session === undefined) return refuse('dialogueNotFound')
    const may = mayAsk(session, false, toAt(ctx.clock()))
    if (!may.ok) return may
    const asked = await insertQuestion(trx, ctx, session, question, 'portal')
    if (asked.ok) await countFailure(trx, ctx, place, place)
    return asked
  })
}

/** A question that came by phone, by letter, at the counter or in the room, typed in by an officer. */
export const enterQuestion = (ctx: Ctx, question: NewQuestion & { readonly channel: Exclude<PetitionChannel, 'portal'> }): Promise<Asked> =>
  transaction(ctx, async (trx): Promise<Asked> => {
    const session = await lockOwnSession(trx, ctx, question.sessionId)
    if (!session.ok) return session
    if ((await findDialogueCommand(trx, question.commandId)) !== undefined) return ok({ questionId: question.questionId })
    const may = mayAsk(session.value, true, toAt(ctx.clock()))
    return may.ok ? insertQuestion(trx, ctx, session.value, question, question.channel) : may
  })

const inSession = <T>(ctx: Ctx, questionId: QuestionId, commandId: string, again: T, work: (trx: Trx, session: LockedSession, question: LockedQuestion) => Promise<Result<T, DialogueRefusal>>): Promise<Result<T, DialogueRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<T, DialogueRefusal>> => {
    const question = await lockQuestion(trx, questionId)
    const session = question === undefined ? undefined : await lockOwnSession(trx, ctx, question.sessionId)
    if (question === undefined || session === undefined) return refuse('dialogueQuestionNotFound')
    if (!session.ok) return session
    return (await findDialogueCommand(trx, commandId)) === undefined ? work(trx, session.value, question) : ok(again)
  })

type QuestionFact = Extract<DialogueFact, { type: 'accepted' | 'declined' | 'answered' }>

const changesOf = (fact: QuestionFact) => {
  switch (fact.type) {
    case 'accepted':
      return { state: 'accepted', public_text: fact.publicText, words: null }
    case 'declined':
      return { state: 'declined', words: fact.reason }
    case 'answered':
      return { state: 'answered', words: fact.words }
  }
}

/** Duyệt, không đưa vào, or the answer given in the session. */
export const moveQuestion = (ctx: Ctx, { commandId, questionId, fact }: { readonly commandId: string; readonly questionId: QuestionId; readonly fact: QuestionFact }): Promise<Result<null, DialogueRefusal>> =>
  inSession(ctx, questionId, commandId, null, async (trx, session, question): Promise<Result<null, DialogueRefusal>> => {
    const decided = decideQuestion(session, question.state, fact)
    if (!decided.ok) return decided
    await trx.updateTable('dialogue_question').set(changesOf(fact)).where('tenant_id', '=', ctx.tenantId).where('id', '=', questionId).execute()
    await appendDialogueEvent(trx, ctx, session, fact, { commandId, subjectId: questionId })
    return ok(null)
  })

/** Chuyển câu hỏi thành phản ánh, kiến nghị, with its own time limits; who asked without a name sends without one. */
export const makePetition = (
  ctx: Ctx,
  vault: Vault,
  { commandId, questionId, petitionId, class: about }: { readonly commandId: string; readonly questionId: QuestionId; readonly petitionId: PetitionId; readonly class: PetitionClass },
): Promise<Result<PetitionId, DialogueRefusal>> =>
  inSession(ctx, questionId, commandId, petitionId, async (trx, session, question): Promise<Result<PetitionId, DialogueRefusal>> => {
    const decided = decideQuestion(session, question.state, { type: 'becamePetition', petitionId })
    if (!decided.ok) return decided
    const contact = parseContact(question.askerContact ?? '')
    const entered = await enterIn(trx, ctx, vault, {
      commandId: derivedId(`dialogue-petition/${commandId}`), petitionId, class: about, unitId: session.unitId, channel: 'dialogue', receivedAt: null,
      subject: question.askedText.slice(0, LONGEST_SUBJECT), content: question.askedText, dossierCode: '', fileIds: [],
      sender: question.askerName === null ? null : {
        name: question.askerName, phone: contact?.kind === 'phone' ? contact.value : '', email: contact?.kind === 'email' ? contact.value : '', address: '',
      },
    })
    if (!entered.ok) return entered
    await trx.updateTable('dialogue_question').set({ state: 'petition', petition_id: petitionId }).where('tenant_id', '=', ctx.tenantId).where('id', '=', questionId).execute()
    await appendDialogueEvent(trx, ctx, session, { type: 'becamePetition', petitionId }, { commandId, subjectId: questionId })
    return ok(petitionId)
  })

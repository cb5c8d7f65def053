import { z } from 'zod'
import type { Trx } from '#db/context.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DossierId } from '#kernel/ids.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { Compose, Composers } from '#messages/couriers.ts'
import { withoutMarks } from '#messages/domain/short-text.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { invitationWords } from '../../law/surveys/invitation-words.ts'
import { strataOf } from './domain/survey.ts'
import { findInvitation, type Invitation } from './invitations.ts'
import { findSurvey } from './survey-rows.ts'
import { INVITATION_PARCEL } from './send.ts'
import { tokensOf } from './tokens.ts'

/** Where an invitation leads. */
export const sheetAddress = (origin: string, token: string): string => `${origin}/phieu-khao-sat/${token}`

/** The address or number of the person invited, read at this moment; nothing is kept of it. */
export const contactOf = async (trx: Trx, actor: Actor, { dossierId, contact }: Pick<Invitation, 'dossierId' | 'contact'>, kind: 'email' | 'phone'): Promise<string | undefined> => {
  if (contact !== null) return contact
  const page = dossierId === null ? undefined : await findDossierPage(trx, actor, dossierId as DossierId)
  return page?.textOf(page.dossier.parties.submitter[kind]) ?? undefined
}

/** The letter of an invitation; undefined once it was answered, the survey is closed, or the contact is gone. */
const composeInvitation =
  (origin: string): Compose =>
  async (trx, ctx, { reference, channel }) => {
    const invitation = await findInvitation(trx, z.object({ invitationId: z.uuid() }).parse(reference).invitationId)
    const survey = invitation === undefined ? undefined : await findSurvey(trx, invitation.surveyId)
    if (invitation === undefined || survey?.phase !== 'open' || invitation.isUsed) return undefined
    const to = await contactOf(trx, ctx.actor, invitation, channel === 'mail' ? 'email' : 'phone')
    const [token] = await tokensOf(trx, ctx, [invitation.id])
    if (to === undefined || token === undefined) return undefined
    const unitId = strataOf(survey).find(({ no }) => no === invitation.stratum)?.unitId
    const unitName = unitId === undefined ? undefined : (await unitTree(trx, today(ctx))).find(unitId)?.name
    const facts = { ten: survey.title, donvi: unitName ?? '', duongdan: sheetAddress(origin, token), han: survey.closesOn }
    const letter = fillSentence(survey.kind === 'sipas' ? invitationWords.letter : invitationWords.opinionLetter, facts)
    const text = channel === 'mail' ? letter : withoutMarks(fillSentence(invitationWords.short, facts))
    return { to, subject: fillSentence(invitationWords.subject, facts), text, occasion: 'survey' }
  }

/** What surveys know how to write; links lead to `origin`. */
export const surveyComposers = (origin: string): Composers => ({ [INVITATION_PARCEL]: composeInvitation(origin) })

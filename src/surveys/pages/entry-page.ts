import type { Ctx } from '#db/context.ts'
import type { Questionnaire } from '#law/surveys.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findSheetToEnter, questionnaireFor } from '../answer.ts'
import { mayEnter } from '../domain/may.ts'
import { strataOf, type Survey } from '../domain/survey.ts'
import { contactOf } from '../invitation-letter.ts'
import { findToCall } from '../invitations.ts'
import { ruleOf } from '../queries.ts'
import { surveySentence } from '../refusals.ts'
import { findSurvey } from '../survey-rows.ts'
import { SURVEYOR, surveying } from '../surveyor.ts'

/** A sheet as whoever enters it meets it: which number, about which unit, what is asked. No person. */
export type EntrySheet = { readonly serial: number; readonly unitName: string; readonly questionnaire: Questionnaire }

export type EntryPage = {
  readonly id: string
  readonly title: string
  readonly scale: readonly string[]
  readonly sheet: EntrySheet | null
  /** Why there is no sheet of this number. */
  readonly message: string | null
}

const headOf = (survey: Survey) => ({ id: survey.id, title: survey.title, scale: ruleOf(survey).scale })

const findEnterable = (ctx: Ctx, id: string): Promise<Survey | undefined> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, id)
    return survey !== undefined && mayEnter(ctx.actor, survey, await unitTree(trx, today(ctx))) ? survey : undefined
  })

/** The sheet of a number, or the question for one; undefined for whoever may not enter sheets. */
export const findEntryPage = async (ctx: Ctx, id: string, typedSerial: string | null): Promise<EntryPage | undefined> => {
  const survey = await findEnterable(ctx, id)
  if (survey === undefined) return undefined
  if (typedSerial === null) return { ...headOf(survey), sheet: null, message: null }
  const found = await findSheetToEnter(ctx, { surveyId: id, serial: Number(typedSerial) })
  if (!found.ok) return { ...headOf(survey), sheet: null, message: surveySentence(found.refusal) }
  const { invitation, unitName, questionnaire } = found.value
  return invitation.isUsed
    ? { ...headOf(survey), sheet: null, message: `Phiếu số ${invitation.serial} đã có trả lời. Mỗi lời mời chỉ một phiếu.` }
    : { ...headOf(survey), sheet: { serial: invitation.serial, unitName, questionnaire }, message: null }
}

export type CallPage = EntryPage & { readonly phone: string | null }

/** The next person to call: a number and what to ask, no name. */
export const findCallPage = async (ctx: Ctx, id: string, after: number): Promise<CallPage | undefined> => {
  const survey = await findEnterable(ctx, id)
  if (survey === undefined) return undefined
  return surveying(ctx, async (trx): Promise<CallPage> => {
    const invitation = survey.phase === 'open' ? await findToCall(trx, id, after) : undefined
    const stratum = invitation === undefined ? undefined : strataOf(survey).find(({ no }) => no === invitation.stratum)
    const questionnaire = stratum === undefined ? undefined : questionnaireFor(survey, stratum)
    if (invitation === undefined || stratum === undefined || questionnaire === undefined) return { ...headOf(survey), sheet: null, message: null, phone: null }
    const unitName = (await unitTree(trx, today(ctx))).find(stratum.unitId)?.name ?? ''
    return {
      ...headOf(survey), message: null, phone: (await contactOf(trx, SURVEYOR, invitation, 'phone')) ?? null,
      sheet: { serial: invitation.serial, unitName, questionnaire },
    }
  })
}

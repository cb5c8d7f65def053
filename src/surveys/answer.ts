import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { countFailure, isThrottled } from '#dossiers/look-up/lookup-throttle.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import type { Questionnaire } from '#law/surveys.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { faultsOf, partWords, type Answers } from './domain/answers.ts'
import { mayEnter } from './domain/may.ts'
import { strataOf, type Stratum, type Survey } from './domain/survey.ts'
import { findInvitationBySerial, findInvitationByToken, type Invitation } from './invitations.ts'
import { findSurvey } from './survey-rows.ts'
import type { SurveyRefusal } from './refusals.ts'
import { markCalled } from './store.ts'
import { surveying } from './surveyor.ts'
import { unorderedId } from './unordered-id.ts'

/** A sheet to be answered: what is asked about which unit. Nothing in it is of a person. */
export type Sheet = {
  readonly survey: Survey
  readonly invitation: Invitation
  readonly stratum: Stratum
  readonly questionnaire: Questionnaire
  readonly unitName: string
}

/** The questionnaire of a stratum: that of its group, or the survey's only one. */
export const questionnaireFor = ({ questionnaires }: Pick<Survey, 'questionnaires'>, { group }: Stratum): Questionnaire | undefined =>
  group === null ? questionnaires[0] : questionnaires.find(({ code }) => code === group)

const sheetOf = async (trx: Trx, ctx: Ctx, invitation: Invitation): Promise<Sheet | undefined> => {
  const survey = await findSurvey(trx, invitation.surveyId)
  const stratum = survey === undefined ? undefined : strataOf(survey).find(({ no }) => no === invitation.stratum)
  const questionnaire = survey === undefined || stratum === undefined ? undefined : questionnaireFor(survey, stratum)
  if (survey === undefined || stratum === undefined || questionnaire === undefined) return undefined
  const unitName = (await unitTree(trx, today(ctx))).find(stratum.unitId)?.name ?? ''
  return { survey, invitation, stratum, questionnaire, unitName }
}

const isTakingAnswers = (ctx: Ctx, { phase, closesOn }: Survey): boolean => phase === 'open' && closesOn >= today(ctx).toString()

type Asked = { readonly token: string; readonly address: string }

/** The sheet behind a code; wrong codes are counted against the address they came from. A survey in draft has none. */
const openSheet = async (trx: Trx, ctx: Ctx, { token, address }: Asked): Promise<Result<Sheet, SurveyRefusal>> => {
  const failureKey = `khao-sat/${hash('sha256', token)}`
  if (await isThrottled(trx, ctx, address, failureKey)) return refuse('invitationTooMany')
  const invitation = await findInvitationByToken(trx, token)
  const sheet = invitation === undefined ? undefined : await sheetOf(trx, ctx, invitation)
  if (sheet !== undefined && sheet.survey.phase !== 'draft') return ok(sheet)
  await countFailure(trx, ctx, address, failureKey)
  return refuse('invitationNotFound')
}

/** What the holder of a code is asked, or that they have answered, or that it is over. */
export const findSheet = (ctx: Ctx, asked: Asked): Promise<Result<Sheet, SurveyRefusal>> =>
  surveying(ctx, async (trx): Promise<Result<Sheet, SurveyRefusal>> => {
    const sheet = await openSheet(trx, ctx, asked)
    if (!sheet.ok || sheet.value.invitation.isUsed || isTakingAnswers(ctx, sheet.value.survey)) return sheet
    return refuse('invitationEnded')
  }, true)

/** Puts the answers in, tied to nothing but the stratum; once for each invitation, and a second time alike. */
export const castAnswers = async (trx: Trx, ctx: Ctx, { survey, invitation, stratum, questionnaire }: Omit<Sheet, 'unitName'>, answers: Answers, mayOmit: boolean): Promise<Result<null, SurveyRefusal>> => {
  const faults = faultsOf(questionnaire, answers, mayOmit)
  if (faults.length > 0) return refuse('surveyAnswersInvalid', { keys: faults.map(({ key }) => key) })
  const { choices, words } = partWords(questionnaire, answers)
  const said = words.map(({ key, text }) => ({ id: unorderedId(ctx), unitId: stratum.unitId, key, text: tidy(text) })).filter(({ text }) => text !== '')
  const { rows } = await sql<{ outcome: 'cast' | 'repeated' | 'over' | 'unknown' }>`
    select cast_survey_answer(${invitation.id}, ${today(ctx)}::date, ${unorderedId(ctx)}, ${JSON.stringify(choices)}::json, ${JSON.stringify(said)}::json) as outcome`.execute(trx)
  switch (rows[0]?.outcome) {
    case 'cast':
    case 'repeated': return ok(null)
    case 'over': return refuse('invitationEnded')
    default: throw new Error(`survey ${survey.id} lost its invitation`)
  }
}

/** Answers by the code of an invitation. */
export const answerByToken = (ctx: Ctx, { answers, ...asked }: Asked & { readonly answers: Answers }): Promise<Result<null, SurveyRefusal>> =>
  surveying(ctx, async (trx): Promise<Result<null, SurveyRefusal>> => {
    const sheet = await openSheet(trx, ctx, asked)
    return sheet.ok ? castAnswers(trx, ctx, sheet.value, answers, false) : sheet
  }, true)

type Entered = { readonly surveyId: string; readonly serial: number }

/** The sheet of a number for whoever enters it: nobody of a rated agency. */
const sheetToEnter = async (trx: Trx, ctx: Ctx, { surveyId, serial }: Entered): Promise<Result<Sheet, SurveyRefusal>> => {
  const survey = await findSurvey(trx, surveyId)
  if (survey === undefined) return refuse('surveyNotFound')
  if (!mayEnter(ctx.actor, survey, await unitTree(trx, today(ctx)))) return refuse('surveyEntryNotAllowed')
  const invitation = Number.isInteger(serial) ? await findInvitationBySerial(trx, surveyId, serial) : undefined
  const sheet = invitation === undefined ? undefined : await sheetOf(trx, ctx, invitation)
  return sheet === undefined ? refuse('surveySerialUnknown') : isTakingAnswers(ctx, survey) ? ok(sheet) : refuse('invitationEnded')
}

export const findSheetToEnter = (ctx: Ctx, entered: Entered): Promise<Result<Sheet, SurveyRefusal>> => surveying(ctx, (trx) => sheetToEnter(trx, ctx, entered))

/** Enters a paper sheet, or what somebody says on the telephone; open questions stay open. */
export const enterAnswers = (ctx: Ctx, { answers, ...entered }: Entered & { readonly answers: Answers }): Promise<Result<null, SurveyRefusal>> =>
  surveying(ctx, async (trx): Promise<Result<null, SurveyRefusal>> => {
    const sheet = await sheetToEnter(trx, ctx, entered)
    return sheet.ok ? castAnswers(trx, ctx, sheet.value, answers, true) : sheet
  })

/** Notes that a call brought no answers, so that nobody is called again. */
export const recordCall = (ctx: Ctx, { outcome, ...entered }: Entered & { readonly outcome: 'declined' | 'unreachable' }): Promise<Result<null, SurveyRefusal>> =>
  surveying(ctx, async (trx): Promise<Result<null, SurveyRefusal>> => {
    const sheet = await sheetToEnter(trx, ctx, entered)
    if (!sheet.ok) return sheet
    await markCalled(trx, sheet.value.invitation.id, outcome)
    return ok(null)
  })

import type { Ctx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { surveyRuleOn } from '#law/surveys.ts'
import type { Estimate } from './domain/estimate.ts'
import { shownGroups } from './domain/hiding.ts'
import { compareOpinions } from './domain/opinions.ts'
import { masksFor, measureTogether, type Measured, type Respondent } from './domain/results.ts'
import { isOver, strataOf, type Stratum, type Survey } from './domain/survey.ts'
import { listSurveys, readRespondents, findSurvey } from './survey-rows.ts'
import { surveying } from './surveyor.ts'

/** What a survey says of a unit for a criterion, in percent of full satisfaction; too few answers are never told. */
export type SurveyScore =
  | { readonly percent: number; readonly answers: number; readonly low: number; readonly high: number }
  | { readonly hidden: 'tooFew' }

const HIDDEN: SurveyScore = { hidden: 'tooFew' }

const scoreOf = (estimate: Estimate | null | undefined): SurveyScore =>
  estimate == null ? HIDDEN : { percent: estimate.value * 100, answers: estimate.answers, low: estimate.low * 100, high: estimate.high * 100 }

export const unitOf = ({ unitId }: Stratum): string => unitId

/** The rule by which a survey is reckoned: that of the day it was opened. */
export const ruleOf = ({ openedOn, closesOn }: Survey) => surveyRuleOn(openedOn ?? closesOn)

/** Units of a closed SIPAS survey taken together, leaving out those that may not be shown by themselves. */
const sipasOver = (survey: Survey, respondents: readonly Respondent[], units: readonly UnitId[]): Measured | null => {
  const [questionnaire] = survey.questionnaires
  if (survey.kind !== 'sipas' || questionnaire === undefined) return null
  const measuring = { questionnaire, rule: ruleOf(survey) }
  const strata = strataOf(survey)
  return measureTogether(measuring, strata, respondents, unitOf, new Set(units), masksFor(measuring, strata, respondents, unitOf))
}

type ScoreQuestion = { readonly surveyId: string; readonly ratedUnitIds: readonly UnitId[]; readonly criterionCodes: readonly string[] }

/** The scores of rated units by criteria of the PAR Index, by criterion and unit, from one reading of a survey that is closed. */
export const findSurveyScores = (ctx: Ctx, { surveyId, ratedUnitIds, criterionCodes }: ScoreQuestion): Promise<ReadonlyMap<string, ReadonlyMap<UnitId, SurveyScore>>> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, surveyId)
    const by = (score: (code: string, unitId: UnitId) => SurveyScore) => new Map(criterionCodes.map((code) => [code, new Map(ratedUnitIds.map((unitId) => [unitId, score(code, unitId)]))]))
    if (survey === undefined || !isOver(survey)) return by(() => HIDDEN)
    const respondents = await readRespondents(trx, surveyId)
    if (survey.kind === 'sociological') {
      const opinions = compareOpinions({ questionnaires: survey.questionnaires, rule: ruleOf(survey), strata: strataOf(survey) }, respondents)
      return by((code, unitId) => scoreOf(opinions.get(code)?.get(unitId)))
    }
    const ofUnit = new Map(ratedUnitIds.map((unitId) => [unitId, scoreOf(sipasOver(survey, respondents, [unitId])?.index)]))
    const answers = (code: string): boolean => survey.questionnaires.some(({ criteria }) => criteria.includes(code))
    return by((code, unitId) => (answers(code) ? (ofUnit.get(unitId) ?? HIDDEN) : HIDDEN))
  })

/** The score of one rated unit by one criterion. */
export const findSurveyScore = async (
  ctx: Ctx,
  { surveyId, ratedUnitId, criterionCode }: { readonly surveyId: string; readonly ratedUnitId: UnitId; readonly criterionCode: string },
): Promise<SurveyScore> =>
  (await findSurveyScores(ctx, { surveyId, ratedUnitIds: [ratedUnitId], criterionCodes: [criterionCode] })).get(criterionCode)?.get(ratedUnitId) ?? HIDDEN

/** How many answered about the wanted units that may be shown. */
const answersAbout = (survey: Survey, respondents: readonly Respondent[], wanted: ReadonlySet<UnitId>): number => {
  const unitByStratum = new Map(strataOf(survey).map(({ no, unitId }) => [no, unitId]))
  const counts = new Map(survey.rated.map((unitId) => [unitId, respondents.filter(({ stratum }) => unitByStratum.get(stratum) === unitId).length]))
  return [...shownGroups(counts, ruleOf(survey).fewest)].reduce((sum, unitId) => sum + (wanted.has(unitId) ? (counts.get(unitId) ?? 0) : 0), 0)
}

/** What an office held of surveys about some units in a period, for its reports. Own measures are counted as none. */
export type SurveyFigures = {
  readonly surveys: number
  readonly invited: number
  /** Answered sheets of units that may be shown. */
  readonly answered: number
  /** From 0 to 1, of the last SIPAS survey that was closed; the rating at the counter is never mixed into it. */
  readonly sipas: { readonly surveyId: string; readonly index: number; readonly n: number; readonly low: number; readonly high: number } | null
}

/** Surveys of others about these units that were closed in the period, both days included. */
export const findSurveyFigures = (
  ctx: Ctx,
  { unitIds, period }: { readonly unitIds: readonly UnitId[]; readonly period: { readonly from: PlainDate; readonly to: PlainDate } },
): Promise<SurveyFigures> =>
  surveying(ctx, async (trx) => {
    const [from, to] = [period.from.toString(), period.to.toString()]
    const isWithin = ({ closedOn }: Survey): boolean => closedOn !== null && from <= closedOn && closedOn <= to
    const wanted = new Set(unitIds)
    const held = (await listSurveys(trx)).filter((survey) => !survey.isOwn && isWithin(survey) && survey.rated.some((unitId) => wanted.has(unitId)))
    let answered = 0
    let sipas: SurveyFigures['sipas'] = null
    for (const survey of held.toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? -1 : 1))) {
      const respondents = await readRespondents(trx, survey.id)
      answered += answersAbout(survey, respondents, wanted)
      const measured = sipasOver(survey, respondents, unitIds)
      if (measured?.index != null) sipas = { surveyId: survey.id, index: measured.index.value, n: measured.answers, low: measured.index.low, high: measured.index.high }
    }
    const invited = held.flatMap(strataOf).reduce((sum, { unitId, drawn }) => sum + (wanted.has(unitId) ? drawn : 0), 0)
    return { surveys: held.length, invited, answered, sipas }
  })

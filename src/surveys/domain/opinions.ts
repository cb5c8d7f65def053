import type { Questionnaire, SurveyRule } from '#law/surveys.ts'
import { questionsOf, type Answers } from './answers.ts'
import type { Estimate } from './estimate.ts'
import { shownGroups } from './hiding.ts'
import { isWeighted, measurePeople, worthOf, type Respondent } from './results.ts'
import type { Stratum } from './survey.ts'

/** The sociological survey: people of several groups, each with its questionnaire, about units, by criterion of the index. */
export type Opinions = { readonly questionnaires: readonly Questionnaire[]; readonly rule: SurveyRule; readonly strata: readonly Stratum[] }

export const criteriaOf = (questionnaires: readonly Questionnaire[]): readonly string[] =>
  [...new Set(questionnaires.flatMap((one) => questionsOf(one).flatMap((question) => (isWeighted(question) ? [question.criterion] : []))))].toSorted()

/** What one person's answers come to for a criterion: the mean worth of those that count, from 0 to 1. */
export const ownOpinion = (questionnaire: Questionnaire, rule: SurveyRule, criterion: string) => (choices: Answers): number | undefined => {
  const worths = questionsOf(questionnaire).flatMap((question) => (isWeighted(question) && question.criterion === criterion ? (worthOf(question, rule, choices) ?? []) : []))
  return worths.length === 0 ? undefined : worths.reduce((sum, worth) => sum + worth, 0) / worths.length
}

/**
 * The mean opinion of some strata by a criterion. Each group of respondents weighs what the rule gives it (alike where it
 * says nothing), whatever its number; within a group its strata weigh by their people.
 */
export const measureOpinion = ({ questionnaires, rule, strata }: Opinions, respondents: readonly Respondent[], criterion: string): Estimate | undefined => {
  const groupOf = new Map(strata.map(({ no, group }) => [no, group]))
  const byCode = new Map(questionnaires.map((one) => [one.code, ownOpinion(one, rule, criterion)]))
  const ownOf = ({ stratum, choices }: Respondent): number | undefined => byCode.get(groupOf.get(stratum) ?? '')?.(choices)
  const heard = respondents.filter((one) => ownOf(one) !== undefined)
  const countOf = (stratum: Stratum): number => stratum.frame ?? heard.filter(({ stratum: no }) => no === stratum.no).length
  const heardStrata = strata.filter(({ no }) => heard.some(({ stratum }) => stratum === no))
  const weight = (stratum: Stratum): number => {
    const group = heardStrata.filter((other) => other.group === stratum.group)
    const whole = group.reduce((sum, other) => sum + countOf(other), 0)
    return whole === 0 ? 0 : ((rule.groupWeights[stratum.group ?? ''] ?? 1) * countOf(stratum)) / whole
  }
  return measurePeople(heardStrata, heard, ownOf, weight)
}

/** By criterion and rated unit; a unit is missing where too few answered, or where the total less the others would tell. */
export const compareOpinions = (opinions: Opinions, respondents: readonly Respondent[]): ReadonlyMap<string, ReadonlyMap<string, Estimate>> => {
  const { strata, rule } = opinions
  const units = new Map([...Map.groupBy(strata, ({ unitId }) => unitId)].map(([unitId, own]) => [unitId, { own, people: respondents.filter(({ stratum }) => own.some(({ no }) => no === stratum)) }]))
  return new Map(
    criteriaOf(opinions.questionnaires).map((criterion) => {
      const measured = [...units].flatMap(([unitId, { own, people }]) => {
        const estimate = measureOpinion({ ...opinions, strata: own }, people, criterion)
        return estimate === undefined ? [] : [[unitId, estimate] as const]
      })
      const shown = shownGroups(new Map(measured.map(([unitId, { answers }]) => [unitId, answers])), rule.fewest)
      return [criterion, new Map(measured.filter(([unitId]) => shown.has(unitId)))] as const
    }),
  )
}

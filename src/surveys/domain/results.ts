import type { Question, Questionnaire, ScaleQuestion, SurveyRule, WeightedQuestion } from '#law/surveys.ts'
import { isNeeded, questionsOf, type Answers } from './answers.ts'
import { meanOf, shareOf, type Estimate } from './estimate.ts'
import { shownGroups } from './hiding.ts'
import type { Stratum } from './survey.ts'

/** One answered sheet, of nobody: only in which stratum. */
export type Respondent = { readonly stratum: number; readonly choices: Answers }

export type Measuring = { readonly questionnaire: Questionnaire; readonly rule: SurveyRule }

/** What a group said; `null` stands for too few answers. */
export type Measured = {
  readonly answers: number
  readonly items: ReadonlyMap<string, Estimate | null>
  readonly factors: ReadonlyMap<string, Estimate | null>
  readonly index: Estimate | null
}

export const isScale = (question: Question): question is ScaleQuestion => question.kind === 'scale'
export const isWeighted = (question: Question): question is WeightedQuestion => question.kind === 'weighted'

/** What an answer is worth, from 0 to 1: satisfied or not, or the worth of its option; undefined where it counts for nothing. */
export const worthOf = (question: Question, { satisfiedFrom }: SurveyRule, choices: Answers): number | undefined => {
  const [given] = choices[question.key] ?? []
  if (given === undefined) return undefined
  if (isScale(question)) return Number(given) >= satisfiedFrom ? 1 : 0
  if (!isWeighted(question)) return undefined
  const worth = question.options.find(({ key }) => key === given)?.worth
  return worth == null ? undefined : worth / 100
}

/** Weights of strata: by their people where they are known everywhere, else as they answered. */
export const weightsOf = (strata: readonly Stratum[], answered: (stratum: Stratum) => number): ((stratum: Stratum) => number) =>
  strata.every(({ frame }) => frame !== null) ? ({ frame }) => frame ?? 0 : answered

const byStratum = (respondents: readonly Respondent[]): ((stratum: Stratum) => readonly Respondent[]) => {
  const parts = Map.groupBy(respondents, ({ stratum }) => stratum)
  return ({ no }) => parts.get(no) ?? []
}

const meanValue = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** One question over strata: a share of satisfied people, or the mean worth of weighted answers. */
export const measureItem = (question: Question, rule: SurveyRule, strata: readonly Stratum[], respondents: readonly Respondent[]): Estimate | undefined => {
  const inStratum = byStratum(respondents)
  const valuesOf = (stratum: Stratum): readonly number[] => inStratum(stratum).flatMap(({ choices }) => worthOf(question, rule, choices) ?? [])
  const weight = weightsOf(strata, (stratum) => valuesOf(stratum).length)
  const parts = strata.map((stratum) => ({ weight: weight(stratum), frame: stratum.frame, values: valuesOf(stratum) }))
  return isScale(question)
    ? shareOf(parts.map(({ values, ...rest }) => ({ ...rest, part: values.reduce((sum, value) => sum + value, 0), base: values.length })))
    : meanOf(parts)
}

/** The mean of what each person comes to over some questions; `value` replaces the point between the limits. */
export const measurePeople = (
  strata: readonly Stratum[],
  respondents: readonly Respondent[],
  ownValue: (respondent: Respondent) => number | undefined,
  weight?: (stratum: Stratum) => number,
  value?: number,
): Estimate | undefined => {
  const inStratum = byStratum(respondents)
  const valuesOf = (stratum: Stratum): readonly number[] => inStratum(stratum).flatMap((one) => ownValue(one) ?? [])
  const weigh = weight ?? weightsOf(strata, (stratum) => valuesOf(stratum).length)
  return meanOf(strata.map((stratum) => ({ weight: weigh(stratum), frame: stratum.frame, values: valuesOf(stratum) })), value)
}

/** How many people answered each measured question. */
export const validOf = ({ questionnaire, rule }: Measuring, respondents: readonly Respondent[]): ReadonlyMap<string, number> =>
  new Map(
    questionsOf(questionnaire).filter(isNeeded).map((question) => [
      question.key,
      respondents.filter(({ choices }) => worthOf(question, rule, choices) !== undefined).length,
    ]),
  )

/**
 * A SIPAS survey over some strata. Item: satisfied ÷ valid answers. Factor: mean of its items. Index: mean of all items,
 * or the weighted mean of factors where the year's method says so. Items that may not be shown are in no factor and not
 * in the index, so that nothing can be reckoned back. Limits of factors and of the index come from each person's own mean.
 */
export const measureSipas = (
  { questionnaire, rule }: Measuring,
  strata: readonly Stratum[],
  respondents: readonly Respondent[],
  mayShow: (key: string) => boolean,
): Measured => {
  const scales = questionsOf(questionnaire).filter(isScale)
  const valid = validOf({ questionnaire, rule }, respondents)
  const isShown = ({ key }: ScaleQuestion): boolean => mayShow(key) && (valid.get(key) ?? 0) >= rule.fewest
  const items = new Map(scales.map((question) => [question.key, isShown(question) ? (measureItem(question, rule, strata, respondents) ?? null) : null]))
  const shown = scales.filter(isShown)
  const ownMean = (questions: readonly ScaleQuestion[]) => ({ choices }: Respondent): number | undefined =>
    meanValue(questions.map((question) => worthOf(question, rule, choices)))
  const over = (questions: readonly ScaleQuestion[]): Estimate | null => {
    const value = meanValue(questions.map(({ key }) => items.get(key)?.value))
    return value === undefined ? null : (measurePeople(strata, respondents, ownMean(questions), undefined, value) ?? null)
  }
  const factors = new Map(questionnaire.factors.map(({ key }) => [key, over(shown.filter(({ factor }) => factor === key))]))
  return { answers: respondents.length, items, factors, index: indexOf(rule, factors, over(shown)) }
}

/** The weighted mean of factors keeps the width that the mean of all items has. */
const indexOf = ({ index }: SurveyRule, factors: Measured['factors'], overItems: Estimate | null): Estimate | null => {
  if (index.method === 'items' || overItems === null) return overItems
  const known = [...factors].flatMap(([key, estimate]) => (estimate === null ? [] : [{ weight: index.factorWeights[key] ?? 0, value: estimate.value }]))
  const whole = known.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return overItems
  const value = known.reduce((sum, one) => sum + one.weight * one.value, 0) / whole
  const clip = (limit: number): number => Math.min(1, Math.max(0, limit))
  return { ...overItems, value, low: clip(value - (overItems.value - overItems.low)), high: clip(value + (overItems.high - overItems.value)) }
}

/** Which groups may be seen beside their total, and which items of each. */
export type Masks = { readonly groups: ReadonlySet<string>; readonly isItemShown: (item: string, group: string) => boolean }

/** What of some groups can be shown so that neither it nor what is hidden follows from the total less the others. */
export const masksFor = (measuring: Measuring, strata: readonly Stratum[], respondents: readonly Respondent[], groupOf: (stratum: Stratum) => string): Masks => {
  const { fewest } = measuring.rule
  const groups = [...new Set(strata.map(groupOf))].map((key) => ({ key, own: membersOf(strata, respondents, groupOf, key) }))
  const valid = new Map(groups.map(({ key, own }) => [key, validOf(measuring, own)]))
  const items = new Map(
    questionsOf(measuring.questionnaire).filter(isNeeded).map(({ key }) => [key, shownGroups(new Map([...valid].map(([group, counts]) => [group, counts.get(key) ?? 0])), fewest)]),
  )
  return {
    groups: shownGroups(new Map(groups.map(({ key, own }) => [key, own.length])), fewest),
    isItemShown: (item, group) => items.get(item)?.has(group) === true,
  }
}

const membersOf = (strata: readonly Stratum[], respondents: readonly Respondent[], groupOf: (stratum: Stratum) => string, key: string): readonly Respondent[] => {
  const numbers = new Set(strata.filter((stratum) => groupOf(stratum) === key).map(({ no }) => no))
  return respondents.filter(({ stratum }) => numbers.has(stratum))
}

/** A group beside the others; `null` where it may not be shown. */
export type GroupMeasured = { readonly key: string; readonly measured: Measured | null }

/** Every group by itself, as far as its masks allow. */
export const compareGroups = (measuring: Measuring, strata: readonly Stratum[], respondents: readonly Respondent[], groupOf: (stratum: Stratum) => string): readonly GroupMeasured[] => {
  const masks = masksFor(measuring, strata, respondents, groupOf)
  return [...new Set(strata.map(groupOf))].map((key) => ({ key, measured: masks.groups.has(key) ? measureTogether(measuring, strata, respondents, groupOf, new Set([key]), masks) : null }))
}

/** Some groups that may be shown as one, by the items that may be shown of each; `null` where none of them may. */
export const measureTogether = (
  measuring: Measuring, strata: readonly Stratum[], respondents: readonly Respondent[], groupOf: (stratum: Stratum) => string, keys: ReadonlySet<string>, masks: Masks,
): Measured | null => {
  const shown = [...keys].filter((key) => masks.groups.has(key))
  if (shown.length === 0) return null
  const own = strata.filter((stratum) => shown.includes(groupOf(stratum)))
  const members = shown.flatMap((key) => membersOf(strata, respondents, groupOf, key))
  return measureSipas(measuring, own, members, (item) => shown.every((key) => masks.isItemShown(item, key)))
}

/** How answers to a question spread over its options, of those who answered it; `null` when too few did. */
export const spreadOf = (key: string, options: readonly string[], respondents: readonly Respondent[], fewest: number): { readonly base: number; readonly counts: ReadonlyMap<string, number> } | null => {
  const given = respondents.flatMap(({ choices }) => (choices[key] === undefined ? [] : [choices[key]]))
  if (given.length < fewest) return null
  return { base: given.length, counts: new Map(options.map((option) => [option, given.filter((one) => one.includes(option)).length])) }
}

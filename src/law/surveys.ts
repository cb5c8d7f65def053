import { z } from 'zod'
import { sipasQuestionnaires } from '../../law/surveys/sipas.ts'
import { sociologicalQuestionnaires } from '../../law/surveys/sociological.ts'
import { surveyRules as rules } from '../../law/surveys/rules.ts'
import { datedFields, isInForce } from './dated.ts'

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const criterionCode = z.string().regex(/^[0-9]+(\.[0-9]+)*$/)
const asked = { key, text: z.string().min(1) }
const option = z.strictObject({ key, label: z.string().min(1) })

/** What a question asks and what may be answered. */
const question = z.discriminatedUnion('kind', [
  /** A statement on the five-step scale of satisfaction. */
  z.strictObject({ kind: z.literal('scale'), ...asked, factor: key }),
  /** Answers worth a share of full points; one worth nothing known (`null`) is left out of the mean. */
  z.strictObject({
    kind: z.literal('weighted'), ...asked, criterion: criterionCode,
    options: z.array(z.strictObject({ ...option.shape, worth: z.number().min(0).max(100).nullable() })).min(2),
  }),
  /** One of a list, or up to `most` of it; never needed. */
  z.strictObject({ kind: z.literal('choice'), ...asked, options: z.array(option).min(2), most: z.int().positive().default(1) }),
  /** In the person's own words; never needed. */
  z.strictObject({ kind: z.literal('text'), ...asked, longest: z.int().positive() }),
])
export type Question = z.output<typeof question>
export type ScaleQuestion = Extract<Question, { kind: 'scale' }>
export type WeightedQuestion = Extract<Question, { kind: 'weighted' }>
export type ChoiceQuestion = Extract<Question, { kind: 'choice' }>

export const questionnaireSchema = z.strictObject({
  ...datedFields,
  code: key,
  version: z.int().positive(),
  kind: z.enum(['sipas', 'sociological']),
  title: z.string().min(1),
  /** Who answers it. */
  respondents: z.string().min(1),
  /** Which units it rates. */
  rated: z.enum(['agency', 'commune', 'department', 'district']),
  /** Criteria of the PAR Index that the whole index of a SIPAS survey answers. */
  criteria: z.array(criterionCode).default([]),
  factors: z.array(z.strictObject({ key, name: z.string().min(1) })).default([]),
  sections: z.array(z.strictObject({ key, title: z.string().min(1), questions: z.array(question).min(1) })).min(1),
})
export type Questionnaire = z.output<typeof questionnaireSchema>
export type QuestionnaireInput = z.input<typeof questionnaireSchema>

const ruleSchema = z.strictObject({
  ...datedFields,
  /** The names of the five steps, from 1 to 5. */
  scale: z.array(z.string().min(1)).length(5),
  /** From this step on somebody is satisfied. */
  satisfiedFrom: z.int().min(2).max(5),
  /** `items`: the mean of all statements; `factors`: the weighted mean of the factors, by `factorWeights`. */
  index: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('items') }),
    z.strictObject({ method: z.literal('factors'), factorWeights: z.record(z.string(), z.number().positive()) }),
  ]),
  /** Results of fewer answers are never shown. */
  fewest: z.int().min(2),
  /** At least so many of each stratum are drawn. */
  fewestDrawn: z.int().positive(),
  /** The agreed margin of error that a sample is proposed for, in percentage points. */
  margin: z.number().gt(0).max(50),
  /** Groups of respondents that the sociological survey does not weight alike, by questionnaire. */
  groupWeights: z.record(z.string(), z.number().positive()),
})
export type SurveyRule = z.output<typeof ruleSchema>
export type SurveyRuleInput = z.input<typeof ruleSchema>

/** Every questionnaire that ships, in force or not. */
export const QUESTIONNAIRES: readonly Questionnaire[] = z.array(questionnaireSchema).parse([...sipasQuestionnaires, ...sociologicalQuestionnaires])
const RULES = z.array(ruleSchema).parse(rules)

/** The questionnaires of a kind in force on an ISO day. */
export const questionnairesOn = (kind: Questionnaire['kind'], day: string): readonly Questionnaire[] =>
  QUESTIONNAIRES.filter((one) => one.kind === kind && isInForce(one, day))

/** How surveys that open on an ISO day are drawn, reckoned and shown. */
export const surveyRuleOn = (day: string): SurveyRule => {
  const rule = RULES.find((one) => isInForce(one, day)) ?? RULES[0]
  if (rule === undefined) throw new Error('no rule of surveys')
  return rule
}

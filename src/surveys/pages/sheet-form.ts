import { tidy } from '#kernel/text.ts'
import type { Question, Questionnaire } from '#law/surveys.ts'
import { typedValues, type FormReply } from '#web/form.ts'
import { faultsOf, questionsOf, type AnswerFault, type Answers } from '../domain/answers.ts'
import { questionField } from '../fields.ts'

const LONGEST_WORDS = 4_000

const givenIn = (form: FormData, question: Question): readonly string[] => {
  if (question.kind === 'choice' && question.most > 1) return question.options.flatMap(({ key }) => (form.get(questionField(question.key, key)) === null ? [] : [key]))
  const value = form.get(questionField(question.key))
  const typed = typeof value === 'string' ? tidy(value.slice(0, LONGEST_WORDS)) : ''
  return typed === '' ? [] : [typed]
}

/** The answers of a sheet as it was sent; a box that is not of the questionnaire is nothing. */
export const readAnswers = (questionnaire: Questionnaire, form: FormData): Answers =>
  Object.fromEntries(questionsOf(questionnaire).flatMap((question) => {
    const given = givenIn(form, question)
    return given.length === 0 ? [] : [[question.key, given]]
  }))

const sentenceOf = (question: Question, fault: AnswerFault['fault']): string => {
  switch (fault) {
    case 'missing': return `Chọn một mức cho câu “${question.text}”.`
    case 'unknownOption': return `Chọn một trong các mức đã cho của câu “${question.text}”.`
    case 'tooMany': return `Chọn ít hơn cho câu “${question.text}”${question.kind === 'choice' ? `: nhiều nhất ${question.most}` : ''}.`
    case 'tooLong': return `Viết ngắn hơn ở câu “${question.text}”.`
  }
}

/** The form with a sentence at every question that is wrong, or undefined when all is well. */
export const wrongAnswers = (questionnaire: Questionnaire, form: FormData, answers: Answers, mayOmit: boolean): FormReply | undefined => {
  const faults = faultsOf(questionnaire, answers, mayOmit)
  if (faults.length === 0) return undefined
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.key, question]))
  return {
    errors: Object.fromEntries(faults.flatMap(({ key, fault }) => {
      const question = questions.get(key)
      return question === undefined ? [] : [[questionField(key), sentenceOf(question, fault)]]
    })),
    values: typedValues(form),
    refusal: null,
  }
}

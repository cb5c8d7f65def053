import type { Question, Questionnaire } from '#law/surveys.ts'

/** What somebody answered: question → chosen steps, options or words. What was left open is not there. */
export type Answers = Readonly<Record<string, readonly string[]>>

export const questionsOf = (questionnaire: Questionnaire): readonly Question[] => questionnaire.sections.flatMap(({ questions }) => questions)

/** Must it be answered? Only what is measured. */
export const isNeeded = ({ kind }: Question): boolean => kind === 'scale' || kind === 'weighted'

export type AnswerFault = { readonly key: string; readonly fault: 'missing' | 'unknownOption' | 'tooMany' | 'tooLong' }

const SCALE = ['1', '2', '3', '4', '5']

const optionsOf = (question: Question): readonly string[] | undefined => {
  switch (question.kind) {
    case 'scale': return SCALE
    case 'weighted':
    case 'choice': return question.options.map(({ key }) => key)
    case 'text': return undefined
  }
}

const faultOf = (question: Question, given: readonly string[]): AnswerFault['fault'] | undefined => {
  if (given.length === 0) return isNeeded(question) ? 'missing' : undefined
  if (given.length > (question.kind === 'choice' ? question.most : 1)) return 'tooMany'
  if (question.kind === 'text') return (given[0] ?? '').length > question.longest ? 'tooLong' : undefined
  const options = optionsOf(question)
  return given.some((one) => options?.includes(one) !== true) ? 'unknownOption' : undefined
}

/**
 * What is wrong with answers. An interviewer or a paper may leave measured questions open (`mayOmit`): they count as not
 * answered. Something must be answered in any case.
 */
export const faultsOf = (questionnaire: Questionnaire, answers: Answers, mayOmit: boolean): readonly AnswerFault[] => {
  const questions = questionsOf(questionnaire)
  const faults = questions.flatMap((question) => {
    const fault = faultOf(question, answers[question.key] ?? [])
    return fault === undefined || (mayOmit && fault === 'missing') ? [] : [{ key: question.key, fault }]
  })
  const isEmpty = questions.filter(isNeeded).every(({ key }) => (answers[key] ?? []).length === 0)
  const [first] = questions
  return faults.length === 0 && isEmpty && first !== undefined ? [{ key: first.key, fault: 'missing' }] : faults
}

/** Choices, and words apart from them: kept apart, so that words that betray their author betray nothing else. */
export const partWords = (questionnaire: Questionnaire, answers: Answers): { readonly choices: Answers; readonly words: readonly { readonly key: string; readonly text: string }[] } => {
  const texts = new Set(questionsOf(questionnaire).filter(({ kind }) => kind === 'text').map(({ key }) => key))
  const known = new Set(questionsOf(questionnaire).map(({ key }) => key))
  const kept = Object.entries(answers).filter(([key, given]) => known.has(key) && given.length > 0)
  return {
    choices: Object.fromEntries(kept.filter(([key]) => !texts.has(key))),
    words: kept.flatMap(([key, [text]]) => (texts.has(key) && text !== undefined && text.trim() !== '' ? [{ key, text }] : [])),
  }
}

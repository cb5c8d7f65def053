/** What a person answered: text, number, yes or no, several choices or files, the parts of a block, the rows of a table. */
export type AnswerValue = string | number | boolean | null | readonly AnswerValue[] | AnswerObject
export type AnswerObject = { readonly [id: string]: AnswerValue }

/**
 * All answers of a form by field id. Days are ISO text, codes are those of their list, files are ids. What was typed
 * and could not be read stays as it was typed, so that nothing a person wrote is lost; a check tells them.
 */
export type Answers = AnswerObject

export const isObject = (value: AnswerValue | undefined): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const rowsOf = (value: AnswerValue | undefined): readonly AnswerObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []

export const textsOf = (value: AnswerValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** True when nothing was answered: an empty box, a list with nothing in it, a block whose every part is blank. */
export const isBlank = (value: AnswerValue | undefined): boolean => {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.every(isBlank)
  return isObject(value) && Object.values(value).every(isBlank)
}

/** The answer at a path, `mother.name`, `members.0.income`; `undefined` when there is none. */
export const answerAt = (answers: AnswerValue | undefined, path: readonly string[]): AnswerValue | undefined => {
  const [head, ...rest] = path
  if (head === undefined) return answers
  if (Array.isArray(answers)) return answerAt(/^\d+$/.test(head) ? answers[Number(head)] : undefined, rest)
  return isObject(answers) && Object.hasOwn(answers, head) ? answerAt(answers[head], rest) : undefined
}

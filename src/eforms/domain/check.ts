import { checkLeaf, type FormFacts, type LeafFault } from './check-leaf.ts'
import { isLeaf, type FormBody, type Leaf, type Page } from './form.ts'
import { nearLabels, settle, type FieldState, type Settled } from './settle.ts'
import { answerAt, isBlank, rowsOf, type Answers } from './value.ts'

/** Why an answer cannot be accepted. */
export type FieldErrorCode = LeafFault | 'missing' | 'tooFewRows' | 'tooManyRows'

export type FieldError = {
  /** The box: `mother.name`, `members.0.income`. */
  readonly path: string
  readonly code: FieldErrorCode
  readonly kind: Leaf['kind'] | 'table'
  /** The labels from the outermost block to the field itself. */
  readonly labels: readonly string[]
  readonly facts?: Readonly<Record<string, string | number>>
}

export type Checked =
  | { readonly ok: true; readonly value: Answers }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const errorOf = (state: FieldState, settled: Settled, facts: FormFacts): readonly FieldError[] => {
  const { field, path, isVisible, isRequired } = state
  if (!isVisible) return []
  const value = answerAt(settled.answers, path.split('.')) ?? null
  const labels = [...nearLabels(state), field.label]
  if (field.kind === 'table') {
    const rows = rowsOf(value).length
    const fewest = isRequired ? Math.max(1, field.minRows) : field.minRows
    const about = { path, kind: field.kind, labels }
    if (rows < fewest) return [{ ...about, code: 'tooFewRows', facts: { limit: fewest } }]
    return rows > field.maxRows ? [{ ...about, code: 'tooManyRows', facts: { limit: field.maxRows } }] : []
  }
  if (!isLeaf(field)) return []
  if (isBlank(value)) return isRequired ? [{ path, code: 'missing', kind: field.kind, labels }] : []
  const fault = checkLeaf(field, value, facts)
  return fault === undefined ? [] : [{ path, kind: field.kind, labels, ...fault }]
}

const errorsIn = (settled: Settled, facts: FormFacts): readonly FieldError[] =>
  [...settled.states.values()].flatMap((state) => errorOf(state, settled, facts))

/**
 * Checks a whole form before it is sent: the answers that count (hidden ones dropped, computed ones made anew), or
 * every error in the order of the form.
 */
export const checkAnswers = (form: Pick<FormBody, 'pages'>, answers: Answers, facts: FormFacts): Checked => {
  const settled = settle(form, answers, facts.today)
  const errors = errorsIn(settled, facts)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: settled.answers }
}

/** The errors of one page, told when it is left. */
export const checkPage = (
  form: Pick<FormBody, 'pages'>,
  page: Pick<Page, 'fields'>,
  answers: Answers,
  facts: FormFacts,
): readonly FieldError[] => {
  const ids = new Set(page.fields.map((field) => field.id))
  return errorsIn(settle(form, answers, facts.today), facts).filter((error) => ids.has(error.path.split('.')[0] ?? ''))
}

/**
 * Questions of a page that the answers just sent have opened and that the person has not seen yet. Without script the
 * page is then shown once more with them, and nobody is told off for what was hidden.
 */
export const newlyAsked = (
  form: Pick<FormBody, 'pages'>,
  page: Pick<Page, 'fields'>,
  answers: { readonly before: Answers; readonly after: Answers },
  today: string,
): ReadonlySet<string> => {
  const seen = settle(form, answers.before, today).states
  const ids = new Set(page.fields.map((field) => field.id))
  const opened = [...settle(form, answers.after, today).states.values()].filter(
    ({ path, field, isVisible }) =>
      isVisible && isLeaf(field) && ids.has(path.split('.')[0] ?? '')
      && seen.get(path)?.isVisible === false && isBlank(answerAt(answers.after, path.split('.'))),
  )
  return new Set(opened.map(({ path }) => path))
}

import { fieldsReadBy, type Rule } from './expression.ts'
import { isBlock, type Block, type Computed, type Field, type FormBody, type Leaf, type Page } from './form.ts'
import { settle, type Settled } from './settle.ts'
import type { AnswerObject, Answers } from './value.ts'

/**
 * What a browser needs to keep one page true while it is filled: the fields with their rules and without their words,
 * the answers of earlier pages that the rules read, files that are already kept, and the day.
 */
export type LivePlan = {
  readonly fields: readonly Field[]
  readonly before: Answers
  readonly files: Answers
  readonly today: string
}

const bare = (rule: Rule): Rule => ({ feel: '', tree: rule.tree })

/** The rules of a field, without their text; words stay on the page. */
const wordless = (field: { visibleIf?: Rule; requiredIf?: Rule }) => ({
  label: '',
  ...(field.visibleIf !== undefined && { visibleIf: bare(field.visibleIf) }),
  ...(field.requiredIf !== undefined && { requiredIf: bare(field.requiredIf) }),
})

const withoutHint = <F extends { readonly hint?: string }>({ hint: _, ...rest }: F): Omit<F, 'hint'> => rest

const planLeaf = (field: Leaf): Leaf => {
  const plain = { id: field.id, ...wordless(field) }
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return { ...plain, kind: field.kind, options: [] }
    case 'listItem':
      return { ...plain, kind: field.kind, list: '' }
    case 'file':
      return { ...plain, kind: field.kind, maxFiles: field.maxFiles }
    default:
      return { ...plain, kind: field.kind }
  }
}

const planPart = (field: Leaf | Block): Leaf | Block =>
  isBlock(field) ? { id: field.id, kind: field.kind, ...wordless(field), parts: field.parts.map(planPart) } : planLeaf(field)

const planComputed = (field: Computed): Computed => ({
  id: field.id, kind: field.kind, shownAs: field.shownAs, value: bare(field.value), ...wordless(field),
})

const planField = (field: Field): Field => {
  switch (field.kind) {
    case 'info':
      return { id: field.id, kind: field.kind, ...wordless(field) }
    case 'computed':
      return planComputed(field)
    case 'table':
      return {
        ...withoutHint(field), ...wordless(field), rowLabel: '',
        fields: field.fields.map((one) => (one.kind === 'computed' ? planComputed(one) : planPart(one))),
      }
    default:
      return planPart(field)
  }
}

/** The fields themselves and everything inside them. */
const everyField = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => {
    if (isBlock(field)) return [field, ...everyField(field.parts)]
    return field.kind === 'table' ? [field, ...everyField(field.fields)] : [field]
  })

const rulesOf = (field: Field): readonly Rule[] => [
  ...(field.visibleIf === undefined ? [] : [field.visibleIf]),
  ...(field.kind === 'computed' ? [field.value] : []),
]

const pick = (answers: AnswerObject, ids: ReadonlySet<string>): AnswerObject =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)))

/** The plan of a page, or `undefined` when nothing on it ever changes. */
export const livePlan = (form: Pick<FormBody, 'pages'>, page: Page, answers: Answers, today: string): LivePlan | undefined => {
  const every = everyField(page.fields)
  const rules = every.flatMap(rulesOf)
  if (rules.length === 0 && !every.some(({ kind }) => kind === 'table')) return undefined
  const own = new Set(page.fields.map((field) => field.id))
  const read = new Set(rules.flatMap(({ tree }) => fieldsReadBy(tree)).flatMap(([head]) => (head === undefined || own.has(head) ? [] : [head])))
  const files = new Set(page.fields.filter(({ kind }) => kind === 'file').map(({ id }) => id))
  return { fields: page.fields.map(planField), before: pick(settle(form, answers, today).known, read), files: pick(answers, files), today }
}

/** Weighs the page in the browser: the same pass as on the server, over this page alone. */
export const settlePlan = (plan: LivePlan, typed: Answers): Settled =>
  settle({ pages: [{ id: 'page', title: '', fields: plan.fields }] }, { ...plan.files, ...typed }, plan.today, plan.before)

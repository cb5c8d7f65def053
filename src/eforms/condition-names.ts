import type { FieldSource, FormSource } from '#law/eform-schema.ts'
import { compileForm } from './compile-form.ts'
import { typeOfLeaf, typeShownAs, type ValueType } from './domain/value-type.ts'
import { PLACE_PARTS } from './domain/place-answer.ts'
import { PLACE_PART_WORDS } from './place-part-words.ts'
import { expandBlock, type ExpandedPart } from './expand-block.ts'
import { fieldAt, putField, type Position } from './edit-source.ts'
import { formProblemSentence } from './refusals.ts'

/** A field that a condition may read, as a person chooses it. */
export type ConditionName = {
  readonly path: string
  readonly label: string
  readonly type: ValueType
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const isPart = (field: FieldSource | ExpandedPart): field is ExpandedPart =>
  field.kind !== 'table' && field.kind !== 'computed' && field.kind !== 'info'

const namesOf = (field: FieldSource | ExpandedPart, before: string, labels: string): readonly ConditionName[] => {
  const path = `${before}${field.id}`
  const label = labels === '' ? field.label : `${labels}: ${field.label}`
  if (field.kind === 'computed') return [{ path, label, type: typeShownAs(field.shownAs), options: [] }]
  if (!isPart(field)) return []
  switch (field.kind) {
    case 'person':
    case 'address':
    case 'identityPaper':
    case 'landParcel':
    case 'bankAccount':
      return expandBlock(field).parts.flatMap((part) => namesOf(part, `${path}.`, label))
    case 'place':
      return PLACE_PARTS.map((part) => ({ path: `${path}.${part}`, label: `${label}: ${PLACE_PART_WORDS[part]}`, type: 'text', options: [] }))
    default:
      return [{ path, label, type: typeOfLeaf(field.kind), options: 'options' in field ? field.options : [] }]
  }
}

/** The fields before a place, which a condition there may read. A column also reads the columns before it. */
export const conditionNames = (source: FormSource, at: Position): readonly ConditionName[] => {
  const before = source.pages.flatMap((page, p) => page.fields.filter((_, f) => p < at.page || (p === at.page && f < at.field)))
  const table = at.column === undefined ? undefined : fieldAt(source, { page: at.page, field: at.field })
  const columns = table?.kind === 'table' ? table.fields.slice(0, at.column) : []
  return [...before, ...columns].flatMap((field) => namesOf(field, '', ''))
}

/** What is wrong with a condition at a place, as a sentence; `null` when it can be published. */
export const checkCondition = (source: FormSource, at: Position, feel: string): string | null => {
  const field = fieldAt(source, at)
  if (field === undefined) return null
  const compiled = compileForm(putField(source, at, { ...field, visibleIf: feel }))
  if (compiled.ok) return null
  const problem = compiled.problems.find(({ facts }) => facts['feel'] === feel)
  return problem === undefined ? null : formProblemSentence({ ...problem, labels: [] })
}

/** How a value is compared in a condition made by choosing. */
export const CHOSEN_SIGNS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'has'] as const
export type ChosenSign = (typeof CHOSEN_SIGNS)[number]

const SIGN_TEXT = { eq: '=', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/**
 * A condition out of three choices: the field, how, and the value as a person types it. The label of an option stands
 * for the option. What is typed wrong becomes a condition that the check refuses with its reason.
 */
export const writeCondition = (name: ConditionName, sign: ChosenSign, typed: string): string => {
  const value = name.options.find((option) => option.label === typed)?.value ?? typed
  if (name.type === 'texts' || sign === 'has') return `list contains(${name.path}, ${JSON.stringify(value)})`
  switch (name.type) {
    case 'boolean':
      return `${name.path} ${SIGN_TEXT[sign]} ${/^(không|khong|false|sai)$/i.test(value) ? 'false' : 'true'}`
    case 'number':
      return `${name.path} ${SIGN_TEXT[sign]} ${value.replaceAll('.', '').replace(',', '.')}`
    case 'date': {
      const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? []
      const iso = year === '' ? value : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      return `${name.path} ${SIGN_TEXT[sign]} date("${iso}")`
    }
    default:
      return `${name.path} ${SIGN_TEXT[sign]} ${JSON.stringify(value)}`
  }
}

import { isBlock, isLeaf, type Block, type Computed, type Field, type Leaf, type Page } from './domain/form.ts'
import { readLeaf } from './domain/leaf-value.ts'
import { readPlace } from './domain/place-answer.ts'
import { readRowAction, type RowAction } from './domain/rows.ts'
import type { AnswerObject, Answers, AnswerValue } from './domain/value.ts'

/** Rows that a page may send; more are not read. */
const MOST_ROWS = 200

const typedIn = (form: FormData, path: string): string => {
  const value = form.get(path)
  return typeof value === 'string' ? value : ''
}

const leafIn = (form: FormData, leaf: Leaf, path: string): AnswerValue => {
  if (leaf.kind === 'choices') {
    return form.getAll(path).filter((value): value is string => typeof value === 'string' && value !== '')
  }
  const value = readLeaf(leaf.kind, typedIn(form, path))
  if (leaf.kind !== 'place' || typeof value !== 'string') return value
  return readPlace(value, { choice: typedIn(form, `${path}.choice`), offeredFor: typedIn(form, `${path}.offered`) })
}

const groupIn = (form: FormData, fields: readonly Field[], path: string): AnswerObject =>
  Object.fromEntries(
    fields
      .filter((field) => (isLeaf(field) && field.kind !== 'file') || isBlock(field))
      .map((field) => [field.id, valueIn(form, field, `${path}.${field.id}`)]),
  )

const rowsIn = (
  form: FormData,
  fields: readonly (Leaf | Block | Computed)[],
  path: string,
): AnswerValue => {
  const indexes = new Set<number>()
  for (const name of form.keys()) {
    const index = name.startsWith(`${path}.`) ? name.slice(path.length + 1).split('.')[0] : undefined
    if (index !== undefined && /^\d{1,3}$/.test(index)) indexes.add(Number(index))
  }
  return [...indexes]
    .toSorted((a, b) => a - b)
    .slice(0, MOST_ROWS)
    .map((index) => groupIn(form, fields, `${path}.${index}`))
}

const valueIn = (form: FormData, field: Field, path: string): AnswerValue => {
  if (isBlock(field)) return groupIn(form, field.parts, path)
  if (field.kind === 'table') return rowsIn(form, field.fields, path)
  return isLeaf(field) ? leafIn(form, field, path) : null
}

/**
 * What one page of a form sent, as a change of its answers. Files are left out: they come by upload and are kept by
 * whoever stored them. Nothing is refused here; what cannot be read stays as typed and `checkPage` tells the person.
 */
export const readPage = (form: FormData, page: Pick<Page, 'fields'>): Answers =>
  Object.fromEntries(
    page.fields
      .filter((field) => field.kind !== 'file' && field.kind !== 'info' && field.kind !== 'computed')
      .map((field) => [field.id, valueIn(form, field, field.id)]),
  )

/** The button beside a table that sent the page, if one did. */
export const pressedRowAction = (form: FormData): RowAction | undefined => readRowAction(typedIn(form, 'row'))

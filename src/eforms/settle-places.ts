import { findChoice, type PlaceChoice } from '#places/domain/place-book.ts'
import { certainPlace, choosePlaces, findAddress, type PlaceIndex } from '#places/domain/search-places.ts'
import { isBlock, isLeaf, type Field, type Page } from './domain/form.ts'
import { placeIn, type PlaceAnswer } from './domain/place-answer.ts'
import { isObject, rowsOf, type AnswerObject, type Answers, type AnswerValue } from './domain/value.ts'

/** More choices than this are not read; who does not find theirs types more of the name. */
const MOST_CHOICES = 8

/** A choice as it is answered, with the names of its day. */
export const placeAnswerOf = ({ unitCode, provinceCode, text, oldUnitCode, oldText }: PlaceChoice): PlaceAnswer =>
  ({ text, unitCode, provinceCode, oldUnitCode: oldUnitCode ?? '', oldText: oldText ?? '' })

/**
 * One place as the catalogue knows it: a name that is certain gets its codes, codes that were sent are looked up and
 * written with the catalogue's names. What is not certain, and codes that the catalogue never gave, stay as typed.
 */
export const settlePlace = (index: PlaceIndex, value: AnswerValue): AnswerValue => {
  if (typeof value === 'string') {
    const certain = certainPlace(index, value)
    return certain === undefined ? value : placeAnswerOf(certain)
  }
  const sent = placeIn(value)
  if (sent === undefined || sent.unitCode === '') return value
  const found = findChoice(index.book, sent.unitCode, sent.oldUnitCode === '' ? null : sent.oldUnitCode)
  return found === undefined ? sent.text : placeAnswerOf(found)
}

/** A written address as forms answer it; `undefined` when no end of it is certainly a commune. */
export const partAddress = (index: PlaceIndex, address: string): { readonly place: PlaceAnswer; readonly detail: string } | undefined => {
  const found = findAddress(index, address)
  return found === undefined ? undefined : { place: placeAnswerOf(found.place), detail: found.detail }
}

const settleFields = (fields: readonly Field[], values: AnswerObject, settle: (value: AnswerValue) => AnswerValue): AnswerObject => {
  const changed = fields.flatMap((field): (readonly [string, AnswerValue])[] => {
    const value = values[field.id]
    if (value === undefined || value === null) return []
    if (isBlock(field)) return isObject(value) ? [[field.id, settleFields(field.parts, value, settle)]] : []
    if (field.kind === 'table') return [[field.id, rowsOf(value).map((row) => settleFields(field.fields, row, settle))]]
    return isLeaf(field) && field.kind === 'place' ? [[field.id, settle(value)]] : []
  })
  return { ...values, ...Object.fromEntries(changed) }
}

/** The answers of a page with every place looked up. Without a catalogue they stay as typed. */
export const settlePlaces = (index: PlaceIndex | undefined, page: Pick<Page, 'fields'>, answers: Answers): Answers =>
  index === undefined ? answers : settleFields(page.fields, answers, (value) => settlePlace(index, value))

/** For each place of a page that is still as typed, what it may mean, by path. */
export const placeChoices = (
  index: PlaceIndex | undefined,
  page: Pick<Page, 'fields'>,
  answers: Answers,
): Readonly<Record<string, readonly PlaceChoice[]>> => {
  const choices: Record<string, readonly PlaceChoice[]> = {}
  if (index === undefined) return choices
  const look = (fields: readonly Field[], values: AnswerObject, before: string): void => {
    for (const field of fields) {
      const [value, path] = [values[field.id], `${before}${field.id}`]
      if (isBlock(field)) look(field.parts, isObject(value) ? value : {}, `${path}.`)
      else if (field.kind === 'table') rowsOf(value).forEach((row, at) => look(field.fields, row, `${path}.${at}.`))
      else if (isLeaf(field) && field.kind === 'place' && typeof value === 'string') choices[path] = choosePlaces(index, value, MOST_CHOICES)
    }
  }
  look(page.fields, answers, '')
  return choices
}

import { fold } from '#kernel/text.ts'
import { answerAt, isObject, type AnswerObject, type AnswerValue } from './value.ts'

/**
 * A commune as it is answered: its code and name in force, with those of the old unit that it was named by. `unitCode`
 * is empty when the person kept what they typed, such as a place abroad. Names are those of the day of filling.
 */
export type PlaceAnswer = {
  readonly text: string
  readonly unitCode: string
  readonly provinceCode: string
  readonly oldUnitCode: string
  readonly oldText: string
}

/** What conditions may read of a place. */
export const PLACE_PARTS = ['unitCode', 'provinceCode', 'oldUnitCode', 'text'] as const
export type PlacePart = (typeof PLACE_PARTS)[number]

const textAt = (value: AnswerValue | undefined, id: string): string => {
  const found = answerAt(value, [id])
  return typeof found === 'string' ? found : ''
}

/** A place that was chosen or kept; one that is still as typed is plain text and gives `undefined`. */
export const placeIn = (value: AnswerValue | undefined): PlaceAnswer | undefined => {
  if (!isObject(value) || textAt(value, 'text') === '') return undefined
  return {
    text: textAt(value, 'text'),
    unitCode: textAt(value, 'unitCode'),
    provinceCode: textAt(value, 'provinceCode'),
    oldUnitCode: textAt(value, 'oldUnitCode'),
    oldText: textAt(value, 'oldText'),
  }
}

/** As it stands in its box. */
export const placeText = (value: AnswerValue | undefined): string => (typeof value === 'string' ? value : (placeIn(value)?.text ?? ''))

/** What a choice says when the person keeps what they typed. */
export const KEPT_AS_TYPED = 'keep'

/** A choice as a form carries it: the commune, its province, the old unit. */
export const writePlaceChoice = ({ unitCode, provinceCode, oldUnitCode }: Omit<PlaceAnswer, 'text' | 'oldText'>): string =>
  unitCode === '' ? KEPT_AS_TYPED : [unitCode, provinceCode, oldUnitCode].join('/')

/**
 * What a form sent of a place. A choice counts only for the text that it was offered for: whoever types another name
 * has not chosen yet. The server looks each choice up again (`settlePlaces`).
 */
export const readPlace = (text: string, { choice, offeredFor }: { readonly choice: string; readonly offeredFor: string }): AnswerObject | string => {
  if (choice === '' || fold(offeredFor) !== fold(text)) return text
  const kept = { text, unitCode: '', provinceCode: '', oldUnitCode: '', oldText: '' }
  if (choice === KEPT_AS_TYPED) return kept
  const [, unitCode, provinceCode, oldUnitCode] = /^(\d{5})\/(\d{2})\/(\d{3}|\d{5})?$/.exec(choice) ?? []
  return unitCode === undefined || provinceCode === undefined ? text : { ...kept, unitCode, provinceCode, oldUnitCode: oldUnitCode ?? '' }
}

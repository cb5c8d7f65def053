import { createContext, use, type ReactNode } from 'react'
import type { PlaceChoice } from '#places/domain/place-book.ts'
import type { FormFacts } from '../domain/check-leaf.ts'
import type { Leaf } from '../domain/form.ts'
import type { FieldState } from '../domain/settle.ts'
import type { AnswerValue } from '../domain/value.ts'

/** What every field of a page needs to know of the filling. */
export type Filling = {
  readonly facts: FormFacts
  /** The state of the field at a path; rows that were never sent have none. */
  readonly stateAt: (path: string) => FieldState | undefined
  readonly answerAt: (path: string) => AnswerValue
  readonly errorAt: (path: string) => string | undefined
  /** For places still as typed: what they may mean, by path. */
  readonly placeChoices: Readonly<Record<string, readonly PlaceChoice[]>>
  /** How files are chosen and shown; forms without files need none. */
  readonly renderFile?: ((field: Extract<Leaf, { kind: 'file' }>, path: string, fileIds: readonly string[]) => ReactNode) | undefined
}

export const FillingContext = createContext<Filling | null>(null)

export const useFilling = (): Filling => {
  const filling = use(FillingContext)
  if (filling === null) throw new Error('a form field outside its page')
  return filling
}

import { data } from 'react-router'
import { fillSentence } from '#kernel/sentence.ts'
import type { Refusal } from '#kernel/result.ts'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { PROCEDURE_REFUSALS, type ProcedureRefusal } from '../refusals.ts'

/** What the forms of the catalogue share: rows of a list, days, and how a refusal is told. */

/** A row of a repeated group of fields, `papers.3.name`, as it was sent. */
export type FormRow = {
  /** Its number in the form, which errors name. */
  readonly index: number
  readonly text: (field: string) => string
  readonly isTicked: (field: string) => boolean
}

/** Text as it is kept: NFC, lines joined alike, no spaces around. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC').replaceAll('\r\n', '\n').trim() : ''
}

/**
 * The rows of a list, in order: those where one of `typed` was filled in and that are not ticked as dropped. A blank
 * row that stands ready at the end is none.
 */
export const rowsIn = (form: FormData, list: string, typed: readonly string[]): readonly FormRow[] => {
  const indexes = new Set<number>()
  for (const name of form.keys()) {
    const [head, index, ...rest] = name.split('.')
    if (head === list && rest.length > 0 && /^\d{1,4}$/.test(index ?? '')) indexes.add(Number(index))
  }
  return [...indexes]
    .toSorted((a, b) => a - b)
    .map((index): FormRow => ({
      index,
      text: (field) => textIn(form, `${list}.${index}.${field}`),
      isTicked: (field) => form.get(`${list}.${index}.${field}`) === 'on',
    }))
    .filter((row) => !row.isTicked('drop') && typed.some((field) => row.text(field) !== ''))
}

/** The sentence of a refusal of this capability, its facts filled in. */
export const refusalSentence = ({ code, facts }: Refusal<ProcedureRefusal>): string =>
  fillSentence(PROCEDURE_REFUSALS[code], facts)

export const answerErrors = (form: FormData, errors: Readonly<Record<string, string>>) =>
  data<FormReply>({ errors, values: typedValues(form), refusal: null }, { status: 422 })

export const answerRefusal = (form: FormData, refusal: Refusal<ProcedureRefusal>) =>
  data<FormReply>(
    { errors: {}, values: typedValues(form), refusal: { code: refusal.code, message: refusalSentence(refusal) } },
    { status: statusOf(refusal.code) },
  )

/** The reply, when it belongs to this form of a page with several. */
export const replyTo = (reply: FormReply | undefined, field: string, value: string): FormReply | undefined =>
  reply?.values[field] === value ? reply : undefined

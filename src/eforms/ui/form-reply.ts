import { data } from 'react-router'
import type { Refusal } from '#kernel/result.ts'
import { refused, typedValues, type FormReply } from '#web/form.ts'
import { formRefusalSentence, type FormRefusal } from '../refusals.ts'

/** Text of a box, as it is kept. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC').replaceAll('\r\n', '\n').trim() : ''
}

export const answerErrors = (form: FormData, errors: Readonly<Record<string, string>>) =>
  data<FormReply>({ errors, values: typedValues(form), refusal: null }, { status: 422 })

export const answerRefusal = (form: FormData, refusal: Refusal<FormRefusal>) =>
  refused(form, refusal.code, formRefusalSentence(refusal))

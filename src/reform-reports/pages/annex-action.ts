import type { Ctx } from '#db/context.ts'
import { readEvidence } from '#evidence/read-evidence.ts'
import type { UploadForm } from '#files/upload-form.ts'
import { parseId } from '#kernel/ids.ts'
import { tidy } from '#kernel/text.ts'
import { parseTypedNumber } from '#kernel/typed-number.ts'
import { refuse } from '#kernel/result.ts'
import type { FormReply } from '#web/form.ts'
import { typedValues } from '#web/form.ts'
import { reformReportSentence } from '../refusals.ts'
import { findIndicator } from '#law/reform-reports.ts'
import { answerRows, MOST_NOTE, type GivenAnswer } from '../writing-commands.ts'
import { acted, type Acted } from './report-action.ts'
import { noteField, valueField } from './row-fields.ts'

type Answered = Acted | { readonly ok: false; readonly reply: FormReply }

type ReadRow = { readonly given: GivenAnswer | null } | { readonly error: string }

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? tidy(value) : ''
}

const readRow = (form: FormData, code: string): ReadRow => {
  const [value, note] = [text(form, valueField(code)), text(form, noteField(code))]
  if (value === '') return { given: null }
  const number = parseTypedNumber(value)
  if (number === undefined) return { error: reformReportSentence({ code: 'reformReportAnswerInvalid', facts: { code, label: findIndicator(code)?.label ?? '' } }) }
  return { given: { value: number, note: note === '' ? null : note.slice(0, MOST_NOTE) } }
}

const codesOf = (form: FormData): readonly string[] =>
  [...form.keys()].flatMap((name) => (name.startsWith(valueField('')) ? [name.slice(valueField('').length)] : []))

const seenOf = (typedId: string, form: FormData) => ({ id: parseId(typedId) ?? '', seq: Number(form.get('seq')) })

/** The boxes of one annex as they were sent; an empty box takes an answer back. */
export const answerByForm = async (ctx: Ctx, typedId: string, form: FormData): Promise<Answered> => {
  const seen = seenOf(typedId, form)
  if (seen.id === '') return acted(refuse('reformReportNotFound'), '')
  const errors: Record<string, string> = {}
  const answers: Record<string, GivenAnswer | null> = {}
  for (const code of codesOf(form)) {
    const row = readRow(form, code)
    if ('error' in row) errors[valueField(code)] = row.error
    else answers[code] = row.given
  }
  if (Object.keys(errors).length > 0) return { ok: false, reply: { errors, values: typedValues(form), refusal: null } }
  return acted(await answerRows(ctx, { ...seen, answers }), 'Đã lưu số liệu.')
}

/** One row with its evidence. */
export const proveByForm = async (ctx: Ctx, typedId: string, code: string, upload: UploadForm, kept: Parameters<typeof readEvidence>[1]): Promise<Answered> => {
  const { fields } = upload
  const seen = seenOf(typedId, fields)
  if (seen.id === '') return acted(refuse('reformReportNotFound'), '')
  const row = readRow(fields, code)
  const { evidence, errors } = readEvidence(upload, kept)
  const wrong = { ...errors, ...('error' in row && { [valueField(code)]: row.error }) }
  if ('error' in row || Object.keys(wrong).length > 0) return { ok: false, reply: { errors: wrong, values: typedValues(fields), refusal: null } }
  const given = row.given === null ? null : { ...row.given, evidence }
  return acted(await answerRows(ctx, { ...seen, answers: { [code]: given } }), 'Đã lưu số liệu và minh chứng.')
}

import { data } from 'react-router'
import type { z } from 'zod'
import { statusOf } from './refusal-status.ts'

/** What an action answers when it did not do the thing; `PostForm` shows it. */
export type FormReply = {
  /** Field name → sentence. */
  readonly errors: Readonly<Record<string, string>>
  /** What was typed, to fill the form again. Passwords never come back. */
  readonly values: Readonly<Record<string, string>>
  readonly refusal: { readonly code: string; readonly message: string } | null
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: FormReply }

/** Sentences for schemas that name none of their own. Better ones belong into the schema, with the field's name. */
const sentenceOf = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'Chưa điền.'
        : `Quá ngắn hoặc quá nhỏ, ít nhất ${issue.minimum}.`
    case 'too_big':
      return `Quá dài hoặc quá lớn, nhiều nhất ${issue.maximum}.`
    case 'invalid_type':
      return issue.input === undefined ? 'Chưa điền.' : 'Không đúng kiểu.'
    case 'unrecognized_keys':
      return `Có ô lạ: ${issue.keys.join(', ')}.`
    case 'invalid_value':
      return 'Chọn một trong các giá trị đã cho.'
    default:
      return 'Chưa đúng định dạng.'
  }
}

const isSecret = (name: string): boolean => /password|secret|otp|mat-khau|csrf/i.test(name)

/** What was typed, without secrets, to fill the form again. */
export const typedValues = (form: FormData): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string' && !isSecret(name)) values[name] = value
  return values
}

/** Repeated names become lists; an empty box counts as not filled; text is NFC and trimmed. */
const objectOf = (form: FormData): Record<string, unknown> => {
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name === 'csrf') continue
    const all = form
      .getAll(name)
      .map((value) => (typeof value === 'string' ? value.normalize('NFC').trim() : value))
      .filter((value) => value !== '')
    if (all.length > 0) fields[name] = all.length === 1 ? all[0] : all
  }
  return fields
}

/** Reads a form through its schema: the value, or a reply that names each wrong field. */
export const parseForm = <S extends z.ZodType>(schema: S, form: FormData): Parsed<z.output<S>> =>
  parseFields(schema, objectOf(form), form, (path) => path)

/**
 * The same for a form whose fields were first put into the shape of a command. `fieldOf` names the field that shows
 * what is wrong at a path of that shape.
 */
export const parseFields = <S extends z.ZodType>(
  schema: S,
  fields: unknown,
  form: FormData,
  fieldOf: (path: string) => string,
): Parsed<z.output<S>> => {
  const parsed = schema.safeParse(fields, { error: sentenceOf, reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[fieldOf(issue.path.join('.'))] ??= issue.message
  return { ok: false, reply: { errors, values: typedValues(form), refusal: null } }
}

/** The answer of an action whose form had wrong fields. */
export const wrongFields = (reply: FormReply) => data(reply, { status: 422 })

/**
 * The answer of an action whose command refused. `message` is the sentence from the capability's
 * `refusals.ts`; `field` puts it beside a field instead of at the top.
 */
export const refused = (form: FormData, code: string, message: string, field?: string) => {
  const reply: FormReply = {
    errors: field === undefined ? {} : { [field]: message },
    values: typedValues(form),
    refusal: field === undefined ? { code, message } : null,
  }
  return data(reply, { status: statusOf(code) })
}

import { tidy } from '#kernel/text.ts'
import type { SubCriterion } from '#law/par-index.ts'
import type { Heading } from '../../domain/versions/edit-version.ts'
import { METHOD_KINDS, METHOD_PARTS, partField, type MethodPart } from '../method-parts.ts'
import { plainNumber, plainPercent, writeFormulaInputs, writeSteps } from '../method-words.ts'
import { readMethod, readPoints, type TypedMethod } from '../read-method.ts'
import { methodFaultSentence } from '../row-words.ts'

/** Field name → sentence. */
type Errors = Readonly<Record<string, string>>
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors }

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? tidy(value.replaceAll('\r\n', '\n')) : ''
}

const LONGEST_NAME = 500

/** What every line has: code, name, maximum. */
export const readHeading = (form: FormData): Read<Heading> => {
  const [code, name, maxPoints] = [text(form, 'code'), text(form, 'name'), readPoints(text(form, 'maxPoints'))]
  const errors: Record<string, string> = {}
  if (!/^\d{1,3}(\.\d{1,3}){0,5}$/.test(code)) errors['code'] = 'Mã gồm các số cách nhau bằng dấu chấm, ví dụ 3.2.1.'
  if (name === '') errors['name'] = 'Ghi nội dung của dòng này.'
  if (name.length > LONGEST_NAME) errors['name'] = `Nội dung dài ${name.length} ký tự, nhiều nhất ${LONGEST_NAME}. Rút gọn lại.`
  if (maxPoints === undefined) errors['maxPoints'] = 'Điểm tối đa là số không âm, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 1,5.'
  return maxPoints === undefined || Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: { code, name, maxPoints } }
}

/** A whole sub-criterion. Whether it suits the others is checked on the draft's page. */
export const readLine = (form: FormData): Read<SubCriterion> => {
  const heading = readHeading(form)
  const errors: Record<string, string> = heading.ok ? {} : { ...heading.errors }
  const kind = METHOD_KINDS.find((one) => one === text(form, 'kind'))
  if (kind === undefined) return { ok: false, errors: { ...errors, kind: 'Chọn cách chấm.' } }
  const typed = Object.fromEntries(METHOD_PARTS.map((part) => [part, text(form, partField(kind, part))])) as TypedMethod
  const method = readMethod(kind, typed)
  if (!method.ok) errors[partField(kind, method.part)] = methodFaultSentence(method)
  const [evidence, verifier] = [text(form, 'evidence').slice(0, LONGEST_NAME), text(form, 'verifier').slice(0, LONGEST_NAME)]
  if (!heading.ok || !method.ok) return { ok: false, errors }
  return {
    ok: true,
    value: { ...heading.value, method: method.method, ...(evidence !== '' && { evidence }), ...(verifier !== '' && { verifier }), inferred: text(form, 'inferred') === 'on' },
  }
}

/** What the boxes of a line's form hold before anybody types. */
export const boxesOf = ({ method }: SubCriterion): Readonly<Record<string, string>> => {
  const own = (parts: Partial<TypedMethod>) => Object.fromEntries(Object.entries(parts).map(([part, value]) => [partField(method.kind, part as MethodPart), value]))
  switch (method.kind) {
    case 'fromSystem':
      return own({ subject: method.fact, fullAt: plainPercent(method.fullAt), noneBelow: plainPercent(method.noneBelow), steps: method.steps === undefined ? '' : writeSteps(method.steps) })
    case 'ratio':
      return own({ subject: method.part, base: method.base, fullAt: plainPercent(method.fullAt), noneBelow: plainPercent(method.noneBelow) })
    case 'steps':
      return own({ subject: method.value, steps: writeSteps(method.steps) })
    case 'yesNo':
      return own({ subject: method.question })
    case 'deduction':
      return own({ subject: method.cases, each: plainNumber(method.each) })
    case 'formula':
      return own({ expression: method.expression, inputs: writeFormulaInputs(method.inputs) })
    case 'survey':
      return own({ subject: method.asked })
    case 'published':
      return {}
  }
}

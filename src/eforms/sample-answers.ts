import { listOf, type FormFacts } from './domain/check-leaf.ts'
import { isBlock, isLeaf, type Field, type FormBody, type Leaf } from './domain/form.ts'
import { settle } from './domain/settle.ts'
import type { Answers, AnswerValue } from './domain/value.ts'

/** Answers for trying a form out, in the builder and in tests. All people and numbers are invented. */

const leafAnswer = (field: Leaf, facts: FormFacts): AnswerValue => {
  const list = listOf(field)
  if (list !== undefined) return facts.lists[list]?.[0]?.value ?? null
  switch (field.kind) {
    case 'fullName':
      return 'Lê Thị Na'
    case 'identityNumber':
      return '045196001234'
    case 'date':
      return !('min' in field) || field.min === undefined ? '1996-02-01' : field.min === 'today' ? facts.today : String(field.min)
    case 'partialDate':
      return '1996-02'
    case 'time':
      return '07:30'
    case 'phone':
      return '0912345678'
    case 'email':
      return 'na@vidu.vn'
    case 'integer':
    case 'money':
      return Math.max(2, 'min' in field ? Number(field.min ?? 0) : 0)
    case 'decimal':
    case 'area':
      return 120.5
    case 'yesNo':
    case 'declaration':
      return true
    case 'choice':
      return field.options[0]?.value ?? null
    case 'choices':
      return field.options.slice(0, 2).map((option) => option.value)
    case 'taxCode':
      return '0100109106'
    case 'file':
      return ['tep-1']
    case 'place':
      return { text: facts.places[0] ?? 'Phường Đông Hà, tỉnh Quảng Trị', unitCode: '', provinceCode: '', oldUnitCode: '', oldText: '' }
    default:
      return 'Ghi thử'.slice(0, 'longest' in field ? field.longest : undefined)
  }
}

const fieldAnswer = (field: Field, facts: FormFacts): AnswerValue => {
  if (isLeaf(field)) return leafAnswer(field, facts)
  if (isBlock(field)) return Object.fromEntries(field.parts.map((part) => [part.id, fieldAnswer(part, facts)]))
  if (field.kind !== 'table') return null
  const row = Object.fromEntries(field.fields.map((one) => [one.id, fieldAnswer(one, facts)]))
  return Array.from({ length: Math.max(1, field.minRows) }, () => row)
}

/** A form filled in whole with plausible answers; what its conditions hide is left out. */
export const answersFor = (form: Pick<FormBody, 'pages'>, facts: FormFacts): Answers =>
  settle(
    form,
    Object.fromEntries(form.pages.flatMap((page) => page.fields).map((field) => [field.id, fieldAnswer(field, facts)])),
    facts.today,
  ).answers

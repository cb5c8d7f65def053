import fc from 'fast-check'
import type { FieldInput, FormSource } from '#law/eform-schema.ts'
import { formSourceSchema } from '#law/eform-schema.ts'

/** Generated forms for tests: every page has fields that open, close and compute each other. */

const CHOICES = ['a', 'b', 'c']
const options = CHOICES.map((value) => ({ value, label: value.toUpperCase() }))

/** A condition on one of the fields before, in the words of FEEL. */
const conditionOn = (before: readonly FieldInput[]): fc.Arbitrary<string | undefined> => {
  const tests = before.flatMap(({ id, kind }): string[] => {
    switch (kind) {
      case 'yesNo':
        return [id, `not(${id})`, `${id} = false`]
      case 'choice':
        return [`${id} = "a"`, `${id} != "b"`, `${id} in ("a", "c")`]
      case 'choices':
        return [`list contains(${id}, "a")`, `${id} = null`, `count(${id}) > 1`]
      case 'integer':
        return [`${id} > 3`, `${id} in [1..5]`, `${id} * 2 = 8`]
      case 'date':
        return [`${id} < date("2020-01-01")`, `years and months duration(${id}, today()).years >= 18`]
      case 'line':
        return [`${id} != null`, `string length(${id}) > 3`]
      case 'address':
        return [`${id}.place.unitCode = "19333"`, `${id}.place.provinceCode != "44"`, `${id}.place.oldUnitCode = null or ${id}.detail != null`]
      case 'table':
        return [`count(${id}) > 1`, `sum(${id}.n) > 5`]
      default:
        return []
    }
  })
  if (tests.length === 0) return fc.constant(undefined)
  const one = fc.constantFrom(...tests)
  return fc.option(fc.oneof(one, fc.tuple(one, fc.constantFrom('and', 'or'), one).map(([l, op, r]) => `(${l}) ${op} (${r})`)), { nil: undefined })
}

const plain = fc.constantFrom('yesNo', 'choice', 'choices', 'integer', 'date', 'line', 'person', 'address', 'table', 'computed')

const fieldOf = (id: string, kind: string, before: readonly FieldInput[], visibleIf: string | undefined): FieldInput => {
  const named = { id, label: `Câu ${id}`, ...(visibleIf !== undefined && { visibleIf }) }
  const numbers = before.filter((field) => field.kind === 'integer').map((field) => field.id)
  switch (kind) {
    case 'yesNo':
    case 'integer':
    case 'date':
    case 'line':
      return { ...named, kind, optional: true }
    case 'choice':
    case 'choices':
      return { ...named, kind, options, optional: true }
    case 'person':
      return { ...named, kind, optional: true, parts: ['name', { id: 'identityNumber', visibleIf: `${id}.name != null` }] }
    case 'address':
      return { ...named, kind, optional: true }
    case 'table':
      return {
        ...named, kind, rowLabel: 'Dòng', minRows: 0, maxRows: 4,
        fields: [
          { id: 'n', kind: 'integer', label: 'Số', optional: true },
          { id: 'more', kind: 'line', label: 'Thêm', optional: true, visibleIf: 'n > 2' },
          { id: 'twice', kind: 'computed', label: 'Gấp đôi', shownAs: 'number', value: 'n * 2' },
        ],
      }
    default:
      return { ...named, kind: 'computed', shownAs: 'number', value: numbers.length === 0 ? '1 + 1' : `${numbers.join(' + ')} + 1` }
  }
}

const fields = (kinds: readonly string[], at: number, before: readonly FieldInput[]): fc.Arbitrary<readonly FieldInput[]> => {
  const kind = kinds[at]
  if (kind === undefined) return fc.constant([])
  return conditionOn(before).chain((visibleIf) => {
    const field = fieldOf(`f${before.length}`, kind, before, visibleIf)
    return fields(kinds, at + 1, [...before, field]).map((rest) => [field, ...rest])
  })
}

/** Two pages of up to six fields; conditions read what stands before them, on either page. */
export const generatedForm: fc.Arbitrary<FormSource> = fc
  .tuple(fc.array(plain, { minLength: 1, maxLength: 6 }), fc.array(plain, { minLength: 2, maxLength: 6 }))
  .chain(([first, second]) =>
    fields([...first, ...second], 0, []).map((all) =>
      formSourceSchema.parse({
        title: 'Biểu mẫu thử',
        paper: { title: 'Biểu mẫu thử', signers: ['Người khai'] },
        pages: [
          { id: 'one', title: 'Một', fields: all.slice(0, first.length) },
          { id: 'two', title: 'Hai', fields: [...all.slice(first.length), { id: 'promise', kind: 'declaration', label: 'Cam đoan' }] },
        ],
      }),
    ),
  )

/** What a person may type into a box of a generated form. */
export const typed: fc.Arbitrary<string> = fc.constantFrom('', 'true', 'false', 'a', 'b', 'c', '0', '2', '4', '7', '1.000', '5/3/1990', '1/1/2024', 'Lê Na', 'xyz', '31/2/2020', 'Đông Hà', '19333/44/', '19138/44/19165')

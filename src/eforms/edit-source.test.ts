import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formSourceSchema, type FormSource } from '#law/eform-schema.ts'
import { shippedForms } from '#law/eforms.ts'
import { conditionWords } from './condition-words.ts'
import { checkCondition, conditionNames, writeCondition } from './condition-names.ts'
import { addField, addPage, fieldAt, idFor, moveField, movePage, putField, readPosition, removePage, writePosition } from './edit-source.ts'
import { reviewForm } from './review-form.ts'
import { blankForm, compareForms } from './words.ts'

const form: FormSource = formSourceSchema.parse({
  title: 'Thử',
  paper: { title: 'Thử', signers: ['Người khai'] },
  pages: [
    { id: 'a', title: 'A', fields: [
      { id: 'relation', kind: 'choice', label: 'Bạn là ai?', options: [{ value: 'me', label: 'Mẹ' }, { value: 'cha', label: 'Cha' }] },
      { id: 'born', kind: 'date', label: 'Ngày sinh' },
    ] },
    { id: 'b', title: 'B', fields: [
      { id: 'kids', kind: 'table', label: 'Con', rowLabel: 'Con', fields: [{ id: 'kid', kind: 'fullName', label: 'Tên con' }, { id: 'income', kind: 'money', label: 'Thu nhập' }] },
      { id: 'promise', kind: 'declaration', label: 'Tôi cam đoan' },
    ] },
  ],
})
const ids = (source: FormSource): string => source.pages.map((page) => `${page.id}(${page.fields.map(({ id }) => id).join(' ')})`).join(' ')

describe('the outline of a draft', () => {
  test('fields move within their page and beyond its ends', () => {
    assert.equal(ids(moveField(form, { page: 0, field: 1 }, -1)), 'a(born relation) b(kids promise)')
    assert.equal(ids(moveField(form, { page: 0, field: 1 }, 1)), 'a(relation) b(born kids promise)')
    assert.equal(ids(moveField(form, { page: 1, field: 0 }, -1)), 'a(relation born kids) b(promise)')
    assert.equal(ids(moveField(form, { page: 1, field: 1 }, 1)), ids(form))
    const moved = fieldAt(moveField(form, { page: 1, field: 0, column: 0 }, 1), { page: 1, field: 0, column: 1 })
    assert.equal(moved?.id, 'kid')
  })
  test('a page that goes leaves its fields to a neighbour', () => {
    assert.equal(ids(removePage(form, 1)), 'a(relation born kids promise)')
    assert.equal(ids(removePage(form, 0)), 'b(relation born kids promise)')
    assert.equal(ids(removePage(removePage(form, 0), 0)), 'b(relation born kids promise)')
    assert.equal(ids(movePage(form, 0, 1)), 'b(kids promise) a(relation born)')
  })
  test('a table keeps its last column', () => {
    const one = putField(form, { page: 1, field: 0, column: 1 }, undefined)
    assert.equal(fieldAt(one, { page: 1, field: 0, column: 1 }), undefined)
    assert.deepEqual(putField(one, { page: 1, field: 0, column: 0 }, undefined), one)
  })
  test('no sequence of moves loses or doubles a field', () => {
    const step = fc.record({ page: fc.nat(2), field: fc.nat(3), by: fc.constantFrom(1 as const, -1 as const), whole: fc.boolean() })
    const before = form.pages.flatMap((page) => page.fields.map(({ id }) => id)).toSorted()
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const after = steps.reduce((source, one) => (one.whole ? movePage(source, one.page, one.by) : moveField(source, one, one.by)), form)
      assert.deepEqual(after.pages.flatMap((page) => page.fields.map(({ id }) => id)).toSorted(), before)
      formSourceSchema.parse(after)
    }))
  })
  test('a position survives being written', () => {
    for (const at of [{ page: 0, field: 3 }, { page: 2, field: 0, column: 11 }]) assert.deepEqual(readPosition(writePosition(at)), at)
    assert.equal(readPosition('1'), undefined)
  })
  test('names come from the question, are new, and never a word of the language', () => {
    assert.equal(idFor('Ngày sinh của trẻ', form), 'ngaySinhCuaTre')
    assert.equal(idFor('Date', form), 'oDate')
    assert.equal(idFor('???', form), 'oO')
    const twice = addField(form, 0, { id: idFor('Họ tên', form), kind: 'fullName', label: 'Họ tên' })
    assert.equal(idFor('Họ tên', twice), 'hoTen2')
    formSourceSchema.parse(addPage(twice, 'Trang mới'))
  })
})

describe('conditions for people', () => {
  test('are made by choosing and said in words', () => {
    const names = conditionNames(form, { page: 1, field: 1 })
    assert.deepEqual(names.map(({ path }) => path), ['relation', 'born'])
    const [relation, born] = names
    assert.ok(relation !== undefined && born !== undefined)
    assert.equal(writeCondition(relation, 'eq', 'Mẹ'), 'relation = "me"')
    assert.equal(writeCondition(born, 'lt', '5/3/2020'), 'born < date("2020-03-05")')
    const say = conditionWords(form)
    assert.equal(say('relation = "me" and born < date("2020-03-05")'), '“Bạn là ai?” là “Mẹ” và “Ngày sinh” nhỏ hơn 05/03/2020')
    assert.equal(say('sum(kids.income) > 1000'), 'tổng “Thu nhập” lớn hơn 1.000')
    assert.equal(say('=='), '==')
  })
  test('are checked at their place, with a sentence', () => {
    const at = { page: 0, field: 1 }
    assert.equal(checkCondition(form, at, 'relation = "me"'), null)
    assert.match(checkCondition(form, at, 'kids = null') ?? '', /“kids” đứng sau/)
    assert.match(checkCondition(form, at, 'relation = 1') ?? '', /phải là chữ/)
    assert.match(checkCondition(form, at, 'relation =') ?? '', /viết dở/)
  })
  test('every condition of the shipped forms can be said without its code', () => {
    for (const shipped of shippedForms) {
      const say = conditionWords(shipped.form)
      for (const page of shipped.form.pages) {
        for (const field of page.fields) {
          if (field.visibleIf !== undefined) assert.notEqual(say(field.visibleIf), field.visibleIf, shipped.procedureCode)
        }
      }
    }
  })
})

describe('before a form is published', () => {
  const papers = [{ id: 'p1', name: 'Đơn', originals: 1, copies: 0, mandatory: true }]
  const errorsOf = (source: FormSource): string => reviewForm(source, papers).errors.join('\n')
  const withField = (visibleIf: string): FormSource =>
    addField(form, 1, formSourceSchema.shape.pages.element.shape.fields.element.parse({ id: 'extra', kind: 'line', label: 'Thêm', visibleIf }))

  test('a good one has no errors, and says which paper nobody asks for', () => {
    const review = reviewForm(form, papers)
    assert.deepEqual(review.errors, [])
    assert.match(review.warnings.join(), /“Đơn”/)
    assert.deepEqual(reviewForm(blankForm('Mới'), []).errors, [])
  })
  const cases: readonly [string, string | null][] = [
    ['relation = "me"', null], ['relation = "ba"', 'không bao giờ'], ['relation = "me" and relation = "cha"', 'không bao giờ'],
    ['relation != "me" and relation != "cha"', null], ['born > date("2020-01-01") and born < date("2019-01-01")', 'không bao giờ'],
    ['born > date("2020-01-01") and born < date("2020-01-03")', null], ['count(kids) > 2', null], ['false', 'không bao giờ'], ['born', 'đúng hoặc sai'],
  ]
  for (const [feel, wrong] of cases) {
    test(`bắt buộc khi ${feel}`, () => {
      const errors = errorsOf(withField(feel))
      if (wrong === null) assert.equal(errors, '')
      else assert.match(errors, new RegExp(wrong))
    })
  }
  test('a page without fields, a page nobody sees, a missing promise, a doubled name', () => {
    assert.match(errorsOf(addPage(form, 'Trống')), /chưa có ô nào/)
    assert.match(errorsOf({ ...form, pages: form.pages.map((page, i) => (i === 1 ? { ...page, visibleIf: 'relation = "x"' } : page)) }), /Điều kiện của trang không bao giờ đúng/)
    assert.match(errorsOf(putField(form, { page: 1, field: 1 }, undefined)), /chưa có lời cam đoan/)
    assert.match(errorsOf(addField(form, 0, { id: 'promise', kind: 'line', label: 'Trùng' })), /dùng cho hai ô/)
    assert.match(errorsOf(addField(form, 0, { id: 'date', kind: 'line', label: 'Ngày' })), /dành riêng/)
  })
})

test('two versions are compared in words', () => {
  const after = moveField(putField(addPage(form, 'Mới'), { page: 0, field: 1 }, { id: 'born', kind: 'date', label: 'Ngày sinh', optional: true }), { page: 1, field: 1 }, 1)
  const changes = compareForms(form, after)
  assert.ok(changes.some(({ before, after: now }) => before === 'Ngày sinh · Ngày' && now === 'Ngày sinh · Ngày · không bắt buộc'))
  assert.ok(changes.some(({ part, before }) => part === 'Trang “Mới”' && before === null))
  assert.deepEqual(compareForms(form, form), [])
})

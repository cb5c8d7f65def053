import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkAnswers, checkPage, newlyAsked } from './check.ts'
import type { FormFacts } from './check-leaf.ts'
import type { Expression, Rule } from './expression.ts'
import type { Field, FormBody } from './form.ts'
import { prefill } from './prefill.ts'
import { applyRowAction, readRowAction, writeRowAction } from './rows.ts'
import { settle, visiblePages } from './settle.ts'
import type { Answers } from './value.ts'

const rule = (tree: Expression): Rule => ({ feel: '', tree })
const field = (...path: string[]): Expression => ({ op: 'field', path })
const is = (left: Expression, value: string | boolean | number): Rule => rule({ op: 'eq', left, right: { op: 'const', value } })

const form: Pick<FormBody, 'pages'> = {
  pages: [
    {
      id: 'child',
      title: 'Trẻ',
      fields: [
        { id: 'name', kind: 'fullName', label: 'Tên trẻ' },
        { id: 'bornOn', kind: 'date', label: 'Ngày sinh', max: 'today' },
        { id: 'hasFather', kind: 'yesNo', label: 'Ghi cha?' },
        { id: 'father', kind: 'line', label: 'Cha', visibleIf: is(field('hasFather'), true) },
      ],
    },
    {
      id: 'fatherPage',
      title: 'Giấy tờ của cha',
      visibleIf: rule({ op: 'ne', left: field('father'), right: { op: 'const', value: null } }),
      fields: [{ id: 'paper', kind: 'identityNumber', label: 'Số định danh' }],
    },
    {
      id: 'home',
      title: 'Nhà',
      fields: [
        {
          id: 'members', kind: 'table', label: 'Thành viên', rowLabel: 'Người', minRows: 1, maxRows: 2,
          fields: [
            { id: 'name', kind: 'fullName', label: 'Tên' },
            { id: 'income', kind: 'money', label: 'Thu nhập', optional: true },
            { id: 'job', kind: 'line', label: 'Việc làm', visibleIf: rule({ op: 'gt', left: field('income'), right: { op: 'const', value: 0 } }) },
          ],
        },
        { id: 'total', kind: 'computed', label: 'Tổng', shownAs: 'money', value: rule({ op: 'sum', list: field('members', 'income') }) },
        {
          id: 'proxy', kind: 'person', label: 'Người được ủy quyền', optional: true,
          parts: [{ id: 'name', kind: 'fullName', label: 'Họ tên' }, { id: 'phone', kind: 'phone', label: 'Điện thoại' }],
        },
        { id: 'true', kind: 'declaration', label: 'Tôi cam đoan' },
      ] satisfies Field[],
    },
  ],
}
const facts: FormFacts = { today: '2026-11-22', lists: {}, places: [], hasUnits: false }
const whole: Answers = {
  name: 'Lê Thị Na', bornOn: '2026-11-01', hasFather: false, father: 'Lê Văn Ba', paper: '045090001234',
  members: [{ name: 'Lê Thị Tư', income: 3_000_000, job: 'Làm ruộng' }, { name: 'Lê Văn Ba', income: 2_000_000, job: 'Thợ xây' }],
  total: 1, true: true,
}

describe('a form with its answers', () => {
  test('hidden answers do not count, nor do the pages and conditions that stand on them', () => {
    const checked = checkAnswers(form, whole, facts)
    assert.ok(checked.ok)
    assert.equal(checked.value['father'], null)
    assert.equal(checked.value['paper'], null)
    assert.deepEqual(visiblePages(form, whole, facts.today).map((page) => page.id), ['child', 'home'])
    assert.deepEqual(visiblePages(form, { ...whole, hasFather: true }, facts.today).map((page) => page.id), ['child', 'fatherPage', 'home'])
  })

  test('computed values are made anew, whatever was sent', () => {
    const checked = checkAnswers(form, whole, facts)
    assert.equal(checked.ok && checked.value['total'], 5_000_000)
  })

  test('a condition in a row sees the row, not a neighbour', () => {
    const { states } = settle(form, { ...whole, members: [{ name: 'A', income: 0 }, { name: 'B', income: 5 }] }, facts.today)
    assert.equal(states.get('members.0.job')?.isVisible, false)
    assert.equal(states.get('members.1.job')?.isRequired, true)
  })

  test('every error names its box; what could not be read stays and is told', () => {
    const checked = checkAnswers(form, { ...whole, bornOn: '31/2/2026', members: [], true: null, proxy: { name: 'Ba' } }, facts)
    assert.ok(!checked.ok)
    assert.deepEqual(checked.errors.map(({ path, code }) => `${path} ${code}`), [
      'bornOn dateInvalid', 'members tooFewRows', 'proxy.phone missing', 'true missing',
    ])
    assert.deepEqual(checked.errors[2]?.labels, ['Người được ủy quyền', 'Điện thoại'])
  })

  test('a future day is refused where the form says so', () => {
    assert.deepEqual(checkPage(form, form.pages[0] ?? { fields: [] }, { ...whole, bornOn: '2026-11-23' }, facts).map(({ code }) => code), ['dateInFuture'])
  })

  test('questions that an answer opens are told apart from questions left out', () => {
    const page = form.pages[0] ?? { fields: [] }
    const after: Answers = { name: 'Na', bornOn: '2026-11-01', hasFather: true }
    assert.deepEqual([...newlyAsked(form, page, { before: { name: 'Na' }, after }, facts.today)], ['father'])
    assert.deepEqual([...newlyAsked(form, page, { before: after, after }, facts.today)], [])
  })

  test('more rows than allowed are refused', () => {
    const rows = Array.from({ length: 3 }, () => ({ name: 'Ba' }))
    const checked = checkAnswers(form, { ...whole, members: rows }, facts)
    assert.deepEqual(!checked.ok && checked.errors.map(({ code }) => code), ['tooManyRows'])
  })
})

describe('rows', () => {
  const page = form.pages[2] ?? { fields: [] }
  test('are added up to the most, and removed by number', () => {
    const one = applyRowAction(page, {}, { kind: 'add', table: 'members', index: 0 })
    assert.deepEqual(one['members'], [{}, {}])
    assert.deepEqual(applyRowAction(page, one, { kind: 'add', table: 'members', index: 0 }), one)
    const removed = applyRowAction(page, whole, { kind: 'remove', table: 'members', index: 0 })
    assert.deepEqual(removed['members'], [{ name: 'Lê Văn Ba', income: 2_000_000, job: 'Thợ xây' }])
    assert.deepEqual(applyRowAction(page, whole, { kind: 'remove', table: 'name', index: 0 }), whole)
  })
  test('a button says what it does', () => {
    for (const action of [{ kind: 'add', table: 'members', index: 0 }, { kind: 'remove', table: 'members', index: 12 }] as const) {
      assert.deepEqual(readRowAction(writeRowAction(action)), action)
    }
    assert.equal(readRowAction('remove:members'), undefined)
    assert.equal(readRowAction(''), undefined)
  })
})

test('the account fills blanks and replaces nothing', () => {
  const ask: Pick<FormBody, 'pages'> = {
    pages: [{ id: 'p', title: 'P', fields: [
      { id: 'mail', kind: 'email', label: 'Thư', prefill: 'email' },
      { id: 'me', kind: 'person', label: 'Tôi', prefill: 'self', parts: [
        { id: 'name', kind: 'fullName', label: 'Tên' },
        { id: 'birthDate', kind: 'partialDate', label: 'Sinh' },
        { id: 'residence', kind: 'address', label: 'Nơi ở', parts: [{ id: 'detail', kind: 'line', label: 'Số nhà' }] },
      ] },
    ] }],
  }
  const filled = prefill(ask, { me: { name: 'Lê Thị Na' } }, { name: 'LÊ THỊ NA', birthDate: '1996-02-01', address: 'Thôn 3', email: 'na@vidu.vn' })
  assert.deepEqual(filled, { mail: 'na@vidu.vn', me: { name: 'Lê Thị Na', birthDate: '1996-02-01', residence: { detail: 'Thôn 3' } } })
})

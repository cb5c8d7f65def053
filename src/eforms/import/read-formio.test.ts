import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { reviewForm } from '../review-form.ts'
import { readFormio } from './read-formio.ts'

const required = { validate: { required: true } }
const wizard = {
  title: 'Đơn đề nghị',
  display: 'wizard',
  components: [
    {
      type: 'panel', key: 'p1', title: 'Người nộp',
      components: [
        { type: 'textfield', key: 'name', label: 'Họ và tên', ...required, validate: { required: true, maxLength: 100 } },
        { type: 'radio', key: 'kind', label: 'Loại đơn', values: [{ label: 'Mới', value: 'new' }, { label: 'Đổi', value: 'change' }], ...required },
        { type: 'textfield', key: 'old', label: 'Số giấy cũ', conditional: { show: true, when: 'kind', eq: 'change' } },
        { type: 'columns', key: 'c', columns: [{ components: [{ type: 'email', key: 'mail', label: 'Thư điện tử' }] }, { components: [{ type: 'phoneNumber', key: 'tel', label: 'Điện thoại' }] }] },
        { type: 'selectboxes', key: 'docs', label: 'Giấy tờ', values: [{ label: 'A', value: 'a' }, { label: 'B', value: 'b' }] },
        { type: 'file', key: 'scan', label: 'Bản chụp', ...required },
      ],
    },
    {
      type: 'panel', key: 'p2', title: 'Thành viên',
      components: [
        { type: 'datagrid', key: 'rows', label: 'Danh sách', components: [{ type: 'textfield', key: 'who', label: 'Tên người' }, { type: 'number', key: 'n', label: 'Tuổi', decimalLimit: 0 }] },
        { type: 'content', key: 'note', html: '<p>Ghi <b>đủ</b> mọi người</p>' },
        { type: 'survey', key: 'sv', label: 'Khảo sát' },
        { type: 'number', key: 'total', label: 'Tổng số', calculateValue: 'value = data.n * 2', customConditional: 'show = data.x > 1' },
        { type: 'textfield', key: 'coded', label: 'Mã riêng', validate: { pattern: '[A-Z]+' }, conditional: { show: true, when: 'missing', eq: 'x' } },
        { type: 'signature', key: 'sig', label: 'Tôi xin cam đoan' },
        { type: 'button', key: 'submit', label: 'Gửi' },
      ],
    },
  ],
}

describe('a form.io form', () => {
  const read = readFormio(JSON.stringify(wizard))
  assert.ok(read.ok)
  const { source, leftOut } = read.value

  test('becomes pages, fields and conditions of ours', () => {
    assert.deepEqual(source.pages.map((page) => [page.title, page.fields.map(({ kind }) => kind).join(' ')]), [
      ['Người nộp', 'line choice line email phone choices file'],
      ['Thành viên', 'table info decimal line declaration'],
    ])
    assert.equal(source.pages[0]?.fields[2]?.visibleIf, 'loaiDon = "change"')
    assert.equal(source.pages[1]?.fields[1]?.label, 'Ghi đủ mọi người')
    assert.deepEqual(reviewForm(source, []).errors, [])
  })

  test('says everything that could not be carried over', () => {
    assert.equal(leftOut.length, 5, leftOut.join('\n'))
    for (const part of ['Khảo sát', 'data.n * 2', 'data.x > 1', '[A-Z]+', 'missing']) assert.ok(leftOut.some((one) => one.includes(part)), part)
  })

  test('anything else is refused, never thrown', () => {
    for (const text of ['', 'null', '[]', '{}', '{"components":1}', '{"components":[{}]}']) {
      const answer = readFormio(text)
      if (answer.ok) assert.ok(answer.value.leftOut.length > 0 || answer.value.source.pages.length > 0, text)
    }
    assert.equal(readFormio('{').ok, false)
    fc.assert(fc.property(fc.json(), (json) => { readFormio(`{"components":[${json}]}`) }))
    const component = fc.record({ type: fc.constantFrom('textfield', 'radio', 'panel', 'datagrid', 'columns', 'survey', 'content', 'x'), key: fc.string(), label: fc.anything(), components: fc.anything(), conditional: fc.anything(), validate: fc.anything() })
    fc.assert(fc.property(fc.array(component, { minLength: 1, maxLength: 5 }), (components) => { readFormio(JSON.stringify({ components })) }))
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { codeListsOn } from '#law/code-lists.ts'
import { shippedForms } from '#law/eforms.ts'
import { printDeclaration } from '#papers/declaration.ts'
import { createPress } from '#papers/render.ts'
import { pdfText } from '../../test/pdf-text.ts'
import { compileForm } from './compile-form.ts'
import { declarationOf } from './declaration.ts'
import { checkAnswers } from './domain/check.ts'
import type { FormBody } from './domain/form.ts'
import type { Answers } from './domain/value.ts'
import { answersFor } from './sample-answers.ts'

const press = createPress()
const TODAY = '2026-11-22'
const facts = { today: TODAY, lists: codeListsOn(TODAY), places: [], hasUnits: false }

const bodyOf = (code: string): FormBody => {
  const shipped = shippedForms.find(({ procedureCode }) => procedureCode === code)
  assert.ok(shipped !== undefined)
  const compiled = compileForm(shipped.form)
  assert.ok(compiled.ok)
  return compiled.body
}
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, '')

const print = (body: FormBody, answers: Answers): string => {
  const declaration = declarationOf(body, answers, facts, {
    print: { printedAt: '2026-11-22T03:00:00Z' }, place: 'Đông Hà', day: TODAY, signerNames: ['Lê Thị Na'],
  })
  const paper = printDeclaration(press, declaration)
  assert.ok(paper.ok, JSON.stringify(paper))
  assert.deepEqual(paper.value.replaced, [])
  return plain(pdfText(paper.value.pdf))
}

describe('a filled form as a declaration', () => {
  for (const { procedureCode, form } of shippedForms) {
    test(`${procedureCode} ${form.title}`, () => {
      const body = bodyOf(procedureCode)
      const answers = answersFor(body, facts)
      const checked = checkAnswers(body, answers, facts)
      assert.ok(checked.ok, JSON.stringify(checked))
      const text = print(body, checked.value)
      assert.ok(text.includes(plain(body.paper.title.toUpperCase())))
      assert.ok(text.includes(plain('Độc lập - Tự do - Hạnh phúc')))
      for (const signer of body.paper.signers) assert.ok(text.includes(plain(signer.toUpperCase())), signer)
      assert.ok(text.includes(plain('cam đoan')) || text.includes(plain('cam kết')))
    })
  }

  test('what was answered stands on it, formulas and markup as plain text; what is hidden does not', () => {
    const body = bodyOf('1.001193')
    const dongHa = { text: 'Phường Đông Hà, tỉnh Quảng Trị', unitCode: '19333', provinceCode: '44', oldUnitCode: '19333', oldText: 'Phường 1, thành phố Đông Hà' }
    const place = { place: dongHa, detail: '#panic() $x$ *12* Hùng Vương' }
    const text = print(body, {
      relation: 'mother', requester: { name: 'Lê Thị Na', identityNumber: '045196001234', residence: place, phone: '0912345678' },
      childName: 'Nguyễn Lê Bảo Ngọc', bornOn: '2026-11-05', hometown: '=HYPERLINK("x")', knowsFather: false, father: { name: 'Người Ẩn' },
      birthProof: 'certificate', birthPaper: ['a', 'b'], promise: true,
    })
    for (const said of ['Nguyễn Lê Bảo Ngọc', '05/11/2026', '#panic() $x$ *12* Hùng Vương, Phường Đông Hà, tỉnh Quảng Trị (tên cũ: Phường 1, thành phố Đông Hà)', '=HYPERLINK("x")', '(2 tệp)']) {
      assert.ok(text.includes(plain(said)), said)
    }
    assert.ok(!text.includes(plain('Người Ẩn')))
  })

  test('rows of a table stand side by side', () => {
    const text = print(bodyOf('1.001612'), {
      founders: 'family', members: [{ name: 'Lê Thị Na', identityNumber: '045196001234', relation: 'self', share: 30_000_000 }, { name: 'Nguyễn Văn Ba', share: 20_000_000 }],
    })
    assert.ok(text.includes(plain('Phần vốn góp (đồng)')) && text.includes(plain('50.000.000 đồng')))
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredStatus } from '#web/refusal-status.ts'
import { FEE_REFUSAL_CODES, feeSentence } from './refusals.ts'

test('mỗi lời từ chối có một câu tiếng Việt trọn vẹn và một mã HTTP đã khai', () => {
  for (const code of FEE_REFUSAL_CODES) {
    const sentence = feeSentence({ code })
    assert.match(sentence, /^\p{Lu}.{15,}\.$/u, code)
    assert.doesNotMatch(sentence, /undefined|null|NaN/, code)
    assert.notEqual(declaredStatus(code), undefined, `${code} has no declared status`)
  }
  assert.equal(feeSentence({ code: 'refundOutOfRange', facts: { most: 15_000 } }), 'Chỉ hoàn được nhiều nhất 15.000 đ của khoản này. Sửa lại số tiền.')
})

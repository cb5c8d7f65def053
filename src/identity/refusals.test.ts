import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IDENTITY_REFUSALS } from './refusals.ts'
import { declaredStatus } from '#web/refusal-status.ts'
import { ORGANISATION_REFUSALS } from '#organisation/refusals.ts'

for (const [code, sentence] of Object.entries({ ...ORGANISATION_REFUSALS, ...IDENTITY_REFUSALS })) {
  test(`${code}: có câu trọn vẹn và có trạng thái HTTP`, () => {
    assert.match(sentence, /^[\p{Lu}{].*[.]$/su)
    assert.notEqual(declaredStatus(code), undefined)
  })
}

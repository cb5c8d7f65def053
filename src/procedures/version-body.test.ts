import assert from 'node:assert/strict'
import { test } from 'node:test'
import { starterProcedures } from '#law/procedures.ts'
import { starterBody } from './starter.ts'
import { bodySchema, readBody } from './version-body.ts'

const [starter = assert.fail('no starter')] = starterProcedures
const body = starterBody(starter)
const withGate = (submissionGate: unknown) => ({ ...body, submissionGate })

const STORED: readonly (readonly [what: string, stored: unknown, read: unknown])[] = [
  ['cổng quốc gia', { kind: 'NATIONAL' }, { kind: 'NATIONAL' }],
  ['cổng riêng có căn cứ', { kind: 'OWN', basis: 'QĐ 12/QĐ-UBND' }, { kind: 'OWN', basis: 'QĐ 12/QĐ-UBND' }],
  ['bản cũ ghi cổng quốc gia', 'NATIONAL', { kind: 'NATIONAL' }],
  ['bản cũ ghi cổng riêng, không căn cứ: chỉ còn cổng quốc gia', 'OWN', { kind: 'NATIONAL' }],
]
for (const [what, stored, read] of STORED)
  test(`nơi nộp trực tuyến, ${what}`, () => assert.deepEqual(readBody(withGate(stored)).submissionGate, read))

test('cổng riêng không căn cứ không ghi được', () => {
  for (const gate of [{ kind: 'OWN' }, { kind: 'OWN', basis: ' ' }, 'OWN', { kind: 'NATIONAL', basis: 'x' }])
    assert.equal(bodySchema.safeParse(withGate(gate)).success, false)
})

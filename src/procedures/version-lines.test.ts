import assert from 'node:assert/strict'
import { test } from 'node:test'
import { starterProcedures } from '#law/procedures.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { starterBody } from './starter.ts'
import { compareVersions } from './version-lines.ts'

const birth = starterBody(starterProcedures.find((one) => one.code === '1.001193') ?? assert.fail('no such starter'))

test('không phiên bản nào khác chính nó', () => {
  for (const starter of starterProcedures) assert.deepEqual(compareVersions(starterBody(starter), starterBody(starter)), [])
})

test('giấy tờ khớp theo tên, không theo thứ tự hay mã', () => {
  const turned: ProcedureBody = { ...birth, papers: birth.papers.toReversed().map((paper, i) => ({ ...paper, id: `x${i}` })) }
  assert.deepEqual(compareVersions(birth, turned), [])
})

test('đổi một số lượng, thêm một phí, bỏ một căn cứ: ba dòng, đúng mục, đúng chiều', () => {
  const [first, ...rest] = birth.papers
  assert.ok(first !== undefined)
  const after: ProcedureBody = {
    ...birth,
    papers: [{ ...first, copies: first.copies + 2 }, ...rest],
    fees: [...birth.fees, { id: 'moi', name: 'Lệ phí mới', kind: 'charge', amount: 8_000 }],
    legalBasis: birth.legalBasis.slice(1),
  }
  const changes = compareVersions(birth, after)
  assert.deepEqual(changes.map((change) => change.part), ['Giấy tờ', 'Phí, lệ phí', 'Căn cứ pháp lý'])
  assert.match(changes[0]?.after ?? '', /2 bản sao/)
  assert.deepEqual(changes[1], { part: 'Phí, lệ phí', before: null, after: 'Lệ phí mới: 8.000 đ' })
  assert.equal(changes[2]?.after, null)
})

test('hai dòng cùng tên được khớp theo thứ tự, không nuốt nhau', () => {
  const paper = { id: 'a', name: 'Tờ khai', originals: 1, copies: 0, mandatory: true }
  const before: ProcedureBody = { ...birth, papers: [paper, { ...paper, id: 'b', originals: 2 }] }
  const after: ProcedureBody = { ...birth, papers: [paper] }
  const changes = compareVersions(before, after)
  assert.equal(changes.length, 1)
  assert.match(changes[0]?.before ?? '', /2 bản chính/)
})

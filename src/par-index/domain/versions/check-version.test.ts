import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findShippedVersion, PAR_INDEX_VERSIONS, type IndexVersion, type ScoringMethod } from '#law/par-index.ts'
import { checkVersion } from './check-version.ts'
import { applyEdit, lineAt } from './edit-version.ts'

const COMMUNE = findShippedVersion('mau-cap-xa') as IndexVersion

describe('các bộ chỉ số kèm theo', () => {
  for (const one of PAR_INDEX_VERSIONS) test(`${one.name}: không có chỗ sai`, () => assert.deepEqual(checkVersion(one), []))

  test('bộ mẫu cấp xã nói rõ là mẫu', () => assert.ok(COMMUNE.isExample && COMMUNE.maxPoints === 100))
})

describe('kiểm tra thấy chỗ sai và nói ở dòng nào', () => {
  const found = (version: IndexVersion) => checkVersion(version).map(({ code, at }) => `${code} ${at.join('-')}`)

  test('điểm không cộng đủ ở từng cấp', () => {
    const spoiled = applyEdit(COMMUNE, { kind: 'headingChanged', at: [0], heading: { code: '1', name: 'Chỉ đạo', maxPoints: 12 } })
    assert.deepEqual(found(spoiled), ['sumDiffers ', 'sumDiffers 0'])
    assert.deepEqual(found({ ...COMMUNE, maxPoints: 90 }), ['sumDiffers '])
  })

  test('mã trùng, mã không nằm dưới mã cấp trên, dòng trống', () => {
    const line = lineAt(COMMUNE, [0, 0, 0])
    assert.ok(line !== undefined)
    assert.deepEqual(found(applyEdit(COMMUNE, { kind: 'lineChanged', at: [0, 0, 0], line: { ...line, code: '1.1.2' } })), ['codeTwice 0-0-1'])
    assert.deepEqual(found(applyEdit(COMMUNE, { kind: 'lineChanged', at: [0, 0, 0], line: { ...line, code: '1.9.1' } })), ['orphan 0-0-0'])
    const emptied = applyEdit(COMMUNE, { kind: 'headingAdded', under: [], heading: { code: '9', name: 'Lĩnh vực mới', maxPoints: 0 } })
    assert.deepEqual(found(emptied), [`empty ${COMMUNE.areas.length}`])
  })

  const rows: readonly (readonly [string, ScoringMethod, string])[] = [
    ['bậc không tăng', { kind: 'steps', value: 'v', steps: [{ from: 0.8, points: 1 }, { from: 0.5, points: 1 }] }, 'stepsNotRising'],
    ['bậc vượt tối đa', { kind: 'steps', value: 'v', steps: [{ from: 0, points: 0 }, { from: 1, points: 1.5 }] }, 'stepsBeyondMaximum'],
    ['bậc không tới tối đa', { kind: 'steps', value: 'v', steps: [{ from: 0, points: 0 }, { from: 1, points: 0.5 }] }, 'stepsShortOfMaximum'],
    ['ngưỡng không điểm cao hơn ngưỡng đủ điểm', { kind: 'ratio', part: 'a', base: 'b', fullAt: 0.5, noneBelow: 0.8 }, 'noneBelowFull'],
    ['trừ 0 điểm mỗi trường hợp', { kind: 'deduction', cases: 'lỗi', each: 0 }, 'deductsNothing'],
    ['công thức viết dở', { kind: 'formula', inputs: [{ name: 'a', label: 'a', from: 0, to: 1 }], expression: 'a +' }, 'formula'],
  ]
  for (const [title, method, code] of rows) {
    test(title, () => {
      const line = { code: '1.1.1', name: 'Dòng', maxPoints: 1, method, evidence: 'x', verifier: 'y', inferred: false }
      assert.deepEqual(checkVersion({
        ...COMMUNE, maxPoints: 1,
        areas: [{ code: '1', name: 'A', maxPoints: 1, criteria: [{ code: '1.1', name: 'B', maxPoints: 1, subCriteria: [line] }] }],
      }).map((fault) => [fault.code, fault.line]), [[code, '1.1.1']])
    })
  }

  test('thiếu minh chứng, thiếu nơi thẩm định; số của hệ thống tự chứng minh', () => {
    const line = { code: '1.1.1', name: 'Dòng', maxPoints: 1, inferred: false }
    const of = (method: ScoringMethod) => checkVersion({
      ...COMMUNE, maxPoints: 1,
      areas: [{ code: '1', name: 'A', maxPoints: 1, criteria: [{ code: '1.1', name: 'B', maxPoints: 1, subCriteria: [{ ...line, method }] }] }],
    }).map(({ code }) => code)
    assert.deepEqual(of({ kind: 'yesNo', question: 'Có?' }), ['evidenceMissing', 'verifierMissing'])
    assert.deepEqual(of({ kind: 'fromSystem', fact: 'finishedInTime', fullAt: 1, noneBelow: 0 }), ['verifierMissing'])
    assert.deepEqual(of({ kind: 'published' }), [])
  })
})

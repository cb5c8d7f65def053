import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { findShippedVersion, type IndexVersion } from '#law/par-index.ts'
import { checkVersion } from './check-version.ts'
import { compareVersions, type LineChange } from './compare-versions.ts'
import { applyEdit, isPossible, lineAt, nextCode, readPosition, writePosition, type Position, type VersionEdit } from './edit-version.ts'

const COMMUNE = findShippedVersion('mau-cap-xa') as IndexVersion

const positions = (version: IndexVersion): readonly Position[] =>
  version.areas.flatMap((area, a) => [[a], ...area.criteria.flatMap((criterion, c) => [[a, c], ...criterion.subCriteria.map((_, s) => [a, c, s])])])
const codes = ({ areas }: IndexVersion): readonly string[] =>
  areas.flatMap((area) => [area.code, ...area.criteria.flatMap((criterion) => [criterion.code, ...criterion.subCriteria.map(({ code }) => code)])])
const names = (version: IndexVersion): readonly string[] => version.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria.map(({ name }) => name))).toSorted()

const anywhere = fc.constantFrom(...positions(COMMUNE))
const move = fc.record({ kind: fc.constant('moved' as const), at: anywhere, by: fc.constantFrom(-1 as const, 1 as const) })

describe('sửa dự thảo', () => {
  test('chuyển xuống: hai dòng đổi chỗ, mỗi dòng nhận mã của chỗ mới, dòng dưới đi theo', () => {
    const moved = applyEdit(COMMUNE, { kind: 'moved', at: [0], by: 1 })
    assert.deepEqual(moved.areas.slice(0, 2).map(({ code, name }) => [code, name]), [['1', COMMUNE.areas[1]?.name], ['2', COMMUNE.areas[0]?.name]])
    assert.equal(lineAt(moved, [1, 0, 0])?.code, '2.1.1')
    assert.deepEqual(checkVersion(moved), [])
  })

  test('dòng đầu không chuyển lên được, dòng cuối không chuyển xuống được', () => {
    assert.equal(isPossible(COMMUNE, { kind: 'moved', at: [0, 0, 0], by: -1 }), false)
    assert.equal(isPossible(COMMUNE, { kind: 'moved', at: [COMMUNE.areas.length - 1], by: 1 }), false)
  })

  test('đổi mã một tiêu chí: mã các dòng dưới đổi theo', () => {
    const renamed = applyEdit(COMMUNE, { kind: 'headingChanged', at: [0, 0], heading: { code: '1.9', name: 'Tên mới', maxPoints: 3 } })
    assert.deepEqual([renamed.areas[0]?.criteria[0]?.name, lineAt(renamed, [0, 0, 0])?.code], ['Tên mới', '1.9.1'])
    const area = applyEdit(COMMUNE, { kind: 'headingChanged', at: [0], heading: { code: '12', name: 'X', maxPoints: 11 } })
    assert.deepEqual([area.areas[0]?.criteria[0]?.code, lineAt(area, [0, 0, 0])?.code], ['12.1', '12.1.1'])
  })

  test('thêm, bỏ, đánh lại số', () => {
    const heading = { code: '9', name: 'Mới', maxPoints: 0 }
    const added = applyEdit(applyEdit(COMMUNE, { kind: 'headingAdded', under: [], heading }), { kind: 'headingAdded', under: [8], heading: { ...heading, code: '9.1' } })
    assert.deepEqual(added.areas[8]?.criteria, [{ code: '9.1', name: 'Mới', maxPoints: 0, subCriteria: [] }])
    const without = applyEdit(applyEdit(COMMUNE, { kind: 'removed', at: [0] }), { kind: 'renumbered' })
    assert.deepEqual([without.areas.length, without.areas[0]?.code, without.areas[0]?.name], [7, '1', COMMUNE.areas[1]?.name])
    assert.equal(nextCode('1.2', [{ code: '1.2.1' }, { code: '1.2.7' }]), '1.2.8')
    assert.equal(nextCode('', []), '1')
  })

  test('chỗ trong bảng viết ra, đọc lại', () => {
    for (const at of positions(COMMUNE)) assert.deepEqual(readPosition(writePosition(at)), at)
    for (const text of ['', '1-', 'a', '1-2-3-4', '-1', '1000']) assert.equal(readPosition(text), undefined)
  })

  test('chuyển thế nào cũng không mất dòng, không trùng mã, không lệch điểm; chuyển lại là như cũ', () => {
    fc.assert(fc.property(move, (edit) => {
      if (!isPossible(COMMUNE, edit)) return
      const moved = applyEdit(COMMUNE, edit)
      assert.equal(new Set(codes(moved)).size, codes(COMMUNE).length)
      assert.deepEqual(names(moved), names(COMMUNE))
      assert.deepEqual(checkVersion(moved), [])
      const back: VersionEdit = { kind: 'moved', at: [...edit.at.slice(0, -1), (edit.at.at(-1) ?? 0) + edit.by], by: edit.by === 1 ? -1 : 1 }
      assert.deepEqual(applyEdit(moved, back), COMMUNE)
    }))
  })
})

describe('so hai bộ', () => {
  const brief = (change: LineChange) =>
    change.kind === 'added' ? `+ ${change.now.code}` : change.kind === 'removed' ? `- ${change.was.code}` : `${change.was.code} → ${change.now.code} ${change.what.join(',')}`

  test('giống nhau thì không có gì', () => assert.deepEqual(compareVersions(COMMUNE, COMMUNE), []))

  test('thêm, bỏ, đổi điểm, đổi cách chấm, đổi tên, chuyển chỗ', () => {
    const line = lineAt(COMMUNE, [0, 0, 0])
    assert.ok(line !== undefined)
    const next = [
      { kind: 'lineChanged', at: [0, 0, 0], line: { ...line, maxPoints: 2, method: { kind: 'deduction', cases: 'ngày chậm', each: 0.5 } } },
      { kind: 'lineAdded', under: [0, 1], line: { ...line, code: '1.2.9', name: 'Một dòng chưa từng có' } },
      { kind: 'moved', at: [2, 1, 0], by: 1 },
    ] satisfies VersionEdit[]
    const changed = next.reduce<IndexVersion>(applyEdit, COMMUNE)
    assert.deepEqual(compareVersions(COMMUNE, changed).map(brief), ['1.1.1 → 1.1.1 maxPoints,method', '+ 1.2.9', '3.2.2 → 3.2.1 ', '3.2.1 → 3.2.2 '])
    assert.deepEqual(compareVersions(changed, COMMUNE).map(brief), ['1.1.1 → 1.1.1 maxPoints,method', '3.2.2 → 3.2.1 ', '3.2.1 → 3.2.2 ', '- 1.2.9'])
    const renamed = applyEdit(COMMUNE, { kind: 'lineChanged', at: [0, 0, 0], line: { ...line, name: 'Tên khác hẳn' } })
    assert.deepEqual(compareVersions(COMMUNE, renamed).map(brief), ['1.1.1 → 1.1.1 name'])
  })

  test('chuyển chỗ nhiều lần: chỉ thấy chuyển, không thấy thêm bớt', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
      const moved = moves.filter((edit) => isPossible(COMMUNE, edit)).reduce<IndexVersion>((version, edit) => (isPossible(version, edit) ? applyEdit(version, edit) : version), COMMUNE)
      for (const change of compareVersions(COMMUNE, moved)) assert.ok(change.kind === 'changed' && change.isMoved && change.what.length === 0, brief(change))
    }))
  })
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { measureChecker } from '../../test/worked-examples/founding-figures.ts'

const SHARED = join(import.meta.dirname, '../../../shared')
const MISSING = 'the founding documents of ../shared are not on this machine'

describe('năm tài liệu gốc', { skip: existsSync(SHARED) ? false : MISSING }, () => {
  const measured = measureChecker((name) => readFileSync(join(SHARED, name), 'utf8'))

  test('không buộc tội phép tính đúng nào', () => assert.deepEqual(measured.falselyAccused, []))

  test('thấy ít nhất 9/10 quan hệ nằm trong một câu hoặc một đoạn', () => {
    assert.ok(measured.inOnePassage >= 20, `${measured.inOnePassage} relations`)
    assert.ok(measured.recall >= 0.9, JSON.stringify(measured))
  })

  test('thấy các chỗ sai đã biết', () => {
    const wrong = measured.accused.map(({ printed }) => printed)
    for (const printed of [95.07, 55.53, 37.08, 64, 63.16, 75]) assert.ok(wrong.includes(printed), String(printed))
  })
})

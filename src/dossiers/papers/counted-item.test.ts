import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countedItem } from './counted-item.ts'

const REQUIRED = [{ id: 'p1', name: 'Tờ khai', originals: 1, copies: 0, mandatory: true }, { id: 'p2', name: 'Căn cước (bản phô tô)', originals: 0, copies: 2, mandatory: true }]

const EXAMPLES: readonly (readonly [text: string, paperId: string | null, expected: readonly [string, number, number, number]])[] = [
  ['Giấy khai sinh (1 bản chính, 2 bản sao)', null, ['Giấy khai sinh', 1, 0, 2]],
  ['Giấy khai sinh (1 bản sao chứng thực; 1 Bản Sao)', null, ['Giấy khai sinh', 0, 1, 1]],
  ['Giấy khai sinh (1 bản chứng thực)', null, ['Giấy khai sinh', 0, 1, 0]],
  ['Tờ khai', null, ['Tờ khai', 1, 0, 0]],
  ['Tờ khai (3 bản chính)', 'p1', ['Tờ khai', 3, 0, 0]],
  ['Căn cước (bản phô tô)', null, ['Căn cước (bản phô tô)', 0, 0, 2]],
  ['Đơn xin (có chữ ký)', null, ['Đơn xin (có chữ ký)', 0, 0, 0]],
  ['Đơn khác', 'p2', ['Đơn khác', 0, 0, 2]],
  ['(2 bản sao)', null, ['(2 bản sao)', 0, 0, 0]],
]

for (const [text, paperId, expected] of EXAMPLES) {
  test(`“${text}”${paperId === null ? '' : ` của ${paperId}`}`, () => {
    const { name, originals, certifiedCopies, copies } = countedItem(text, paperId, REQUIRED)
    assert.deepEqual([name, originals, certifiedCopies, copies], expected)
  })
}

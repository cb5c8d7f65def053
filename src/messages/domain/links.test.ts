import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkedPieces, withLinks, type Links } from './links.ts'

const LINKS: Links = { 'duong-dan': 'https://m.vn/tra-cuu', 'nop-tien': 'https://m.vn/thanh-toan', 'xac-minh': null, 'danh-gia': 'https://m.vn/danh-gia/A' }
const LETTER = 'Đã có kết quả.\n\nXác minh: {xac-minh}\nĐánh giá: {danh-gia}.\nTheo dõi: {duong-dan}'

test('a line that leads nowhere is left out, the others stay', () => {
  assert.equal(withLinks(LETTER, LINKS), 'Đã có kết quả.\n\nĐánh giá: https://m.vn/danh-gia/A.\nTheo dõi: https://m.vn/tra-cuu')
  assert.equal(withLinks('Chỉ {xac-minh}', LINKS), '')
})

test('on a page the addresses stand apart from the words, and together they are the letter', () => {
  const pieces = linkedPieces(LETTER, LINKS)
  assert.deepEqual(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.link])), ['danh-gia', 'duong-dan'])
  assert.equal(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.href)).join(''), withLinks(LETTER, LINKS))
  assert.deepEqual(linkedPieces('{constructor} {han-tra}', LINKS), ['{constructor} {han-tra}'])
})

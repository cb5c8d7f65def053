import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProcedureCase, ProcedureFee } from './domain/procedure.ts'
import { feesInShort, hoursWords, timeInShort } from './citizen-words.ts'

const fee = (amount: number | null, more: Partial<ProcedureFee> = {}): ProcedureFee => ({ id: `f${amount}`, name: 'Lệ phí', kind: 'charge', amount, ...more })
const FEES: readonly (readonly [what: string, fees: readonly ProcedureFee[], words: string])[] = [
  ['không ghi khoản nào', [], 'không ghi khoản phí'],
  ['ghi rõ là không thu', [fee(0)], 'miễn phí'],
  ['một mức', [fee(8_000)], '8.000 đ'],
  ['mọi kênh cùng mức', [fee(50_000, { channel: 'direct' }), fee(50_000, { channel: 'online' })], '50.000 đ'],
  ['trực tuyến rẻ hơn', [fee(50_000, { channel: 'direct' }), fee(25_000, { channel: 'online' })], 'từ 25.000 đ'],
  ['trực tuyến miễn phí', [fee(50_000, { channel: 'direct' }), fee(0, { channel: 'online' })], 'miễn phí đến 50.000 đ'],
  ['tính theo trang', [fee(2_000, { per: 'page' })], 'từ 2.000 đ'],
  ['không ghi số tiền', [fee(null)], 'theo biểu phí'],
  ['chỉ thu khi yêu cầu', [fee(8_000, { condition: 'Thêm bản sao' })], 'miễn phí, trừ vài trường hợp'],
  ['có khoản chưa rõ bên khoản rõ', [fee(8_000), fee(null)], 'từ 8.000 đ'],
]
for (const [what, fees, words] of FEES) test(`phí, ${what}: “${words}”`, () => assert.equal(feesInShort(fees), words))

const ofCase = (amount: number | null): ProcedureCase => ({
  id: `c${amount}`, label: 'x', statutoryDuration: null, committedDuration: amount === null ? null : { amount, unit: 'workingDay' },
})
test('thời hạn: một, nhiều, không quy định', () => {
  assert.equal(timeInShort([ofCase(3)]), '3 ngày làm việc')
  assert.equal(timeInShort([ofCase(3), { ...ofCase(3), id: 'y' }]), '3 ngày làm việc')
  assert.equal(timeInShort([ofCase(3), ofCase(8)]), '3 ngày làm việc, tùy trường hợp')
  assert.equal(timeInShort([ofCase(null)]), 'không quy định thời hạn')
})

test('giờ tiếp nhận nói như trên biển ở cửa', () => {
  const day = ['07:30–11:30', '13:30–17:30']
  assert.equal(
    hoursWords([{ from: 0, to: 4, spans: day }, { from: 5, to: 5, spans: ['07:30–11:30'] }]),
    'thứ Hai đến thứ Sáu 07:30–11:30, 13:30–17:30; thứ Bảy 07:30–11:30',
  )
})

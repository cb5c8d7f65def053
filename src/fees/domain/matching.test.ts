import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codesIn, referenceOf, referencesIn, whoIsMeant, type Meant, type NamedOrder } from './matching.ts'

const one: NamedOrder = { reference: 'MC7Q2K9XA2BC', dossierId: 'd1' }
const other: NamedOrder = { reference: 'MCZZ2K9XA2BC', dossierId: 'd2' }

const CASES: readonly (readonly [string, readonly NamedOrder[], readonly string[], Meant])[] = [
  ['một mã nộp tiền', [one], [], { by: 'order', reference: one.reference }],
  ['mã nộp tiền và mã của chính hồ sơ đó', [one], ['d1'], { by: 'order', reference: one.reference }],
  ['mã nộp tiền của hồ sơ này, mã của hồ sơ kia', [one], ['d2'], { by: 'several' }],
  ['hai mã nộp tiền', [one, other], [], { by: 'several' }],
  ['chỉ mã hồ sơ', [], ['d1'], { by: 'code', dossierId: 'd1' }],
  ['mã hồ sơ ghi hai lần', [], ['d1', 'd1'], { by: 'code', dossierId: 'd1' }],
  ['mã của hai hồ sơ', [], ['d1', 'd2'], { by: 'several' }],
  ['không có mã nào', [], [], { by: 'nobody' }],
]
for (const [name, orders, dossiers, meant] of CASES) test(`tiền này của ai: ${name}`, () => assert.deepEqual(whoIsMeant(orders, dossiers), meant))

test('đọc mã nộp tiền dù ngân hàng chèn dấu, khoảng trống, chữ của mình', () => {
  assert.deepEqual(referencesIn('NGUYEN VAN A CT.MC7Q 2K9-XA2BC.FT26'), ['MC7Q2K9XA2BC'])
  assert.deepEqual(referencesIn('MC7Q2K9XA2BC va MCZZ2K9XA2BC'), ['MC7Q2K9XA2BC', 'MCZZ2K9XA2BC'])
  assert.deepEqual(referencesIn('MCMC7Q2K9XA2BC'), ['MCMC7Q2K9XA2', 'MC7Q2K9XA2BC'])
  assert.deepEqual(referencesIn('chuyen tien MC123'), [])
})

test('đọc mã hồ sơ của mã VietQR và mã gõ tay; chữ số ngân hàng dính phía sau không làm mất mã', () => {
  const agencies = ['H50.101.01', 'H50.27']
  assert.ok(codesIn('QR H50101012611200042 FT', agencies).includes('H50101012611200042'))
  assert.ok(codesIn('le phi H50.101.01-261120-0042', agencies).includes('H50101012611200042'))
  assert.ok(codesIn('H5010101261120004299887', agencies).includes('H50101012611200042'))
  assert.deepEqual(codesIn('H50.28-261120-0042', agencies), [])
  assert.deepEqual(codesIn('H50.27 cam on', agencies), [])
  assert.deepEqual(codesIn('H50.27-261120-0042', []), [])
})

test('mã nộp tiền chỉ có chữ in và số, không có ký tự dễ lẫn', () => {
  for (let i = 0; i < 256; i++) assert.match(referenceOf(new Uint8Array(10).fill(i)), /^MC[2-9A-HJKMNP-TV-Z]{10}$/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confidenceOf, namedBy, referenceOf, type Candidate, type Confidence } from './matching.ts'

const one: Candidate = {
  orderId: 'o1', dossierId: 'd1', reference: 'MC7Q2K9XA1BC', dossierCode: 'H50.101.01-261120-0042', amountDong: 15_000,
}
const other: Candidate = { ...one, orderId: 'o2', dossierId: 'd2', reference: 'MCZZ2K9XA1BC', dossierCode: 'H50.101.01-261120-0043' }

const CASES: readonly (readonly [string, number, string, readonly Candidate[], Confidence, string | null, number?])[] = [
  ['đúng mã, đúng tiền', 15_000, 'NGUYEN VAN A chuyen tien MC7Q2K9XA1BC', [one, other], 'exact', 'o1'],
  ['ngân hàng chèn dấu và khoảng trống', 15_000, 'CT.MC7Q 2K9-XA1BC.FT26', [one, other], 'exact', 'o1'],
  ['đúng mã, sai tiền', 14_000, 'MC7Q2K9XA1BC', [one, other], 'referenceOnly', 'o1'],
  ['đúng mã, hồ sơ đã nộp đủ', 15_000, 'MC7Q2K9XA1BC', [one], 'referenceOnly', 'o1', 0],
  ['chỉ ghi mã hồ sơ, đúng tiền', 15_000, 'le phi H50.101.01-261120-0042', [one, other], 'codeAndSum', 'o1'],
  ['chỉ ghi mã hồ sơ, có hai lần lập khoản nộp: lần mới nhất', 15_000, 'H50.101.01-261120-0042', [{ ...one, orderId: 'o9', reference: 'MCYY2K9XA1BC' }, one], 'codeAndSum', 'o9'],
  ['chỉ ghi mã hồ sơ, sai tiền', 9_000, 'le phi H50.101.01-261120-0042', [one, other], 'none', 'o1'],
  ['hai mã trong một nội dung', 15_000, 'MC7Q2K9XA1BC MCZZ2K9XA1BC', [one, other], 'none', null],
  ['không có mã nào', 15_000, 'chuyen tien', [one, other], 'none', null],
]

test('dòng sao kê khớp khoản nộp nào, chắc đến đâu', () => {
  for (const [name, amountDong, description, candidates, confidence, orderId, outstanding = 15_000] of CASES) {
    const named = namedBy({ description }, candidates)
    assert.equal(confidenceOf({ amountDong, description }, named, outstanding), confidence, name)
    assert.equal(named?.candidate.orderId ?? null, orderId, name)
  }
})

test('mã nộp tiền chỉ có chữ in và số, không có ký tự dễ lẫn', () => {
  for (let i = 0; i < 256; i++) assert.match(referenceOf(new Uint8Array(10).fill(i)), /^MC[2-9A-HJKMNP-TV-Z]{10}$/)
})

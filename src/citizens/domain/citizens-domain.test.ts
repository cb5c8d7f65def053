import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { AccountId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { maskContact, parseContact } from './contact.ts'
import { MEMBER_RIGHTS, losesLastManager } from './member.ts'
import { coversProcedure, stateOfPower, type PowerTerms } from './power-of-attorney.ts'
import { parseTaxNumber } from './tax-number.ts'

describe('nơi nhận mã', () => {
  const typed: [string, string | undefined][] = [
    ['0912 345 678', '0912345678'],
    ['+84 912.345.678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['(091) 234-5678', '0912345678'],
    ['０９１２３４５６７８', '0912345678'],
    [' Lan.Nguyen@Gmail.com ', 'lan.nguyen@gmail.com'],
    ['0232 3512 345', undefined],
    ['091234567', undefined],
    ['84912345678', undefined],
    ['a@b', undefined],
    ['a@@b.vn', undefined],
    ['a@b.vn\nbcc: x@y.vn', undefined],
    ["a'@b.vn", undefined],
    ['', undefined],
  ]
  for (const [text, value] of typed) test(JSON.stringify(text), () => assert.equal(parseContact(text)?.value, value))

  test('đã chuẩn hóa thì đọc lại vẫn là nó, và che không lộ quá bốn số cuối', () => {
    fc.assert(fc.property(fc.stringMatching(/^0[35789]\d{8}$/), (phone) => {
      const contact = parseContact(phone) ?? assert.fail(phone)
      assert.deepEqual(parseContact(contact.value), contact)
      assert.deepEqual(parseContact(`+84${phone.slice(1)}`), contact)
      assert.equal(maskContact(contact), `******${phone.slice(6)}`)
    }))
  })
})

describe('mã số thuế', () => {
  const typed: [string, string | undefined][] = [
    ['0100109106', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106 001', '0100109106-001'],
    ['0100109107', undefined],
    ['0106100109', undefined],
    ['044193001234', '044193001234'],
    ['000193001234', undefined],
    ['01001091', undefined],
  ]
  for (const [text, number] of typed) test(text, () => assert.equal(parseTaxNumber(text), number))

  test('gõ nhầm một chữ số của mã đúng thì không còn là mã', () => {
    fc.assert(fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (at, off) => {
      const digits = [...'0100109106']
      digits[at] = String((Number(digits[at]) + off) % 10)
      assert.equal(parseTaxNumber(digits.join('')), undefined)
    }))
  })
})

const day = (text: string) => Temporal.PlainDate.from(text)
const power: PowerTerms = {
  isAgreed: true, isEnded: false, validFrom: day('2026-11-01'), validTo: day('2026-12-31'), scope: 'procedures',
  procedureCodes: ['1.001193'],
}

describe('giấy ủy quyền', () => {
  const states: [string, Partial<PowerTerms>, string, string][] = [
    ['ngày đầu', {}, '2026-11-01', 'inForce'],
    ['ngày cuối', {}, '2026-12-31', 'inForce'],
    ['trước ngày đầu', {}, '2026-10-31', 'upcoming'],
    ['sau ngày cuối', {}, '2027-01-01', 'expired'],
    ['chưa ai đồng ý', { isAgreed: false }, '2026-11-22', 'proposed'],
    ['chưa ai đồng ý mà đã qua hạn', { isAgreed: false }, '2027-01-01', 'expired'],
    ['đã chấm dứt', { isEnded: true }, '2026-11-22', 'ended'],
  ]
  for (const [name, change, on, state] of states) {
    test(name, () => assert.equal(stateOfPower({ ...power, ...change }, day(on)), state))
  }

  test('chỉ thủ tục đã nêu, chỉ khi còn hiệu lực', () => {
    assert.equal(coversProcedure(power, '1.001193', day('2026-11-22')), true)
    assert.equal(coversProcedure(power, '1.000001', day('2026-11-22')), false)
    assert.equal(coversProcedure(power, null, day('2026-11-22')), false)
    assert.equal(coversProcedure({ ...power, scope: 'all', procedureCodes: [] }, null, day('2026-11-22')), true)
    assert.equal(coversProcedure(power, '1.001193', day('2027-01-01')), false)
  })
})

test('tổ chức luôn còn người quản lý: mọi thay đổi được phép đều để lại ít nhất một người', () => {
  const rights = fc.uniqueArray(fc.constantFrom(...MEMBER_RIGHTS), { minLength: 1 })
  const members = fc.array(rights, { minLength: 1, maxLength: 5 }).map((all) => all.map((one, i) => ({ accountId: `${i}` as AccountId, rights: one })))
  fc.assert(fc.property(members, fc.nat(4), fc.option(rights), (all, at, next) => {
    const accountId = `${at % all.length}` as AccountId
    const after = all.flatMap((member) => (member.accountId !== accountId ? [member] : next === null ? [] : [{ accountId, rights: next }]))
    assert.equal(losesLastManager(all, accountId, next), !after.some((member) => member.rights.includes('manage')))
  }))
})

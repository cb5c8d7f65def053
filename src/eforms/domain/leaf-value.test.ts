import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatDay } from '#kernel/local-time.ts'
import { checkLeaf, type FormFacts } from './check-leaf.ts'
import type { Leaf } from './form.ts'
import { isWellFormed, readLeaf, readNumber, writeLeaf } from './leaf-value.ts'

const facts: FormFacts = { today: '2026-11-22', lists: { sexes: [{ value: 'male', label: 'Nam' }] }, places: [], hasUnits: false }

describe('what people type', () => {
  const cases: readonly [Leaf['kind'], string, unknown][] = [
    ['date', '5/3/1993', '1993-03-05'], ['date', '05031993', '1993-03-05'], ['date', '3/1993', '3/1993'], ['date', '30/2/2026', '30/2/2026'],
    ['partialDate', '3/1993', '1993-03'], ['partialDate', '1993', '1993'], ['partialDate', 'khoảng 1950', 'khoảng 1950'],
    ['time', '7h5', '07:05'], ['time', '19 giờ 30 phút', '19:30'], ['time', '25:00', '25:00'],
    ['money', '1.500.000 đ', 1_500_000], ['money', '1500000', 1_500_000], ['area', '125,5 m2', 125.5], ['decimal', '12.5', 12.5],
    ['integer', '007', 7], ['integer', 'bảy', 'bảy'], ['money', '1.50', 1.5],
    ['identityNumber', '045 196 001 234', '045196001234'], ['phone', '0912.345.678', '0912345678'], ['email', ' na@vidu.vn ', 'na@vidu.vn'],
    ['fullName', '  Lê  Thị\u00a0Na ', 'Lê Thị Na'], ['fullName', 'Le\u0302', 'Lê'], ['yesNo', 'true', true], ['yesNo', 'maybe', 'maybe'],
    ['declaration', 'on', null], ['line', '', null], ['line', '\ud800x', '\ufffdx'],
  ]
  for (const [kind, typed, read] of cases) test(`${kind}: ${JSON.stringify(typed)}`, () => assert.deepEqual(readLeaf(kind, typed), read))

  test('what is written into a box is read back as the same answer', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((n) => Math.round(n * 100) / 100 + 0)
    fc.assert(fc.property(numbers, (n) => assert.equal(readNumber(writeLeaf('decimal', n)), n)))
    const days = fc.integer({ min: -40_000, max: 30_000 }).map(formatDay)
    fc.assert(fc.property(days, (day) => assert.equal(readLeaf('date', writeLeaf('date', day)), day)))
  })

  test('any text is read without throwing, and what is unreadable is never well-formed', () => {
    const kinds: readonly Leaf['kind'][] = ['date', 'partialDate', 'time', 'integer', 'money', 'yesNo', 'identityNumber', 'line']
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary' }), (kind, text) => {
      const value = readLeaf(kind, text)
      if (kind !== 'identityNumber' && kind !== 'line' && typeof value === 'string') {
        assert.equal(isWellFormed({ kind }, value), ['date', 'partialDate', 'time'].includes(kind) && /^\d/.test(value) && readLeaf(kind, value) === value)
      }
    }))
  })
})

describe('what is wrong with an answer', () => {
  const leaf = (kind: Leaf['kind'], more: object = {}): Leaf => ({ id: 'x', label: 'X', kind, ...more }) as Leaf
  const cases: readonly [Leaf, string | number | boolean | readonly string[], string | undefined][] = [
    [leaf('fullName'), 'Lê Thị Na', undefined], [leaf('fullName'), "K'Brơi", undefined], [leaf('fullName'), 'Na 2', 'nameInvalid'],
    [leaf('fullName'), '=cmd()', 'nameInvalid'],
    [leaf('identityNumber'), '045196001234', undefined], [leaf('identityNumber'), '04519600123', 'identityNumberInvalid'],
    [leaf('identityNumber'), '045996001234', 'identityNumberInvalid'],
    [leaf('date', { max: 'today' }), '2026-11-22', undefined], [leaf('date', { max: 'today' }), '2026-11-23', 'dateInFuture'],
    [leaf('date', { min: '2020-01-01' }), '2019-12-31', 'dateTooEarly'], [leaf('date', { min: 'today' }), '2026-11-21', 'dateInPast'],
    [leaf('partialDate', { max: 'today' }), '2026', undefined], [leaf('partialDate', { max: 'today' }), '2027', 'dateInFuture'],
    [leaf('phone'), '0912345678', undefined], [leaf('phone'), '912345678', 'phoneInvalid'], [leaf('phone'), '+84912345678', undefined],
    [leaf('email'), 'na@vidu.vn', undefined], [leaf('email'), 'na@vidu', 'emailInvalid'], [leaf('email'), 'a b@c.vn', 'emailInvalid'],
    [leaf('money'), 0, undefined], [leaf('money'), 1.5, 'notWhole'], [leaf('money'), -1, 'notNegative'], [leaf('area'), 0, 'notNegative'],
    [leaf('integer', { min: 1, max: 9 }), 0, 'tooSmall'], [leaf('integer', { min: 1, max: 9 }), 10, 'tooLarge'],
    [leaf('sex'), 'male', undefined], [leaf('sex'), 'x', 'choiceUnknown'], [leaf('line', { longest: 3 }), 'ăâêô', 'tooLong'],
    [leaf('taxCode'), '0100109106', undefined], [leaf('taxCode'), '0100109107', 'taxCodeInvalid'], [leaf('taxCode'), '0100109106001', undefined],
    [leaf('choice', { options: [{ value: 'a', label: 'A' }] }), 'b', 'choiceUnknown'],
    [leaf('choices', { options: [{ value: 'a', label: 'A' }] }), ['a'], undefined],
    [leaf('choices', { options: [{ value: 'a', label: 'A' }] }), ['a', 'b'], 'choiceUnknown'],
    [leaf('file', { maxFiles: 1 }), ['f1', 'f2'], 'tooManyFiles'], [leaf('date'), 'hôm qua', 'dateInvalid'], [leaf('time'), '25:00', 'timeInvalid'],
    [leaf('yesNo'), 'maybe', 'choiceUnknown'], [leaf('integer'), 'bảy', 'numberInvalid'],
  ]
  for (const [field, value, code] of cases) {
    test(`${field.kind} ${JSON.stringify(value)}: ${code ?? 'ok'}`, () => assert.equal(checkLeaf(field, value, facts)?.code, code))
  }
})

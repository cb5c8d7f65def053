import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from '#kernel/time.ts'
import {
  DEFAULT_CODE_PATTERN,
  formatCode,
  formatRegisterLine,
  lastNumber,
  lookUpKey,
  parseCodePattern,
  readCode,
  readTypedCode,
} from './number.ts'
import type { CodePattern, CodeParts } from './number.ts'

const pattern = (text = DEFAULT_CODE_PATTERN, whenFull: 'widen' | 'stop' = 'widen'): CodePattern => {
  const parsed = parseCodePattern(text, whenFull)
  assert.ok(parsed.ok)
  return parsed.value
}
const day = (text: string) => Temporal.PlainDate.from(text)
const code = (parts: CodeParts, p = pattern()): string => {
  const result = formatCode(p, parts)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const written: [string, string, string, string, number, string][] = [
  ['mẫu mặc định', DEFAULT_CODE_PATTERN, 'H01.151.01', '2026-06-03', 125, 'H01.151.01-260603-0125'],
  ['mã cơ quan kiểu QCVN 102:2016', DEFAULT_CODE_PATTERN, '000.00.19.H26', '2021-06-23', 7, '000.00.19.H26-210623-0007'],
  ['ngày đủ bốn số năm, bảy chữ số', '{agency}-{date:YYYYMMDD}-{seq:7}', 'G09.20', '2026-06-09', 92637, 'G09.20-20260609-0092637'],
  ['vượt bốn chữ số thì rộng ra', DEFAULT_CODE_PATTERN, 'H26', '2026-01-11', 10000, 'H26-260111-10000'],
  ['số cuối của bốn chữ số', DEFAULT_CODE_PATTERN, 'H26', '2026-11-01', 9999, 'H26-261101-9999'],
]
for (const [title, text, agency, on, seq, expected] of written) {
  test(`mã hồ sơ: ${title}`, () => {
    assert.equal(code({ agency, day: day(on), seq }, pattern(text)), expected)
    const back = readCode(expected)
    assert.deepEqual(
      back && { agency: back.agency, on: back.day.toString(), seq: back.seq },
      { agency, on, seq },
    )
  })
}

test('mẫu mã: sai thì từ chối, không đoán', () => {
  for (const text of [
    '',
    '{agency}{date:YYMMDD}{seq:4}',
    '{agency}-{seq:4}-{date:YYMMDD}',
    '{agency}-{date:DDMMYY}-{seq:4}',
    '{agency}-{date:YYMMDD}-{seq:3}',
    '{agency}-{date:YYMMDD}-{seq:8}',
    '{agency}.{date:YYMMDD}.{seq:4}',
    '{agency}-{date:YYMMDD}-{seq:4} ',
  ]) {
    const result = parseCodePattern(text)
    assert.equal(result.ok ? 'ok' : result.refusal.code, 'codePatternInvalid', text)
  }
})

test('mã hồ sơ: mẫu không cho rộng ra thì dừng hẳn ở số cuối', () => {
  const strict = pattern(DEFAULT_CODE_PATTERN, 'stop')
  assert.equal(lastNumber(strict), 9999)
  const result = formatCode(strict, { agency: 'H26', day: day('2026-06-03'), seq: 10000 })
  assert.deepEqual(result, {
    ok: false,
    refusal: { code: 'codeSequenceFull', facts: { agency: 'H26', last: 9999 } },
  })
})

test('mã hồ sơ: số thứ tự, mã cơ quan, năm không hợp lệ bị từ chối', () => {
  const parts = { agency: 'H26', day: day('2026-06-03'), seq: 1 }
  const refused = (change: Partial<CodeParts>) => {
    const result = formatCode(pattern(), { ...parts, ...change })
    return result.ok ? 'ok' : result.refusal.code
  }
  for (const seq of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])
    assert.equal(refused({ seq }), 'codeSequenceInvalid')
  assert.equal(refused({ seq: 1_000_000_000 }), 'codeSequenceFull')
  for (const agency of ['', 'h26', 'H26-1', 'H26..1', '.H26', 'H26.', 'H26 ', 'Đ1', 'A'.repeat(36)])
    assert.equal(refused({ agency }), 'agencyIdInvalid')
  assert.equal(refused({ day: day('2100-01-01') }), 'codeYearOutOfRange')
})

const typed: [string, string | undefined, string][] = [
  [' h01.151.01 - 260603 - 0125 \r\n', 'H01.151.01-260603-0125', 'H01151012606030125'],
  ['H01.151.01–260603—0125', 'H01.151.01-260603-0125', 'H01151012606030125'],
  ['000.00.19.h26-210623-0007', '000.00.19.H26-210623-0007', '0000019H262106230007'],
  ['g09.20-20260609-0092637', 'G09.20-20260609-0092637', 'G0920202606090092637'],
  ['H01151012606030125', undefined, 'H01151012606030125'],
  ['H01.151.01 260603 0125', undefined, 'H01151012606030125'],
  ['Ｈ０１．１５１．０１－２６０６０３－０１２５', 'H01.151.01-260603-0125', 'H01151012606030125'],
  ['H01.151.01-261303-0125', undefined, 'H01151012613030125'],
  ['H01.151.01-260230-0125', undefined, 'H01151012602300125'],
  ['H01.151.01-260603-0000', undefined, 'H01151012606030000'],
]
for (const [text, exact, key] of typed) {
  test(`tra cứu mã gõ tay: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(readTypedCode(text), { exact, key })
  })
}

test('tra cứu: không còn chữ số nào thì không tra', () => {
  for (const text of ['', '   ', '---', '\u200b', '…']) assert.equal(readTypedCode(text), undefined)
})

const agencies = fc
  .array(fc.stringMatching(/^[A-Z0-9]{1,5}$/), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('.'))
const patterns = fc.constantFrom(
  ...['{agency}-{date:YYMMDD}-{seq:4}', '{agency}-{date:YYYYMMDD}-{seq:7}', '{agency}/{date:YYMMDD}-{seq:5}'].map(
    (text) => pattern(text),
  ),
)
const days = fc.integer({ min: 0, max: 3652 }).map((n) => day('2019-01-01').add({ days: n }))
const parts = fc.record({ agency: agencies, day: days, seq: fc.integer({ min: 1, max: 999_999_999 }) })

test('tính chất: viết rồi đọc lại được đúng cơ quan, ngày, số', () => {
  fc.assert(
    fc.property(patterns, parts, (p, given) => {
      const back = readCode(code(given, p))
      assert.ok(back)
      assert.equal(back.agency, given.agency)
      assert.equal(back.day.toString(), given.day.toString())
      assert.equal(back.seq, given.seq)
    }),
  )
})

test('tính chất: hai hồ sơ khác nhau không bao giờ cùng mã, kể cả khi số vượt số chữ số', () => {
  const near = fc.record({
    agency: fc.constantFrom('H1', 'H1.1', 'H11', '1.H1', 'H1.26'),
    day: days,
    seq: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 9_990, max: 100_010 })),
  })
  fc.assert(
    fc.property(patterns, near, near, (p, a, b) => {
      const same = a.agency === b.agency && a.day.equals(b.day) && a.seq === b.seq
      assert.equal(code(a, p) === code(b, p), same)
    }),
    { numRuns: 2000 },
  )
})

test('mười năm ngày làm việc của một cơ quan không trùng mã ở số đầu, số cuối và số sau số cuối', () => {
  const seen = new Set<string>()
  const numbers = [1, 111, 1111, 9999, 10000, 11110]
  for (let n = 0; n < 3653; n++) {
    const on = day('2019-01-01').add({ days: n })
    for (const seq of numbers) seen.add(code({ agency: 'H26.1', day: on, seq }))
  }
  assert.equal(seen.size, 3653 * numbers.length)
})

test('tính chất: gõ thiếu dấu, thừa khoảng trắng, chữ thường vẫn ra cùng khóa tra cứu', () => {
  fc.assert(
    fc.property(patterns, parts, fc.nat(), (p, given, where) => {
      const exact = code(given, p)
      const at = where % (exact.length + 1)
      const spaced = ` ${exact.slice(0, at)} \t${exact.slice(at)}`.toLowerCase()
      assert.deepEqual(readTypedCode(spaced), { exact, key: lookUpKey(exact) })
      assert.equal(readTypedCode(exact.replace(/[-./]/g, ''))?.key, lookUpKey(exact))
    }),
  )
})

test('sổ chứng thực: số và quyển theo năm và loại sổ', () => {
  assert.deepEqual(formatRegisterLine({ register: 'SCT/BS', year: 2026, book: 1, seq: 125 }), {
    ok: true,
    value: { number: '125', book: '01/2026-SCT/BS' },
  })
  assert.ok(formatRegisterLine({ register: 'SCT/HĐ,GD', year: 2026, book: 12, seq: 100_000 }).ok)
  for (const wrong of [{ seq: 0 }, { year: 1999 }, { book: 1.5 }, { register: 'sổ' }, { register: '' }]) {
    const result = formatRegisterLine({ register: 'SCT/BS', year: 2026, book: 1, seq: 1, ...wrong })
    assert.equal(result.ok ? 'ok' : result.refusal.code, 'registerLineInvalid')
  }
})

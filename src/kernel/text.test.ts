import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { compareVietnamese, fold, initials, isStorable, maskDigits, tidy } from './text.ts'

describe('fold', () => {
  for (const [written, folded] of [
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['HUỲNH THỊ THUỶ', 'huynh thi thuy'],
    ['  Quảng\t Trạch \n', 'quang trach'],
    ['Ươm mầm ƯỚC mơ', 'uom mam uoc mo'],
    ['1.004/QĐ-UBND', '1.004/qd-ubnd'],
    ['', ''],
  ] as const) {
    test(JSON.stringify(written), () => {
      assert.equal(fold(written), folded)
      assert.equal(fold(written.normalize('NFD')), folded, 'decomposed input folds alike')
    })
  }

  test('folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))))
  })
})

test('initials find "dkks"', () => {
  assert.equal(initials('Đăng ký khai sinh'), 'dkks')
  assert.equal(initials('Cấp bản sao (trích lục)'), 'cbstl')
})

test('tidy composes and drops what cannot be seen', () => {
  assert.equal(tidy(' Nguye\u0302\u0303n\u200b \u0000Văn A\ufeff '), 'Nguyễn Văn A')
  assert.equal(tidy('dòng 1\ndòng 2'), 'dòng 1\ndòng 2')
})

describe('compareVietnamese', () => {
  for (const [title, sorted] of [
    ['chữ cái: ă, â sau a; đ sau d; ê, ô, ơ, ư', ['a', 'ă', 'â', 'b', 'd', 'đ', 'e', 'ê', 'o', 'ô', 'ơ', 'u', 'ư', 'v']],
    ['thanh: ngang, huyền, hỏi, ngã, sắc, nặng', ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']],
    ['chữ đứng trước thanh', ['má', 'man', 'mạn', 'mang', 'mát', 'măng']],
    ['tên người', ['An', 'Ân', 'Bảo', 'Dung', 'Dũng', 'Đào', 'Đức', 'Thuỷ', 'Yến']],
    ['từ đứng trước từ dài hơn', ['Ba Đồn', 'Ba Lòng', 'Bà Rịa', 'Bắc Trạch', 'Bắc Trạch 2']],
    ['số', ['Xã 1', 'Xã 10', 'Xã 2', 'Xã A']],
  ] as const) {
    test(title, () => assert.deepEqual([...sorted].reverse().toSorted(compareVietnamese), sorted))
  }

  test('the placement of the tone does not matter', () => {
    assert.deepEqual(['hoại', 'hoà', 'hoa', 'hòa'].toSorted(compareVietnamese).slice(0, 1), ['hoa'])
    assert.deepEqual(['hoà b', 'hòa a'].toSorted(compareVietnamese), ['hòa a', 'hoà b'])
  })

  test('is an order: reversible and transitive', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aáàâấbdđ eêoơuư1Z'), maxLength: 6 })
    fc.assert(fc.property(word, word, word, (a, b, c) => {
      assert.equal(Math.sign(compareVietnamese(a, b)) + Math.sign(compareVietnamese(b, a)), 0)
      if (compareVietnamese(a, b) <= 0 && compareVietnamese(b, c) <= 0) assert.ok(compareVietnamese(a, c) <= 0)
    }))
  })
})

test('identity numbers show their last digits only, short ones nothing', () => {
  assert.equal(maskDigits('001099012345'), '********2345')
  assert.equal(maskDigits('0912345678', 3), '*******678')
  assert.equal(maskDigits('12345'), '*****')
  assert.equal(maskDigits(''), '')
})

describe('isStorable', () => {
  for (const [text, expected] of [
    ['Trần Thị Ngọc Ưng', true],
    ['Trần'.normalize('NFD'), true],
    ['dòng một\r\n\tdòng hai 🏠', true],
    ['', true],
    ['a\u0000b', false],
    ['\u001b[31m', false],
    ['nửa \ud83c', false],
    ['\udfe0 nửa', false],
  ] as const) {
    test(JSON.stringify(text), () => assert.equal(isStorable(text), expected))
  }
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, minuteOf } from '#kernel/at.ts'
import { OCCASIONS, PLACEHOLDERS, shippedTemplate } from '#law/messages.ts'
import { sendingAt } from './sending-hours.ts'
import { shortLength, withoutMarks } from './short-text.ts'
import { checkTemplate, fillTemplate, placeholdersOf } from './template.ts'

describe('templates', () => {
  for (const occasion of OCCASIONS) {
    test(`lời đi kèm phần mềm cho “${occasion}” gửi được`, () => assert.deepEqual(checkTemplate(occasion, shippedTemplate(occasion)), []))
  }

  test('what is not on the list is refused by name; the procedure is named on no phone', () => {
    const good = shippedTemplate('accepted')
    const codes = (text: Partial<typeof good>) => checkTemplate('accepted', { ...good, ...text }).map(({ part, code, facts }) => `${part} ${code} ${facts['name'] ?? ''}`.trim())
    assert.deepEqual(codes({ letter: 'Chào {ho-ten}' }), ['letter placeholderUnknown ho-ten'])
    assert.deepEqual(codes({ short: 'Thủ tục {thu-tuc}' }), ['short placeholderUnknown thu-tuc'])
    assert.deepEqual(codes({ subject: '{duong-dan}' }), ['subject placeholderUnknown duong-dan'])
    assert.deepEqual(codes({ short: '{constructor} {__proto__}' }), ['short placeholderUnknown constructor'])
    assert.deepEqual(codes({ letter: 'Mã {ma-ho-so' }), ['letter braceFaulty'])
    assert.deepEqual(codes({ subject: ' ' }), ['subject templateTextRequired'])
    assert.deepEqual(codes({ short: 'a'.repeat(401) }), ['short templateTextTooLong'])
    for (const occasion of ['submitted', 'rejected'] as const) assert.ok(!placeholdersOf(occasion, 'letter').includes('ma-ho-so'))
  })

  test('values are put in as they are: never read again as a template', () => {
    assert.equal(fillTemplate('{co-quan}|{han-tra}', { 'co-quan': '{han-tra}<b>=1+1', 'han-tra': '$&' }), '{han-tra}<b>=1+1|$&')
    assert.equal(fillTemplate('{toString} {duong-dan}', {}), '{toString} {duong-dan}')
  })

  test('every placeholder has a meaning and an example without braces', () => {
    for (const { meaning, example } of Object.values(PLACEHOLDERS)) assert.ok(meaning !== '' && !/[{}]/.test(example))
  })
})

describe('tin ngắn', () => {
  const cases = [
    ['', 0, 1, true],
    ['a'.repeat(160), 160, 1, true],
    ['a'.repeat(161), 161, 2, true],
    ['a'.repeat(306), 306, 2, true],
    ['a'.repeat(307), 307, 3, true],
    ['€', 2, 1, true],
    ['ồ'.repeat(70), 70, 1, false],
    ['ồ'.repeat(71), 71, 2, false],
    ['ồ'.repeat(135), 135, 3, false],
  ] as const
  for (const [text, places, parts, isPlain] of cases) {
    test(`${text.slice(0, 3)}… ${places} ký tự là ${parts} tin`, () => assert.deepEqual(shortLength(text), { places, parts, isPlain }))
  }

  test('without marks every Vietnamese text is plain, and no longer', () => {
    assert.equal(withoutMarks('Hồ sơ “đăng ký” – Đường Ưng…'), 'Ho so "dang ky" - Duong Ung...')
    const syllable = fc.constantFrom('Nguyễn', 'đường', 'Ưng', 'hòa', 'hoà', 'kỹ', 'ĐẶNG', '12/2026', 'quýt')
    fc.assert(fc.property(fc.array(syllable, { maxLength: 40 }), (words) => {
      const plain = withoutMarks(words.join(' '))
      assert.ok(shortLength(plain).isPlain)
      assert.ok(shortLength(plain).parts <= shortLength(words.join(' ')).parts)
    }))
  })
})

describe('giờ được báo', () => {
  const day = { from: 7 * 60, until: 21 * 60, days: 'every' } as const
  const cases = [
    ['trong giờ: ngay', '2026-11-23T03:00:00.000Z', '2026-11-23T03:00:00.000Z'],
    ['sáng sớm: 07:00 cùng ngày', '2026-11-22T22:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ['đúng 07:00: ngay', '2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ['đúng 21:00: sáng hôm sau', '2026-11-23T14:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['nửa đêm: 07:00', '2026-11-23T17:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ] as const
  for (const [name, at, expected] of cases) test(name, () => assert.equal(sendingAt(day, at, () => true), expected))

  test('chỉ ngày làm việc: tối thứ Sáu chờ tới thứ Hai', () => {
    const weekdays = (n: number): boolean => (((n + 3) % 7) + 7) % 7 < 5
    assert.equal(sendingAt({ ...day, days: 'working' }, '2026-11-27T15:00:00.000Z', weekdays), '2026-11-30T00:00:00.000Z')
  })

  test('never earlier than asked, always inside the hours, and asked again the same', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_400 }), fc.integer({ min: 1, max: 39 }), fc.integer({ min: 0, max: 10_000_000 }), (from, length, minutes) => {
      const hours = { from, until: Math.min(1440, from + length), days: 'every' } as const
      const at = atOfMinute(29_850_000 + minutes)
      const sent = sendingAt(hours, at, () => true)
      const ofDay = minuteOf(sent) % 1440
      assert.ok(sent >= at && ofDay >= hours.from && ofDay < hours.until)
      assert.equal(sendingAt(hours, sent, () => true), sent)
    }))
  })
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { runParseDuration } from '../parse-duration-door.ts'
import { checkDuration } from './duration.ts'
import { LONGEST_DURATION_TEXT, parseDuration } from './parse-duration.ts'

/** A case in one line: "5 workingDay @15:00 !unit [điều kiện]". */
const shown = (text: string): string => {
  const { status, cases } = parseDuration(text)
  const lines = cases.map(({ condition, duration: { amount, unit, cutoff }, assumed }) =>
    [
      `${amount} ${unit}`,
      cutoff === undefined ? '' : ` @${cutoff}`,
      assumed.length === 0 ? '' : ` !${assumed.join(',')}`,
      condition === undefined ? '' : ` [${condition}]`,
    ].join(''),
  )
  return [status, ...lines].join(' | ')
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['5 ngày làm việc', 'parsed | 5 workingDay'],
  ['7 Ngày làm việc', 'parsed | 7 workingDay'],
  ['5 NGÀY LÀM VIỆC'.normalize('NFD'), 'parsed | 5 workingDay'],
  ['1.5 Ngày làm việc', 'parsed | 1.5 workingDay'],
  ['2,5 ngày làm việc', 'parsed | 2.5 workingDay'],
  ['28 Giờ', 'parsed | 28 workingHour'],
  ['0.5 Giờ', 'parsed | 0.5 workingHour'],
  ['30 phút', 'parsed | 0.5 workingHour'],
  ['4 giờ làm việc', 'parsed | 4 workingHour'],
  ['12 Tháng', 'parsed | 12 month'],
  ['01 năm', 'parsed | 12 month'],
  ['2 tuần', 'parsed | 14 calendarDay'],
  ['nửa tháng', 'parsed | 15 calendarDay'],
  ['10 ngày', 'parsed | 10 calendarDay'],
  ['½ ngày', 'parsed | 1 halfDay'],
  ['nửa ngày làm việc', 'parsed | 1 halfDay'],
  ['0,5 ngày làm việc', 'parsed | 1 halfDay'],
  ['trong buổi làm việc', 'parsed | 1 halfDay'],
  ['một ngày rưỡi', 'parsed | 1.5 calendarDay'],
  ['không quá 05 (năm) ngày làm việc', 'parsed | 5 workingDay'],
  ['năm (05) ngày làm việc', 'parsed | 5 workingDay'],
  ['ba mươi sáu (36) ngày làm việc', 'parsed | 36 workingDay'],
  ['Mười lăm (15) ngày làm việc', 'parsed | 15 workingDay'],
  ['7 ngày làm việc kể từ ngày 01 tháng 7 năm 2025', 'parsed | 7 workingDay'],
  ['1', 'parsed | 1 workingDay !unit'],
  ['105', 'parsed | 105 workingDay !unit'],
  ['Ngay trong ngày', 'parsed | 1 sameDay'],
  ['ngay sau khi nhận đủ hồ sơ', 'parsed | 1 sameDay !immediately'],
  ['Trong ngày làm việc hoặc ngày làm việc tiếp theo nếu tiếp nhận hồ sơ sau 15h', 'parsed | 1 sameDay @15:00'],
  [
    'Ngay trong ngày tiếp nhận hồ sơ; nếu nhận hồ sơ sau 15 giờ mà không giải quyết được ngay thì trả kết quả trong ngày làm việc tiếp theo',
    'parsed | 1 sameDay @15:00',
  ],
  [
    'Ngay trong ngày; nếu nhận sau 15 giờ thì trả kết quả vào 09 giờ ngày làm việc tiếp theo',
    'parsed | 1 sameDay @15:00 !endOfNextDay',
  ],
  ['Sau 15 giờ trả kết quả vào ngày làm việc tiếp theo', 'parsed | 1 sameDay @15:00 !sameDay'],
  ['trả kết quả trong ngày làm việc tiếp theo', 'parsed | 1 workingDay'],
  ['45 ngày (không kể ngày nghỉ, ngày lễ)', 'parsed | 45 workingDay !restDaysExcluded'],
  ['Trực tuyến: 15 ngày\nTrực tiếp: 15 ngày', 'parsed | 15 calendarDay'],
  ['14 ngày làm việc, trong đó:\n- Công ty: 7 ngày\n- Sở Xây dựng: 7 ngày', 'parsed | 14 workingDay !partsIgnored'],
  ['03 ngày làm việc, có thể kéo dài thêm 02 ngày làm việc', 'parsed | 3 workingDay !extensionIgnored'],
  [
    'Cấp tỉnh: 10 ngày làm việc; cấp xã: 05 ngày làm việc',
    'cases | 10 workingDay [Cấp tỉnh] | 5 workingDay [cấp xã]',
  ],
  [
    '05 ngày làm việc, trường hợp cần xác minh thì thời hạn không quá 08 ngày làm việc',
    'cases | 5 workingDay | 8 workingDay [trường hợp cần xác minh]',
  ],
  [
    '20 ngày đối với công trình khác nhà ở và 15 ngày đối với nhà ở riêng lẻ kể từ ngày nhận đủ hồ sơ',
    'cases | 20 calendarDay [đối với công trình khác nhà ở] | 15 calendarDay [đối với nhà ở riêng lẻ]',
  ],
  ['- Trực tiếp: 03 ngày làm việc\n- Trường hợp phải xác minh: không quá 23 ngày', 'cases | 3 workingDay [Trực tiếp] | 23 calendarDay [Trường hợp phải xác minh]'],
  ['Không quy định', 'none'],
  ['Không có thông tin', 'none'],
  ['(chưa cập nhật)', 'none'],
  ['Không phải trả kết quả', 'none'],
  ['', 'none'],
  ['0', 'needsReview'],
  ['0 Giờ', 'needsReview | 0 workingHour'],
  ['-3 ngày', 'needsReview | 3 calendarDay'],
  ['10-25', 'needsReview'],
  ['từ 10 đến 15 ngày', 'needsReview | 15 calendarDay'],
  ['05 (ba) ngày làm việc', 'needsReview | 5 workingDay'],
  ['10.000 ngày', 'needsReview | 10000 calendarDay'],
  ['02 ngày làm việc và 45 ngày', 'needsReview | 2 workingDay | 45 calendarDay'],
  ['Tối thiểu 06 tháng trước ngày Giấy phép hết thời hạn', 'needsReview | 6 month'],
  ['Chậm nhất là ngay trước khi tàu rời cảng', 'needsReview'],
]

describe('what each text is read as', () => {
  for (const [text, expected] of TEXTS) {
    test(text.normalize('NFC') || '(trống)', () => assert.equal(shown(text), expected))
  }
})

test('upper case, NFD and more spaces change nothing but the spelling of conditions', () => {
  for (const [text] of TEXTS) {
    const plain = ({ cases, ...rest }: ReturnType<typeof parseDuration>): unknown => ({
      ...rest,
      cases: cases.map(({ duration, assumed }) => ({ duration, assumed })),
    })
    const expected = plain(parseDuration(text))
    assert.deepEqual(plain(parseDuration(text.normalize('NFD'))), expected)
    assert.deepEqual(plain(parseDuration(text.replaceAll(' ', '  '))), expected)
    assert.deepEqual(plain(parseDuration(`  ${text}\n`)), expected)
  }
})

test('what is parsed or told apart can be counted; what is not says why', () => {
  const words = fc.constantFrom('5', '05 (năm)', 'ngày', 'làm việc', 'giờ', 'tháng', 'sau 15 giờ', 'trường hợp', ':', ';', '\n', 'trong đó', 'kéo dài thêm', '(', ')', 'hoặc', 'ngay trong ngày', 'không quá', '-', '½')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 14 }), (parts) => {
      const { status, cases, why } = parseDuration(parts.join(' '))
      if (status === 'parsed') assert.equal(cases.length, 1)
      if (status === 'cases') assert.ok(cases.length > 1)
      if (status === 'none') assert.equal(cases.length, 0)
      if (status === 'parsed' || status === 'cases') assert.ok(cases.every(({ duration }) => checkDuration(duration).ok))
      assert.equal(why === undefined, status === 'parsed' || status === 'cases')
    }),
    { numRuns: 2_000 },
  )
})

test('the command answers in the shape of the command line, and refuses bad input', () => {
  assert.deepEqual(runParseDuration({ text: '3' }), {
    status: 'parsed',
    cases: [{ amount: 3, unit: 'workingDay', assumed: ['unit'] }],
  })
  const code = (input: unknown): string => (runParseDuration(input) as { refusal: { code: string } }).refusal.code
  assert.equal(code(null), 'inputInvalid')
  assert.equal(code({}), 'inputInvalid')
  assert.equal(code({ text: 5 }), 'inputInvalid')
  assert.equal(code({ text: '5', more: 1 }), 'unknownField')
  assert.equal(code({ text: 'a'.repeat(LONGEST_DURATION_TEXT + 1) }), 'durationTextTooLong')
})

const REAL = new URL('../../../../shared/data/deadline-texts.json', import.meta.url)

test('the real texts of the portals', { skip: existsSync(REAL) ? false : 'no ../shared/data here' }, () => {
  const { texts } = JSON.parse(readFileSync(REAL, 'utf8')) as { texts: { text: string; kind: string }[] }
  const column = texts.filter(({ kind }) => kind === 'table-cell').map(({ text }) => text.normalize('NFC').trim())
  const PLAIN = /^(\d+(?:\.\d+)?) (Ngày làm việc|Ngày|Giờ|Tháng)$/
  const UNITS: Readonly<Record<string, string>> = {
    'Ngày làm việc': 'workingDay',
    Ngày: 'calendarDay',
    Giờ: 'workingHour',
    Tháng: 'month',
  }
  for (const text of column) {
    const [, amount, unit = ''] = PLAIN.exec(text) ?? []
    if (amount === undefined || Number(amount) === 0) continue
    assert.equal(shown(text), `parsed | ${Number(amount)} ${UNITS[unit]}`)
  }
  for (const { text } of texts) {
    const { status, why } = parseDuration(text)
    assert.equal(why === undefined, status === 'parsed' || status === 'cases', text)
  }
})

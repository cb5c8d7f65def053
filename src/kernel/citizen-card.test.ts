import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { citizenCardDoubts, citizenCardRefusals } from './citizen-card-refusals.ts'
import { parseCitizenCard, parseIdentityNumber } from './citizen-card.ts'

const FULL = '091190001234|351234567|Nguyễn Thị Bích Hường|05031990|Nữ|Ấp Mỹ Thới, Định Mỹ, Thoại Sơn, An Giang|15062021'
const CARD = {
  number: '091190001234',
  oldNumber: '351234567',
  name: 'Nguyễn Thị Bích Hường',
  bornOn: '1990-03-05',
  sex: 'female',
  address: 'Ấp Mỹ Thới, Định Mỹ, Thoại Sơn, An Giang',
  issuedOn: '2021-06-15',
  doubts: [],
}
const { oldNumber: _old, ...NO_OLD } = CARD

const read: [string, string, object][] = [
  ['đủ bảy trường', FULL, CARD],
  ['có xuống dòng của máy quét', `${FULL}\r\n`, CARD],
  ['bấm quét hai lần', `${FULL}\r\n${FULL}\r\n`, CARD],
  ['thừa khoảng trắng và tab', FULL.replaceAll('|', ' |\t ').replace('Thị Bích', 'Thị   Bích'), CARD],
  ['chữ NFD', FULL.normalize('NFD'), CARD],
  ['không có số CMND cũ', FULL.replace('351234567', ''), NO_OLD],
  ['thẻ mới có thêm trường cha mẹ', `${FULL}||Nguyễn Văn Ba|Trần Thị Tư`, CARD],
  ['dấu ngăn toàn khổ', FULL.replaceAll('|', '｜'), CARD],
  ['ngày có dấu gạch', FULL.replace('05031990', '05/03/1990'), CARD],
  ['chỉ biết năm sinh', FULL.replace('05031990', '00001990'), { ...CARD, bornOn: '1990' }],
  [
    'thiếu đuôi',
    '091190001234||Nguyễn Thị Bích Hường|05031990',
    { number: CARD.number, name: CARD.name, bornOn: CARD.bornOn, doubts: ['incomplete'] },
  ],
  [
    'máy quét bỏ dấu',
    '091190001234||Nguyen Thi Bich Huong|05031990|Nu|Ap My Thoi|15062021',
    { ...NO_OLD, name: 'Nguyen Thi Bich Huong', address: 'Ap My Thoi', doubts: ['marksLost'] },
  ],
  [
    'số định danh nói khác năm sinh và giới tính',
    FULL.replace('05031990', '05031985').replace('Nữ', 'Nam'),
    { ...CARD, bornOn: '1985-03-05', sex: 'male', doubts: ['birthYear', 'sex'] },
  ],
]
for (const [title, scan, expected] of read) {
  test(`quét thẻ: ${title}`, () => {
    assert.deepEqual(parseCitizenCard(scan), { ok: true, value: expected })
  })
}

const refusals: [string, string, string][] = [
  ['ô trống', ' \r\n', 'cardEmpty'],
  ['mã vạch hàng hóa', '8934563138165', 'cardNotACard'],
  ['địa chỉ trang web', 'https://example.vn/a|b', 'cardNotACard'],
  ['hai thẻ khác nhau', `${FULL}\n${FULL.replace('091190001234', '091190001235')}`, 'cardSeveral'],
  ['số có 11 chữ số', FULL.replace('091190001234', '91190001234'), 'cardNumberInvalid'],
  ['mã nơi sinh 000', FULL.replace('091190001234', '000190001234'), 'cardNumberInvalid'],
  ['chữ số thế kỷ chưa có', FULL.replace('091190001234', '091990001234'), 'cardNumberInvalid'],
  ['không có họ tên', FULL.replace('Nguyễn Thị Bích Hường', ' '), 'cardNameMissing'],
  ['mất dấu thành dấu hỏi', FULL.replace('Nguyễn', 'Nguy?n'), 'cardTextGarbled'],
  ['sai bảng mã', FULL.replace('Nguyễn', 'Nguyá»…n'), 'cardTextGarbled'],
  ['gõ kiểu VNI chưa thành chữ', FULL.replace('Nguyễn', 'Nguye64n'), 'cardTextGarbled'],
  ['giới tính gõ Telex chưa thành chữ', FULL.replace('|Nữ|', '|Nuwx|'), 'cardTextGarbled'],
  ['ngày sinh 31 tháng 02', FULL.replace('05031990', '31021990'), 'cardDateInvalid'],
  ['ngày cấp cụt', FULL.replace('15062021', '150620'), 'cardDateInvalid'],
  ['quá dài', `${FULL}|${'x'.repeat(3000)}`, 'cardNotACard'],
]
for (const [title, scan, expected] of refusals) {
  test(`quét thẻ bị từ chối: ${title}`, () => {
    const result = parseCitizenCard(scan)
    assert.equal(result.ok ? 'ok' : result.refusal.code, expected)
  })
}

test('mọi lời từ chối và lưu ý đều là một câu', () => {
  for (const sentence of [...Object.values(citizenCardRefusals), ...Object.values(citizenCardDoubts)])
    assert.match(sentence, /^\p{Lu}.{20,}\.$/u)
})

test('số định danh: nơi, thế kỷ, giới tính, năm', () => {
  assert.deepEqual(parseIdentityNumber('001 203 004 567'), {
    ok: true,
    value: { number: '001203004567', provinceCode: '001', birthYear: 2003, sex: 'male' },
  })
  assert.equal(parseIdentityNumber('091190001234 ').ok, true)
  for (const wrong of ['', '1', '0911900012345', '09119000123a', '０００１９０００１２３４'])
    assert.equal(parseIdentityNumber(wrong).ok, false, wrong)
})

test('tính chất: chuỗi nào cũng được trả lời, không lần nào ném lỗi', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9|A-Za-z \n?]*$/)), (text) => {
      const result = parseCitizenCard(text)
      assert.equal(typeof result.ok, 'boolean')
    }),
  )
})

test('tính chất: cắt đuôi lần quét ở đâu cũng không ra thông tin khác trên thẻ', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: FULL.length }), (length) => {
      const result = parseCitizenCard(FULL.slice(0, length))
      if (!result.ok) return
      assert.equal(result.value.number, CARD.number)
      assert.ok(CARD.name.startsWith(result.value.name))
      assert.ok(result.value.bornOn === undefined || result.value.bornOn === CARD.bornOn)
      assert.ok(result.value.issuedOn === undefined || result.value.issuedOn === CARD.issuedOn)
    }),
  )
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatNumber } from '#kernel/number-format.ts'
import { checkFigures } from './check-figures.ts'
import { readFigures } from './figure.ts'

/** What is found, in short: kind, verdict, computed. */
const found = (text: string) => checkFigures(text.normalize('NFC')).map(({ kind, holds, computed }) => [kind, holds, computed === null ? null : Math.round(computed * 100) / 100])

type Row = readonly [title: string, text: string, claims: readonly (readonly [string, boolean | null, number | null])[]]

const EXAMPLES: readonly Row[] = [
  ['tỷ lệ đúng', 'Đã số hóa 1.870/2.145 hồ sơ, đạt 87,18%.', [['share', true, 87.18]]],
  ['tỷ lệ trước, phân số sau', 'Tỷ lệ đúng hạn đạt 98,5% (1.970/2.000 hồ sơ).', [['share', true, 98.5]]],
  ['tỷ lệ sai', 'Cấp xã giải quyết sớm 3.000/7.000 hồ sơ, đạt tỷ lệ 45,86%.', [['share', false, 42.86]]],
  ['tỷ lệ bỏ chữ số thay vì làm tròn', 'Đạt 2/3 nhiệm vụ, đạt tỷ lệ 66,66%.', [['share', true, 66.67]]],
  ['hai số rời, mẫu số ở trước', 'Tiếp nhận 14.000 hồ sơ (trong đó 7.474 trực tuyến); giải quyết 13.300 hồ sơ đạt tỷ lệ 95%.', [['share', true, 95]]],
  ['hai số rời, tỷ lệ sai', 'Trong quý, xã tiếp nhận 200 hồ sơ, đã giải quyết 150 hồ sơ, đạt tỷ lệ 85,5%.', [['share', false, 75]]],
  ['không rõ mẫu số thì không buộc tội', 'Có 200 hồ sơ của công dân và 150 hồ sơ, đạt tỷ lệ 85,5%.', [['share', null, 75]]],
  ['tỷ lệ khoảng chừng không phải phép tính', 'Đã ký số 90/120 văn bản, đạt trên 70%.', [['count', null, 75]]],
  ['phần lớn hơn tổng', 'Đã tập huấn 35/33 công chức.', [['count', false, 106.06]]],
  ['tổng và các phần trong ngoặc', 'Tổng số là 381 TTHC (cấp huyện: 221 TTHC, cấp xã: 113 TTHC và 47 TTHC liên thông).', [['total', true, 381]]],
  ['tổng không bằng các phần', 'Tổng số là 380 TTHC (cấp huyện: 221 TTHC, cấp xã: 113 TTHC và 47 TTHC liên thông).', [['total', false, 381]]],
  ['“trong đó” kể chưa hết', 'Tiếp nhận 1.000 hồ sơ, trong đó 300 hồ sơ trực tuyến, 200 hồ sơ qua bưu chính.', []],
  ['các phần chia theo hai cách có thể trùng nhau', 'Tổng số 1.000 hồ sơ, trong đó 800 hồ sơ đúng hạn, 600 hồ sơ trực tuyến.', [['total', null, 1400]]],
  ['danh sách mở', 'Ban hành 20 văn bản (5 kế hoạch, 8 công văn...).', [['total', null, 13]]],
  ['một mục không ghi số', 'Kiểm tra 23 đơn vị (gồm 11 xã, Bộ phận Một cửa của huyện, 12 đơn vị đột xuất).', [['total', null, 23]]],
  ['cân đối tiếp nhận', 'Xã tiếp nhận 1.419 hồ sơ, đã xử lý 1.369 hồ sơ, đang xử lý 50 hồ sơ, quá hạn 04 hồ sơ.', [['balance', true, 1419]]],
  ['cân đối tiếp nhận lệch', 'Xã tiếp nhận 1.419 hồ sơ, đã xử lý 1.360 hồ sơ, đang xử lý 50 hồ sơ.', [['balance', false, 1410]]],
  ['cân đối có kỳ trước chuyển sang', 'Tiếp nhận 90 hồ sơ, kỳ trước chuyển sang 10 hồ sơ, đã giải quyết 80 hồ sơ, đang giải quyết 20 hồ sơ.', [['balance', true, 100]]],
  ['điểm thành phần', 'Đạt 83,05 điểm; trong đó, thẩm định đạt 63,16/75 điểm, điều tra đạt 19,89/25 điểm.', [['points', true, 83.05], ['points', true, 100]]],
  ['điểm vượt tối đa', 'Nội dung thể chế đạt 9/8,5 điểm.', [['points', false, 9]]],
  ['điểm phần trăm gọi là tăng', 'Mức độ hài lòng đạt 92,3%, tăng 1,3% so với năm 2024 (91%).', [['growth', false, 1.43]]],
  ['điểm phần trăm gọi đúng tên', 'Mức độ hài lòng đạt 92,3%, tăng 1,3 điểm phần trăm so với năm 2024 (91%).', [['growth', true, 1.3]]],
  ['tăng theo số lượng', 'Tiếp nhận 1.200 hồ sơ, tăng 20% so với năm 2025 (1.000 hồ sơ).', [['growth', true, 20]]],
  ['tăng theo số lượng, sai', 'Tiếp nhận 1.200 hồ sơ, tăng 25% so với năm 2025 (1.000 hồ sơ).', [['growth', false, 20]]],
  ['giảm', 'Còn 80 hồ sơ, giảm 20 hồ sơ so với năm 2025 (100 hồ sơ).', [['growth', true, 20]]],
  ['nâng tổng số', 'Có 13 trường đạt chuẩn. Năm nay thêm 03 trường, nâng tổng số lên 16 trường.', [['increase', true, 16]]],
  ['nâng tổng số, sai', 'Có 13 trường đạt chuẩn. Năm nay thêm 03 trường, nâng tổng số lên 17 trường.', [['increase', false, 16]]],
  ['phần còn lại', 'Kiểm tra 19/355 nghị quyết và 336/355 văn bản còn lại.', [['complement', true, 355]]],
  ['trong tổng số', 'Trong tổng số 9 xã thì có 6 xã cao hơn; có 3 xã thấp hơn.', [['complement', true, 9]]],
  ['một số in hai cách', 'Cung cấp 186 thủ tục mức 2, 65 thủ tục mức 3, 192 thủ tục mức 4.\n\nĐã có 186 thủ tục mức 2, 64 thủ tục mức 3, 192 thủ tục mức 4.', [['repeated', false, 65]]],
  ['số của văn bản, ngày, năm, mức độ, thứ hạng không phải số liệu', 'Ngày 06/01/2020, UBND ban hành Kế hoạch số 04/KH-UBND (giai đoạn 2021-2025) theo Nghị định số 61/2018/NĐ-CP; DVC mức độ 3, 4; xếp thứ 10/12.', []],
]

describe('phép tính trong báo cáo', () => {
  for (const [title, text, claims] of EXAMPLES) test(title, () => assert.deepEqual(found(text), claims))
})

describe('đọc số', () => {
  test('dấu chấm hàng nghìn, dấu phẩy thập phân, số 0 ở đầu, nửa ngày', () => {
    const read = (text: string) => readFigures(text).map(({ value, unit, isPercent }) => [value, unit, isPercent])
    assert.deepEqual(read('1.419 hồ sơ, 95,07%, 04 đơn vị, 15,5 tỷ đồng, 1/2 ngày'), [
      [1419, 'dossier', false], [95.07, null, true], [4, 'agency', false], [15.5, 'money', false], [0.5, 'day', false],
    ])
  })

  test('chữ tổ hợp rời (NFD) cho cùng kết quả sau khi gộp', () => {
    const text = 'Đã giải quyết 3.000/7.000 hồ sơ, đạt tỷ lệ 45,86%.'
    assert.deepEqual(found(text.normalize('NFD')), found(text))
  })
})

const count = fc.integer({ min: 2, max: 99_999 })

describe('với số bất kỳ', () => {
  test('phép tính đúng không bao giờ bị gọi là sai', () => {
    fc.assert(fc.property(fc.array(count, { minLength: 2, maxLength: 6 }), count, (parts, rest) => {
      const total = parts.reduce((sum, part) => sum + part, 0)
      const text =
        `Tổng số là ${formatNumber(total)} hồ sơ (${parts.map((part, i) => `xã số ${i + 1}: ${formatNumber(part)} hồ sơ`).join('; ')}). ` +
        `Tiếp nhận ${formatNumber(total + rest)} hồ sơ, đã giải quyết ${formatNumber(total)} hồ sơ, đang giải quyết ${formatNumber(rest)} hồ sơ. ` +
        `Đúng hạn ${formatNumber(total)}/${formatNumber(total + rest)} hồ sơ, đạt tỷ lệ ${formatNumber((total * 100) / (total + rest), 2)}%.`
      const claims = checkFigures(text)
      assert.deepEqual(claims.filter(({ holds }) => holds !== true), [])
      assert.deepEqual(new Set(claims.map(({ kind }) => kind)), new Set(['total', 'balance', 'share']))
    }))
  })

  test('tỷ lệ lệch từ nửa điểm trở lên luôn bị thấy', () => {
    fc.assert(fc.property(count, count, fc.integer({ min: 1, max: 40 }), (part, more, off) => {
      const base = part + more
      const wrong = (part * 100) / base + off / 2
      fc.pre(wrong < 100)
      const [claim] = checkFigures(`Xử lý ${formatNumber(part)}/${formatNumber(base)} hồ sơ, đạt tỷ lệ ${formatNumber(wrong, 2)}%.`)
      assert.equal(claim?.holds, false)
    }))
  })

  test('chữ bất kỳ không làm chương trình dừng; đoạn trích nằm trong bài', () => {
    const word = fc.constantFrom('tiếp nhận', 'hồ sơ', '1.000', '12/7', '95,07%', '(', ')', 'trong đó', 'tổng số', '\n', ';', ',', '.', 'đạt tỷ lệ', 'điểm', '8,5/9,5', 'tăng', 'so với', 'mức độ 3, 4', '…')
    fc.assert(fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' }))), (words) => {
      const text = words.join(' ').normalize('NFC')
      for (const { start, end } of checkFigures(text)) assert.ok(0 <= start && start < end && end <= text.length)
    }))
  })
})

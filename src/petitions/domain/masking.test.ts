import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { MASK_WORDS } from '../../../law/petitions/personal-words.ts'
import { findPersonal, maskPersonal } from './masking.ts'

const masked = (text: string, names: readonly string[] = []): string => maskPersonal(text, findPersonal(text, names), MASK_WORDS)

/** Văn bản gốc → văn bản đề xuất công khai. */
const EXAMPLES = [
  ['Tôi là Trần Thị Ngọc Ưng, số điện thoại 0912 345 678.', 'Tôi là [tên người], số điện thoại [số điện thoại].'],
  ['CCCD 044193012378, thư ung.tran+1@example.com.vn', 'CCCD [số giấy tờ], thư [địa chỉ thư]'],
  ['Chị Lan ở quầy số 2 và ông Nguyễn Văn An', 'Chị [tên người] ở quầy số 2 và ông [tên người]'],
  ['Nhà tôi ở thôn Pháp Kệ, số nhà 12/3, xã Quảng Trạch', 'Nhà tôi ở [địa chỉ], [địa chỉ], xã Quảng Trạch'],
  ['Gọi +84912345678 hoặc 0232.351.2345', 'Gọi [số điện thoại] hoặc [số điện thoại]'],
  ['Chuyển vào số tài khoản 0311 000 123 456', 'Chuyển vào số tài khoản [số tài khoản]'],
  ['Xe 73C-123.45 đỗ chắn cổng', 'Xe [biển số xe] đỗ chắn cổng'],
  ['tổ dân phố 5, đường Lý Thường Kiệt', '[địa chỉ], [địa chỉ]'],
] as const

/** Không phải dữ liệu cá nhân: để nguyên. */
const INNOCENT = [
  'Ủy ban nhân dân xã Quảng Trạch, tỉnh Quảng Trị',
  'Nghị định 118/2025/NĐ-CP, Quyết định 766/QĐ-TTg ngày 23/06/2022',
  'Thủ tục 1.004873 thu 15.000 đồng, 38.388 trên 42.092 hồ sơ',
  'Chờ từ 08 giờ đến 10 giờ ngày 12/11/2026 tại quầy số 3',
  'Mã hồ sơ H50.101.01-261120-0042',
] as const

describe('đề xuất che dữ liệu cá nhân', () => {
  for (const [text, expected] of EXAMPLES) test(text, () => assert.equal(masked(text), expected))
  for (const text of INNOCENT) test(`để nguyên: ${text}`, () => assert.equal(masked(text), text))

  test('tên đã biết được che dù viết thường hay chỉ hai chữ cuối', () => {
    assert.equal(masked('đề nghị ngọc ưng xem lại, Ngọc Ưng nói vậy', ['Trần Thị Ngọc Ưng']), 'đề nghị [tên người] xem lại, [tên người] nói vậy')
  })

  test('che rồi thì không còn gì để che, và chỗ không che còn nguyên', () => {
    const parts = fc.constantFrom('ông Lê Văn Tám', '0987654321', 'thôn Đông', 'đến làm thủ tục', 'a@b.vn', '045196001234', 'quầy 2', 'Xã Quảng Trạch', '…')
    fc.assert(fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
      const text = list.join(', ')
      const findings = findPersonal(text)
      assert.ok(findings.every(({ from, to }, i) => from < to && (i === 0 || from >= (findings[i - 1]?.to ?? 0))))
      assert.ok(findings.every(({ from, to, text: words }) => text.slice(from, to) === words))
      assert.deepEqual(findPersonal(maskPersonal(text, findings, MASK_WORDS)), [])
    }))
  })

  test('văn bản bất kỳ không làm hỏng việc tìm', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void masked(text, ['Nguyễn Văn A'])))
  })
})

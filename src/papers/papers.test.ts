import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Result } from '#kernel/result.ts'
import { pdfText } from '../../test/pdf-text.ts'
import { printControlSlip } from './control-slip.ts'
import { printPostingSheet } from './posting-sheet.ts'
import { printPostalList } from './postal-list.ts'
import { printUrgingSlip } from './urging-slip.ts'
import { printReceipt } from './receipt.ts'
import type { ReceiptInput } from './receipt.ts'
import { paperRefusals } from './refusals.ts'
import { printReportTable } from './report-table.ts'
import { printRejection } from './rejection.ts'
import { createPress } from './render.ts'
import { printResultCover } from './result-cover.ts'
import { heaviestPosting, ordinaryCover, ordinaryPosting } from './testing-public.ts'
import type { Paper } from './render.ts'
import { printApology } from './apology.ts'
import { printStopNotice } from './stop-notice.ts'
import { printSupplementRequest } from './supplement-request.ts'
import {
  deskGuidance,
  heaviestRejection,
  heaviestApology,
  heaviestStopNotice,
  heaviestSupplementRequest,
  ordinaryControlSlip,
  ordinaryPostalList,
  ordinaryRejection,
  ordinaryApology,
  ordinaryStopNotice,
  ordinaryUrgingSlip,
  heaviestUrgingSlip,
  workUrgingSlip,
  ordinarySupplementRequest,
} from './testing-notices.ts'
import { ordinaryReport } from './testing-report.ts'
import { NEW_DAY, OLD_DAY, heaviestReceipt, hourlyReceipt, ordinaryReceipt, traceFor } from './testing.ts'

const press = createPress()

const paper = (result: Result<Paper>): Paper => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const sameBytes = (a: Result<Paper>, b: Result<Paper>): boolean =>
  Buffer.from(paper(a).pdf).equals(paper(b).pdf)

/** Without spaces and in capitals, so that line breaks and the head's capitals do not matter. */
const fold = (text: string): string => text.normalize('NFC').toUpperCase().replace(/\s+/g, '')

/** The head of a following page may stand in the middle of a sentence. */
const withoutPageHeads = (text: string, code: string): string => text.replace(new RegExp(`\\d${code}`, 'g'), '')

/** Given for the program, or printed in another form than given. */
const NOT_PRINTED_AS_GIVEN = new Set(['form', 'day', 'qrAddress', 'kind', 'mode', 'result', 'date', 'qr'])
const ISO = /^\d{4}-\d{2}-\d{2}/

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return ISO.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => (NOT_PRINTED_AS_GIVEN.has(name) ? [] : textsOf(inner)))
}

const kinds = [
  ['giấy tiếp nhận', ordinaryReceipt, (given: ReceiptInput) => printReceipt(press, given), 2],
  ['giấy tiếp nhận nặng nhất', heaviestReceipt, (given: ReceiptInput) => printReceipt(press, given), 4],
] as const
type Case = { title: string; pages: number; given: (day: string) => object; print: (day: string) => Result<Paper> }
const cases: Case[] = [
  ...kinds.map(([title, given, print, pages]) => ({ title, pages, given, print: (day: string) => print(given(day)) })),
  { title: 'tờ niêm yết', pages: 1, given: ordinaryPosting, print: (day) => printPostingSheet(press, ordinaryPosting(day)) },
  { title: 'tờ niêm yết nặng nhất', pages: 2, given: heaviestPosting, print: (day) => printPostingSheet(press, heaviestPosting(day)) },
  { title: 'tờ bìa kết quả', pages: 1, given: ordinaryCover, print: (day) => printResultCover(press, ordinaryCover(day)) },
  {
    title: 'hướng dẫn bổ sung tại quầy',
    pages: 1,
    given: deskGuidance,
    print: (day) => printSupplementRequest(press, deskGuidance(day)),
  },
  {
    title: 'yêu cầu bổ sung',
    pages: 1,
    given: ordinarySupplementRequest,
    print: (day) => printSupplementRequest(press, ordinarySupplementRequest(day)),
  },
  {
    title: 'yêu cầu bổ sung nặng nhất',
    pages: 2,
    given: heaviestSupplementRequest,
    print: (day) => printSupplementRequest(press, heaviestSupplementRequest(day)),
  },
  {
    title: 'từ chối tiếp nhận',
    pages: 1,
    given: ordinaryRejection,
    print: (day) => printRejection(press, ordinaryRejection(day)),
  },
  {
    title: 'từ chối tiếp nhận nặng nhất',
    pages: 3,
    given: heaviestRejection,
    print: (day) => printRejection(press, heaviestRejection(day)),
  },
  {
    title: 'thông báo dừng',
    pages: 1,
    given: ordinaryStopNotice,
    print: (day) => printStopNotice(press, ordinaryStopNotice(day)),
  },
  {
    title: 'thông báo dừng nặng nhất',
    pages: 2,
    given: heaviestStopNotice,
    print: (day) => printStopNotice(press, heaviestStopNotice(day)),
  },
  {
    title: 'xin lỗi và hẹn lại',
    pages: 1,
    given: ordinaryApology,
    print: (day) => printApology(press, ordinaryApology(day)),
  },
  {
    title: 'xin lỗi và hẹn lại nặng nhất',
    pages: 1,
    given: heaviestApology,
    print: (day) => printApology(press, heaviestApology(day)),
  },
  {
    title: 'phiếu kiểm soát',
    pages: 1,
    given: ordinaryControlSlip,
    print: (day) => printControlSlip(press, ordinaryControlSlip(day)),
  },
  {
    title: 'phiếu kiểm soát 24 lần giao nhận',
    pages: 4,
    given: (day) => ordinaryControlSlip(day, 24),
    print: (day) => printControlSlip(press, ordinaryControlSlip(day, 24)),
  },
  {
    title: 'bảng kê bưu chính',
    pages: 1,
    given: ordinaryPostalList,
    print: (day) => printPostalList(press, ordinaryPostalList(day)),
  },
  { title: 'phiếu đôn đốc', pages: 1, given: ordinaryUrgingSlip, print: (day) => printUrgingSlip(press, ordinaryUrgingSlip(day)) },
  { title: 'phiếu đôn đốc báo cáo', pages: 1, given: workUrgingSlip, print: (day) => printUrgingSlip(press, workUrgingSlip(day)) },
  { title: 'phiếu đôn đốc nặng nhất', pages: 1, given: heaviestUrgingSlip, print: (day) => printUrgingSlip(press, heaviestUrgingSlip(day)) },
  {
    title: 'bảng kê bưu chính 40 bưu gửi',
    pages: 3,
    given: (day) => ordinaryPostalList(day, 40),
    print: (day) => printPostalList(press, ordinaryPostalList(day, 40)),
  },
  { title: 'biểu báo cáo', pages: 1, given: ordinaryReport, print: (day) => printReportTable(press, ordinaryReport(day)) },
  {
    title: 'biểu báo cáo 31 cột, 60 hàng',
    pages: 3,
    given: (day) => ordinaryReport(day, { columns: 31, rows: 60 }),
    print: (day) => printReportTable(press, ordinaryReport(day, { columns: 31, rows: 60 })),
  },
]

for (const { title, pages, given, print } of cases) {
  for (const day of [OLD_DAY, NEW_DAY]) {
    test(`${title} (${day}): đủ mọi chữ đã cho, đúng số trang`, () => {
      const printed = paper(print(day))
      const text = withoutPageHeads(fold(pdfText(printed.pdf)), traceFor(day).dossierCode)
      for (const expected of textsOf(given(day))) assert.ok(text.includes(fold(expected)), `thiếu: ${expected}`)
      assert.equal(printed.pages, pages)
      assert.deepEqual(printed.replaced, [])
    })
  }
}

test('giấy tiếp nhận: giờ, ngày, tiền, số lượng viết theo thể thức', () => {
  const text = pdfText(paper(printReceipt(press, ordinaryReceipt())).pdf)
  for (const expected of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 125/TNHS',
    'Định Mỹ, ngày 03 tháng 6 năm 2026',
    'Mẫu số 01, Thông tư số 03/2025/TT-VPCP',
    '2. Số lượng hồ sơ: 01 (bộ)',
    '3. Thời hạn giải quyết hồ sơ theo quy định: 15 ngày làm việc (cam kết: 9 ngày làm việc).',
    '4. Thời gian nhận hồ sơ: 09 giờ 10 phút, ngày 03 tháng 6 năm 2026',
    '17 giờ 00 phút, ngày 16 tháng 6 năm 2026',
    '7. Phí, lệ phí: Lệ phí cấp giấy phép xây dựng: 75.000 đồng (đã thu).',
    'Đã có, không phải nộp',
    'Quyển số 02/2026, Số thứ tự 1.125',
    'CÁCH TÍNH NGÀY HẸN TRẢ KẾT QUẢ',
  ])
    assert.ok(text.includes(expected), expected)
  assert.ok(!text.includes('Tạm tính') && !text.includes('IN LẠI') && !text.includes('TẠM TÍNH'))
})

test('giấy tiếp nhận: tạm tính, tạm dừng, không quy định thời hạn, in lại đều có chữ', () => {
  const text = (change: Partial<ReceiptInput>) =>
    pdfText(paper(printReceipt(press, { ...ordinaryReceipt(), ...change })).pdf)
  const provisional = text({
    due: { kind: 'provisional', at: '2028-01-05T17:00:00+07:00', why: 'chưa có lịch nghỉ năm 2028.' },
  })
  assert.match(provisional, /TẠM TÍNH/)
  assert.match(provisional, /này là tạm tính: chưa có lịch nghỉ năm 2028/)
  const paused = text({ due: { kind: 'paused', since: '2026-06-05T03:00:00Z', timeLeft: '6 ngày làm việc' } })
  assert.match(paused, /TẠM DỪNG/)
  assert.match(paused, /tạm dừng từ 10 giờ 00 phút, ngày 05 tháng 6 năm 2026; thời gian còn lại: 6 ngày làm việc/)
  const { statutoryTime: _statutory, committedTime: _committed, ...untimed } = ordinaryReceipt()
  const none = pdfText(paper(printReceipt(press, { ...untimed, due: { kind: 'none' } })).pdf)
  assert.match(none, /theo quy định: Không quy định\./)
  assert.match(none, /Pháp luật không quy định thời hạn/)
  const reprint = text({ print: { printedAt: '2026-06-04T01:05:59Z', reprint: 2, reason: 'đính chính họ tên' } })
  assert.match(reprint, /IN LẠI LẦN 2/)
  assert.match(reprint, /In lại lần 2 lúc 08 giờ 05 phút, ngày 04 tháng 6 năm 2026\. Lý do: đính chính họ tên/)
})

test('cách tính ngày: ngày được tính đánh số, ngày nghỉ có căn cứ, gộp những ngày liền nhau', () => {
  const tet = 'nghỉ Tết Nguyên đán (Thông báo số 9441/TB-BNV)'
  const date = (n: number) => `2026-02-${String(n).padStart(2, '0')}`
  const receipt = ordinaryReceipt()
  const text = pdfText(
    paper(
      printReceipt(press, {
        ...receipt,
        explanation: {
          mode: 'END_OF_DAY',
          days: [
            { date: date(13), kind: 'received', countedMinutes: 0 },
            { date: date(14), kind: 'weekend', countedMinutes: 0 },
            { date: date(15), kind: 'weekend', countedMinutes: 0 },
            ...[16, 17, 18, 19, 20].map((n) => ({
              date: date(n),
              kind: 'holiday' as const,
              countedMinutes: 0,
              note: tet,
            })),
            { date: date(21), kind: 'makeUp', countedMinutes: 480, note: 'làm bù cho ngày 16/02' },
            { date: date(22), kind: 'weekend', countedMinutes: 0 },
            { date: date(23), kind: 'counted', countedMinutes: 480 },
          ],
        },
      }),
    ).pdf,
  )
  assert.ok(text.includes(`– Thứ Hai 16/02/2026 – Thứ Sáu 20/02/2026: ${tet}`))
  assert.equal(text.split(tet).length, 2)
  assert.ok(text.includes('– Thứ Bảy 21/02/2026: làm bù cho ngày 16/02'))
  assert.match(text, /20 lễ 21 ?bù 1 22 nghỉ 23 2/)
})

test('cách tính theo giờ: số giờ của từng ngày, tổng cộng; không mã tra cứu thì hướng dẫn tra bằng điện thoại', () => {
  const text = pdfText(paper(printReceipt(press, hourlyReceipt())).pdf)
  assert.match(text, /cộng lại: 20 giờ\. Ô có số đóng khung/)
  assert.match(text, /13 3g30 14 nghỉ 15 nghỉ 16 lễ .* 20 lễ 21 ?bù 8g 22 nghỉ 23 7g 24 1g30/)
  assert.match(text, /nhập mã hồ sơ và các số cuối của điện thoại đã đăng ký\./)
  assert.match(text, /Thủ tục không yêu cầu giấy tờ\..*Phí, lệ phí: không thu\./)
  assert.doesNotMatch(text, /Không đưa mã|cam kết|Vào Sổ/)
})

const HOSTILE = [
  '#import "x.typ": *',
  '$x^2$ *đậm* _nghiêng_ `mã`',
  '\\ \\n \\u{41} #sys.inputs <b>đậm</b> @nhãn',
  '= Đề mục',
  '- gạch đầu dòng // chú thích /* */',
  '1. một [hai] {ba} "bốn" \'năm\' ~ -- ---',
  '#panic("dừng") #read("/etc/passwd")',
]
for (const hostile of HOSTILE) {
  test(`chữ giống lệnh dàn trang được in nguyên văn: ${hostile}`, () => {
    const receipt = ordinaryReceipt()
    const receiptText = pdfText(
      paper(
        printReceipt(press, {
          ...receipt,
          submitter: { name: hostile, address: hostile },
          procedure: { name: hostile, code: '1.0' },
          components: [{ name: hostile, note: hostile }],
          officer: hostile,
          resultBy: hostile,
        }),
      ).pdf,
    )
    assert.ok(fold(receiptText).split(fold(hostile)).length - 1 >= 8, receiptText)
    const rejection = printRejection(press, {
      ...ordinaryRejection(),
      reasons: [{ text: `${hostile}\n${hostile}`, basis: hostile }],
    })
    assert.equal(fold(pdfText(paper(rejection).pdf)).split(fold(hostile)).length - 1, 3)
  })
}

test('ký tự phông chữ không có được in thành □ và nêu ra, không làm hỏng việc in', () => {
  const receipt = { ...ordinaryReceipt(), submitter: { name: '王伟 Nguyễn 😀 \u200bAn\ue000' } }
  const printed = paper(printReceipt(press, receipt))
  assert.deepEqual(printed.replaced, ['王', '伟', '😀'])
  const text = pdfText(printed.pdf)
  assert.ok(text.includes('□□ Nguyễn □ An'))
  assert.ok(text.includes('Ký tự không in được'))
})

test('tiếng Việt NFD được in như NFC', () => {
  const { form, ...written } = ordinaryReceipt()
  const decomposed = JSON.parse(JSON.stringify(written).normalize('NFD')) as typeof written
  assert.ok(sameBytes(printReceipt(press, { form, ...decomposed }), printReceipt(press, { form, ...written })))
})

test('cùng dữ liệu cho cùng từng byte, cả trên một máy in khác; khác thời điểm in thì khác', () => {
  const receipt = ordinaryReceipt()
  const first = printReceipt(press, receipt)
  assert.ok(sameBytes(printReceipt(press, receipt), first))
  assert.ok(sameBytes(printReceipt(createPress(), receipt), first))
  const later = { ...receipt, print: { printedAt: '2026-06-03T09:13:00+07:00' } }
  assert.ok(!sameBytes(printReceipt(press, later), first))
})

test('giấy là PDF/A-2a có thẻ, có tên, không mang mã tra cứu trong QR', () => {
  const { pdf } = paper(printReceipt(press, ordinaryReceipt()))
  const raw = Buffer.from(pdf).toString('latin1')
  assert.match(raw, /^%PDF-1\.7/)
  assert.match(raw, /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</)
  assert.match(raw, /\/MarkInfo/)
  assert.match(raw, /\/Lang \(vi\)/)
})

const refusedReceipts: [string, string, (receipt: ReceiptInput) => unknown][] = [
  ['thiếu tên', 'submitter.name', (r) => ({ ...r, submitter: { name: ' \u200b ' } })],
  ['tên quá dài', 'submitter.name', (r) => ({ ...r, submitter: { name: 'A'.repeat(301) } })],
  ['chuỗi 10 MB', 'resultBy', (r) => ({ ...r, resultBy: 'x'.repeat(10_000_000) })],
  ['ngày không có thật', 'heading.day', (r) => ({ ...r, heading: { ...r.heading, day: '2026-02-30' } })],
  ['giờ không có múi', 'receivedAt', (r) => ({ ...r, receivedAt: '2026-06-03T09:10:00' })],
  ['số lượng âm', 'components.0.originals', (r) => ({ ...r, components: [{ name: 'Đơn', originals: -1 }] })],
  ['0 bộ', 'sets', (r) => ({ ...r, sets: 0 })],
  ['trường lạ', 'secretNote', (r) => ({ ...r, secretNote: 'x' })],
  ['mã có chữ có dấu', 'trace.dossierCode', (r) => ({ ...r, trace: { ...r.trace, dossierCode: 'Đ-1-2' } })],
  ['địa chỉ QR là lệnh', 'trace.qrAddress', (r) => ({ ...r, trace: { ...r.trace, qrAddress: 'javascript:alert(1)' } })],
  ['mẫu của giấy khác', 'form.key', (r) => ({ ...r, form: ordinaryRejection().form })],
  [
    'ngày giải thích sai thứ tự',
    'explanation.days',
    (r) => ({ ...r, explanation: { mode: 'BY_HOUR', days: r.explanation?.days.toReversed() } }),
  ],
]
for (const [title, field, broken] of refusedReceipts) {
  test(`dữ liệu sai bị từ chối: ${title}`, () => {
    const result = printReceipt(press, broken(ordinaryReceipt()) as ReceiptInput)
    assert.ok(!result.ok)
    assert.equal(result.refusal.code, 'paperDataInvalid')
    assert.equal(result.refusal.facts?.['field'], field)
    assert.ok(paperRefusals[result.refusal.code](result.refusal.facts).includes(field))
  })
}

test('yêu cầu bổ sung lần hai phải có căn cứ; yêu cầu phải có mã hồ sơ', () => {
  const request = ordinarySupplementRequest()
  const second = printSupplementRequest(press, { ...request, occasion: { kind: 'request', ordinal: 2 } })
  assert.equal(second.ok ? '' : second.refusal.facts?.['field'], 'occasion.basis')
  const { trace: _trace, ...unnamed } = request
  const nameless = printSupplementRequest(press, unnamed)
  assert.equal(nameless.ok ? '' : nameless.refusal.facts?.['field'], 'trace')
})

test('tính chất: tên nào cũng in được hoặc bị từ chối bằng mã, không lần nào ném lỗi', () => {
  const receipt = ordinaryRejection()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
      const result = printRejection(press, { ...receipt, person: { name }, officer: name })
      if (result.ok) assert.ok(result.value.pages >= 1)
      else assert.equal(result.refusal.code, 'paperDataInvalid')
    }),
    { numRuns: 60 },
  )
})

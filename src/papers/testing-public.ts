import type { PostingSheetInput } from './posting-sheet.ts'
import type { ResultCoverInput } from './result-cover.ts'
import { headingFor, LONGEST_NAME } from './testing.ts'

/** Builders of the papers for the public, for tests and the gallery. */

export const ordinaryPosting = (day: string): PostingSheetInput => ({
  print: { printedAt: `${day}T14:05:00+07:00` },
  agency: 'Ủy ban nhân dân tỉnh Quảng Trị',
  procedure: { name: 'Đăng ký khai sinh', code: '1.001193', sector: 'Hộ tịch', tiers: 'Cấp xã' },
  qr: { page: 'https://dichvucong.example.vn/thu-tuc/1.001193' },
  typed: 'dichvucong.example.vn/thu-tuc/1.001193',
  keyFacts: [
    { name: 'Mất bao lâu', value: 'Trong ngày' },
    { name: 'Nộp thế nào', value: 'Trực tuyến, tại quầy', note: 'cả quá trình trên Cổng Dịch vụ công quốc gia' },
  ],
  applicants: ['Công dân Việt Nam'],
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', quantity: '1 bản chính' },
    { name: 'Văn bản ủy quyền', quantity: '1 bản chính, khi cần', condition: 'Người khác đi làm thay' },
  ],
  fees: ['Lệ phí hộ tịch: miễn phí'],
  times: ['trong ngày (nhận đến 15:00)'],
  ways: ['Trực tuyến, tại quầy'],
  places: [{ name: 'Trung tâm Phục vụ hành chính công xã Quảng Trạch', details: 'Giờ tiếp nhận: thứ Hai đến thứ Sáu' }],
  results: ['Giấy khai sinh'],
  steps: ['Tiếp nhận, kiểm tra (nhiều nhất 20 phút làm việc)'],
  legalBasis: ['60/2014/QH13: Luật Hộ tịch'],
  postedOn: day,
  decision: { number: '163/QĐ-BTP', date: day },
  effectiveFrom: day,
})

export const heaviestPosting = (day: string): PostingSheetInput => ({
  ...ordinaryPosting(day),
  procedure: { name: LONGEST_NAME.slice(0, 280), code: '1.001193', sector: 'Đất đai', tiers: 'Cấp xã, Cấp tỉnh' },
  papers: Array.from({ length: 40 }, (_, i) => ({ name: `Giấy tờ số ${i + 1} ${'kèm theo bản vẽ và biên bản '.repeat(i % 4)}`, quantity: '1 bản chính, 2 bản sao' })),
  requirements: Array.from({ length: 12 }, (_, i) => `Điều kiện ${i + 1}: diện tích, ranh giới và tên người sử dụng đất phải thống nhất.`).join('\n'),
})

export const ordinaryCover = (day: string): ResultCoverInput => ({
  heading: headingFor(day),
  print: { printedAt: `${day}T14:05:00+07:00` },
  qr: { verify: 'https://dichvucong.example.vn/xac-minh/0AB', rate: 'https://dichvucong.example.vn/danh-gia/0CD' },
  verifyAddress: 'dichvucong.example.vn/xac-minh',
  verifyLetters: '0ABC-DEFG-HJKM',
  dossierCode: 'H50.27-261120-0042',
  procedure: { name: 'Cấp Giấy xác nhận tình trạng hôn nhân', code: '1.004873' },
  result: { number: '12/2026', issuedAt: `${day}T09:30:00+07:00`, outcome: 'Đồng ý giải quyết' },
  signer: { office: 'KT. Chủ tịch, Phó Chủ tịch', name: 'Phạm Thị Hồng' },
  replaces: '11/2026',
})

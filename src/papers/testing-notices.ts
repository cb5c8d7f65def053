import type { ApologyInput } from './apology.ts'
import type { ControlSlipInput } from './control-slip.ts'
import type { PostalListInput } from './postal-list.ts'
import type { RejectionInput } from './rejection.ts'
import type { StopNoticeInput } from './stop-notice.ts'
import type { SupplementRequestInput } from './supplement-request.ts'
import type { UrgingSlipInput } from './urging-slip.ts'
import { LONGEST_NAME, NEW_DAY, edition, headingFor, traceFor } from './testing.ts'

/** Builders of the papers other than the receipt, for tests and the gallery. */

const print = (day: string) => ({ printedAt: `${day}T14:05:00+07:00`, reprint: 0 })
const person = {
  name: 'Nguyễn Thị Bích Hường',
  identity: '091190001234',
  address: 'Ấp Mỹ Thới, xã Định Mỹ, tỉnh An Giang',
  phone: '0912 345 678',
}
const procedure = { name: 'Đăng ký biến động đất đai do chuyển nhượng quyền sử dụng đất', code: '1.012766' }

export const ordinarySupplementRequest = (day = NEW_DAY): SupplementRequestInput => ({
  form: edition('SUPPLEMENT_REQUEST', day),
  heading: headingFor(day),
  print: print(day),
  trace: traceFor(day),
  person,
  procedure,
  items: [
    { name: 'Hợp đồng chuyển nhượng quyền sử dụng đất đã công chứng (bản nộp thiếu trang 3)', originals: 1 },
    { name: 'Trích lục ghi chú kết hôn hoặc giấy xác nhận tình trạng hôn nhân', certifiedCopies: 1 },
  ],
  reason: 'Thành phần hồ sơ chưa đủ theo quy định; thông tin về vợ/chồng trong đơn chưa có giấy tờ chứng minh.',
  occasion: { kind: 'request', ordinal: 1, answerBy: `${day.slice(0, 4)}-07-15T17:00:00+07:00` },
  contact: { name: 'Trần Văn Khánh, Trung tâm Phục vụ hành chính công xã Định Mỹ', phone: '0296 3 456 789' },
  officer: 'Trần Văn Khánh',
})

/** Guidance at the desk: no dossier, no code, no clock. */
export const deskGuidance = (day = NEW_DAY): SupplementRequestInput => {
  const { trace: _none, ...request } = ordinarySupplementRequest(day)
  const { number: _unnumbered, ...heading } = request.heading
  return { ...request, heading, occasion: { kind: 'guidance' } }
}

export const heaviestSupplementRequest = (day = NEW_DAY): SupplementRequestInput => ({
  ...ordinarySupplementRequest(day),
  person: { ...person, name: LONGEST_NAME, email: 'van-phong@example.vn' },
  print: { printedAt: `${day}T14:05:00+07:00`, reprint: 1, reason: 'In lại do máy in kẹt giấy' },
  items: Array.from({ length: 26 }, (_, i) => ({
    name:
      i % 5 === 0
        ? 'Văn bản thỏa thuận của tất cả thành viên hộ gia đình có chung quyền sử dụng đất, có chứng thực chữ ký của từng ' +
          'người, kèm bản sao giấy tờ tùy thân và bản vẽ tách thửa do đơn vị đo đạc lập'
        : `Giấy tờ còn thiếu số ${i + 1}`,
    originals: 1,
    copies: i % 3,
  })),
  reason: Array.from({ length: 4 }, (_, i) =>
    `Lý do ${i + 1}: theo khoản ${i + 1} Điều 37 Nghị định số 101/2024/NĐ-CP, giấy tờ nộp kèm phải thống nhất về diện tích, ` +
    'ranh giới và tên người sử dụng đất; giấy tờ đã nộp còn khác nhau.').join('\n'),
  occasion: {
    kind: 'request',
    ordinal: 2,
    basis: 'khoản 3 Điều 28 Nghị định số 118/2025/NĐ-CP; ý kiến đồng ý của Chủ tịch UBND xã ngày 10/6/2026',
  },
})

export const ordinaryRejection = (day = NEW_DAY): RejectionInput => {
  const { number: _unnumbered, ...heading } = headingFor(day)
  return {
    form: edition('REJECTION', day),
    heading,
    print: print(day),
    person,
    procedure,
    reasons: [
      {
        text: 'Thửa đất đề nghị đăng ký biến động đang có tranh chấp được Tòa án nhân dân thụ lý giải quyết.',
        basis: 'Điều 45 Luật Đất đai số 31/2024/QH15',
      },
    ],
    officer: 'Trần Văn Khánh',
  }
}

export const heaviestRejection = (day = NEW_DAY): RejectionInput => ({
  ...ordinaryRejection(day),
  trace: traceFor(day),
  person: { ...person, name: LONGEST_NAME },
  reasons: Array.from({ length: 12 }, (_, i) => ({
    text:
      `Nội dung thứ ${i + 1} của hồ sơ không thuộc phạm vi giải quyết của cơ quan này, hoặc người nộp không thuộc đối tượng ` +
      'thực hiện thủ tục theo quyết định công bố của Chủ tịch Ủy ban nhân dân tỉnh.\nNgười nộp có thể nộp tại cơ quan có thẩm quyền.',
    basis: `khoản ${i + 1} Điều 17 Nghị định số 118/2025/NĐ-CP`,
  })),
})

export const ordinaryStopNotice = (day = NEW_DAY): StopNoticeInput => ({
  form: edition('STOP_NOTICE', day),
  heading: { ...headingFor(day), desk: null },
  print: print(day),
  trace: traceFor(day),
  addressee: `Ông/Bà ${person.name}`,
  address: person.address,
  procedure,
  receivedAt: `${day.slice(0, 4)}-05-20T08:30:00+07:00`,
  bases: [
    'Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ',
    'Đơn đề nghị dừng giải quyết hồ sơ của người nộp',
  ],
  asked: { on: `${day.slice(0, 4)}-06-02`, reason: 'hai bên đã hủy hợp đồng chuyển nhượng.' },
  reason: 'Người nộp hồ sơ đề nghị dừng và hồ sơ chưa có kết quả giải quyết.',
  stage: 'Thẩm tra hồ sơ tại Phòng Kinh tế',
  finance: 'Chưa thu phí, lệ phí; không phát sinh nghĩa vụ tài chính.',
  returned: ['Hợp đồng chuyển nhượng quyền sử dụng đất (01 bản chính)', 'Giấy chứng nhận quyền sử dụng đất (01 bản chính)'],
  signer: { titles: ['KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Lê Hoàng Phương' },
  recipients: ['Như trên', 'Trung tâm Phục vụ hành chính công xã', 'Phòng Kinh tế'],
})

export const heaviestStopNotice = (day = NEW_DAY): StopNoticeInput => ({
  ...ordinaryStopNotice(day),
  addressee: LONGEST_NAME,
  reason: Array.from({ length: 8 }, (_, i) =>
    `Đoạn ${i + 1}: kết quả xác minh cho thấy các bên chưa thống nhất về ranh giới, cơ quan giải quyết đã mời làm việc nhưng ` +
    'người nộp hồ sơ không có mặt và không có văn bản gửi lại trong thời hạn đã thông báo.').join('\n'),
  returned: Array.from({ length: 20 }, (_, i) => `Giấy tờ trả lại số ${i + 1} (01 bản chính)`),
})

export const ordinaryApology = (day = NEW_DAY): ApologyInput => ({
  form: edition('APOLOGY', day),
  heading: { ...headingFor(day), desk: null, number: 12 },
  print: print(day),
  trace: traceFor(day),
  addressee: `Ông/Bà ${person.name}`,
  address: person.address,
  procedure,
  receivedAt: `${day.slice(0, 4)}-05-20T08:30:00+07:00`,
  dueAt: `${day.slice(0, 4)}-06-24T17:00:00+07:00`,
  isPast: true,
  reason: 'Chi nhánh Văn phòng đăng ký đất đai chưa trả lời phiếu lấy ý kiến gửi ngày 10 tháng 6.',
  newDay: `${day.slice(0, 4)}-06-30`,
  extensionDays: 4,
  signer: { titles: ['Chủ tịch'], name: 'Lê Hoàng Phương' },
  recipients: ['Như trên', 'Trung tâm Phục vụ hành chính công xã'],
})

/** Before the due date passed, to the longest name, for several reasons, signed for somebody else. */
export const heaviestApology = (day = NEW_DAY): ApologyInput => ({
  ...ordinaryApology(day),
  addressee: LONGEST_NAME,
  isPast: false,
  reason: Array.from({ length: 5 }, (_, i) => `Lý do ${i + 1}: hồ sơ phải xác minh nguồn gốc đất qua nhiều thời kỳ, cơ quan phối hợp chưa trả lời.`).join('\n'),
  extensionDays: 45,
  signer: { titles: ['KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Nguyễn Hoàng Thị Minh Phương' },
})

export const ordinaryControlSlip = (day = NEW_DAY, rows = 5): ControlSlipInput => {
  const { number: _unnumbered, ...heading } = headingFor(day)
  const { dossierCode, qrAddress } = traceFor(day)
  return {
    form: edition('CONTROL_SLIP', day),
    heading,
    print: print(day),
    trace: { dossierCode, qrAddress },
    procedure,
    owner: person.name,
    due: `${day.slice(0, 4)}-06-24T17:00:00+07:00`,
    solver: 'Phòng Kinh tế xã Định Mỹ',
    partners: ['Chi nhánh Văn phòng đăng ký đất đai khu vực Thoại Sơn', 'Thuế cơ sở 5'],
    handOvers: Array.from({ length: rows }, (_, i) => ({
      from: i % 2 === 0 ? 'Trung tâm Phục vụ hành chính công' : 'Phòng Kinh tế',
      to: i % 2 === 0 ? 'Phòng Kinh tế' : 'Lãnh đạo Ủy ban nhân dân xã',
      at: `${day.slice(0, 4)}-06-${String(3 + (i % 20)).padStart(2, '0')}T10:${String(10 + i).padStart(2, '0')}:00+07:00`,
      giver: 'Trần Văn Khánh',
      ...(i === rows - 1 ? {} : { taker: 'Phạm Thị Mỹ Duyên' }),
      ...(i === 0
        ? {}
        : { result: i === 3 ? ('overdue' as const) : ('early' as const), timeUsed: 'đã dùng 6 giờ / định mức 8 giờ' }),
      ...(i === 3 ? { note: 'Chờ ý kiến Chi nhánh Văn phòng đăng ký đất đai' } : {}),
    })),
  }
}

/** A hand-over to the postal service: long names, both directions. */
export const ordinaryPostalList = (day = NEW_DAY, rows = 3): PostalListInput => ({
  heading: headingFor(day),
  print: print(day),
  number: 'BK26-H50.101.01-00001',
  handedAt: `${day}T14:05:00+07:00`,
  handedBy: 'Lê Thị Lan',
  rows: Array.from({ length: rows }, (_, i) => ({
    number: `BC26-H50.101.01-${String(i + 1).padStart(5, '0')}`,
    dossierCode: `H50.101.01-261122-${String(i + 1).padStart(4, '0')}`,
    direction: i % 2 === 0 ? 'trả kết quả' : 'thu gom giấy tờ',
    recipient: i === 1 ? LONGEST_NAME : 'Nguyễn Thị Hoàng Anh Thư',
    address: 'Số 12, thôn Pháp Kệ, xã Quảng Trạch, tỉnh Quảng Trị',
    phone: '0912345678',
  })),
})

/** A slip that a leader sends to the holder of a late dossier. */
export const ordinaryUrgingSlip = (day = NEW_DAY): UrgingSlipInput => ({
  heading: { ...headingFor(day), desk: null },
  print: print(day),
  number: '07/PĐĐ',
  addressee: 'Trần Thị Hạnh, Phòng Kinh tế xã Định Mỹ',
  about: { kind: 'dossier', code: 'H50.101.01-261122-0007', procedure: procedure.name },
  dueAt: `${day}T17:00:00+07:00`,
  directive: 'Hồ sơ đã quá hạn 3 ngày làm việc. Đề nghị giải quyết ngay.\nBáo cáo lãnh đạo trước khi hết giờ làm việc.',
  answerDueAt: `${day}T17:00:00+07:00`,
  signer: { titles: ['Phó Chủ tịch'], name: 'Lê Hoàng Phương' },
})

/** About work that is not a dossier. */
export const workUrgingSlip = (day = NEW_DAY): UrgingSlipInput => ({
  ...ordinaryUrgingSlip(day),
  addressee: 'Ủy ban nhân dân xã Định Mỹ',
  about: { kind: 'work', title: 'Báo cáo 07d/BTP quý III năm 2026' },
  directive: 'Báo cáo đã quá hạn 3 ngày. Đề nghị kiểm tra, ký và gửi ngay trong hôm nay.',
})

/** What the program sends by itself, as long as it can be. */
export const heaviestUrgingSlip = (day = NEW_DAY): UrgingSlipInput => {
  const { signer: _nobody, dueAt: _none, ...slip } = ordinaryUrgingSlip(day)
  return { ...slip, addressee: LONGEST_NAME, directive: Array.from({ length: 9 }, (_, i) => `Yêu cầu ${i + 1}: kiểm tra lại toàn bộ các bước đã làm, làm rõ trách nhiệm của từng người và báo cáo bằng văn bản.`).join('\n') }
}

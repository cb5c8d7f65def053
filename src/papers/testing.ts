import { Temporal } from '#kernel/time.ts'
import { formInForce } from '#law/forms.ts'
import type { FormEditionOf, FormKey } from '#law/forms.ts'
import type { ReceiptInput } from './receipt.ts'

/** Builders of paper data for tests, the benchmark and the gallery. All people and codes are invented. */

export const OLD_DAY = '2021-06-15'
export const NEW_DAY = '2026-06-03'

export const edition = <Key extends FormKey>(key: Key, day: string): FormEditionOf<Key> => {
  const form = formInForce(key, day)
  if (form === undefined) throw new Error(`no edition of ${key} on ${day}`)
  return form
}

export const LONGEST_NAME =
  'Ủy ban bầu cử và Hội đồng quản trị Công ty trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ, Vận tải và Xây dựng ' +
  'tổng hợp Nguyễn Đặng Trường Sơn Hoàng Thị Quỳnh Như – Chi nhánh miền Trung'

export const headingFor = (day: string) =>
  day < '2025-07-01'
    ? {
        parentAgency: 'Ủy ban nhân dân tỉnh Quảng Bình',
        agency: 'Ủy ban nhân dân huyện Quảng Trạch',
        place: 'Quảng Trạch',
        day,
        number: 7,
      }
    : {
        parentAgency: 'Ủy ban nhân dân tỉnh An Giang',
        agency: 'Ủy ban nhân dân xã Định Mỹ',
        desk: 'Trung tâm Phục vụ hành chính công',
        place: 'Định Mỹ',
        day,
        number: 125,
      }

export const traceFor = (day: string) => {
  const code = day < '2025-07-01' ? '000.00.19.H46-210615-0007' : 'H01.151.01-260603-0125'
  return {
    dossierCode: code,
    lookUpAddress: 'https://motcua.example.vn/tra-cuu',
    qrAddress: `https://motcua.example.vn/tra-cuu?ma=${code}`,
    secret: 'K7MQ-29XD',
  }
}

/** A receipt as most are: one person, three papers, fifteen working days. */
export const ordinaryReceipt = (day = NEW_DAY): ReceiptInput => ({
  form: edition('RECEIPT', day),
  heading: headingFor(day),
  trace: traceFor(day),
  print: { printedAt: `${day}T09:12:00+07:00`, reprint: 0 },
  submitter: {
    name: 'Nguyễn Thị Bích Hường',
    identity: '091190001234',
    address: 'Ấp Mỹ Thới, xã Định Mỹ, tỉnh An Giang',
    phone: '0912 345 678',
    email: 'huong.nguyen@example.vn',
  },
  procedure: {
    name: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
    code: '1.009994',
    caseLabel: 'Nhà ở riêng lẻ',
  },
  components: [
    { name: 'Đơn đề nghị cấp giấy phép xây dựng theo mẫu', originals: 1 },
    { name: 'Giấy tờ hợp pháp về đất đai', certifiedCopies: 1, electronic: 1 },
    { name: 'Bản vẽ thiết kế xây dựng kèm giấy chứng nhận thẩm duyệt (nếu có)', originals: 2 },
    { name: 'Giấy chứng nhận quyền sử dụng đất', alreadyHeld: true },
  ],
  sets: 1,
  statutoryTime: '15 ngày làm việc',
  committedTime: '9 ngày làm việc',
  receivedAt: `${day}T09:10:00+07:00`,
  due: { kind: 'fixed', at: dueAfter(day, 9) },
  fees: [{ name: 'Lệ phí cấp giấy phép xây dựng', amount: 75000, paid: true }],
  resultBy: 'Nhận trực tiếp tại Trung tâm Phục vụ hành chính công xã Định Mỹ',
  register: { book: '02/2026', line: '1.125' },
  officer: 'Trần Văn Khánh',
  explanation: { mode: 'END_OF_DAY', days: dayByDay(day, 9) },
})

/** The worst that a counter may meet: the longest names, thirty papers, a reprint, a pause over Tết, a provisional date. */
export const heaviestReceipt = (day = NEW_DAY): ReceiptInput => ({
  ...ordinaryReceipt(day),
  print: {
    printedAt: `${day}T16:59:59+07:00`,
    reprint: 3,
    reason: 'Đính chính họ tên chủ hồ sơ theo giấy tờ tùy thân',
  },
  submitter: {
    name: LONGEST_NAME,
    identity: '0123456789-001',
    address:
      'Số 12/34/56 ngách 7, ngõ 89, đường Nguyễn Thị Minh Khai, tổ dân phố số 15 Trần Hưng Đạo, thôn Thượng Nguyên Trung, ' +
      'xã Định Mỹ, tỉnh An Giang (địa chỉ cũ: xã Định Mỹ, huyện Thoại Sơn)',
    phone: '0912 345 678, 0296 3 456 789',
    email: `${'khong-co-cho-ngat-dong-'.repeat(5)}@example.vn`,
  },
  owner: { name: `Người đại diện theo pháp luật của ${LONGEST_NAME}`.slice(0, 200), identity: '091190001234' },
  representative: { name: 'Lê Thị Ngọc Ẩn', mandate: 'Giấy ủy quyền số 15/2026/UQ ngày 01/6/2026' },
  procedure: {
    name:
      'Thẩm định báo cáo nghiên cứu khả thi đầu tư xây dựng, báo cáo nghiên cứu khả thi đầu tư xây dựng điều chỉnh, ' +
      'báo cáo kinh tế - kỹ thuật đầu tư xây dựng và liên thông đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở ' +
      'và tài sản khác gắn liền với đất',
    code: '1.012766.000.00.00.H01',
    caseLabel: 'Công trình cấp II trở lên có yêu cầu lấy ý kiến cơ quan phối hợp',
  },
  components: Array.from({ length: 30 }, (_, i) => ({
    name:
      i % 4 === 0
        ? `Bản sao giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp luật về đất đai, tờ số ${i + 1}, kèm bản vẽ ` +
          'vị trí, ranh giới khu đất tỷ lệ 1/500 và văn bản chấp thuận của cơ quan có thẩm quyền'
        : `Tài liệu kèm theo số ${i + 1}`,
    originals: i % 3,
    copies: (i * 2) % 5,
    certifiedCopies: i % 2,
    electronic: i % 2,
    alreadyHeld: i % 7 === 6,
  })),
  sets: 12,
  committedTime: '40 ngày làm việc',
  due: {
    kind: 'provisional',
    at: dueAfter(day, 40),
    why: 'lịch nghỉ lễ của năm đến hạn chưa được công bố; khi có, cơ quan báo lại ngày chính thức.',
  },
  fees: [
    { name: 'Phí thẩm định báo cáo nghiên cứu khả thi', amount: 15_250_000, paid: true },
    { name: 'Lệ phí đăng ký biến động', amount: 28_000, paid: false },
    { name: 'Phí khai thác dữ liệu đất đai', amount: 100_000, paid: false },
  ],
  resultBy: 'Nhận qua dịch vụ bưu chính công ích tại địa chỉ của người nộp hồ sơ, người nhận trả cước',
  explanation: {
    mode: 'END_OF_DAY',
    days: dayByDay(day, 40),
    pauses: [
      {
        from: `${day.slice(0, 4)}-06-09T10:00:00+07:00`,
        to: `${day.slice(0, 4)}-06-16T15:30:00+07:00`,
        reason: 'chờ người nộp bổ sung giấy tờ theo Phiếu yêu cầu số 12/HDHS',
      },
    ],
    remarks: ['Gia hạn 05 ngày làm việc theo Văn bản số 88/UBND-KT ngày 20/6/2026.'],
  },
})

/** Counted by the hour over Tết with a make-up Saturday; no fee, no paper, no secret. */
export const hourlyReceipt = (): ReceiptInput => {
  const { secret: _none, ...trace } = traceFor(NEW_DAY)
  const { committedTime: _same, register: _unnumbered, ...receipt } = ordinaryReceipt()
  const tet = { kind: 'holiday', countedMinutes: 0, note: 'nghỉ Tết Nguyên đán (Thông báo số 9441/TB-BNV)' } as const
  const weekend = { kind: 'weekend', countedMinutes: 0 } as const
  return {
    ...receipt,
    trace,
    components: [],
    fees: [],
    statutoryTime: '20 giờ làm việc',
    receivedAt: '2026-02-13T14:00:00+07:00',
    due: { kind: 'fixed', at: '2026-02-24T09:00:00+07:00' },
    explanation: {
      mode: 'BY_HOUR',
      days: [
        { date: '2026-02-13', kind: 'counted', countedMinutes: 210 },
        { date: '2026-02-14', ...weekend },
        { date: '2026-02-15', ...weekend },
        ...[16, 17, 18, 19, 20].map((n) => ({ date: `2026-02-${n}`, ...tet })),
        { date: '2026-02-21', kind: 'makeUp', countedMinutes: 480, note: 'làm việc bù cho ngày 16/02/2026' },
        { date: '2026-02-22', ...weekend },
        { date: '2026-02-23', kind: 'counted', countedMinutes: 420 },
        { date: '2026-02-24', kind: 'counted', countedMinutes: 90 },
      ],
    },
  }
}

/** Counts working days with one invented week of pause and the national day as holiday. */
function dayByDay(day: string, workingDays: number) {
  const days: NonNullable<ReceiptInput['explanation']>['days'] = []
  let date = Temporal.PlainDate.from(day)
  days.push({ date: day, kind: 'received', countedMinutes: 0, note: 'ngày nhận hồ sơ không tính' })
  for (let counted = 0; counted < workingDays; ) {
    date = date.add({ days: 1 })
    const text = date.toString()
    const paused = workingDays > 20 && date.month === 6 && date.day >= 10 && date.day <= 16
    if (date.dayOfWeek > 5) days.push({ date: text, kind: 'weekend', countedMinutes: 0 })
    else if (date.month === 9 && date.day <= 2)
      days.push({
        date: text,
        kind: 'holiday',
        countedMinutes: 0,
        note: 'nghỉ lễ Quốc khánh (Bộ luật Lao động 2019, Điều 112)',
      })
    else if (paused) days.push({ date: text, kind: 'paused', countedMinutes: 0 })
    else {
      counted++
      days.push({ date: text, kind: 'counted', countedMinutes: 480 })
    }
  }
  return days
}

function dueAfter(day: string, workingDays: number): string {
  return `${dayByDay(day, workingDays).at(-1)?.date}T17:00:00+07:00`
}

import type { ChipState } from '#ui/chip.tsx'
import type { DueDay } from '#ui/due-day.ts'
import type { StripStep } from '#ui/process-strip.tsx'
import type { TimelineEntry } from '#ui/timeline.tsx'
import { Moment } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'

/** Made-up life for the gallery: long names, every state, nothing of a real person. */
export const CHIPS: readonly (readonly [ChipState, string])[] = [
  ['running', 'còn 4 ngày làm việc'],
  ['soon', 'còn 3 giờ làm việc'],
  ['late', 'quá 6 giờ làm việc'],
  ['done', 'xong trước 1 ngày'],
  ['paused', 'tạm dừng, còn 2 ngày'],
  ['waiting', 'không quy định thời hạn'],
  ['stopped', 'đã rút hồ sơ'],
]

export const WORKING_WEEK: readonly DueDay[] = [
  { date: '2026-11-20', kind: 'received', label: '9:10' },
  { date: '2026-11-21', kind: 'weekend' },
  { date: '2026-11-22', kind: 'weekend' },
  { date: '2026-11-23', kind: 'counted', ordinal: 1 },
  { date: '2026-11-24', kind: 'counted', ordinal: 2 },
  { date: '2026-11-25', kind: 'counted', ordinal: 3 },
  { date: '2026-11-26', kind: 'counted', ordinal: 4 },
  { date: '2026-11-27', kind: 'due', ordinal: 5 },
]

export const LONG_WAY: readonly DueDay[] = [
  { date: '2026-04-22', kind: 'received', label: '14:25' },
  { date: '2026-04-23', kind: 'counted', ordinal: 1 },
  { date: '2026-04-24', kind: 'counted', ordinal: 2 },
  { date: '2026-04-25', kind: 'makeUp', ordinal: 3, note: 'Ngày làm bù cho 04/05 (ví dụ)' },
  { date: '2026-04-26', kind: 'weekend' },
  { date: '2026-04-27', kind: 'compensatory', note: 'Nghỉ bù: Giỗ Tổ Hùng Vương (ví dụ)' },
  { date: '2026-04-28', kind: 'counted', ordinal: 4 },
  { date: '2026-04-29', kind: 'paused', note: 'Tạm dừng tính thời gian: chờ người nộp bổ sung 1 giấy tờ' },
  { date: '2026-04-30', kind: 'holiday', note: 'Nghỉ lễ: Ngày Chiến thắng (ví dụ)' },
  { date: '2026-05-01', kind: 'holiday', note: 'Nghỉ lễ: Ngày Quốc tế lao động (ví dụ)' },
  { date: '2026-05-02', kind: 'weekend' },
  { date: '2026-05-03', kind: 'weekend' },
  { date: '2026-05-04', kind: 'swapped', note: 'Nghỉ hoán đổi (ví dụ)' },
  { date: '2026-05-05', kind: 'paused' },
  { date: '2026-05-06', kind: 'due', ordinal: 5 },
]

export const LIFE: readonly TimelineEntry[] = [
  {
    key: '1',
    state: 'was',
    title: 'Đã nhận tại quầy 2',
    when: (
      <>
        <Moment at="2026-11-20T02:10:00Z" form="spoken" /> · Bộ phận tiếp nhận
      </>
    ),
  },
  {
    key: '2',
    state: 'was',
    title: 'Đã chuyển cho Tư pháp – Hộ tịch',
    when: (
      <>
        <Moment at="2026-11-20T03:02:00Z" form="spoken" /> · trong 52 phút
      </>
    ),
  },
  {
    key: '3',
    state: 'now',
    title: 'Đang kiểm tra sổ hộ tịch',
    when: 'từ 10 giờ 15 · hạn của bước: thứ Tư 25/11',
  },
  { key: '4', state: 'next', title: 'Lãnh đạo ký' },
  { key: '5', state: 'next', title: 'Trả kết quả tại quầy, hoặc bưu điện đến nhà' },
]

export const PROCESS: readonly (readonly StripStep[])[] = [
  [{ key: '1', name: 'Tiếp nhận', state: 'was', holder: 'Quầy 2', time: '52 phút / 1 giờ' }],
  [
    { key: '2', name: 'Thẩm định', state: 'now', holder: 'Trần Thị Hạnh', time: '45 phút / 12 giờ' },
    { key: '2b', name: 'Hỏi Công an xã', state: 'late', holder: 'Công an xã Quảng Trạch', time: 'quá 2 giờ' },
  ],
  [{ key: '3', name: 'Trình ký', state: 'next', holder: 'Phó Chủ tịch', time: 'định mức 6 giờ' }],
  [{ key: '4', name: 'Đóng dấu, vào sổ', state: 'skipped', holder: 'Văn thư', time: 'ký số, không cần' }],
  [{ key: '5', name: 'Trả kết quả', state: 'next', holder: 'Quầy 2 hoặc bưu điện' }],
]

export const WRONG_FORM: FormReply = {
  errors: {
    noiO: 'Chưa chọn thôn. Chọn một thôn của xã Quảng Trạch hoặc ghi địa chỉ khác.',
    soDinhDanh: 'Số định danh phải có 12 chữ số; số vừa gõ có 11.',
  },
  values: {
    hoTen: 'Nguyễn Thị Bình Nguyên Phương Thảo',
    soDinhDanh: '04419301237',
    noiO: 'xã Quảng Trạch, tỉnh Quảng Trị',
  },
  refusal: null,
}

export type SampleRow = {
  readonly code: string
  readonly procedure: string
  readonly channel: string
  readonly applicant: string
  readonly masked: string
  readonly step: string
  readonly stepNote: string
  readonly due: readonly [ChipState, string]
  readonly dueAt: string | null
}

export const ROWS: readonly SampleRow[] = [
  {
    code: 'H50.27-261118-0011',
    procedure: 'Đăng ký lại khai sinh',
    channel: 'Trực tuyến · cần xác minh nơi khác',
    applicant: 'Ng••• V•• Bình',
    masked: '0440••••••12',
    step: 'Thẩm định',
    stepNote: 'bước 2/5 · hạn hôm qua',
    due: ['late', 'quá 6 giờ làm việc'],
    dueAt: '2026-11-20T10:30:00Z',
  },
  {
    code: 'H50.27-261121-0009',
    procedure:
      'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp hoặc chứng nhận',
    channel: 'Tại quầy · 12 bản',
    applicant: 'L• Th• Sương',
    masked: '0441••••••07',
    step: 'Soạn lời chứng',
    stepNote: 'bước 2/3',
    due: ['soon', 'còn 40 phút'],
    dueAt: '2026-11-21T04:00:00Z',
  },
  {
    code: 'H50.27-261120-0031',
    procedure: 'Xác nhận tình trạng hôn nhân',
    channel: 'Trực tuyến · toàn trình',
    applicant: 'Ph•• M••• Tuấn',
    masked: '0442••••••31',
    step: 'Thẩm định',
    stepNote: 'bước 2/4',
    due: ['soon', 'còn 3 giờ làm việc'],
    dueAt: '2026-11-23T10:30:00Z',
  },
  {
    code: 'H50.27-261117-0004',
    procedure: 'Đăng ký khai sinh có yếu tố nước ngoài',
    channel: 'Tại quầy · liên thông Công an, BHXH',
    applicant: 'Đ••• Q•••• Nam',
    masked: '0440••••••55',
    step: 'Chờ bổ sung',
    stepNote: 'thiếu 1 giấy tờ, gửi 18/11',
    due: ['paused', 'tạm dừng, còn 2 ngày'],
    dueAt: null,
  },
  {
    code: 'H50.27-261120-0042',
    procedure: 'Xác nhận tình trạng hôn nhân',
    channel: 'Tại quầy',
    applicant: 'Tr•• Th• Ngọc Ưng',
    masked: '0441••••••78',
    step: 'Thẩm định',
    stepNote: 'bước 2/4',
    due: ['running', 'còn 4 ngày làm việc'],
    dueAt: '2026-11-27T10:30:00Z',
  },
  {
    code: 'H50.27-261119-0022',
    procedure: 'Cấp bản sao trích lục hộ tịch',
    channel: 'Bưu chính',
    applicant: 'H• V•• Đạt',
    masked: '0443••••••90',
    step: 'Đã ký, chờ trả',
    stepNote: 'bước 4/4',
    due: ['done', 'xong trước 1 ngày'],
    dueAt: '2026-11-23T10:30:00Z',
  },
]

export const REPORT = [
  { sector: 'Chứng thực', received: 27310, online: 0, resolved: 27310, early: 27102, onTime: 208, late: 0 },
  { sector: 'Hộ tịch', received: 9842, online: 61, resolved: 9702, early: 8415, onTime: 1231, late: 56 },
] as const

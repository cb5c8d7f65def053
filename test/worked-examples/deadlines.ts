import type { CalendarDefinition } from '#law/calendar.ts'

/** One case of the command line: what goes in, and the due date worked out by hand. */
export type DeadlineExample = {
  readonly title: string
  readonly receivedAt: string
  readonly duration: string | { readonly amount: number; readonly unit: string; readonly cutoff?: string }
  readonly mode?: 'BY_HOUR' | 'END_OF_DAY'
  readonly calendar?: CalendarDefinition
  readonly pauses?: readonly { readonly from: string; readonly to: string }[]
  readonly dueAt: string
}

const DAY = ['07:30-11:30', '13:30-17:30']
const OFFICE = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] }
const at = (text: string): string => `${text}:00+07:00`

/** Văn phòng làm việc cả sáng thứ Bảy, nhưng thứ Bảy không phải ngày tính. */
const SATURDAY_MORNING: CalendarDefinition = { sessions: { ...OFFICE, sat: ['07:30-11:30'] } }
const SATURDAY_COUNTS: CalendarDefinition = { ...SATURDAY_MORNING, countsAsDay: ['sat'] }
const SATURDAY_DESK: CalendarDefinition = {
  sessions: OFFICE,
  receptionSessions: { ...OFFICE, sat: ['07:30-11:30'] },
}
const SHORT_DAY = ['08:00-12:00', '13:30-17:00']
const SEVEN_AND_A_HALF: CalendarDefinition = {
  sessions: { mon: SHORT_DAY, tue: SHORT_DAY, wed: SHORT_DAY, thu: SHORT_DAY, fri: SHORT_DAY },
}
const SUMMER_DAY = ['07:00-11:30', '13:30-17:00']
/** Giờ mùa hè từ 16/4 đến hết 15/10. */
const WITH_SUMMER: CalendarDefinition = {
  sessions: OFFICE,
  changes: [
    { from: '2026-04-16', source: 'Quyết định giờ mùa hè', sessions: { mon: SUMMER_DAY, tue: SUMMER_DAY, wed: SUMMER_DAY, thu: SUMMER_DAY, fri: SUMMER_DAY } },
    { from: '2026-10-16', sessions: OFFICE },
  ],
}
const FRIDAY_MORNING_ONLY: CalendarDefinition = { sessions: { ...OFFICE, fri: ['07:30-11:30'] } }
const PLAIN: CalendarDefinition = { sessions: OFFICE }
const WITH_24_11: CalendarDefinition = {
  ...PLAIN,
  holidays: [{ date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', source: 'xác nhận' }],
}
const SUPPLEMENT = { from: at('2026-11-05T10:00'), to: at('2026-11-12T10:00') }

export const DEADLINE_EXAMPLES: readonly DeadlineExample[] = [
  {
    title: 'ba ngày làm việc qua nghỉ bù Giỗ Tổ, 30/4 và 1/5',
    receivedAt: at('2026-04-24T09:00'),
    duration: { amount: 3, unit: 'workingDay' },
    dueAt: at('2026-05-04T17:30'),
  },
  {
    title: 'chứng thực nhận sau 15 giờ thì trả ngày hôm sau',
    receivedAt: at('2026-10-29T15:10'),
    duration: { amount: 1, unit: 'sameDay', cutoff: '15:00' },
    dueAt: at('2026-10-30T17:30'),
  },
  {
    title: 'chứng thực nhận trước 15 giờ thì trả trong ngày',
    receivedAt: at('2026-10-29T14:59'),
    duration: { amount: 1, unit: 'sameDay', cutoff: '15:00' },
    dueAt: at('2026-10-29T17:30'),
  },
  {
    title: '15:00:59 được ghi là 15:00 nên vẫn trong ngày',
    receivedAt: '2026-10-29T15:00:59+07:00',
    duration: { amount: 1, unit: 'sameDay' },
    dueAt: at('2026-10-29T17:30'),
  },
  {
    title: 'năm ngày theo giờ, dừng bảy ngày chờ bổ sung',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    mode: 'BY_HOUR',
    pauses: [SUPPLEMENT],
    dueAt: at('2026-11-16T08:00'),
  },
  {
    title: 'năm ngày đến cuối ngày, dừng bảy ngày chờ bổ sung',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    pauses: [SUPPLEMENT],
    dueAt: at('2026-11-16T17:30'),
  },
  {
    title: '24/11/2026 chưa xác nhận thì vẫn là ngày làm việc',
    receivedAt: at('2026-11-20T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    dueAt: at('2026-11-27T17:30'),
  },
  {
    title: '24/11/2026 đã xác nhận là ngày nghỉ',
    receivedAt: at('2026-11-20T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    calendar: WITH_24_11,
    dueAt: at('2026-11-30T17:30'),
  },
  {
    title: 'nhận vào ngày lễ: tính từ ngày làm việc sau đó',
    receivedAt: at('2026-09-02T10:00'),
    duration: { amount: 1, unit: 'workingDay' },
    dueAt: at('2026-09-03T17:30'),
  },
  {
    title: 'nhận vào ngày lễ, tính theo giờ: bắt đầu từ buổi làm việc sau đó',
    receivedAt: at('2026-09-02T10:00'),
    duration: { amount: 4, unit: 'workingHour' },
    dueAt: at('2026-09-03T11:30'),
  },
  {
    title: 'nhận giờ nghỉ trưa, hai giờ làm việc',
    receivedAt: at('2026-11-03T12:00'),
    duration: { amount: 2, unit: 'workingHour' },
    dueAt: at('2026-11-03T15:30'),
  },
  {
    title: 'nhận trước giờ mở cửa, bốn giờ: hết đúng buổi sáng',
    receivedAt: at('2026-11-03T06:00'),
    duration: { amount: 4, unit: 'workingHour' },
    dueAt: at('2026-11-03T11:30'),
  },
  {
    title: 'nhận sau giờ đóng cửa thứ Sáu, một giờ',
    receivedAt: at('2026-11-06T17:45'),
    duration: { amount: 1, unit: 'workingHour' },
    dueAt: at('2026-11-09T08:30'),
  },
  {
    title: 'hết đúng cuối buổi chiều là cuối buổi chiều, không phải sáng hôm sau',
    receivedAt: at('2026-11-03T13:30'),
    duration: { amount: 1, unit: 'halfDay' },
    dueAt: at('2026-11-03T17:30'),
  },
  {
    title: 'nửa ngày làm việc viết 0,5 là một buổi, tính theo giờ',
    receivedAt: at('2026-11-03T09:00'),
    duration: { amount: 0.5, unit: 'workingDay' },
    dueAt: at('2026-11-03T15:00'),
  },
  {
    title: '2,5 ngày: hai ngày trọn rồi nửa ngày từ đầu ngày sau',
    receivedAt: at('2026-11-02T16:00'),
    duration: { amount: 2.5, unit: 'workingDay' },
    dueAt: at('2026-11-05T11:30'),
  },
  {
    title: '2,5 ngày, ngày cuối chỉ làm sáng vẫn đủ nửa ngày',
    receivedAt: at('2026-11-03T16:00'),
    duration: { amount: 2.5, unit: 'workingDay' },
    calendar: FRIDAY_MORNING_ONLY,
    dueAt: at('2026-11-06T11:30'),
  },
  {
    title: '2,75 ngày, phần lẻ lớn hơn buổi sáng thứ Sáu thì sang thứ Hai',
    receivedAt: at('2026-11-03T16:00'),
    duration: { amount: 2.75, unit: 'workingDay' },
    calendar: FRIDAY_MORNING_ONLY,
    dueAt: at('2026-11-09T09:30'),
  },
  {
    title: 'sáng thứ Bảy là giờ làm việc: tính theo giờ thì được tính',
    receivedAt: at('2026-11-06T16:30'),
    duration: { amount: 3, unit: 'workingHour' },
    calendar: SATURDAY_MORNING,
    dueAt: at('2026-11-07T09:30'),
  },
  {
    title: 'sáng thứ Bảy không phải ngày tính: tính theo ngày thì bỏ qua',
    receivedAt: at('2026-11-06T16:30'),
    duration: { amount: 1, unit: 'workingDay' },
    calendar: SATURDAY_MORNING,
    dueAt: at('2026-11-09T17:30'),
  },
  {
    title: 'thứ Bảy được quy định là ngày tính: hạn là 11:30 thứ Bảy',
    receivedAt: at('2026-11-06T16:30'),
    duration: { amount: 1, unit: 'workingDay' },
    calendar: SATURDAY_COUNTS,
    dueAt: at('2026-11-07T11:30'),
  },
  {
    title: 'nhận tại bàn tiếp dân sáng thứ Bảy: giờ tiếp nhận không phải giờ làm việc',
    receivedAt: at('2026-11-07T09:00'),
    duration: { amount: 2, unit: 'workingHour' },
    calendar: SATURDAY_DESK,
    dueAt: at('2026-11-09T09:30'),
  },
  {
    title: 'nhận sáng thứ Bảy, trong ngày: sang cuối ngày thứ Hai',
    receivedAt: at('2026-11-07T09:00'),
    duration: { amount: 1, unit: 'sameDay' },
    calendar: SATURDAY_MORNING,
    dueAt: at('2026-11-09T17:30'),
  },
  {
    title: 'trong ngày, thứ Sáu chỉ làm sáng: nhận 11:00 thì trả 11:30',
    receivedAt: at('2026-11-06T11:00'),
    duration: { amount: 1, unit: 'sameDay' },
    calendar: FRIDAY_MORNING_ONLY,
    dueAt: at('2026-11-06T11:30'),
  },
  {
    title: 'trong ngày, thứ Sáu chỉ làm sáng: nhận 14:00 dù trước 15 giờ vẫn sang thứ Hai',
    receivedAt: at('2026-11-06T14:00'),
    duration: { amount: 1, unit: 'sameDay' },
    calendar: FRIDAY_MORNING_ONLY,
    dueAt: at('2026-11-09T17:30'),
  },
  {
    title: 'ngày làm bù thứ Bảy 22/8/2026 được tính',
    receivedAt: at('2026-08-21T09:00'),
    duration: { amount: 1, unit: 'workingDay' },
    dueAt: at('2026-08-22T17:30'),
  },
  {
    title: 'nhận trong ngày làm bù thứ Bảy 10/01/2026, trả trong ngày',
    receivedAt: at('2026-01-10T14:00'),
    duration: { amount: 1, unit: 'sameDay' },
    dueAt: at('2026-01-10T17:30'),
  },
  {
    title: 'ngày làm bù theo giờ của ngày được thay: thứ Sáu chỉ làm sáng',
    receivedAt: at('2026-11-13T12:00'),
    duration: { amount: 1, unit: 'workingDay' },
    calendar: {
      ...FRIDAY_MORNING_ONLY,
      makeUpDays: [{ date: '2026-11-14', replaces: '2026-11-20', source: 'thông báo' }],
    },
    dueAt: at('2026-11-14T11:30'),
  },
  {
    title: 'ngày làm bù không ghi ngày được thay: theo giờ thứ Hai',
    receivedAt: at('2026-11-13T12:00'),
    duration: { amount: 1, unit: 'workingDay' },
    calendar: { ...FRIDAY_MORNING_ONLY, makeUpDays: [{ date: '2026-11-14', source: 'thông báo' }] },
    dueAt: at('2026-11-14T17:30'),
  },
  {
    title: '260 ngày làm việc không có ngày lễ là đúng 52 tuần',
    receivedAt: at('2026-01-05T10:00'),
    duration: { amount: 260, unit: 'workingDay' },
    calendar: PLAIN,
    dueAt: at('2027-01-04T17:30'),
  },
  {
    title: 'năm lần dừng ngắn trong ngày không thêm ngày nào khi tính theo ngày',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    calendar: PLAIN,
    pauses: ['03', '04', '05', '06', '09'].map((day) => ({
      from: at(`2026-11-${day}T09:00`),
      to: at(`2026-11-${day}T10:00`),
    })),
    dueAt: at('2026-11-09T17:30'),
  },
  {
    title: 'năm lần dừng một giờ, tính theo giờ thì thêm năm giờ',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 5, unit: 'workingDay' },
    mode: 'BY_HOUR',
    calendar: PLAIN,
    pauses: ['02', '03', '04', '05', '06'].map((day) => ({
      from: at(`2026-11-${day}T09:00`),
      to: at(`2026-11-${day}T10:00`),
    })),
    dueAt: at('2026-11-09T15:00'),
  },
  {
    title: 'ngày làm việc 7 giờ rưỡi: nửa ngày là 225 phút',
    receivedAt: at('2026-11-03T08:00'),
    duration: { amount: 1, unit: 'halfDay' },
    calendar: SEVEN_AND_A_HALF,
    dueAt: at('2026-11-03T11:45'),
  },
  {
    title: 'ngày làm việc 7 giờ rưỡi: hai ngày theo giờ',
    receivedAt: at('2026-11-03T09:00'),
    duration: { amount: 2, unit: 'workingDay' },
    mode: 'BY_HOUR',
    calendar: SEVEN_AND_A_HALF,
    dueAt: at('2026-11-05T09:00'),
  },
  {
    title: 'yêu cầu bổ sung sau ngày hẹn trả không dời hạn',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 2, unit: 'workingDay' },
    pauses: [{ from: at('2026-11-05T08:00'), to: at('2026-11-10T08:00') }],
    dueAt: at('2026-11-04T17:30'),
  },
  {
    title: 'lần dừng sau chỉ có tác dụng nhờ lần dừng trước đã dời hạn',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 2, unit: 'workingDay' },
    pauses: [
      { from: at('2026-11-03T08:00'), to: at('2026-11-05T08:00') },
      { from: at('2026-11-06T08:00'), to: at('2026-11-10T08:00') },
    ],
    dueAt: at('2026-11-10T17:30'),
  },
  {
    title: 'hai lần dừng chồng nhau chỉ tính một lần',
    receivedAt: at('2026-11-02T08:00'),
    duration: { amount: 3, unit: 'workingDay' },
    pauses: [
      { from: at('2026-11-03T08:00'), to: at('2026-11-05T08:00') },
      { from: at('2026-11-04T08:00'), to: at('2026-11-06T08:00') },
    ],
    dueAt: at('2026-11-10T17:30'),
  },
  {
    title: 'ngày theo lịch, ngày cuối rơi vào Chủ nhật thì sang thứ Hai',
    receivedAt: at('2026-11-05T08:00'),
    duration: { amount: 10, unit: 'calendarDay' },
    calendar: PLAIN,
    dueAt: at('2026-11-16T17:30'),
  },
  {
    title: 'ngày theo lịch, dừng hai ngày rồi mới dời khỏi ngày nghỉ một lần',
    receivedAt: at('2026-11-05T08:00'),
    duration: { amount: 10, unit: 'calendarDay' },
    calendar: PLAIN,
    pauses: [{ from: at('2026-11-06T08:00'), to: at('2026-11-08T08:00') }],
    dueAt: at('2026-11-17T17:30'),
  },
  {
    title: 'ngày 31 cộng một tháng là ngày cuối tháng sau',
    receivedAt: at('2026-08-31T08:00'),
    duration: { amount: 1, unit: 'month' },
    calendar: PLAIN,
    dueAt: at('2026-09-30T17:30'),
  },
  {
    title: 'ngày 29/01 năm không nhuận cộng một tháng là 28/02, Chủ nhật nên sang thứ Hai',
    receivedAt: at('2027-01-29T08:00'),
    duration: { amount: 1, unit: 'month' },
    calendar: PLAIN,
    dueAt: at('2027-03-01T17:30'),
  },
  {
    title: 'năm nhuận: 31/01/2028 cộng một tháng là 29/02',
    receivedAt: at('2028-01-31T08:00'),
    duration: { amount: 1, unit: 'month' },
    calendar: PLAIN,
    dueAt: at('2028-02-29T17:30'),
  },
  {
    title: 'mười hai tháng',
    receivedAt: at('2025-11-21T08:00'),
    duration: '12 Tháng',
    calendar: PLAIN,
    dueAt: at('2026-11-23T17:30'),
  },
  {
    title: 'thời hạn ghi bằng chữ',
    receivedAt: at('2026-11-02T08:00'),
    duration: 'Không quá 05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ',
    dueAt: at('2026-11-09T17:30'),
  },
  {
    title: 'giờ quốc tế được đổi về giờ Việt Nam',
    receivedAt: '2026-11-02T20:00:00Z',
    duration: { amount: 1, unit: 'workingDay' },
    dueAt: at('2026-11-04T17:30'),
  },
  {
    title: 'giờ mùa hè từ 16/4: năm ngày làm việc hết vào cuối buổi chiều theo giờ mới',
    receivedAt: at('2026-04-13T09:00'),
    duration: { amount: 5, unit: 'workingDay' },
    calendar: WITH_SUMMER,
    dueAt: at('2026-04-20T17:00'),
  },
  {
    title: 'giờ mùa hè từ 16/4: 16 giờ làm việc, mỗi ngày theo giờ của ngày đó',
    receivedAt: at('2026-04-14T14:30'),
    duration: { amount: 16, unit: 'workingHour' },
    calendar: WITH_SUMMER,
    dueAt: at('2026-04-16T14:00'),
  },
  {
    title: 'ngày ngắn hơn từ 16/4: hai ngày đếm theo giờ là hai ngày của lúc tiếp nhận',
    receivedAt: at('2026-04-15T13:30'),
    duration: { amount: 2, unit: 'workingDay' },
    mode: 'BY_HOUR',
    calendar: { ...PLAIN, changes: [{ from: '2026-04-16', sessions: SEVEN_AND_A_HALF.sessions }] },
    dueAt: at('2026-04-17T14:00'),
  },
  {
    title: 'ngày làm bù thay một ngày trước khi đổi giờ thì làm theo giờ của ngày được thay',
    receivedAt: at('2026-04-17T16:00'),
    duration: { amount: 5, unit: 'workingHour' },
    calendar: { ...WITH_SUMMER, makeUpDays: [{ date: '2026-04-18', replaces: '2026-04-13', source: 'thử' }] },
    dueAt: at('2026-04-18T11:30'),
  },
  {
    title: 'từ 16/4 sáng thứ Bảy đếm là một ngày làm việc',
    receivedAt: at('2026-04-15T09:00'),
    duration: { amount: 3, unit: 'workingDay' },
    calendar: { ...PLAIN, changes: [{ from: '2026-04-16', sessions: { ...OFFICE, sat: ['07:30-11:30'] }, countsAsDay: ['sat'] }] },
    dueAt: at('2026-04-18T11:30'),
  },
  {
    title: 'tạm dừng vắt qua ngày đổi giờ: phần còn lại chạy theo giờ mới',
    receivedAt: at('2026-04-15T08:00'),
    duration: { amount: 8, unit: 'workingHour' },
    calendar: WITH_SUMMER,
    pauses: [{ from: at('2026-04-15T10:00'), to: at('2026-04-16T09:00') }],
    dueAt: at('2026-04-16T17:00'),
  },
  {
    title: 'hết hè, 16/10 về giờ cũ: đổi hai lần trong một năm',
    receivedAt: at('2026-10-14T15:00'),
    duration: { amount: 12, unit: 'workingHour' },
    calendar: WITH_SUMMER,
    dueAt: at('2026-10-16T09:30'),
  },
]

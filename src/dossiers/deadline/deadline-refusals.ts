import type { Refusal } from '#kernel/result.ts'
import type { CalendarRefusal } from '#organisation/domain/calendar-definition.ts'
import type { DeadlineRefusal } from '../domain/deadline.ts'

/** What the door itself refuses before the domain is asked. */
export type DeadlineInputRefusal =
  | 'inputInvalid'
  | 'unknownField'
  | 'instantMissing'
  | 'instantInvalid'
  | 'instantWithoutOffset'
  | 'modeInvalid'
  | 'pausesInvalid'
  | 'pauseOpen'
  | 'durationMissing'
  | 'durationTextTooLong'
  | 'durationHasCases'
  | 'durationNone'
  | 'durationUnclear'

export type DeadlineRefusalCode = DeadlineInputRefusal | DeadlineRefusal | CalendarRefusal

type Facts = NonNullable<Refusal['facts']>

const of = (facts: Facts, name: string): string => String(facts[name] ?? '')
const seen = (facts: Facts): string => (facts['value'] === undefined ? '' : ` (đang là “${of(facts, 'value')}”)`)

const SENTENCES = {
  inputInvalid: () => 'Dữ liệu vào phải là một đối tượng JSON có "receivedAt" và "duration".',
  unknownField: (f) => `Không có trường “${of(f, 'where')}”; hãy bỏ trường này hoặc sửa lại tên.`,
  instantMissing: (f) => `Thiếu thời điểm “${of(f, 'where')}”; hãy ghi dạng 2026-11-20T08:00:00+07:00.`,
  instantInvalid: (f) => `Thời điểm “${of(f, 'where')}” không hợp lệ${seen(f)}; hãy ghi dạng 2026-11-20T08:00:00+07:00.`,
  instantWithoutOffset: (f) =>
    `Thời điểm “${of(f, 'where')}” thiếu múi giờ${seen(f)}; hãy ghi thêm +07:00 hoặc Z ở cuối.`,
  modeInvalid: () => 'Cách tính “mode” chỉ nhận BY_HOUR (theo giờ) hoặc END_OF_DAY (đến cuối ngày).',
  pausesInvalid: () => '“pauses” phải là danh sách các khoảng tạm dừng {"from", "to"}, không quá 1.000 khoảng.',
  pauseOpen: (f) => `Khoảng tạm dừng thứ ${of(f, 'index')} chưa kết thúc nên hạn đang đứng; hãy ghi thời điểm “to”.`,
  durationMissing: () => 'Thiếu thời hạn giải quyết “duration”; hãy ghi bằng chữ hoặc {"amount", "unit"}.',
  durationTextTooLong: () => 'Văn bản thời hạn quá dài; hãy chỉ ghi phần nói về thời hạn (không quá 20.000 ký tự).',
  durationHasCases: () => 'Thời hạn có nhiều trường hợp; hãy chọn một trường hợp rồi tính.',
  durationNone: () => 'Văn bản không quy định thời hạn nên không có ngày hẹn trả.',
  durationUnclear: () => 'Không đọc chắc chắn được thời hạn; hãy ghi rõ số và đơn vị, ví dụ “05 ngày làm việc”.',
  durationInvalid: (f) =>
    `Thời hạn không hợp lệ (số lượng “${of(f, 'amount')}”, đơn vị “${of(f, 'unit')}”); ` +
    'đơn vị là workingHour, halfDay, workingDay, calendarDay, month hoặc sameDay, số lượng là một số.',
  durationNotPositive: (f) => `Thời hạn phải lớn hơn 0 (đang là ${of(f, 'amount')}).`,
  durationTooLong: (f) => `Thời hạn ${of(f, 'amount')} quá dài; với đơn vị này nhiều nhất là ${of(f, 'longest')}.`,
  durationCutoffInvalid: (f) =>
    `Giờ chốt trong ngày “${of(f, 'cutoff')}” không hợp lệ; ghi dạng 15:00 và chỉ dùng với đơn vị sameDay.`,
  pauseReversed: (f) => `Khoảng tạm dừng thứ ${Number(f['index'] ?? 0) + 1} kết thúc trước khi bắt đầu; hãy đổi lại.`,
  calendarNotCovered: (f) =>
    f['coveredUntil'] === undefined
      ? `Lịch làm việc bắt đầu từ ${of(f, 'coveredFrom')}, không có ngày ${of(f, 'day')}; hãy nhập lịch của năm đó.`
      : `Lịch làm việc chỉ có đến ${of(f, 'coveredUntil')}, không có ngày ${of(f, 'day')}; hãy nhập lịch của năm đó.`,
  calendarWithoutCountedWork: () =>
    'Lịch làm việc không có giờ làm việc trong ngày được tính nào (thứ Hai đến thứ Sáu); hãy nhập giờ làm việc.',
  dueOutOfRange: () => 'Hạn tính ra quá xa (hơn 100 năm); hãy kiểm tra ngày tiếp nhận, các khoảng tạm dừng và lịch làm việc.',
  calendarInvalid: (f) => `Lịch làm việc sai kiểu dữ liệu ở “${of(f, 'where')}”${seen(f)}.`,
  calendarUnknownField: (f) => `Lịch làm việc không có trường “${of(f, 'where')}”; hãy bỏ hoặc sửa lại tên.`,
  calendarDateInvalid: (f) => `Ngày ở “${of(f, 'where')}” của lịch không hợp lệ${seen(f)}; hãy ghi dạng 2026-09-02.`,
  calendarSessionInvalid: (f) =>
    `Buổi làm việc ở “${of(f, 'where')}” không hợp lệ${seen(f)}; hãy ghi dạng 07:30-11:30, giờ đầu trước giờ cuối.`,
  calendarSessionsOverlap: (f) => `Các buổi làm việc ở “${of(f, 'where')}” chồng lên nhau${seen(f)}.`,
  calendarDayMinutesInvalid: (f) =>
    `Số phút của một ngày làm việc “${of(f, 'where')}” phải là số nguyên từ 1 đến 1440${seen(f)}.`,
  calendarWithoutWorkingTime: () => 'Lịch làm việc không có giờ làm việc nào nên không tính được hạn.',
  calendarChangesNotInOrder: (f) =>
    `Các lần đổi giờ làm việc phải xếp theo ngày tăng dần, không trùng ngày (“${of(f, 'where')}”${seen(f)}).`,
} satisfies Record<DeadlineRefusalCode, (facts: Facts) => string>

/** The refusal in Vietnamese: what is wrong, where, what to do. */
export const deadlineRefusalSentence = (refusal: Refusal<DeadlineRefusalCode>): string =>
  SENTENCES[refusal.code](refusal.facts ?? {})

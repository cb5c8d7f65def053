import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2019, Điều 112 khoản 1'
const NATIONAL_DAY_NOTICE = 'Thông báo hoán đổi ngày làm việc của năm (chưa có số văn bản)'
const NEW_YEAR_NOTICE = 'Văn bản 12729/VPCP-KGVX'

/**
 * 02/01 was swapped for Saturday 10/01 by the document named below.
 * 31/08 and the make-up day of 22/08 have only an indirect source: to be checked with the notice of the year.
 * 24/11 waits for the Labour Code to be amended: pending, without effect.
 */
export const YEAR_2026: CalendarYear = {
  year: 2026,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0 và thông báo của năm',
  holidays: [
    { date: '2026-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-01-02', name: 'Hoán đổi dịp Tết Dương lịch', kind: 'swapped', source: NEW_YEAR_NOTICE, certainty: 'verified' },
    { date: '2026-02-16', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-02-17', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-02-18', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-02-19', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-02-20', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-04-26', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-04-27', name: 'Nghỉ bù Giỗ Tổ Hùng Vương', kind: 'compensatory', source: 'Bộ luật Lao động 2019, Điều 111 khoản 3', certainty: 'toVerify' },
    { date: '2026-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-08-31', name: 'Hoán đổi dịp Quốc khánh', kind: 'swapped', source: NATIONAL_DAY_NOTICE, certainty: 'toVerify' },
    { date: '2026-09-01', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2026-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', kind: 'holiday', source: 'Nghị quyết 30/NQ-CP ngày 26/02/2026 (chờ sửa Điều 112 Bộ luật Lao động)', certainty: 'pending' },
  ],
  makeUpDays: [
    { date: '2026-01-10', replaces: '2026-01-02', source: NEW_YEAR_NOTICE, certainty: 'verified' },
    { date: '2026-08-22', replaces: '2026-08-31', source: NATIONAL_DAY_NOTICE, certainty: 'toVerify' },
  ],
}

import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2019, Điều 112 khoản 1'
const SWAP_NOTICE = 'Thông báo 6150/TB-BLĐTBXH'

/**
 * 02/05 was swapped for Saturday 26/04 by the notice named below.
 */
export const YEAR_2025: CalendarYear = {
  year: 2025,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0 và thông báo của năm',
  holidays: [
    { date: '2025-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-01-27', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2025-01-28', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-01-29', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-01-30', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-01-31', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-02-01', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-04-07', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2025-05-02', name: 'Hoán đổi dịp 30/4 và 1/5', kind: 'swapped', source: SWAP_NOTICE, certainty: 'verified' },
    { date: '2025-09-01', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2025-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
  ],
  makeUpDays: [
    { date: '2025-04-26', replaces: '2025-05-02', source: SWAP_NOTICE, certainty: 'verified' },
  ],
}

import type { CalendarYear } from '../../src/law/calendar.ts'

const COMPENSATION_ARTICLE = 'Bộ luật Lao động 2019, Điều 111 khoản 3'
const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2019, Điều 112 khoản 1'

/**
 * 20/01 and 26/01: only one source counts them as days of Tết.
 */
export const YEAR_2023: CalendarYear = {
  year: 2023,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2023-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-01-02', name: 'Nghỉ bù Tết Dương lịch', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2023-01-20', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2023-01-21', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-01-22', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-01-23', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-01-24', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-01-25', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-01-26', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2023-04-29', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-05-02', name: 'Nghỉ bù Giỗ Tổ Hùng Vương', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2023-05-03', name: 'Nghỉ bù Ngày Chiến thắng', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2023-09-01', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2023-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2023-09-04', name: 'Nghỉ bù Quốc khánh', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
  ],
  makeUpDays: [],
}

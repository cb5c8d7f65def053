import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2012, Điều 115 khoản 1'

/**
 * 23/01 and 29/01: only one source counts them as days of Tết.
 */
export const YEAR_2020: CalendarYear = {
  year: 2020,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2020-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-01-23', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2020-01-24', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-01-25', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-01-26', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-01-27', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-01-28', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-01-29', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2020-04-02', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2020-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
  ],
  makeUpDays: [],
}

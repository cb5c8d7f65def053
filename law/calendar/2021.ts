import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2019, Điều 112 khoản 1'

/**
 * 10/02 and 16/02: only one source counts them as days of Tết.
 * 03/09: the second day of National Day since the Labour Code 2019, in one source.
 */
export const YEAR_2021: CalendarYear = {
  year: 2021,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2021-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-02-10', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2021-02-11', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-02-12', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-02-13', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-02-14', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-02-15', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-02-16', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2021-04-21', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-05-03', name: 'Nghỉ bù Ngày Quốc tế Lao động', kind: 'compensatory', source: 'Bộ luật Lao động 2019, Điều 111 khoản 3', certainty: 'toVerify' },
    { date: '2021-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2021-09-03', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
  ],
  makeUpDays: [],
}

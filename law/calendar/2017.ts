import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2012, Điều 115 khoản 1'
const COMPENSATION_ARTICLE = 'Bộ luật Lao động 2012, Điều 115 khoản 3'

/**
 * 26/01 and 01/02: only one source counts them as days of Tết.
 */
export const YEAR_2017: CalendarYear = {
  year: 2017,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2017-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-01-02', name: 'Nghỉ bù Tết Dương lịch', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2017-01-26', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2017-01-27', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-01-28', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-01-29', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-01-30', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-01-31', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-02-01', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2017-04-06', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-05-02', name: 'Nghỉ bù Ngày Chiến thắng', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2017-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2017-09-04', name: 'Nghỉ bù Quốc khánh', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
  ],
  makeUpDays: [],
}

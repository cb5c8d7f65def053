import type { CalendarYear } from '../../src/law/calendar.ts'

const COMPENSATION_ARTICLE = 'Bộ luật Lao động 2019, Điều 111 khoản 3'
const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2019, Điều 112 khoản 1'

/**
 * 01/09: the second day of National Day, in one source.
 */
export const YEAR_2022: CalendarYear = {
  year: 2022,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2022-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-01-03', name: 'Nghỉ bù Tết Dương lịch', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2022-01-31', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-02-01', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-02-02', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-02-03', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-02-04', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-04-10', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-04-11', name: 'Nghỉ bù Giỗ Tổ Hùng Vương', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2022-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2022-05-02', name: 'Nghỉ bù Ngày Chiến thắng', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2022-05-03', name: 'Nghỉ bù Ngày Quốc tế Lao động', kind: 'compensatory', source: COMPENSATION_ARTICLE, certainty: 'toVerify' },
    { date: '2022-09-01', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2022-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
  ],
  makeUpDays: [],
}

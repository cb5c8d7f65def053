import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2012, Điều 115 khoản 1'

/**
 * 14/02 and 20/02: only one source counts them as days of Tết.
 * 31/12 was swapped for Saturday 05/01/2019.
 */
export const YEAR_2018: CalendarYear = {
  year: 2018,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2018-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-02-14', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2018-02-15', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-02-16', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-02-17', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-02-18', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-02-19', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-02-20', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'toVerify' },
    { date: '2018-04-25', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2018-09-03', name: 'Nghỉ bù Quốc khánh', kind: 'compensatory', source: 'Bộ luật Lao động 2012, Điều 115 khoản 3', certainty: 'toVerify' },
    { date: '2018-12-31', name: 'Hoán đổi dịp Tết Dương lịch 2019', kind: 'swapped', source: 'Thông báo hoán đổi ngày làm việc của năm (chưa có số văn bản)', certainty: 'toVerify' },
  ],
  makeUpDays: [],
}

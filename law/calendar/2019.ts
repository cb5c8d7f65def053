import type { CalendarYear } from '../../src/law/calendar.ts'

const HOLIDAY_ARTICLE = 'Bộ luật Lao động 2012, Điều 115 khoản 1'
const SWAP_NOTICE = 'Thông báo hoán đổi ngày làm việc của năm (chưa có số văn bản)'

/**
 * 29/04 was swapped for Saturday 04/05.
 */
export const YEAR_2019: CalendarYear = {
  year: 2019,
  basis: 'Đối chiếu vacanza/holidays c382fdec4 với date-holidays 3.37.0',
  holidays: [
    { date: '2019-01-01', name: 'Tết Dương lịch', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-02-04', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-02-05', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-02-06', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-02-07', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-02-08', name: 'Tết Nguyên đán', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-04-14', name: 'Giỗ Tổ Hùng Vương', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-04-15', name: 'Nghỉ bù Giỗ Tổ Hùng Vương', kind: 'compensatory', source: 'Bộ luật Lao động 2012, Điều 115 khoản 3', certainty: 'toVerify' },
    { date: '2019-04-29', name: 'Hoán đổi dịp 30/4 và 1/5', kind: 'swapped', source: SWAP_NOTICE, certainty: 'toVerify' },
    { date: '2019-04-30', name: 'Ngày Chiến thắng', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-05-01', name: 'Ngày Quốc tế Lao động', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
    { date: '2019-09-02', name: 'Quốc khánh', kind: 'holiday', source: HOLIDAY_ARTICLE, certainty: 'verified' },
  ],
  makeUpDays: [
    { date: '2019-01-05', replaces: '2018-12-31', source: SWAP_NOTICE, certainty: 'toVerify' },
    { date: '2019-05-04', replaces: '2019-04-29', source: SWAP_NOTICE, certainty: 'toVerify' },
  ],
}

import type { FixedHoliday } from '../../src/law/calendar.ts'

const ARTICLE = 'Bộ luật Lao động 2019, Điều 112 khoản 1'

/** Solar holidays known before a year's notice; they carry a provisional date ("tạm tính"). checked: verified. */
export const FIXED_HOLIDAYS: readonly FixedHoliday[] = [
  { monthDay: '01-01', name: 'Tết Dương lịch', source: ARTICLE },
  { monthDay: '04-30', name: 'Ngày Chiến thắng', source: ARTICLE },
  { monthDay: '05-01', name: 'Ngày Quốc tế Lao động', source: ARTICLE },
  { monthDay: '09-02', name: 'Quốc khánh', source: ARTICLE },
]

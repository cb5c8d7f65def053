import type { WeekSessions } from '../../src/law/calendar.ts'

const OFFICE_DAY = ['07:30-11:30', '13:30-17:30'] as const

/**
 * Giờ làm việc mặc định, tuần làm việc 40 giờ (Quyết định 188/1999/QĐ-TTg). The hours of the day are set by each
 * province and may be changed for every unit. checked: toVerify.
 */
export const DEFAULT_SESSIONS: WeekSessions = {
  mon: OFFICE_DAY,
  tue: OFFICE_DAY,
  wed: OFFICE_DAY,
  thu: OFFICE_DAY,
  fri: OFFICE_DAY,
  sat: [],
  sun: [],
}

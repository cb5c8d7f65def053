import { DELEGATION_NAMES, ROLE_NAMES } from '#organisation/role-names.ts'
import { formatDay } from '#ui/dates.ts'

/** Why somebody is away, as people call it. */
export const ABSENCE_WORDS = { leave: 'Nghỉ phép', businessTrip: 'Công tác', training: 'Tập huấn, bồi dưỡng', other: 'Việc khác' } as const

const FIELD_WORDS: Readonly<Record<string, string>> = {
  fullName: 'Họ tên',
  code: 'Mã cán bộ',
  title: 'Chức danh',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  role: 'Vai trò',
  roles: 'Vai trò',
  reason: 'Lý do',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  validFrom: 'Từ ngày',
  validTo: 'Đến hết ngày',
  activeTo: 'Ngày làm việc cuối',
  lastDay: 'Ngày cuối',
  idleMinutes: 'Tự thoát khi không dùng (phút)',
  absoluteHours: 'Phiên dài nhất (giờ)',
  lockAfter: 'Khóa sau số lần sai',
  lockMinutes: 'Khóa trong (phút)',
  addressLockAfter: 'Khóa địa chỉ mạng sau số lần sai',
  passwordMinLength: 'Mật khẩu ít nhất (ký tự)',
  totpRoles: 'Bắt buộc xác thực hai lớp',
}

const NAMES: Readonly<Record<string, string>> = { ...ROLE_NAMES, ...DELEGATION_NAMES, ...ABSENCE_WORDS }

const wordsOf = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'không có'
  if (Array.isArray(value)) return value.length === 0 ? 'không ai' : value.map(wordsOf).join(', ')
  const text = String(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : (NAMES[text] ?? text)
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What an entry of the history of administration changed: "Chức danh: Chuyên viên → Trưởng phòng". */
export const changeLines = (before: object | null, after: object | null): readonly string[] => {
  const old: Readonly<Record<string, unknown>> = { ...before }
  return Object.entries(after ?? {}).flatMap(([field, value]) => {
    const name = FIELD_WORDS[field]
    if (name === undefined || (before !== null && isSame(old[field], value))) return []
    if (before !== null && field in old) return [`${name}: ${wordsOf(old[field])} → ${wordsOf(value)}`]
    return value === null ? [] : [`${name}: ${wordsOf(value)}`]
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { localDayOf } from '#kernel/time.ts'
import type { WeekSessions } from '#law/calendar.ts'
import { testCtx, testDatabase } from '../../test/db.ts'
import { addCalendarDay, addNationalYears, completeCalendarYear, confirmCalendarDay, setSessions, withdrawCalendarDay } from './calendar-commands.ts'
import { findCalendarDayOn, findMissingYear, listCalendarDays, loadCalendar } from './calendar-queries.ts'
import { isCountedDay, workingMinutesOf } from './domain/working-calendar.ts'
import { actorWith, codeOf, day, foundProvince, taken } from './testing.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T02:00:00Z' })
const units = await foundProvince(ctx)

const MORNINGS = ['07:30-11:30'] as const
const FULL = ['07:30-11:30', '13:30-17:30'] as const
const SATURDAY_MORNINGS: WeekSessions = { mon: FULL, tue: FULL, wed: FULL, thu: FULL, fri: FULL, sat: MORNINGS }

const calendar = (unitId: UnitId, on = '2026-11-20') => transaction(ctx, (trx) => loadCalendar(trx, unitId, day(on)))
const counts = async (unitId: UnitId, text: string): Promise<boolean> => isCountedDay(await calendar(unitId, text), localDayOf(day(text)))
const minutes = async (unitId: UnitId, text: string): Promise<number> => workingMinutesOf(await calendar(unitId, text), localDayOf(day(text)))

const hours = (unitId: UnitId, from: string, sessions: WeekSessions) =>
  setSessions(ctx, { unitId, from: day(from), sessions, receptionSessions: null, dayMinutes: null, countsAsDay: [], source: 'Quyết định 12/QĐ-UBND' })

const dayOff = (unitId: UnitId | null, text: string, rest: Partial<Parameters<typeof addCalendarDay>[1]> = {}) =>
  addCalendarDay(ctx, { unitId, day: day(text), kind: 'holiday', name: 'Ngày nghỉ thử', replaces: null, source: 'Thông báo 1/TB', certainty: 'verified', ...rest })

test('lịch chung có sẵn từ lúc lập cơ quan: Quốc khánh nghỉ, ngày thường làm, 24/11/2026 chờ xác nhận nên chưa nghỉ', async () => {
  assert.equal(await counts(units.commune, '2026-09-02'), false)
  assert.equal(await counts(units.commune, '2026-11-20'), true)
  assert.equal(await counts(units.commune, '2026-11-24'), true)
  assert.equal(await minutes(units.commune, '2026-11-20'), 480)
})

test('xác nhận 24/11/2026 thì nghỉ từ lời gọi kế tiếp, kèm một việc tính lại; thu hồi thì đi làm', async () => {
  const entry = await transaction(ctx, (trx) => findCalendarDayOn(trx, null, day('2026-11-24')))
  const calendarDayId = entry?.id ?? ''
  const before = ctx.jobs.length
  assert.equal(codeOf(await confirmCalendarDay(ctx, { calendarDayId, source: '' })), 'calendarSourceRequired')
  taken(await confirmCalendarDay(ctx, { calendarDayId, source: 'Luật sửa đổi Bộ luật Lao động, Điều 112' }))
  assert.equal(await counts(units.commune, '2026-11-24'), false)
  assert.deepEqual(ctx.jobs.slice(before).map((job) => [job.task, job.payload]), [
    ['calendar-changed', { unitId: null, from: '2026-11-24', to: '2026-11-24' }],
  ])
  assert.equal(codeOf(await confirmCalendarDay(ctx, { calendarDayId, source: 'x' })), 'calendarDayAlreadyDone')
  taken(await withdrawCalendarDay(ctx, { calendarDayId }))
  assert.equal(await counts(units.commune, '2026-11-24'), true)
  assert.equal(codeOf(await withdrawCalendarDay(ctx, { calendarDayId })), 'calendarDayAlreadyDone')
  const listed = await transaction(ctx, (trx) => listCalendarDays(trx, 2026, []))
  assert.ok(listed.some((row) => row.id === calendarDayId && row.withdrawnAt !== null))
})

test('giờ làm việc: của đơn vị, không có thì của cấp trên gần nhất, đổi theo ngày', async () => {
  taken(await hours(units.commune, '2026-01-01', SATURDAY_MORNINGS))
  assert.equal(await minutes(units.division, '2026-11-21'), 240)
  assert.equal(await counts(units.division, '2026-11-21'), false)
  assert.equal(await minutes(units.department, '2026-11-21'), 0)
  taken(await hours(units.commune, '2026-06-01', { ...SATURDAY_MORNINGS, sat: [] }))
  assert.equal(await minutes(units.division, '2026-05-30'), 240)
  assert.equal(await minutes(units.division, '2026-06-06'), 0)
  taken(await hours(units.commune, '2026-03-01', { ...SATURDAY_MORNINGS, fri: MORNINGS }))
  assert.equal(await minutes(units.division, '2026-05-29'), 240)
  assert.equal(await minutes(units.division, '2026-06-05'), 480)
  taken(await hours(units.commune, '2026-06-01', { ...SATURDAY_MORNINGS, fri: MORNINGS }))
  assert.equal(await minutes(units.division, '2026-06-05'), 240)
})

test('ngày nghỉ riêng của một đơn vị không làm đơn vị khác nghỉ; mục chờ xác nhận không che ngày lễ chung', async () => {
  taken(await dayOff(units.commune, '2026-12-15', { name: 'Ngày thành lập xã' }))
  assert.equal(await counts(units.division, '2026-12-15'), false)
  assert.equal(await counts(units.department, '2026-12-15'), true)
  taken(await dayOff(units.commune, '2026-09-02', { certainty: 'pending' }))
  assert.equal(await counts(units.commune, '2026-09-02'), false)
  taken(await dayOff(units.commune, '2026-09-01', { kind: 'holiday', name: 'Trùng ngày lễ chung' }))
  assert.equal(codeOf(await dayOff(units.commune, '2026-09-01')), 'calendarDayTaken')
})

test('ngày làm bù thì đếm, theo buổi của ngày được thay', async () => {
  assert.equal(codeOf(await dayOff(null, '2026-12-16', { kind: 'makeUp' })), 'makeUpDayInvalid')
  taken(await dayOff(null, '2026-12-19', { kind: 'makeUp', replaces: day('2026-12-17'), name: 'Ngày làm bù' }))
  assert.equal(await counts(units.department, '2026-12-19'), true)
  assert.equal(await minutes(units.department, '2026-12-19'), 480)
})

const bad: [title: string, sessions: WeekSessions][] = [
  ['buổi ngược', { mon: ['11:30-07:30'] }],
  ['buổi chồng nhau', { mon: ['07:30-11:30', '11:00-17:00'] }],
  ['không có giờ nào', { mon: [] }],
  ['không phải giờ', { mon: ['sáng'] }],
  ['giờ 25', { mon: ['07:30-25:00'] }],
]
for (const [title, sessions] of bad) {
  test(`giờ làm việc bị từ chối: ${title}`, async () => {
    assert.equal(codeOf(await hours(units.center, '2026-01-01', sessions)), 'sessionsInvalid')
  })
}

test('báo động khi chưa nhập năm sau; nhập lần lượt từng năm', async () => {
  const missing = (on: string) => transaction(ctx, (trx) => findMissingYear(trx, day(on)))
  assert.equal(await missing('2026-11-20'), undefined)
  assert.equal(await missing('2027-01-01'), 2028)
  assert.equal(codeOf(await completeCalendarYear(ctx, { year: 2029, basis: 'Thông báo' })), 'calendarYearInvalid')
  assert.equal(codeOf(await completeCalendarYear(ctx, { year: 2027, basis: 'Thông báo' })), 'calendarYearAlreadyDone')
  taken(await completeCalendarYear(ctx, { year: 2028, basis: 'Thông báo của Bộ Nội vụ' }))
  assert.equal(await missing('2027-01-01'), undefined)
  const { knownUntil } = await calendar(units.commune)
  assert.equal(knownUntil, localDayOf(day('2028-12-31')))
  assert.deepEqual(await addNationalYears(ctx), [])
})

test('lịch chung chỉ do quản trị toàn tỉnh sửa; quản trị xã sửa lịch của xã', async () => {
  const commune = { ...ctx, actor: actorWith('businessAdmin', units.commune, units.center, units.division) }
  const input = { day: day('2026-12-22'), kind: 'holiday' as const, name: 'Nghỉ', replaces: null, source: 'x', certainty: 'verified' as const }
  assert.equal(codeOf(await addCalendarDay(commune, { ...input, unitId: null })), 'administrationNotAllowed')
  assert.equal(codeOf(await addCalendarDay(commune, { ...input, unitId: units.department })), 'administrationNotAllowed')
  assert.equal(codeOf(await addCalendarDay(commune, { ...input, unitId: units.center })), 'ok')
})

test('các đơn vị không có gì riêng dùng chung một lịch đã biên dịch', async () => {
  assert.equal(await calendar(units.department), await calendar(units.province))
  assert.notEqual(await calendar(units.department), await calendar(units.center))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { toAt } from '#kernel/at.ts'
import { Temporal } from '#kernel/time.ts'
import { addCalendarDay, confirmCalendarDay, setSessions, withdrawCalendarDay } from '#organisation/calendar-commands.ts'
import { findCalendarDayOn } from '#organisation/calendar-queries.ts'
import { day, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { DOSSIER_TASKS } from './jobs.ts'
import { findDossierPage } from './queries.ts'
import { recountDueDates } from './recount-due-dates.ts'
import { replay } from './replay.ts'
import { openTestOffice } from './testing-lives.ts'

const db = await testDatabase()
const office = await openTestOffice(db)

const dueOf = (id: DossierId): Promise<string | undefined> =>
  transaction(office.system, async (trx) => {
    const page = await findDossierPage(trx, office.system.actor, id)
    return page?.dues.at(-1)?.newDueAt?.toString()
  })

test('xác nhận 24/11/2026 là ngày nghỉ: hồ sơ mở được tính lại, có dòng trong sổ; hồ sơ đã xong giữ nguyên; thu hồi không tự kéo hạn về sớm', async () => {
  office.at('2026-11-20T08:00')
  const open = await office.receive()
  const withdrawn = await office.receive()
  await office.must('receiver', 'withdraw', { dossierId: withdrawn.dossierId, reason: 'Công dân xin rút' })
  const promised = await dueOf(open.dossierId)
  const entry = await transaction(office.system, (trx) => findCalendarDayOn(trx, null, day('2026-11-24')))
  const calendarDayId = entry?.id ?? ''
  taken(await confirmCalendarDay(office.system, { calendarDayId, source: 'Luật sửa đổi Điều 112 Bộ luật Lao động' }))

  await DOSSIER_TASKS['calendar-changed'](office.system, { unitId: null, from: '2026-11-24', to: '2026-11-24' })
  const moved = await dueOf(open.dossierId)
  assert.ok((moved ?? '') > (promised ?? ''), `${promised} → ${moved}`)
  assert.equal(await dueOf(withdrawn.dossierId), promised)
  assert.deepEqual(await recountDueDates(office.system, null), { looked: 1, moved: 0, kept: [] })

  taken(await withdrawCalendarDay(office.system, { calendarDayId }))
  assert.deepEqual(await recountDueDates(office.system, null), { looked: 1, moved: 0, kept: [open.dossierId] })
  assert.equal(await dueOf(open.dossierId), moved)
  const byPerson = await office.must('leader', 'recomputeDue', { dossierId: open.dossierId, mayBringForward: true })
  assert.equal(byPerson.dueAt, promised === undefined ? null : toAt(Temporal.Instant.from(promised)))
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('đổi giờ làm việc khi hồ sơ đang mở: chỉ những ngày từ hôm đổi theo giờ mới; hạn được tính lại, giải thích nêu quyết định', async () => {
  office.at('2026-12-01T08:00')
  const { dossierId } = await office.receive()
  const promised = await dueOf(dossierId)
  assert.match(promised ?? '', /T10:30:00Z$/)
  const day1 = ['07:00-11:30', '13:30-18:00']
  const sessions = { mon: day1, tue: day1, wed: day1, thu: day1, fri: day1 }
  taken(await setSessions(office.system, {
    unitId: office.units.commune, from: day('2026-12-03'), sessions, receptionSessions: null, dayMinutes: null, countsAsDay: [],
    source: 'Quyết định 12/QĐ-UBND',
  }))
  await DOSSIER_TASKS['calendar-changed'](office.system, { unitId: office.units.commune, from: '2026-12-03', to: null })
  assert.equal(await dueOf(dossierId), promised?.replace('T10:30', 'T11:00'))
  const page = await transaction(office.system, (trx) => findDossierPage(trx, office.system.actor, dossierId))
  const explained = page?.dues.at(-1)?.explanation?.days ?? []
  assert.deepEqual(explained.filter((one) => one.newHours !== undefined).map((one) => [one.date, one.newHours]), [['2026-12-03', 'Quyết định 12/QĐ-UBND']])
  assert.deepEqual(explained.filter((one) => one.kind === 'counted').map((one) => [one.date, one.countedMinutes]), [
    ['2026-12-02', 480], ['2026-12-03', 540],
  ])
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('nhiều hồ sơ một lượt, ở mọi bước và cả hồ sơ đang tạm dừng: mỗi hồ sơ như khi tính riêng, số liệu dựng lại khớp', async () => {
  office.at('2026-12-14T08:00')
  const ids: DossierId[] = []
  for (let i = 0; i < 6; i++) ids.push((await office.receive()).dossierId)
  await office.must('officer', 'acceptStep', { dossierId: ids[1], stepNo: 2 })
  await office.must('officer', 'acceptStep', { dossierId: ids[2], stepNo: 2 })
  await office.must('officer', 'requestSupplement', {
    dossierId: ids[2], items: [{ kind: 'question', text: 'Đã từng kết hôn chưa?' }], reason: 'Thiếu thông tin', answerDueOn: '2026-12-18',
  })
  const before = await Promise.all(ids.map(dueOf))
  taken(await addCalendarDay(office.system, {
    unitId: null, day: day('2026-12-15'), kind: 'holiday', name: 'Nghỉ đột xuất', replaces: null, source: 'Công điện 1', certainty: 'verified',
  }))
  const { moved } = await recountDueDates(office.system, null)
  assert.ok(moved >= 5)
  for (const [i, id] of ids.entries()) if (i !== 2) assert.ok(((await dueOf(id)) ?? '') > (before[i] ?? ''))
  const points = await rowsOf<{ n: number }>(db, `select count(*)::int as n from figure_point where dossier_id = '${ids[0]}' and amount < 0`)
  assert.ok((points[0]?.n ?? 0) > 0, 'the overdue point of the old due date is taken back')
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

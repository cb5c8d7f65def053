import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { toAt } from '#kernel/at.ts'
import { Temporal } from '#kernel/time.ts'
import { confirmCalendarDay, withdrawCalendarDay } from '#organisation/calendar-commands.ts'
import { findCalendarDayOn } from '#organisation/calendar-queries.ts'
import { day, taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { DOSSIER_TASKS } from './jobs.ts'
import { findDossierPage } from './queries.ts'
import { recountDueDates } from './recount-due-dates.ts'
import { replay } from './replay.ts'
import { openTestOffice } from './testing-lives.ts'

const office = await openTestOffice(await testDatabase())

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

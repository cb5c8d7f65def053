import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import { testCtx, testDatabase } from '../../test/db.ts'
import { endAbsence, recordAbsence } from './absence-commands.ts'
import { findAbsences, findAbsentStaff } from './absence-queries.ts'
import { findPossibleHolders } from './staff-queries.ts'
import { actorWith, codeOf, day, foundProvince, hire, taken } from './testing.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T02:00:00Z' })
const units = await foundProvince(ctx)
const TODAY = day('2026-11-20')

const away = (staffId: StaffId, from: string, to: string, world = ctx) =>
  recordAbsence(world, { staffId, from: day(from), to: day(to), reason: 'leave' })
const periods = async (staffId: StaffId): Promise<string[]> =>
  (await transaction(ctx, (trx) => findAbsences(trx, staffId, TODAY))).map(({ from, to }) => `${from.toString()}/${to.toString()}`)

test('ngày vắng mặt không chồng nhau; tự ghi cho mình được, người khác thì không', async () => {
  const staffId = await hire(ctx, 'Lý Nghỉ Phép', { role: 'caseOfficer', unitId: units.division })
  assert.equal(codeOf(await away(staffId, '2026-12-01', '2026-12-05')), 'ok')
  assert.equal(codeOf(await away(staffId, '2026-12-05', '2026-12-06')), 'absenceTaken')
  assert.equal(codeOf(await away(staffId, '2026-12-20', '2026-12-19')), 'periodInvalid')
  const self = { ...ctx, actor: { ...actorWith('caseOfficer', units.division), staffId } as typeof ctx.actor }
  assert.equal(codeOf(await away(staffId, '2026-12-07', '2026-12-08', self)), 'ok')
  const colleague = { ...ctx, actor: actorWith('caseOfficer', units.division) }
  assert.equal(codeOf(await away(staffId, '2026-12-10', '2026-12-11', colleague)), 'administrationNotAllowed')
})

test('về sớm thì hết vắng từ hôm nay; chưa bắt đầu thì rút lại và ghi lại được; đã qua thì thôi', async () => {
  const staffId = await hire(ctx, 'Hà Về Sớm', { role: 'caseOfficer', unitId: units.division })
  const now = taken(await away(staffId, '2026-11-18', '2026-11-25')).absenceId
  const later = taken(await away(staffId, '2026-12-01', '2026-12-02')).absenceId
  assert.equal(codeOf(await endAbsence({ ...ctx, actor: actorWith('caseOfficer', units.division) }, { absenceId: now })), 'administrationNotAllowed')
  taken(await endAbsence(ctx, { absenceId: now }))
  taken(await endAbsence(ctx, { absenceId: later }))
  assert.deepEqual(await periods(staffId), [])
  assert.equal(codeOf(await endAbsence(ctx, { absenceId: now })), 'absenceEnded')
  assert.equal(codeOf(await endAbsence(ctx, { absenceId: later })), 'absenceEnded')
  assert.equal(codeOf(await endAbsence(ctx, { absenceId: ctx.newId() })), 'absenceNotFound')
  taken(await away(staffId, '2026-11-20', '2026-12-02'))
  assert.deepEqual(await periods(staffId), ['2026-11-20/2026-12-02'])
})

test('người vắng vẫn trong danh sách nhận việc, ghi rõ vắng đến ngày nào', async () => {
  const [here, gone] = [
    await hire(ctx, 'An Có Mặt', { role: 'recordsClerk', unitId: units.commune }),
    await hire(ctx, 'Bình Vắng Mặt', { role: 'recordsClerk', unitId: units.commune }),
  ]
  taken(await away(gone, '2026-11-20', '2026-11-24'))
  const place = { unitId: units.commune, above: [], role: 'recordsClerk' as const, sector: null }
  const on = (text: string) => transaction(ctx, (trx) => findPossibleHolders(trx, place, day(text)))
  assert.deepEqual((await on('2026-11-24')).map(({ id, absentTo }) => [id, absentTo?.toString() ?? null]), [[here, null], [gone, '2026-11-24']])
  assert.deepEqual((await on('2026-11-25')).map(({ absentTo }) => absentTo), [null, null])
  const absent = await transaction(ctx, (trx) => findAbsentStaff(trx, TODAY))
  assert.equal(absent.get(gone)?.toString(), '2026-11-24')
  assert.ok(!absent.has(here))
})

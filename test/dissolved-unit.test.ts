import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { isAccepted, type Dossier } from '#dossiers/domain/dossier.ts'
import { findDossier } from '#dossiers/queries.ts'
import { replay } from '#dossiers/replay.ts'
import { transferMany } from '#dossiers/transfer-many.ts'
import { checkFigures } from '#figures/rebuild.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { findOrphanPage } from '#monitoring/pages/orphan-page.ts'
import { idsOf, withAccounts } from '#monitoring/testing.ts'
import { codeOf, day, describeUnit, hire, taken } from '#organisation/testing.ts'
import { closeUnit, openUnit } from '#organisation/unit-commands.ts'
import { rowsOf, testDatabase } from './db.ts'
import { addAccount } from './office.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))
const { units, system } = office
const newUnit = async (code: string, name: string, kind = 'division'): Promise<UnitId> =>
  taken(await openUnit(system, { code, openedOn: day('2025-07-01'), ...describeUnit(name, units.commune, { kind }) })).unitId
const successor = await newUnit('H50.101.04', 'Phòng Văn hóa - Xã hội')
const newDesk = await newUnit('H50.101.05', 'Điểm tiếp nhận mới', 'serviceCenter')
for (const staffId of [
  await hire(system, 'Phan Thị Quỳnh Như', { role: 'caseOfficer', unitId: successor }, { role: 'unitHead', unitId: successor }),
  await hire(system, 'Lê Thị Lan', { role: 'receptionOfficer', unitId: newDesk }),
]) await addAccount(system, staffId)

const REASON = 'Phòng đã giải thể, nhiệm vụ chuyển về Phòng Văn hóa - Xã hội'
office.at('2026-11-02T08:00')
const held = await office.receive()
const free = await office.receive()
await office.must('officer', 'acceptStep', { dossierId: held.dossierId, stepNo: 2 })
const waiting = office.newId()
await office.must('receiver', 'submit', office.filing({ dossierId: waiting }))
const ids: readonly string[] = [held.dossierId, free.dossierId]

const stateOf = async (id: string): Promise<Dossier> => {
  const found = await transaction(system, (trx) => findDossier(trx, system.actor, id as DossierId))
  return found ?? assert.fail('no dossier')
}
const dueOf = async (id: string) => {
  const found = await stateOf(id)
  return isAccepted(found) ? [found.clock.dueAt, found.steps.find((step) => step.state === 'waiting' || step.state === 'accepted')?.dueAt] : []
}
const pointsAt = async (unitId: UnitId) => {
  const [row] = await rowsOf<{ sum: string | null }>(db, `select sum(amount) from figure_point where competent_unit_id = '${unitId}' and kind = 1`)
  return Number(row?.sum ?? 0)
}
const orphansOf = async (person: Parameters<typeof office.as>[0]) => idsOf(await office.as(person), 'orphans')

describe('đơn vị giải thể', () => {
  test('hồ sơ của đơn vị thành vô chủ, lãnh đạo ở trên vẫn thấy, không hồ sơ nào rơi khỏi danh sách', async () => {
    office.at('2026-11-03T08:00')
    assert.deepEqual(await orphansOf('leader'), [])
    taken(await closeUnit(system, { unitId: units.division, lastDay: day('2026-11-03') }))
    office.at('2026-11-04T08:00')
    assert.deepEqual((await orphansOf('leader')).toSorted(), ids.toSorted())
    const page = await findOrphanPage(await office.as('leader'))
    assert.deepEqual(page.rows.map(({ cause }) => cause), ['unitDissolved', 'unitDissolved'])
    assert.deepEqual((await idsOf(await office.as('leader'), 'all')).toSorted(), [...ids, waiting].toSorted())
  })

  test('ai không chuyển được', async () => {
    const input = { dossierId: held.dossierId, fromUnitId: units.division, toUnitId: successor, reason: REASON }
    assert.equal(codeOf(await office.act('receiver', 'transferWork', input)), 'transferBeyondReach')
    assert.equal(codeOf(await office.act('outsider', 'transferWork', input)), 'notFound')
    assert.equal(codeOf(await office.act('leader', 'transferWork', { ...input, toUnitId: units.department })), 'transferBeyondReach')
    assert.equal(codeOf(await office.act('leader', 'transferWork', { ...input, toUnitId: newDesk })), 'unitCannotTake')
    assert.equal(codeOf(await office.act('leader', 'transferWork', { ...input, toUnitId: units.division })), 'unitUnknown')
    assert.equal(codeOf(await office.act('leader', 'transferWork', { ...input, fromUnitId: newDesk })), 'nothingToTransfer')
  })

  test('lãnh đạo chuyển cả loạt, có lý do: hạn không đổi, số liệu theo đơn vị mới, lịch sử ghi rõ', async () => {
    const due = await Promise.all(ids.map(dueOf))
    assert.deepEqual([await pointsAt(units.division), await pointsAt(successor)], [2, 0])
    const transfer = { commandId: office.newId(), picks: ids.map((id) => ({ dossierId: id as DossierId, stepNo: 2, fromUnitId: units.division })), toUnitId: successor, reason: REASON }
    const outcomes = await transferMany(await office.as('leader'), transfer)
    assert.deepEqual(outcomes.map(({ refusal }) => refusal), [null, null])
    assert.deepEqual(await transferMany(await office.as('leader'), transfer), outcomes, 'gửi lại không chuyển hai lần')
    assert.deepEqual(await Promise.all(ids.map(dueOf)), due)
    assert.deepEqual([await pointsAt(units.division), await pointsAt(successor)], [0, 2])
    assert.deepEqual(await orphansOf('leader'), [])
    const moved = await stateOf(held.dossierId)
    assert.equal(moved.competentUnitId, successor)
    assert.ok(isAccepted(moved))
    assert.deepEqual(moved.steps.filter((step) => step.unitId === successor).map(({ staffId, state }) => [staffId, state]), [[null, 'waiting']])
    const types = await rowsOf<{ type: string }>(db, `select type from dossier_event where dossier_id = '${held.dossierId}' order by seq desc limit 2`)
    assert.deepEqual(types.map(({ type }) => type), ['stepTransferred', 'dossierTransferred'])
  })

  test('quầy giải thể: hồ sơ trực tuyến đang chờ cũng chuyển được, hạn tiếp nhận không đổi', async () => {
    taken(await closeUnit(system, { unitId: units.center, lastDay: day('2026-11-04') }))
    office.at('2026-11-05T08:00')
    assert.ok((await orphansOf('leader')).includes(waiting))
    const before = await stateOf(waiting)
    const page = await findOrphanPage(await office.as('leader'))
    const row = page.rows.find(({ dossierId }) => dossierId === waiting)
    assert.deepEqual([row?.stepNo, row?.cause], [0, 'unitDissolved'])
    await office.must('leader', 'transferWork', { dossierId: waiting, fromUnitId: units.center, toUnitId: newDesk, reason: 'Quầy cũ giải thể' })
    const after = await stateOf(waiting)
    assert.deepEqual([after.receivingUnitId, after.phase === 'submitted' && after.receptionDueAt], [newDesk, before.phase === 'submitted' && before.receptionDueAt])
    assert.ok(!(await orphansOf('leader')).includes(waiting))
  })

  test('dựng lại từ sự kiện không lệch: hồ sơ, các bước, số liệu', async () => {
    assert.deepEqual((await replay(system)).discrepancies, [])
    const { differences, wrongSums } = await checkFigures(system)
    assert.deepEqual([differences, wrongSums], [[], 0])
  })
})

test('đơn vị còn hoạt động: chỉ việc của bước sang đơn vị khác, trách nhiệm ở lại', async () => {
  office.at('2026-11-05T09:00')
  const other = await newUnit('H50.101.06', 'Văn phòng')
  await addAccount(system, await hire(system, 'Đặng Quốc Bảo', { role: 'caseOfficer', unitId: other }))
  await office.must('leader', 'transferWork', { dossierId: free.dossierId, fromUnitId: successor, toUnitId: other, reason: 'Phòng quá tải' })
  const moved = await stateOf(free.dossierId)
  assert.equal(moved.competentUnitId, successor)
  assert.ok(isAccepted(moved) && moved.steps.some((step) => step.unitId === other && step.state === 'waiting'))
  assert.deepEqual((await replay(system)).discrepancies, [])
  assert.deepEqual((await checkFigures(system)).differences, [])
})

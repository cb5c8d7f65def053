import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { stageKept } from '#files/commands.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { codeOf, day, hire, taken } from '#organisation/testing.ts'
import { testDatabase } from '../../../test/db.ts'
import { scoreUnit } from '../score-unit.ts'
import { evolve, type StoredVersion } from '../domain/versions/stored-version.ts'
import { drawVersion, dropVersion, editVersion, endVersion, hashOf, importAreas, issueVersion } from './commands.ts'
import { findIndexVersion, findKnownVersion, listIndexVersions, listKnownVersions } from './queries.ts'
import { findVersionEvents, findVersionRow } from './store.ts'

const DRAWN = { from: 'mau-cap-xa', code: 'cap-xa-2026', name: 'Chỉ số cấp xã 2026', level: 'commune', years: { from: 2026, to: null } } as const

describe('bộ chỉ số do tỉnh soạn', async () => {
  const office = await openTestOffice(await testDatabase(), '2026-11-20T02:00:00Z')
  const { system, units } = office
  const people = {
    coordinator: await hire(system, 'Đỗ Anh Tuấn', { role: 'reformCoordinator', unitId: units.province }),
    governor: await hire(system, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province }),
    communal: await hire(system, 'Trần Khơi', { role: 'reformCoordinator', unitId: units.commune }),
  } satisfies Record<string, StaffId>
  const as = async (person: keyof typeof people): Promise<Ctx> => {
    const staffId = people[person]
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(office.now())))
    return { ...system, actor: { kind: 'staff', staffId, accountId: staffId as string as AccountId, name: person, grants } }
  }
  const coordinator = await as('coordinator')
  const governor = await as('governor')
  const read = <T>(work: Parameters<typeof transaction<T>>[1]) => transaction(coordinator, work)
  const row = async (code: string) => {
    const found = await read((trx) => findVersionRow(trx, code))
    assert.ok(found !== undefined)
    return found
  }
  const sheet = async (who = coordinator) => {
    const content = { sha256: Buffer.alloc(32, 7), size: 1, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
    return { id: (await transaction(who, (trx) => stageKept(trx, who, 'bo.xlsx', content))).id, name: 'bo.xlsx' }
  }
  const DECISION = { number: '3012/QĐ-UBND', decidedOn: day('2026-11-19') }

  test('chỉ đầu mối cải cách hành chính cấp tỉnh soạn; mã phải đúng và chưa dùng', async () => {
    for (const who of [governor, await as('communal'), await office.as('leader')]) assert.equal(codeOf(await drawVersion(who, DRAWN)), 'indexVersionEditNotAllowed')
    assert.equal(codeOf(await drawVersion(coordinator, { ...DRAWN, code: 'Cấp xã' })), 'indexVersionCodeInvalid')
    assert.equal(codeOf(await drawVersion(coordinator, { ...DRAWN, code: 'mau-cap-xa' })), 'indexVersionCodeTaken')
    assert.equal(codeOf(await drawVersion(coordinator, { ...DRAWN, from: 'khong-co' })), 'indexVersionSourceUnknown')
    const drawn = taken(await drawVersion(coordinator, DRAWN))
    assert.deepEqual([drawn.state, drawn.seq, drawn.version.isExample, drawn.version.checked, drawn.version.areas.length], ['draft', 1, false, 'toVerify', 8])
    assert.equal(codeOf(await drawVersion(coordinator, DRAWN)), 'indexVersionCodeTaken')
  })

  test('dự thảo không chấm được cho ai, không hiện với người ngoài', async () => {
    assert.equal(await read((trx) => findIndexVersion(trx, DRAWN.code)), undefined)
    assert.ok((await read((trx) => listKnownVersions(trx, { withDrafts: false }))).every(({ state }) => state !== 'draft'))
    assert.equal((await read((trx) => findKnownVersion(trx, DRAWN.code)))?.state, 'draft')
  })

  test('sửa theo đúng bản đang xem; người sửa sau được báo', async () => {
    const first = await row(DRAWN.code)
    const edit = { kind: 'moved', at: [0, 0, 0], by: 1 } as const
    const moved = taken(await editVersion(coordinator, { code: DRAWN.code, seq: first.seq, edit }))
    assert.equal(moved.seq, 2)
    assert.equal(codeOf(await editVersion(coordinator, { code: DRAWN.code, seq: first.seq, edit })), 'indexVersionChanged')
    assert.equal(codeOf(await editVersion(coordinator, { code: DRAWN.code, seq: 2, edit: { ...edit, at: [40] } })), 'indexLineNotFound')
    assert.equal(codeOf(await editVersion(coordinator, { code: 'mau-cap-xa', seq: 0, edit })), 'indexVersionFixed')
    assert.equal(codeOf(await editVersion(coordinator, { code: 'khong-co', seq: 0, edit })), 'indexVersionNotFound')
    assert.equal(codeOf(await editVersion(coordinator, { code: DRAWN.code, seq: 2, edit: { kind: 'headingChanged', at: [0], heading: { code: 'A', name: 'x', maxPoints: 1 } } })), 'indexVersionInvalid')
    taken(await editVersion(coordinator, { code: DRAWN.code, seq: 2, edit }))
  })

  test('còn chỗ sai thì chưa ban hành; lãnh đạo tỉnh ban hành, người soạn thì không', async () => {
    const { seq, version } = await row(DRAWN.code)
    const [area] = version.areas
    assert.ok(area !== undefined)
    const spoiled = taken(await editVersion(coordinator, { code: DRAWN.code, seq, edit: { kind: 'headingChanged', at: [0], heading: { ...area, maxPoints: area.maxPoints + 1 } } }))
    assert.equal(codeOf(await issueVersion(governor, { code: DRAWN.code, seq: spoiled.seq, ...DECISION })), 'indexVersionFaulty')
    const others = await sheet(governor)
    assert.equal(codeOf(await importAreas(coordinator, { code: DRAWN.code, seq: spoiled.seq, areas: version.areas, file: others })), 'indexSheetNotFound')
    const restored = taken(await importAreas(coordinator, { code: DRAWN.code, seq: spoiled.seq, areas: version.areas, file: await sheet() }))
    const seen = { code: DRAWN.code, seq: restored.seq, ...DECISION }
    assert.equal(codeOf(await issueVersion(coordinator, seen)), 'indexVersionIssueNotAllowed')
    assert.equal(codeOf(await issueVersion(governor, { ...seen, number: ' ' })), 'indexDecisionRequired')
    assert.equal(codeOf(await issueVersion(governor, { ...seen, decidedOn: day('2026-11-21') })), 'indexDecisionDayInvalid')
    const issued = taken(await issueVersion(governor, seen))
    assert.deepEqual([issued.state, issued.decision, issued.version.checked], ['issued', { number: '3012/QĐ-UBND', decidedOn: '2026-11-19' }, 'verified'])
    assert.equal(issued.version.source, 'Quyết định 3012/QĐ-UBND ngày 19/11/2026')
    assert.equal((await row(DRAWN.code)).hash, hashOf((await row(DRAWN.code)).version))
  })

  test('đã ban hành là đóng băng: không sửa, không nhập, không bỏ được', async () => {
    const { seq, version } = await row(DRAWN.code)
    const seen = { code: DRAWN.code, seq }
    assert.equal(codeOf(await editVersion(coordinator, { ...seen, edit: { kind: 'renumbered' } })), 'indexVersionFixed')
    assert.equal(codeOf(await importAreas(coordinator, { ...seen, areas: version.areas, file: await sheet() })), 'indexVersionFixed')
    assert.equal(codeOf(await dropVersion(coordinator, seen)), 'indexVersionFixed')
    assert.equal(codeOf(await issueVersion(governor, { ...seen, ...DECISION })), 'indexVersionFixed')
    await assert.rejects(read((trx) => sql`update par_index_version_event set body = '{}'`.execute(trx)), /permission denied/)
    await assert.rejects(read((trx) => sql`delete from par_index_version`.execute(trx)), /permission denied/)
  })

  test('bộ đã ban hành chấm được, như bộ kèm theo', async () => {
    assert.deepEqual((await read((trx) => listIndexVersions(trx, { level: 'commune' }))).map(({ code }) => code), ['cap-xa-2026', 'mau-cap-xa'])
    const scored = await scoreUnit(system, { version: DRAWN.code, unit: 'H50.101', year: 2026, given: new Map() })
    assert.ok(scored.ok && scored.value.scored.maxPoints === 100)
  })

  test('bản điều chỉnh thay bản cũ: bản cũ hết dùng từ ngày trước, vẫn đọc được', async () => {
    const next = taken(await drawVersion(coordinator, { ...DRAWN, from: DRAWN.code, code: 'cap-xa-2026-dc' }))
    taken(await issueVersion(governor, { code: next.code, seq: next.seq, number: '3100/QĐ-UBND', decidedOn: day('2026-11-20') }))
    const old = await row(DRAWN.code)
    assert.deepEqual([old.state, old.endedOn], ['ended', '2026-11-19'])
    assert.equal(old.hash, hashOf(old.version))
    assert.ok((await read((trx) => findIndexVersion(trx, DRAWN.code))) !== undefined)
    const current = await row(next.code)
    assert.equal(codeOf(await endVersion(governor, { code: next.code, seq: current.seq, lastDay: day('2026-11-01'), reason: 'Thay' })), 'indexLastDayInvalid')
    assert.equal(codeOf(await endVersion(governor, { code: next.code, seq: current.seq, lastDay: day('2026-12-31'), reason: ' ' })), 'indexEndReasonRequired')
    assert.equal(codeOf(await endVersion(coordinator, { code: next.code, seq: current.seq, lastDay: day('2026-12-31'), reason: 'Thay' })), 'indexVersionIssueNotAllowed')
    assert.equal(taken(await endVersion(governor, { code: next.code, seq: current.seq, lastDay: day('2026-12-31'), reason: 'Bộ mới của Trung ương' })).state, 'ended')
    assert.equal(codeOf(await endVersion(governor, { code: next.code, seq: current.seq + 1, lastDay: day('2026-12-31'), reason: 'Thay' })), 'indexVersionNotIssuedConflict')
  })

  test('bỏ dự thảo: không còn hiện, mã dùng lại được', async () => {
    const draft = taken(await drawVersion(coordinator, { ...DRAWN, from: null, code: 'bo-thu' }))
    assert.deepEqual(draft.version.areas, [])
    taken(await dropVersion(coordinator, draft))
    assert.equal(await read((trx) => findKnownVersion(trx, 'bo-thu')), undefined)
    assert.equal(taken(await drawVersion(coordinator, { ...DRAWN, code: 'bo-thu' })).seq, 1)
  })

  test('dựng lại từ lịch sử được đúng dòng hiện tại', async () => {
    for (const code of ['cap-xa-2026', 'cap-xa-2026-dc', 'bo-thu']) {
      const { id, createdAt: _, movedAt: __, code: ___, ...current } = await row(code)
      const events = await read((trx) => findVersionEvents(trx, id))
      const start = { seq: 0 } as StoredVersion
      assert.deepEqual(JSON.parse(JSON.stringify(events.reduce((state, { event }) => evolve(state, event), start))), JSON.parse(JSON.stringify(current)))
    }
  })
})

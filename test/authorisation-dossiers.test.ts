import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { countDossiers } from '#dossiers/lists.ts'
import { findFileDossier } from '#dossiers/queries.ts'
import { asStaff, filing, PERSON } from '#dossiers/testing.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { Ctx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { hire, taken } from '#organisation/testing.ts'
import { testDatabase, TEST_TENANT } from './db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from './office.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-authorisation-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const db = await testDatabase()
const { system, units, staff } = await foundRealOffice(db.app)
const files = openDiskStore(folder)
const doors = await openRealDoors(db, {}, files)

/** A dossier with a file, received by this person for these units. */
const receive = async (ctx: Ctx, name: string, receivingUnitId: UnitId, competentUnitId: UnitId) => {
  const body = async function* () {
    yield Buffer.from(`Đơn của ${name}\n`)
  }
  const file = taken(await stageFile(ctx, files, { name: 'don.txt', declaredType: 'text/plain', body: body() }))
  const papers = [{ paperId: 'form', name: null, form: 'original' as const, quantity: 1, alreadyHeld: false, files: [{ fileId: file.id, name: 'don.txt' }] }]
  const input = filing(system, units, { receivingUnitId, competentUnitId, papers, submitter: { ...PERSON, name } })
  const { dossierId, code } = taken(await perform(ctx, 'receive', input))
  return { dossierId, code: code ?? assert.fail('no code'), fileId: file.id, downloadKey: file.downloadKey, name, takesPart: new Set([receivingUnitId, competentUnitId]) }
}
const dossiers = [
  await receive(await asStaff(system, staff.desk), 'Hoàng Thị Xã', units.center, units.commune),
  await receive(await asStaff(system, staff.stranger), 'Bùi Văn Sở', units.department, units.department),
]

/** Where somebody stands, and the units that this reaches, said apart from the product. */
const PLACES: readonly { readonly name: string; readonly at: UnitId; readonly withSubtree: boolean; readonly reach: readonly UnitId[] }[] = [
  { name: 'cơ quan tiếp nhận', at: units.center, withSubtree: false, reach: [units.center] },
  { name: 'cơ quan có thẩm quyền', at: units.commune, withSubtree: false, reach: [units.commune] },
  { name: 'phòng khác cùng xã', at: units.division, withSubtree: false, reach: [units.division] },
  { name: 'cấp trên, chỉ mình', at: units.province, withSubtree: false, reach: [units.province] },
  { name: 'cấp trên, cả cấp dưới', at: units.province, withSubtree: true, reach: [units.province, units.department, units.commune, units.center, units.division] },
  { name: 'cơ quan khác', at: units.department, withSubtree: false, reach: [units.department] },
]
const ON_DUTY: readonly Role[] = ['receptionOfficer', 'caseOfficer', 'agencyLeader', 'inspector', 'cashier']
const BLIND: readonly Role[] = ['systemAdmin', 'businessAdmin']
const MISSING = '01900000-0000-7000-8000-000000000000'

type Answer = { readonly status: number; readonly body: Record<string, unknown> }
const ask = async (cookie: string, path: string, body?: object): Promise<Answer> => {
  const answer = await doors.send(`/api/v1${path}`, {
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
  const { requestId: _, ...rest } = (await answer.json()) as Record<string, unknown>
  return { status: answer.status, body: rest }
}
const idsOf = ({ body }: Answer): unknown[] => (body['items'] as { id: string }[]).map(({ id }) => id)

describe('hồ sơ: vai trò × nơi đứng × mọi lối vào', () => {
  for (const role of ON_DUTY) {
    for (const place of PLACES) {
      test(`${role}, ${place.name}`, async () => {
        const staffId = await hire(system, `${role} ${place.name}`, { role, unitId: place.at, withSubtree: place.withSubtree })
        const cookie = await openCookie(system, await addAccount(system, staffId))
        const ctx = await asStaff(system, staffId)
        const seen = dossiers.filter(({ takesPart }) => place.reach.some((unit) => takesPart.has(unit)))
        const mine = seen.map(({ dossierId }) => dossierId).toSorted()
        assert.deepEqual(idsOf(await ask(cookie, '/dossiers?list=all')).toSorted(), mine)
        const count = await transaction(ctx, (trx) => countDossiers(trx, ctx.actor, { list: 'all', now: ctx.clock() }))
        assert.equal(count, mine.length)
        for (const { dossierId, code, fileId, downloadKey, name } of dossiers) {
          const isMine = mine.includes(dossierId)
          for (const search of [code, name]) {
            const found = idsOf(await ask(cookie, `/dossiers?list=all&search=${encodeURIComponent(search)}`))
            assert.deepEqual(found, isMine ? [dossierId] : [], search)
          }
          const file = await transaction(ctx, (trx) => findFileDossier(trx, ctx.actor, fileId))
          assert.equal(file, isMine ? dossierId : undefined)
          const screens = [`/mot-cua/tep/${downloadKey}`, `/mot-cua/ho-so/${dossierId}`]
          for (const screen of screens) {
            const { status } = await doors.send(screen, { headers: { cookie } })
            assert.equal(status, isMine ? 200 : 404, screen)
          }
          for (const path of [(id: string) => `/dossiers/${id}`, (id: string) => `/dossiers/${id}/history`]) {
            const answer = await ask(cookie, path(dossierId))
            if (isMine) assert.equal(answer.status, 200)
            else assert.deepEqual(answer, await ask(cookie, path(MISSING)), 'hidden and missing are told apart')
          }
          const paper = (id: string) => doors.send(`/mot-cua/giay-to/${id}/giay-hen`, { headers: { cookie } })
          if (!isMine) {
            assert.equal((await paper(dossierId)).status, 404)
            const act = (id: string) => ask(cookie, '/dossiers/commands/withdraw', { commandId: system.newId(), dossierId: id, reason: 'thử' })
            const refused = await act(dossierId)
            assert.equal(refused.status, 404)
            assert.deepEqual(refused, await act(MISSING))
          }
        }
      })
    }
  }

  test('giấy hẹn in được cho người được xem', async () => {
    const cookie = await openCookie(system, await addAccount(system, staff.desk))
    const paper = await doors.send(`/mot-cua/giay-to/${dossiers[0]?.dossierId}/giay-hen`, { headers: { cookie } })
    assert.deepEqual([paper.status, paper.headers.get('content-type')], [200, 'application/pdf'])
  })

  for (const role of BLIND) {
    test(`${role} cả tỉnh: không đọc được hồ sơ nào`, async () => {
      const staffId = await hire(system, role, { role, unitId: units.province, withSubtree: true })
      const cookie = await openCookie(system, await addAccount(system, staffId))
      const ctx = await asStaff(system, staffId)
      assert.equal(await transaction(ctx, (trx) => countDossiers(trx, ctx.actor, { list: 'all', now: ctx.clock() })), 0)
      for (const { dossierId } of dossiers) {
        assert.equal((await ask(cookie, `/dossiers/${dossierId}`)).status, 403)
        assert.equal((await doors.send(`/mot-cua/giay-to/${dossierId}/giay-hen`, { headers: { cookie } })).status, 404)
      }
    })
  }
})

describe('bức tường thứ hai: SQL trần dưới vai của ứng dụng', () => {
  const TABLES = ['dossier', 'dossier_event', 'dossier_value', 'dossier_step', 'deadline_entry', 'dossier_file'] as const
  const connected = db.connect('app')
  const readAs = async (settings: Readonly<Record<string, string>>, query: string): Promise<number> => {
    const client = await connected
    await client.query('begin')
    for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [`motcua.${name}`, value])
    const { rows } = await client.query<{ count: number }>(query)
    await client.query('rollback')
    return rows[0]?.count ?? -1
  }
  const countOf = (table: string, id: string): string =>
    `select count(*)::int as count from ${table} where ${table === 'dossier' ? 'id' : 'dossier_id'} = '${id}'`

  for (const table of TABLES) {
    test(table, async () => {
      for (const { dossierId, takesPart } of dossiers) {
        for (const { name, reach } of PLACES) {
          const rows = await readAs({ tenant: TEST_TENANT, scope: 'units', units: `{${reach.join(',')}}` }, countOf(table, dossierId))
          if (reach.some((unit) => takesPart.has(unit))) assert.ok(rows > 0, `${name} sees its own`)
          else assert.equal(rows, 0, `${name} sees another's`)
        }
        const nobody = [{}, { tenant: TEST_TENANT }, { tenant: MISSING, scope: 'all' }, { tenant: TEST_TENANT, scope: 'units', units: '{}' }]
        for (const settings of nobody) assert.equal(await readAs(settings, countOf(table, dossierId)), 0, JSON.stringify(settings))
      }
    })
  }
})

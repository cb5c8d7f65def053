import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId, TenantId } from '#kernel/ids.ts'
import { hire, taken } from '#organisation/testing.ts'
import { bringStarterUnits } from '#places/commands.ts'
import { testVault } from '#secrets/testing.ts'
import { openVault } from '#secrets/vault.ts'
import { addTestTenant, rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { perform } from '../commands.ts'
import { checkSubmitter, comparePeople } from '../pages/submitter-check.ts'
import { findDossierPage } from '../queries.ts'
import { asStaff, CODES, filing, foundOffice, PERSON } from '../testing.ts'
import { openOfficeApp, openPage } from '../testing-web.ts'
import { askToKnowPeople, peopleTasks } from './know-people.ts'
import { personKey } from './person-key.ts'
import { findOfPeople } from './same-person.ts'

const db = await testDatabase()
await addTestTenant(db)
const system = testCtx(db.app, { now: '2026-11-20T02:00:00Z' })
const office = await foundOffice(system)
await bringStarterUnits(system)
const desk = await asStaff(system, office.staff.desk)
const stranger = await asStaff(system, office.staff.stranger, 'Bùi Văn Lạ')
const clerkOfLand = await asStaff(system, await hire(system, 'Ngô Thị Đất', { role: 'receptionOfficer', unitId: office.units.center, sectors: ['G09'] }), 'Ngô Thị Đất')
const worker = testCtx(db.worker, { now: '2026-11-20T02:00:00Z' })
const tasks = peopleTasks(testVault)

const know = (dossierId: string): Promise<void> => tasks['know-people'](worker, { dossierId })
const received = async (rest: Parameters<typeof filing>[2] = {}): Promise<DossierId> => {
  const { dossierId } = taken(await perform(desk, 'receive', filing(desk, office.units, rest)))
  await know(dossierId)
  return dossierId
}
const keysOf = (id: string): Promise<{ party: string }[]> => rowsOf(db, `select party from dossier_person where dossier_id = '${id}' order by party`)
const ofPerson = (ctx: Ctx, number: string, tenantId = ctx.tenantId): Promise<readonly string[]> =>
  transaction(ctx, async (trx) => (await findOfPeople(trx, { ...ctx, tenantId }, testVault, [number], null)).map(({ id }) => id))

describe('khóa tìm người', () => {
  test('một số là một khóa, viết cách nào cũng vậy; cơ quan khác, tệp khóa khác thì khóa khác', () => {
    const other = '018f0000-0000-7000-8000-00000000000f' as TenantId
    const key = personKey(testVault, system.tenantId, '044193012378')
    for (const written of ['044 193 012 378', '044.193.012.378', '０４４１９３０１２３７８']) assert.deepEqual(personKey(testVault, system.tenantId, written), key, written)
    assert.notDeepEqual(personKey(testVault, other, '044193012378'), key)
    assert.notDeepEqual(personKey(openVault(new Uint8Array(32).fill(8)), system.tenantId, '044193012378'), key)
    assert.deepEqual(personKey(testVault, system.tenantId, 'b 123.4567'), personKey(testVault, system.tenantId, 'B1234567'))
    assert.equal(personKey(testVault, system.tenantId, '12-34'), undefined)
  })

  test('số định danh không nằm ở đâu ngoài chỗ đã có; vai trò của web không đọc được bảng khóa', async () => {
    const id = await received({ owner: { ...PERSON, identityNumber: '045196001234', name: 'Lê Thị Na' } })
    assert.deepEqual((await keysOf(id)).map(({ party }) => party), ['owner', 'submitter'])
    const [row] = await rowsOf<{ text: string }>(db, `select string_agg(p::text, ' ') as text from dossier_person p`)
    assert.ok(!row?.text.includes('044193012378'))
    await assert.rejects(transaction(desk, (trx) => sql`select 1 from dossier_person`.execute(trx)), /permission denied/)
  })

  test('chạy lại không thêm gì; sửa số định danh thì khóa đổi theo; xóa theo quyết định thì khóa mất', async () => {
    const id = await received({ submitter: { ...PERSON, identityNumber: '045099000018' } })
    await know(id)
    assert.deepEqual(await ofPerson(desk, '045099000018'), [id])
    taken(await perform(desk, 'correct', { commandId: desk.newId(), dossierId: id, occurredAt: null, reason: 'Nhập nhầm số', changes: [{ party: 'submitter', field: 'identityNumber', after: '045099000027' }] }))
    await know(id)
    assert.deepEqual([await ofPerson(desk, '045099000018'), await ofPerson(desk, '045099000027')], [[], [id]])
    await rowsOf(db, `update dossier_value set value = null, salt = null, erased_at = '2026-11-21', erasure_decision = 'QĐ 1' where dossier_id = '${id}' and value = '045099000027'`)
    assert.deepEqual(await keysOf(id), [])
    await know(id)
    assert.deepEqual(await ofPerson(desk, '045099000027'), [])
  })

  test('lập lại toàn bộ khi chưa có khóa nào của tệp khóa này, và chỉ khi đó', async () => {
    const other = openVault(new Uint8Array(32).fill(9))
    const asked = testCtx(db.worker, { now: '2026-11-20T02:00:00Z' })
    await askToKnowPeople(asked, testVault)
    assert.equal(asked.jobs.length, 0)
    await askToKnowPeople(asked, other)
    assert.deepEqual(asked.jobs.map(({ task }) => task), ['know-all-people'])
    const before = await rowsOf<{ n: number }>(db, 'select count(*)::int as n from dossier_person')
    await peopleTasks(other)['know-all-people'](worker, {})
    const [row] = await rowsOf<{ n: number; made: number }>(db, `select count(*)::int as n, count(*) filter (where made_with = '${other.fingerprint}')::int as made from dossier_person`)
    assert.deepEqual([row?.n, row?.made], [before[0]?.n, before[0]?.n])
    await tasks['know-all-people'](worker, {})
  })
})

describe('hồ sơ khác của cùng một người', () => {
  test('chỉ thấy trong phạm vi được xem: nơi khác, lĩnh vực khác, cơ quan khác thì không', async () => {
    const id = await received({ submitter: { ...PERSON, identityNumber: '045088000011' } })
    assert.deepEqual(await ofPerson(desk, '045088000011'), [id])
    assert.deepEqual(await ofPerson(stranger, '045088000011'), [])
    assert.deepEqual(await ofPerson(clerkOfLand, '045088000011'), [])
    const elsewhere: Ctx = { ...desk, tenantId: '018f0000-0000-7000-8000-00000000000f' as TenantId }
    assert.deepEqual(await ofPerson(elsewhere, '045088000011', desk.tenantId), [])
  })

  test('khác ở đâu chỉ hiện tên ô; mở ra mới thấy nội dung, và có ghi ai đã mở; địa chỉ cũ và mới của một nơi không là khác', async () => {
    const who = { ...PERSON, identityNumber: '045077000013' }
    const before = await received({ submitter: { ...who, name: 'Trần Thị Ngọc Ưng', address: 'Thôn Đông, xã Quảng Phương, huyện Quảng Trạch, tỉnh Quảng Bình' } })
    const same = await received({ submitter: { ...who, address: 'Thôn Đông, xã Quảng Trạch, tỉnh Quảng Trị' } })
    const other = await received({ submitter: { ...who, name: 'Trần Thị Ngọc Ứng', birthDate: '1993-03-13', address: 'Thôn Tây, xã Quảng Trạch, tỉnh Quảng Trị' } })
    const checkOf = (id: DossierId) => transaction(desk, async (trx) => {
      const page = await findDossierPage(trx, desk.actor, id)
      assert.ok(page !== undefined)
      return checkSubmitter(trx, desk, testVault, page)
    })
    assert.deepEqual((await checkOf(same)).differences.map(({ earlier }) => earlier.id).includes(before), false)
    const check = await checkOf(other)
    assert.deepEqual(check.differences.map(({ party, fields }) => [party, fields]), [['submitter', ['name', 'birthDate', 'address']]])
    assert.ok(check.duplicates.some(({ id }) => id === before) && check.duplicates.some(({ id }) => id === same))
    assert.ok(!JSON.stringify(check).includes('Ứng') && !JSON.stringify(check).includes('045077000013'))
    const logged = async (): Promise<number> => (await rowsOf(db, 'select 1 from dossier_view_log')).length
    const had = await logged()
    const compared = taken(await comparePeople(desk, testVault, other))
    assert.deepEqual(compared[0]?.lines[0], { field: 'name', now: 'Trần Thị Ngọc Ứng', before: 'Trần Thị Ngọc Ưng' })
    assert.equal(await logged(), had + 1)
    const refused = await comparePeople(stranger, testVault, other)
    assert.equal(refused.ok ? '' : refused.refusal.code, 'notFound')
    assert.equal(await logged(), had + 1)
  })
})

describe('nhận trùng ở quầy', () => {
  test('đang có hồ sơ cùng thủ tục thì được hỏi trước, còn nguyên mọi thứ; đánh dấu thì nhận; nơi khác không biết gì', async () => {
    const app = await openOfficeApp(desk)
    const count = async (): Promise<number> => (await rowsOf(db, 'select 1 from dossier')).length
    const first = await received({ submitter: { ...PERSON, identityNumber: '045066000010' } })
    const path = `/mot-cua/tiep-nhan?thu-tuc=${CODES.maritalStatus}`
    const page = await openPage(app, path)
    const fields = {
      ...Object.fromEntries(['dossierId', 'commandId', 'guidanceId', 'procedureCode', 'receivingUnitId'].map((name) => [name, page.valueOf(name)])),
      caseId: 'usual', channel: 'direct', delivery: 'desk', competentUnitId: office.units.commune as string,
      'submitter.kind': 'citizen', 'submitter.name': 'Trần Thị Ngọc Ưng', 'submitter.identityNumber': '045 066 000 010', 'submitter.phone': '0912 345 456',
      'papers.0.brought': 'yes', 'papers.0.form': 'original', 'papers.0.quantity': '1', 'papers.1.held': 'yes',
    }
    const before = await count()
    const asked = await page.send(fields)
    assert.equal(asked.status, 409)
    assert.match(asked.html, /Có thể nhận trùng/)
    assert.ok(asked.html.includes(`/mot-cua/ho-so/${first}`) && asked.html.includes('Trần Thị Ngọc Ưng'))
    assert.equal(await count(), before)
    const meant = await page.send({ ...fields, doubledMeant: 'yes' })
    assert.equal(meant.status, 303)
    assert.equal(await count(), before + 1)
    const other = await page.send({ ...fields, dossierId: desk.newId(), commandId: desk.newId(), 'submitter.identityNumber': '045066000029' })
    assert.equal(other.status, 303)
  })
})

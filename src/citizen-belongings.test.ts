import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { NOTICE_PARCEL, tellOfChange } from '#citizens/own/tell-of-change.ts'
import { perform } from '#dossiers/commands.ts'
import { asStaff, filing } from '#dossiers/testing.ts'
import { messageComposers } from '#messages/compose.ts'
import { tellNews } from '#messages/tell.ts'
import { taken } from '#organisation/testing.ts'
import type { PetitionId } from '#petitions/domain/petition.ts'
import { sendPetition } from '#petitions/receive.ts'
import { testVault } from '#secrets/testing.ts'
import { startDraft } from '#submissions/drafts.ts'
import { BIRTH, foundOnlineOffice } from '#submissions/testing.ts'
import { addTestTenant, rowsOf, SYSTEM, testCtx, testDatabase } from '../test/db.ts'
import { openRealDoors } from '../test/office.ts'
import { openPortalVisitor } from '../test/portal-visitor.ts'
import { transaction, type Ctx } from './db/context.ts'

const db = await testDatabase()
await addTestTenant(db)
const { system, staff, units } = await foundOnlineOffice(db.app)
const doors = await openRealDoors(db)
const desk = await asStaff(system, staff.desk)
const worker: Ctx = { ...testCtx(db.worker, { actor: SYSTEM }), clock: system.clock }

/** Somebody with a dossier, a message about it, a draft, and a petition. */
const settle = async (name: string) => {
  const person = await openCitizen(system, { name })
  const { dossierId, code } = taken(await perform(desk, 'receive', filing(desk, units)))
  await transaction(system, (trx) => trx.insertInto('dossier_citizen').values({
    tenant_id: system.tenantId, dossier_id: dossierId, account_id: person.accountId, principal_id: null, part: 'submitter', proof: 'submitted', linked_at: system.clock(),
  }).execute())
  await tellNews(worker, dossierId)
  taken(await startDraft(person.ctx, BIRTH))
  taken(await sendPetition(person.ctx, testVault, {
    commandId: system.newId(), petitionId: system.newId() as PetitionId, class: 'service', unitId: units.commune, sender: { name, phone: '0912345678', email: '', address: '' },
    subject: `Phản ánh của ${name}`, content: 'Máy lấy số hỏng.', dossierCode: '', fileIds: [],
  }, name))
  const [cookie = '', value = ''] = person.cookie.split('=')
  return { ...person, code: code ?? assert.fail(), browser: openPortalVisitor(doors.send, { [cookie]: value }) }
}
const kept = (accountId: string) => rowsOf<{ drafts: number; inbox: number }>(db, `select
  (select count(*)::int from submission_draft where account_id = '${accountId}') as drafts,
  (select count(*)::int from inbox_message where account_id = '${accountId}') as inbox`)

test('dữ liệu của tôi: hồ sơ, thông báo, bản đang soạn, phản ánh của mình, không của ai khác; đóng tài khoản thì bản soạn và hộp thông báo mất, hồ sơ, phản ánh ở lại', async () => {
  const [mine, other] = [await settle('Người Tải'), await settle('Người Khác')]
  const text = await (await mine.browser.send('/cong-dan/du-lieu/tai-ve')).text()
  const file = JSON.parse(text) as Record<'dossiers' | 'messages' | 'drafts' | 'petitions', readonly Record<string, unknown>[]>
  assert.deepEqual(file.dossiers.map(({ number, status }) => [number, status]), [[mine.code, 'Đã tiếp nhận']])
  assert.deepEqual(file.messages.map(({ subject }) => subject), [`Hồ sơ ${mine.code} đã được tiếp nhận`])
  assert.equal(file.drafts.length, 1)
  assert.deepEqual(file.petitions.map(({ subject, status }) => [subject, status]), [['Phản ánh của Người Tải', 'Mới tiếp nhận']])
  assert.ok(!text.includes(other.code) && !text.includes('{duong-dan}'))
  const page = await (await mine.browser.send('/cong-dan/du-lieu/ban-doc')).text()
  for (const seen of [mine.code, 'đã được tiếp nhận', 'khai sinh', 'Phản ánh của Người Tải']) assert.ok(page.includes(seen), seen)
  assert.ok(!page.includes(other.code))

  assert.equal((await mine.browser.fill('/cong-dan/dong-tai-khoan', { chac: 'on' })).headers.get('location'), '/')
  assert.deepEqual(await kept(mine.accountId), [{ drafts: 0, inbox: 0 }])
  assert.deepEqual(await kept(other.accountId), [{ drafts: 1, inbox: 1 }])
  assert.equal((await rowsOf(db, `select 1 from dossier_citizen where account_id = '${mine.accountId}'`)).length, 1)
  assert.equal((await rowsOf(db, `select 1 from petition where account_id = '${mine.accountId}'`)).length, 1)
})

test('liên hệ cũ nhận tin khi mật khẩu hay liên hệ đổi: có lúc đổi, có chỗ đặt lại, không có dấu khi là SMS', async () => {
  await transaction(system, (trx) => tellOfChange(trx, system, [{ kind: 'phone', value: '0912000111' }, { kind: 'email', value: 'cu@example.vn' }], 'contact'))
  const parcels = await rowsOf<{ channel: string; reference: { noticeId: string } }>(db, `select channel, reference from outbox where kind = '${NOTICE_PARCEL}' order by channel`)
  const compose = messageComposers('https://m.vn')[NOTICE_PARCEL] ?? assert.fail()
  const letters = []
  for (const { channel, reference } of parcels) {
    const parcel = { id: reference.noticeId, kind: NOTICE_PARCEL, channel, reference, dossierId: null, attempts: 0 }
    letters.push(await transaction(worker, (trx) => compose(trx, worker, parcel)))
  }
  assert.deepEqual(letters.map((letter) => letter?.to), ['cu@example.vn', '0912000111'])
  assert.match(letters[0]?.text ?? '', /đã được đổi lúc \d\d:\d\d .*https:\/\/m\.vn\/cong-dan\/quen-mat-khau/)
  assert.match(letters[1]?.text ?? '', /^[\x20-\x7e]+$/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openCitizen } from '#citizens/testing.ts'
import { asStaff, filing } from '#dossiers/testing.ts'
import { perform } from '#dossiers/commands.ts'
import { hire, taken } from '#organisation/testing.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from '../../test/office.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { tellNews } from './tell.ts'

const db = await testDatabase()
const office = await foundRealOffice(db.app)
const { system, staff, units } = office
const doors = await openRealDoors(db)
const visit = (cookie: string) => {
  const [name = '', value = ''] = cookie.split('=')
  return openPortalVisitor(doors.send, { [name]: value })
}
const administrator = await hire(system, 'Ngô Văn Máy', { role: 'systemAdmin', unitId: units.province, withSubtree: true })
const admin = visit(await openCookie(system, await addAccount(system, administrator)))
const officer = visit(await openCookie(system, await addAccount(system, staff.desk)))

test('the office writes its own words: preview, refusal with everything still there, a new version', async () => {
  const path = '/quan-tri/tin-nhan/da-tiep-nhan'
  const typed = { ban: '0', subject: 'Đã nhận {ma-ho-so}', letter: 'Mời xem {duong-dan} <b>=HYPERLINK("x")', short: 'Nhận {ma-ho-so}', sms: 'co', plainShort: 'co' }
  const preview = await (await admin.fill(path, { ...typed, viec: 'xem' })).text()
  assert.match(preview, /Nhan H50[^<]*</)
  assert.match(preview, /&lt;b&gt;=HYPERLINK/)
  const refused = await admin.fill(path, { ...typed, viec: 'luu', letter: 'Chào {ho-ten}' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Không có từ thay thế “ho-ten”[^]*Chào \{ho-ten\}/)
  assert.equal((await admin.fill(path, { ...typed, viec: 'luu' })).status, 303)
  const stale = await admin.fill(path, { ...typed, viec: 'luu' })
  assert.equal(stale.status, 409)
  assert.match(await stale.text(), /Người khác vừa sửa mẫu này/)
  assert.equal((await officer.send(path)).status, 403)
  assert.equal((await admin.send('/quan-tri/tin-nhan/constructor')).status, 404)
})

test('what cannot be sent is listed for administrators, sent again or given up', async () => {
  await transaction(system, (trx) => queueOutgoing(trx, system, { channel: 'sms', kind: 'message', reference: {}, key: 'stuck' }))
  await db.owner.updateTable('outbox').set({ state: 'refused', settled_at: system.clock(), last_error: 'rejected' }).where('key', '=', 'stuck').execute()
  const [row] = await rowsOf<{ id: string }>(db, `select id from outbox where key = 'stuck'`)
  assert.match(await (await admin.send('/mot-cua')).text(), /Không gửi đi được/)
  assert.match(await (await admin.send('/quan-tri/hop-thu-di')).text(), /bên nhận từ chối/)
  assert.equal((await officer.fill('/mot-cua', { id: row?.id ?? '', viec: 'thoi' }, '/quan-tri/hop-thu-di')).status, 403)
  assert.equal((await admin.fill('/quan-tri/hop-thu-di', { id: row?.id ?? '', viec: 'gui-lai' })).status, 303)
  assert.equal((await rowsOf<{ state: string }>(db, `select state from outbox where key = 'stuck'`))[0]?.state, 'pending')
  assert.equal((await admin.fill('/quan-tri/hop-thu-di', { id: row?.id ?? '', viec: 'thoi' })).status, 303)
  assert.equal((await admin.fill('/quan-tri/hop-thu-di', { id: row?.id ?? '', viec: 'thoi' })).status, 409)
})

test('messages are read by whoever the dossier belongs to, and by officers who see it', async () => {
  const desk = await asStaff(system, staff.desk)
  const { dossierId, code } = taken(await perform(desk, 'receive', filing(desk, units)))
  const [own, other] = [await openCitizen(system), await openCitizen(system)]
  await transaction(system, (trx) => trx.insertInto('dossier_citizen').values({
    tenant_id: system.tenantId, dossier_id: dossierId, account_id: own.accountId, principal_id: null, part: 'submitter', proof: 'submitted', linked_at: system.clock(),
  }).execute())
  await tellNews({ ...system, db: db.worker }, dossierId)
  const mine = visit(own.cookie)
  const inbox = await (await mine.send('/thong-bao')).text()
  assert.match(inbox, new RegExp(`1 thông báo chưa đọc[^]*${code}`))
  assert.match(inbox, new RegExp(`href="[^"]*/ho-so-cua-toi/${dossierId}"[^>]*>trang hồ sơ của bạn`))
  assert.equal((await mine.send(`/ho-so-cua-toi/${dossierId}`)).status, 200)
  assert.equal((await mine.fill('/thong-bao', {})).status, 303)
  assert.match(await (await mine.send('/thong-bao')).text(), /Bạn đã đọc hết/)
  assert.doesNotMatch(await (await visit(other.cookie).send('/thong-bao')).text(), new RegExp(code ?? 'x'))
  assert.match(await (await officer.send(`/mot-cua/ho-so/${dossierId}/tin-nhan`)).text(), /Hộp tin trên cổng/)
  const stranger = visit(await openCookie(system, await addAccount(system, staff.stranger)))
  assert.equal((await stranger.send(`/mot-cua/ho-so/${dossierId}/tin-nhan`)).status, 404)
})

test('an office has no tray', async () => {
  assert.equal((await openPortalVisitor(doors.send).send('/hop-thu-trinh-dien')).status, 404)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openCitizen } from '#citizens/testing.ts'
import { asStaff, filing, workThrough } from '#dossiers/testing.ts'
import { perform } from '#dossiers/commands.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from '../../test/office.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'

const db = await testDatabase()
const office = await foundRealOffice(db.app)
const { system, staff, units } = office
const doors = await openRealDoors(db)
const desk = await asStaff(system, staff.desk)

const visit = (cookie: string) => {
  const [name = '', value = ''] = cookie.split('=')
  return openPortalVisitor(doors.send, { [name]: value })
}
const officer = visit(await openCookie(system, await addAccount(system, staff.desk)))
const stranger = visit(await openCookie(system, await addAccount(system, staff.stranger)))

const received = async () => taken(await perform(desk, 'receive', filing(desk, units, { delivery: 'post' }))).dossierId
const tie = (dossierId: string, accountId: string, part: 'submitter' | 'follower') =>
  transaction(system, (trx) => trx.insertInto('dossier_citizen').values({
    tenant_id: system.tenantId, dossier_id: dossierId, account_id: accountId, principal_id: null, part,
    proof: part === 'submitter' ? 'submitted' : 'slip', linked_at: system.clock(),
  }).execute())
const ADDRESS = { recipient: 'Trần Thị Ngọc Ưng', phone: '0912 345 456', place: 'Xã Quảng Trạch', street: '<script>alert(1)</script> =1+1' }

test('a citizen chooses the post for their own dossier, without script; nobody else can', async () => {
  const dossierId = await received()
  const [own, follower, other] = [await openCitizen(system), await openCitizen(system), await openCitizen(system)]
  await tie(dossierId, own.accountId, 'submitter')
  await tie(dossierId, follower.accountId, 'follower')
  const path = `/nhan-qua-buu-chinh/${dossierId}?viec=tra`
  const mine = visit(own.cookie)
  const page = await (await mine.send(path)).text()
  assert.match(page, /Nhận kết quả qua bưu chính/)
  assert.doesNotMatch(page, /<script(?! type="module" src|[^>]* src=)/)
  const wrong = await mine.fill(path, { ...ADDRESS, phone: '12' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Số điện thoại “12” không đúng.*value="Trần Thị Ngọc Ưng"/s)
  const done = await mine.fill(path, ADDRESS)
  assert.equal(done.status, 303)
  const shown = await (await mine.send(done.headers.get('location') ?? '')).text()
  assert.match(shown, /Đã ghi địa chỉ/)
  assert.match(shown, /&lt;script&gt;alert\(1\)&lt;\/script&gt; =1\+1/)

  for (const somebody of [follower, other]) {
    const browser = visit(somebody.cookie)
    const answer = await browser.send(path)
    assert.equal(answer.status, 404)
    const forced = await browser.fill('/cong-dan', ADDRESS, path)
    assert.ok([403, 404, 422].includes(forced.status), `${forced.status}`)
  }
  assert.deepEqual(await rowsOf(db, `select phone from postal_address where dossier_id = '${dossierId}'`), [{ phone: '0912345456' }])
  assert.match((await openPortalVisitor(doors.send).send(path)).headers.get('location') ?? '', /^\/cong-dan\/dang-nhap\?tiep=/)
})

test('the counter packs, hands over with a printed list, and writes a delivery with its picture', async () => {
  const dossierId = await received()
  await workThrough(system, office, dossierId)
  const [step] = await rowsOf<{ no: number }>(db, `select no from dossier_step where dossier_id = '${dossierId}' and state in ('waiting', 'accepted')`)
  taken(await perform(desk, 'finish', { commandId: desk.newId(), dossierId, occurredAt: null, stepNo: step?.no ?? 0 }))
  const written = await officer.fill(`/buu-chinh/dia-chi/${dossierId}?viec=tra`, ADDRESS)
  assert.equal(written.status, 303)
  const [one] = await rowsOf<{ id: string; number: string }>(db, `select id, number from consignment where dossier_id = '${dossierId}'`)
  assert.ok(one !== undefined)
  assert.match(await (await officer.send('/buu-chinh')).text(), new RegExp(one.number))

  const nothing = await officer.fill('/buu-chinh', { unitId: units.center })
  assert.equal(nothing.status, 422)
  const handed = await officer.fill('/buu-chinh', { unitId: units.center, chon: one.id })
  assert.match(handed.headers.get('location') ?? '', /^\/buu-chinh\/bang-ke\//)
  const run = handed.headers.get('location') ?? ''
  assert.match(await (await officer.send(run)).text(), new RegExp(one.number))
  const paper = await officer.send(`${run}/in`)
  assert.equal(paper.headers.get('content-type'), 'application/pdf')

  const form = new FormData()
  form.set('status', 'delivered')
  form.set('receiver', 'Trần Văn Tám')
  form.set('picture', new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])], 'ký nhận.png', { type: 'image/png' }))
  const page = await (await officer.send(`/buu-chinh/${one.id}`)).text()
  const csrf = /csrf=([^"&]+)/.exec(page)?.[1] ?? ''
  const delivered = await officer.send(`/buu-chinh/${one.id}?csrf=${csrf}`, { method: 'POST', body: form })
  assert.equal(delivered.status, 303, (await delivered.text()).replace(/<[^>]*>/g, ' ').slice(0, 2000))
  const picture = await officer.send(`/buu-chinh/${one.id}/bang-chung`)
  assert.match(picture.headers.get('content-disposition') ?? '', /^attachment/)

  for (const path of [`/buu-chinh/${one.id}`, `/buu-chinh/${one.id}/bang-chung`, run, `${run}/in`, `/buu-chinh/dia-chi/${dossierId}`]) {
    assert.equal((await stranger.send(path)).status, 404, path)
  }
})

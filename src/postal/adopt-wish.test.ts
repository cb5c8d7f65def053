import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { asStaff } from '#dossiers/testing.ts'
import { taken } from '#organisation/testing.ts'
import { foundOnlineOffice } from '#submissions/testing.ts'
import { beginBirth, fillBirth } from '#submissions/testing-birth.ts'
import { addTestTenant, rowsOf, SYSTEM, testCtx, testDatabase } from '../../test/db.ts'
import { openRealDoors } from '../../test/office.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { POSTAL_TASKS } from './jobs.ts'

const db = await testDatabase()
await addTestTenant(db)
const office = await foundOnlineOffice(db.app)
const doors = await openRealDoors(db)
const worker = testCtx(db.worker, { actor: SYSTEM, newId: office.system.newId, now: () => office.system.clock() })
const { cookie } = await openCitizen(office.system, { identityNumber: '044193012378', birthDate: '1993-03-12', phone: '0912345456' })
const visitor = openPortalVisitor((path, init) => doors.send(path, init), Object.fromEntries([cookie.split('=') as [string, string]]))
const ADDRESS = { recipient: 'Trần Thị Ngọc Ưng', phone: '0912345456', place: 'Xã Quảng Trạch, tỉnh Quảng Trị', street: 'Thôn Thanh Sơn' }

test('nộp trực tuyến, chọn bưu chính: địa chỉ ghi ngay trong bản nháp, bưu chính nhận, bản nháp quên', async () => {
  const draftId = await beginBirth(visitor)
  assert.deepEqual(await fillBirth(visitor, draftId), [])
  const path = `/nop-ho-so/ban-nhap/${draftId}`
  const chosen = await visitor.fill(`${path}/nhan-ket-qua`, { delivery: 'post' })
  assert.equal(chosen.headers.get('location'), `${path}/dia-chi-nhan`)
  const missing = await visitor.fill(`${path}/kiem-tra`, { declared: 'on' })
  assert.equal(missing.status, 422)
  assert.match(await missing.text(), /chưa ghi địa chỉ/)
  const wrong = await visitor.fill(`${path}/dia-chi-nhan`, { ...ADDRESS, phone: '12' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Số điện thoại chưa đúng[^]*Thôn Thanh Sơn/)
  assert.equal((await visitor.fill(`${path}/dia-chi-nhan`, { ...ADDRESS, phone: '+84 912 345 456' })).headers.get('location'), `${path}/kiem-tra`)
  assert.match(await (await visitor.send(`${path}/kiem-tra`)).text(), /Thôn Thanh Sơn/)
  const sent = await visitor.fill(`${path}/kiem-tra`, { declared: 'on' })
  const dossierId = sent.headers.get('location')?.split('/').at(-1) ?? ''

  for (let i = 0; i < 2; i++) await POSTAL_TASKS['post-wish'](worker, { dossierId })
  assert.deepEqual(await rowsOf(db, 'select direction, recipient, phone, place, street from postal_address'), [{ direction: 'return', ...ADDRESS }])
  assert.deepEqual(await rowsOf(db, 'select notes from submission_draft'), [{ notes: { isPostChosen: true } }])

  const desk = await asStaff(office.system, office.staff.desk)
  taken(await perform(desk, 'requestCompletion', INPUTS.requestCompletion.parse({
    commandId: desk.newId(), dossierId, items: [{ kind: 'correction', text: 'Tên trẻ' }], reason: 'Thiếu dấu', answerDueOn: '2099-01-01',
  })))
  await visitor.fill(`/ho-so-cua-toi/${dossierId}`, {}, `/ho-so-cua-toi/${dossierId}/hoan-thien`)
  const again = await (await visitor.send(`${path}/dia-chi-nhan`)).text()
  assert.match(again, /Bưu chính đã có địa chỉ/)
  assert.equal((await visitor.fill(`${path}/kiem-tra`, { declared: 'on', repeat: 'on' })).status, 303)
})

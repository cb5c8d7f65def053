import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { asStaff } from '#dossiers/testing.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { foundOnlineOffice } from '#submissions/testing.ts'
import { beginBirth, fillBirth, sendFiles } from '#submissions/testing-birth.ts'
import { addTestTenant, rowsOf, SYSTEM, testCtx, testDatabase } from '../../test/db.ts'
import { openRealDoors } from '../../test/office.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { recordMove } from './commands.ts'
import { POSTAL_TASKS } from './jobs.ts'
import { countPost } from './queries.ts'

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

test('giấy tờ bản giấy: hỏi trước khi gửi, địa chỉ xác nhận ở trang kiểm tra, bưu chính được báo ngay, đếm vào báo cáo', async () => {
  const { cookie: own } = await openCitizen(office.system, { name: 'Lê Thị Hoa', identityNumber: '044190001234', birthDate: '1990-01-01', phone: '0912345999' })
  const person = openPortalVisitor((path, init) => doors.send(path, init), Object.fromEntries([own.split('=') as [string, string]]))
  const started = await person.fill('/nop-ho-so/1.001266', {})
  const path = (started.headers.get('location') ?? '').replace(/\/[^/]+$/, '')
  await person.fill(`${path}/nguoi-nop`, { name: 'Lê Thị Hoa', identityNumber: '044190001234', birthDate: '1/1/1990', phone: '0912345999' })
  const place = /value="([^"]+)"[^>]*name="receivingUnitId"|name="receivingUnitId"[^>]*value="([^"]+)"/.exec(await (await person.send(`${path}/noi-nop`)).text())
  await person.fill(`${path}/noi-nop`, { receivingUnitId: place?.[1] ?? place?.[2] ?? '' })
  assert.equal((await sendFiles(person, `${path}/giay-to`, { onPaper: 'p1' })).headers.get('location'), `${path}/nop-ban-giay`)
  assert.match(await (await person.send(`${path}/nop-ban-giay`)).text(), /Bưu chính đến nhà lấy/)
  assert.equal((await person.fill(`${path}/nop-ban-giay`, { papersBy: 'other' })).status, 422)
  assert.equal((await person.fill(`${path}/nop-ban-giay`, { papersBy: 'self' })).headers.get('location'), `${path}/nhan-ket-qua`)
  assert.equal((await person.fill(`${path}/nop-ban-giay`, { papersBy: 'post' })).headers.get('location'), `${path}/dia-chi-lay`)
  const missing = await person.fill(`${path}/kiem-tra`, { declared: 'on' })
  assert.equal(missing.status, 422)
  const said = await missing.text()
  for (const words of ['Ghi địa chỉ để bưu chính đến lấy giấy tờ', 'nhờ bưu chính đến lấy giấy tờ nhưng chưa ghi địa chỉ']) assert.ok(said.includes(words), words)
  assert.equal((await person.fill(`${path}/dia-chi-lay`, { ...ADDRESS, phone: '12' })).status, 422)
  assert.equal((await person.fill(`${path}/dia-chi-lay`, ADDRESS)).headers.get('location'), `${path}/nhan-ket-qua`)
  await person.fill(`${path}/nhan-ket-qua`, { delivery: 'desk' })
  assert.match(await (await person.send(`${path}/kiem-tra`)).text(), /Bưu chính đến nhà lấy[^]*Thôn Thanh Sơn/)
  const sent = await person.fill(`${path}/kiem-tra`, { declared: 'on' })
  const dossierId = sent.headers.get('location')?.split('/').at(-1) ?? ''
  assert.match(await (await person.send(`/nop-ho-so/da-nop/${dossierId}`)).text(), /bưu chính gọi cho bạn rồi đến lấy/)

  for (let i = 0; i < 2; i++) await POSTAL_TASKS['post-wish'](worker, { dossierId })
  const [booked] = await rowsOf<{ id: string }>(db, `select id, direction, status, street from consignment where dossier_id = '${dossierId}'`)
  assert.deepEqual(booked, { id: booked?.id, direction: 'collect', status: 'dispatched', street: ADDRESS.street })
  assert.deepEqual(await rowsOf(db, `select notes from submission_draft where dossier_id = '${dossierId}'`), [{ notes: { papersBy: 'post', isCollectChosen: true } }])
  const now = office.system.clock()
  const counted = async () => (await transaction(office.system, (trx) => countPost(trx, now.subtract({ hours: 24 }), now.add({ hours: 24 })))).reduce((sum, one) => sum + one.collected, 0)
  assert.equal(await counted(), 0)
  taken(await recordMove(office.system, booked?.id ?? '', { status: 'delivered', note: null, receiver: 'Một cửa' }))
  assert.equal(await counted(), 1)
})

test('trả lại để hoàn thiện, đổi từ bưu chính sang nhận tại quầy: không bưu gửi nào tới địa chỉ cũ; địa chỉ chọn sau đó thì có', async () => {
  const { cookie: own } = await openCitizen(office.system, { identityNumber: '044193012379', birthDate: '1993-03-12', phone: '0912345457' })
  const person = openPortalVisitor((path, init) => doors.send(path, init), Object.fromEntries([own.split('=') as [string, string]]))
  const draftId = await beginBirth(person)
  await fillBirth(person, draftId)
  const path = `/nop-ho-so/ban-nhap/${draftId}`
  await person.fill(`${path}/nhan-ket-qua`, { delivery: 'post' })
  await person.fill(`${path}/dia-chi-nhan`, ADDRESS)
  const sent = await person.fill(`${path}/kiem-tra`, { declared: 'on', repeat: 'on' })
  const dossierId = (sent.headers.get('location')?.split('/').at(-1) ?? '') as DossierId
  await POSTAL_TASKS['post-wish'](worker, { dossierId })
  const addresses = () => rowsOf(db, `select direction from postal_address where dossier_id = '${dossierId}'`)
  assert.equal((await addresses()).length, 1)

  const desk = await asStaff(office.system, office.staff.desk)
  taken(await perform(desk, 'requestCompletion', INPUTS.requestCompletion.parse({
    commandId: desk.newId(), dossierId, items: [{ kind: 'correction', text: 'Tên trẻ' }], reason: 'Thiếu dấu', answerDueOn: '2099-01-01',
  })))
  await person.fill(`/ho-so-cua-toi/${dossierId}`, {}, `/ho-so-cua-toi/${dossierId}/hoan-thien`)
  await person.fill(`${path}/nhan-ket-qua`, { delivery: 'desk' })
  assert.equal((await person.fill(`${path}/kiem-tra`, { declared: 'on', repeat: 'on' })).status, 303)
  for (let i = 0; i < 2; i++) await POSTAL_TASKS['post-wish'](worker, { dossierId })
  assert.deepEqual(await addresses(), [])
  assert.equal((await person.fill(`/nhan-qua-buu-chinh/${dossierId}?viec=tra`, ADDRESS)).status, 303)
  await POSTAL_TASKS['post-wish'](worker, { dossierId })
  assert.equal((await addresses()).length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from '#kernel/time.ts'
import { createPress } from '#papers/render.ts'
import { testDatabase, rowsOf, testCtx } from '../../../test/db.ts'
import { pdfText } from '../../../test/pdf-text.ts'
import { taken } from '#organisation/testing.ts'
import { printDossierPaper } from '../papers/papers.ts'
import { perform } from '../commands.ts'
import { INPUTS } from '../inputs.ts'
import { asStaff, filing, foundOffice, workThrough } from '../testing.ts'
import { openOfficeApp, openPage } from '../testing-web.ts'
import { actionPath } from './action-words.ts'

const db = await testDatabase()
let now = Temporal.Instant.from('2026-11-20T02:10:00Z')
const system = testCtx(db.app, { now: () => now })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const officer = await asStaff(system, office.staff.officer, 'Trần Thị Hạnh')
const leader = await asStaff(system, office.staff.leader, 'Phạm Thị Hồng')
const deskApp = await openOfficeApp(desk)
const leaderApp = await openOfficeApp(leader)
const press = createPress()

/** Received Friday 20/11/2026 with five working days: due Friday 27/11 at 17:30. */
const RECEIVED = '2026-11-20T02:10:00Z'
const DAY_BEFORE = '2026-11-26T02:00:00Z'
const LATE = '2026-11-30T02:00:00Z'

const at = (moment: string): void => void (now = Temporal.Instant.from(moment))
const receive = async () => {
  at(RECEIVED)
  return taken(await perform(desk, 'receive', filing(desk, office.units))).dossierId
}

/** A page that does not say it is too long to print. */
const says = (html: string, sentence: RegExp): void => assert.ok(sentence.test(html), `${sentence}`)

/** The form of an action, and what a person sends with it. */
const openForm = async (app: typeof deskApp, path: string) => {
  const page = await openPage(app, path)
  const own = { commandId: page.valueOf('commandId'), expectedSeq: page.valueOf('expectedSeq') }
  return { ...page, fill: (fields: Record<string, string>) => page.send({ ...own, ...fields }, path) }
}

test('kết quả về một cửa muộn: chưa nêu nguyên nhân thì hỏi ngay ở ô đó, nêu rồi thì trả được', async () => {
  const id = await receive()
  await workThrough(system, office, id)
  at(LATE)
  says((await openPage(deskApp, '/mot-cua/tra-ket-qua')).html, /Đã về, ghi nguyên nhân/)
  const form = await openForm(deskApp, actionPath(id, 'finish', 6))
  says(form.html, /Hồ sơ đã quá hẹn trả/)
  const silent = await form.fill({})
  assert.equal(silent.status, 422)
  says(silent.html, /href="#o-lateness\.cause">[^<]*Chọn nguyên nhân quá hạn rồi ghi lại/)
  says((await form.fill({ 'lateness.note': 'Chờ Chi nhánh đất đai' })).html, /Chưa điền nguyên nhân quá hạn[^]*Chờ Chi nhánh đất đai/)
  says((await form.fill({ 'lateness.cause': 'OTHER' })).html, /href="#o-lateness\.note"/)
  assert.equal((await form.fill({ 'lateness.cause': 'COORDINATION_AGENCY', 'lateness.note': 'Chờ Chi nhánh đất đai' })).status, 303)
  const history = await openPage(deskApp, `/mot-cua/ho-so/${id}?muc=lich-su`)
  says(history.html, /Nguyên nhân quá hạn: Cơ quan phối hợp trả lời chậm/)
  says(history.html, /Diễn giải: Chờ Chi nhánh đất đai/)
  const [row] = await rowsOf<{ cause: string }>(db, `select lateness_cause as cause from dossier where id = '${id}'`)
  assert.equal(row?.cause, 'COORDINATION_AGENCY')
  taken(await perform(desk, 'handOver', INPUTS.handOver.parse({ commandId: desk.newId(), dossierId: id })))
})

test('người dân rút hồ sơ quá hạn thì không bị hỏi; hệ thống ghi là chưa nêu', async () => {
  const id = await receive()
  at(LATE)
  taken(await perform(system, 'withdraw', INPUTS.withdraw.parse({ commandId: system.newId(), dossierId: id, reason: 'Người dân rút' })))
  const [row] = await rowsOf<{ cause: string }>(db, `select lateness_cause as cause from dossier where id = '${id}'`)
  assert.equal(row?.cause, 'NOT_STATED')
})

test('xin lỗi và hẹn lại: chỉ người đứng đầu ký, một lần; in được, có số; hạn trả không đổi', async () => {
  const id = await receive()
  at(DAY_BEFORE)
  const path = actionPath(id, 'apologise', null)
  says((await openPage(deskApp, path)).html, /Việc này hiện không làm được/)
  const refused = await perform(officer, 'apologise', INPUTS.apologise.parse({
    commandId: officer.newId(), dossierId: id, cause: 'STAFF_SHORTAGE', reason: 'Thiếu người', rescheduledOn: '2026-12-02',
  }))
  assert.equal(refused.ok ? 'allowed' : refused.refusal.code, 'needsHead')
  const form = await openForm(leaderApp, path)
  assert.equal(form.valueOf('rescheduledOn'), '02/12/2026')
  const weekend = await form.fill({ cause: 'COORDINATION_AGENCY', reason: 'Chờ xác minh', rescheduledOn: '2026-11-29' })
  says(weekend.html, /href="#o-rescheduledOn"[^]*không phải ngày làm việc/)
  assert.equal((await form.fill({ cause: 'COORDINATION_AGENCY', reason: 'Chờ nơi cư trú cũ trả lời xác minh', rescheduledOn: '2026-12-02' })).status, 303)
  const page = await openPage(leaderApp, `/mot-cua/ho-so/${id}`)
  says(page.html, /Đã xin lỗi và hẹn lại/)
  says(page.html, /giay-to\/[^"]*\/xin-loi/)
  const printed = await printDossierPaper(desk, press, { dossierId: id, kind: 'apology', origin: 'https://motcua.example.vn' })
  assert.ok(printed.ok)
  const text = pdfText(printed.value.pdf)
  for (const part of [
    'Số: 01/VBXL', 'Ông/Bà Trần Thị Ngọc Ưng', '17 giờ 30 phút, ngày 27 tháng 11 năm 2026', 'sẽ không trả được kết quả',
    'Chờ nơi cư trú cũ trả lời xác minh', 'ngày 02 tháng 12 năm 2026', 'thêm 3 ngày làm việc', 'Phạm Thị Hồng',
  ]) assert.ok(text.includes(part), `${part}: ${text}`)
  const again = await perform(leader, 'apologise', INPUTS.apologise.parse({
    commandId: leader.newId(), dossierId: id, cause: 'STAFF_SHORTAGE', reason: 'Vẫn chậm', rescheduledOn: '2026-12-10',
  }))
  assert.equal(again.ok ? 'allowed' : again.refusal.code, 'alreadyApologised')
  at('2026-12-03T02:00:00Z')
  says((await openPage(leaderApp, `/mot-cua/ho-so/${id}`)).html, /Đã lỡ cả ngày hẹn lại/)
})

test('chưa xin lỗi thì không có giấy để in', async () => {
  const id = await receive()
  const printed = await printDossierPaper(desk, press, { dossierId: id, kind: 'apology', origin: 'https://motcua.example.vn' })
  assert.equal(printed.ok ? 'printed' : printed.refusal.code, 'paperNotFound')
})

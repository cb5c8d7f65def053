import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { perform } from '../commands.ts'
import { INPUTS } from '../inputs.ts'
import { asStaff, CODES, foundOffice, PERSON } from '../testing.ts'
import { openOfficeApp, openPage } from '../testing-web.ts'

const db = await testDatabase()
const system = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const { staff, units } = await foundOffice(system)
const mother = await openCitizen(system, { name: PERSON.name })
const app = await openOfficeApp(await asStaff(system, staff.desk))

const pathOf = (id: DossierId): string => `/mot-cua/ho-so/${id}/tiep-nhan`

/** A dossier that a citizen sent, with the form of its acceptance open before the desk. */
const opened = async (choice: object = {}) => {
  const { dossierId } = taken(await perform(mother.ctx, 'submit', INPUTS.submit.parse({
    commandId: system.newId(), dossierId: system.newId(), procedureCode: CODES.maritalStatus,
    receivingUnitId: units.center, competentUnitId: units.commune, submitter: PERSON, ...choice,
  })))
  const page = await openPage(app, pathOf(dossierId))
  assert.equal(page.status, 200)
  const hidden = Object.fromEntries(['commandId', 'expectedSeq', 'feesAsked'].map((name) => [name, page.valueOf(name)]))
  return { dossierId, page, hidden }
}

const feeOf = async (id: DossierId): Promise<number | null> => {
  const [row] = await rowsOf<{ code: string | null; fee: string }>(db, `select code, fee_dong as fee from dossier where id = '${id}'`)
  return row === undefined || row.code === null ? null : Number(row.fee)
}

const ticked = (html: string, name: string): boolean =>
  new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(html)?.[0].includes('checked') ?? assert.fail(`no box ${name}`)

test('biểu mẫu tiếp nhận: hẹn trả, phí đang tính, từng mức miễn có căn cứ, không ô nào đánh dấu sẵn', async () => {
  const { page } = await opened()
  for (const words of ['thời hạn bắt đầu chạy, hẹn trả 27/11/2026 17:30', '15.000 đ', 'Người thuộc hộ nghèo: miễn', 'Luật Hộ tịch 2014, Điều 11']) assert.ok(page.html.includes(words), words)
  for (const name of ['exemption.poor', 'fee.copy']) assert.equal(ticked(page.html, name), false, name)
})

test('trả lại hay từ chối khi chưa tiếp nhận: nói rõ thời hạn chưa chạy', async () => {
  const { dossierId } = await opened()
  for (const slug of ['yeu-cau-hoan-thien', 'tu-choi-tiep-nhan']) {
    const page = await openPage(app, `/mot-cua/ho-so/${dossierId}/${slug}`)
    assert.match(page.html, /chưa được tiếp nhận nên thời hạn giải quyết chưa chạy/, slug)
  }
})

test('đánh dấu miễn và khoản thu thêm rồi tiếp nhận: hồ sơ có mã, phí tính lại', async () => {
  const { dossierId, page, hidden } = await opened()
  const answer = await page.send({ ...hidden, 'exemption.poor': 'on', 'fee.copy': 'on' })
  assert.equal(answer.status, 303)
  assert.equal(await feeOf(dossierId), 8_000)
})

test('người nộp đã tự chọn: ô ấy đánh dấu sẵn; bỏ dấu thì mất miễn, để nguyên thì còn', async () => {
  for (const [sent, fee] of [[{}, 15_000], [{ 'exemption.poor': 'on' }, 0]] as const) {
    const { dossierId, page, hidden } = await opened({ exemptionIds: ['poor'] })
    assert.equal(ticked(page.html, 'exemption.poor'), true)
    assert.equal((await page.send({ ...hidden, ...sent })).status, 303)
    assert.equal(await feeOf(dossierId), fee)
  }
})

test('mức miễn tự đặt ra: chưa tiếp nhận, nói rõ vì sao, ô đã đánh dấu còn nguyên', async () => {
  const { dossierId, page, hidden } = await opened()
  const answer = await page.send({ ...hidden, 'exemption.tu-dat': 'on', 'fee.copy': 'on' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /mức miễn, giảm không thuộc trường hợp/)
  assert.equal(ticked(answer.html, 'fee.copy'), true)
  assert.equal(await feeOf(dossierId), null)
})

test('gửi hai lần: một lần tiếp nhận', async () => {
  const { dossierId, page, hidden } = await opened()
  for (let i = 0; i < 2; i++) assert.equal((await page.send({ ...hidden, 'exemption.poor': 'on' })).status, 303)
  const events = await rowsOf<{ type: string }>(db, `select type from dossier_event where dossier_id = '${dossierId}' order by seq`)
  assert.equal(events.filter(({ type }) => type === 'accepted').length, 1)
})

test('người không ở quầy không tiếp nhận được', async () => {
  const { dossierId, hidden } = await opened()
  const officer = await openOfficeApp(await asStaff(system, staff.officer))
  const page = await openPage(officer, pathOf(dossierId))
  const answer = await page.send({ ...hidden, 'exemption.poor': 'on' })
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`)
  assert.equal(await feeOf(dossierId), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from '#kernel/time.ts'
import { testVault } from '#secrets/testing.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { findReceptionDraft, forgetReceptionDrafts, keepReceptionDraft } from './reception-draft.ts'
import { asStaff, CODES, foundOffice } from './testing.ts'
import { openOfficeApp, openPage } from './testing-web.ts'

const db = await testDatabase()
let now = Temporal.Instant.from('2026-11-20T02:10:00Z')
const system = testCtx(db.app, { now: () => now })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const colleague = await asStaff(system, office.staff.officer)
const app = await openOfficeApp(desk)
const PATH = '/mot-cua/tiep-nhan'
const stored = () => rowsOf<{ body: string }>(db, 'select body from reception_draft')

const opened = async () => {
  const page = await openPage(app, `${PATH}?thu-tuc=${CODES.maritalStatus}`)
  const ids = Object.fromEntries(['dossierId', 'commandId', 'guidanceId', 'procedureCode', 'receivingUnitId'].map((name) => [name, page.valueOf(name)]))
  const typed = {
    caseId: 'usual', channel: 'direct', delivery: 'desk', competentUnitId: office.units.commune as string,
    'submitter.kind': 'citizen', 'submitter.name': 'Trần Thị Ngọc Ưng', 'submitter.phone': '0912 345 456',
    'papers.0.brought': 'yes', 'papers.0.form': 'original', 'papers.0.quantity': '1', 'papers.1.held': 'yes',
  }
  return { page, fields: { ...ids, ...typed } as Record<string, string> }
}
const keep = (fields: Readonly<Record<string, string>>, ctx = desk) => keepReceptionDraft(ctx, testVault, Object.entries(fields))

test('gõ dở được giữ, mã hóa; mở lại thấy mời tiếp tục với đúng những gì đã gõ; người khác không thấy', async () => {
  const { fields } = await opened()
  assert.equal(await keep(fields), true)
  const [row] = await stored()
  assert.ok(row !== undefined && !row.body.includes('Ngọc') && !row.body.includes('0912'))
  const start = await openPage(app, PATH)
  assert.match(start.html, /Bạn có một lần tiếp nhận đang dở/)
  const again = await openPage(app, `${PATH}?tiep-tuc=1`)
  assert.equal(again.valueOf('submitter.name'), 'Trần Thị Ngọc Ưng')
  assert.equal(again.valueOf('dossierId'), fields['dossierId'])
  assert.equal(await findReceptionDraft(colleague, testVault), undefined)
})

test('lưu xong hồ sơ thì bản dở mất', async () => {
  const { page, fields } = await opened()
  await keep(fields)
  const saved = await page.send({ ...fields, do: 'receive' })
  assert.equal(saved.status, 303)
  assert.deepEqual(await stored(), [])
})

test('chưa chọn thủ tục hoặc chưa gõ gì về ai thì không giữ; quá 24 giờ thì không mời nữa và bị dọn', async () => {
  const { fields } = await opened()
  assert.equal(await keep({ ...fields, procedureCode: '' }), false)
  assert.equal(await keep({ ...fields, 'submitter.name': ' ', 'submitter.phone': '' }), false)
  assert.deepEqual(await stored(), [])
  await keep(fields)
  now = now.add({ hours: 24 })
  assert.equal(await findReceptionDraft(desk, testVault), undefined)
  await forgetReceptionDrafts({ ...system, db: db.worker })
  assert.deepEqual(await stored(), [])
})

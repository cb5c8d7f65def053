import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { asStaff, PERSON } from '#dossiers/testing.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { DossierId, FileId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { addTestTenant, rowsOf, SYSTEM, testCtx, testDatabase } from '../../test/db.ts'
import type { DraftId } from './domain/draft.ts'
import { DRAFT_DAYS, MOST_ACCOUNT_BYTES, MOST_DRAFT_BYTES, MOST_DRAFT_FILES, MOST_OPEN_DRAFTS } from './domain/limits.ts'
import { addFiles, checkRoom } from './draft-files.ts'
import { listDraftFiles } from './draft-store.ts'
import { startDraft } from './drafts.ts'
import { forgetDrafts } from './forget-drafts.ts'
import { listHeldPapers, useHeldPaper } from './held-papers.ts'
import { BIRTH, foundOnlineOffice } from './testing.ts'

const db = await testDatabase()
await addTestTenant(db)
const office = await foundOnlineOffice(db.app)
const { system } = office
const folder = mkdtempSync(join(tmpdir(), 'motcua-drafts-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const store = openDiskStore(folder)

const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : (result.refusal?.code ?? ''))
const stage = async (ctx: Ctx) =>
  taken(await stageFile(ctx, store, { name: 'giấy.pdf', declaredType: 'application/pdf', body: new Blob(['%PDF-1.7\n%%EOF\n']).stream() }))
const addOne = async (ctx: Ctx, id: DraftId, paperId = 'p2') => {
  const { id: fileId, size, mediaType } = await stage(ctx)
  return addFiles(ctx, id, [{ fileId, name: 'giấy.pdf', size, mediaType, slot: { kind: 'paper', paperId } }])
}
const filesOf = (ctx: Ctx, id: DraftId) => transaction(ctx, (trx) => listDraftFiles(trx, id))

test('bản nháp không ai động tới thì bị xóa cùng tệp của nó, không sớm hơn hạn', async () => {
  const { ctx } = await openCitizen(system)
  const id = taken(await startDraft(ctx, BIRTH))
  taken(await addOne(ctx, id))
  const worker = (days: number) => testCtx(db.worker, { actor: SYSTEM, newId: system.newId, now: () => system.clock().add({ hours: 24 * days }) })
  await forgetDrafts(worker(DRAFT_DAYS - 1))
  assert.equal((await filesOf(ctx, id)).length, 1)
  await forgetDrafts(worker(DRAFT_DAYS + 1))
  assert.deepEqual(await rowsOf(db, `select id from submission_draft where id = '${id}'`), [])
  assert.deepEqual(await rowsOf(db, `select file_id from draft_file where draft_id = '${id}'`), [])
})

test('mỗi tài khoản chỉ mở được chừng ấy bản nháp; tài khoản khác không bị ảnh hưởng', async () => {
  const [busy, other] = [await openCitizen(system), await openCitizen(system)]
  for (let i = 0; i < MOST_OPEN_DRAFTS; i++) taken(await startDraft(busy.ctx, BIRTH))
  assert.equal(codeOf(await startDraft(busy.ctx, BIRTH)), 'draftsTooMany')
  assert.equal(codeOf(await startDraft(other.ctx, BIRTH)), 'ok')
})

test('chỗ chứa: số tệp, dung lượng một hồ sơ, dung lượng mọi bản nháp của một tài khoản', async () => {
  const { ctx } = await openCitizen(system)
  const [id, second] = [taken(await startDraft(ctx, BIRTH)), taken(await startDraft(ctx, BIRTH))]
  const room = (of: DraftId, bytes: number) => transaction(ctx, (trx) => checkRoom(trx, ctx, of, bytes))
  assert.equal(codeOf(await room(id, MOST_DRAFT_BYTES)), 'ok')
  assert.equal(codeOf(await room(id, MOST_DRAFT_BYTES + 1)), 'draftTooLarge')
  taken(await addOne(ctx, id))
  const [file] = await filesOf(ctx, id)
  await db.owner.updateTable('stored_file').set({ size: MOST_ACCOUNT_BYTES }).where('id', '=', file?.fileId ?? '').execute()
  assert.equal(codeOf(await room(second, 1)), 'accountSpaceTooLarge')
  await db.owner.updateTable('stored_file').set({ size: 1 }).where('id', '=', file?.fileId ?? '').execute()
  for (let i = 1; i < MOST_DRAFT_FILES; i++) taken(await addOne(ctx, id))
  assert.equal(codeOf(await addOne(ctx, id)), 'draftFilesTooMany')
  assert.equal((await filesOf(ctx, id)).length, MOST_DRAFT_FILES)
})

test('kho giấy tờ: giấy của hồ sơ trước tự vào bản nháp sau, của mình thì dùng được, của người khác thì không', async () => {
  const [mother, stranger] = [await openCitizen(system), await openCitizen(system)]
  const first = taken(await startDraft(mother.ctx, BIRTH))
  assert.deepEqual(await filesOf(mother.ctx, first), [])
  const { id: fileId } = await stage(mother.ctx)
  const dossierId = mother.ctx.newId() as DossierId
  taken(await perform(mother.ctx, 'submit', INPUTS.submit.parse({
    commandId: mother.ctx.newId(), dossierId, procedureCode: BIRTH, caseId: (await rowsOf<{ case: string }>(db,
      `select body -> 'cases' -> 0 ->> 'id' as case from procedure_version where procedure_code = '${BIRTH}'`))[0]?.case,
    receivingUnitId: office.units.center, competentUnitId: office.units.commune, submitter: PERSON,
    papers: [{ paperId: 'p2', form: 'electronic', quantity: 1, files: [{ fileId, name: 'giấy chứng sinh.pdf' }] }],
  })))
  const held = (ctx: Ctx) => transaction(ctx, listHeldPapers)
  assert.deepEqual(await held(mother.ctx), [], 'chưa tiếp nhận thì chưa phải giấy tờ cơ quan đã có')
  const desk = await asStaff(system, office.staff.desk)
  taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse({ commandId: desk.newId(), dossierId })))
  assert.deepEqual((await held(mother.ctx)).map((one) => [one.fileId, one.dossierId, one.isResult]), [[fileId, dossierId, false]])
  assert.deepEqual(await held(stranger.ctx), [])

  const again = await filesOf(mother.ctx, taken(await startDraft(mother.ctx, BIRTH)))
  assert.deepEqual(again.map(({ slot, heldFrom }) => [slot, heldFrom]), [[{ kind: 'paper', paperId: 'p2' }, dossierId]])
  assert.notEqual(again[0]?.fileId, fileId)

  const use = (ctx: Ctx, id: DraftId, of: FileId) =>
    transaction(ctx, (trx) => useHeldPaper(trx, ctx, id, { fileId: of, slot: { kind: 'paper', paperId: 'p2' } }))
  assert.equal(codeOf(await use(mother.ctx, first, fileId)), 'ok')
  assert.equal((await filesOf(mother.ctx, first))[0]?.heldFrom, dossierId)
  const theirs = taken(await startDraft(stranger.ctx, BIRTH))
  assert.equal(codeOf(await use(stranger.ctx, theirs, fileId)), 'heldPaperNotFound')
  assert.equal(codeOf(await use(stranger.ctx, first, fileId)), 'draftNotFound')
})

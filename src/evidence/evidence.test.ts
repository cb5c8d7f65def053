import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { transaction } from '#db/context.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { stagedField } from '#files/staged-field.ts'
import { citizenActor } from '#kernel/actor.ts'
import type { AccountId, FileId } from '#kernel/ids.ts'
import { addTestTenant, countingIds, testCtx, testDatabase } from '../../test/db.ts'
import { evidenceKey, withoutDoubles, type Evidence, type FactEvidence } from './domain/evidence.ts'
import { evidenceListSchema } from './evidence-schema.ts'
import { documentField, EVIDENCE_FILES, factField, keptField } from './fields.ts'
import { readEvidence } from './read-evidence.ts'
import { findEvidenceFile, tieEvidence } from './tie-evidence.ts'
import { evidenceWords } from './words.ts'

const PLAN: Evidence = { kind: 'document', number: '15/KH-UBND', issuedOn: '2026-01-20', issuer: 'UBND tỉnh Quảng Trị', title: 'Kế hoạch cải cách hành chính năm 2026' }
const SHARE: FactEvidence = { kind: 'fact', label: 'Hồ sơ giải quyết đúng hạn', href: '/so-lieu/onTime?don-vi=x', value: '12/12 (100 %)' }
const FILE_ID = '018f3c00-0000-7000-8000-0000000000f1' as FileId

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return { fields: form, files: [], refused: [] }
}
const typed = (row: number, document: Record<string, string>) =>
  Object.fromEntries(Object.entries(document).map(([box, value]) => [documentField(row, box as 'number'), value]))
const { kind: _, ...PLAN_BOXES } = PLAN

describe('minh chứng trong biểu mẫu', () => {
  test('văn bản gõ vào, tệp đã nhận, số liệu được chọn, phần đã có được giữ', () => {
    const old: Evidence = { kind: 'file', fileId: FILE_ID, name: 'biên bản.pdf' }
    const { evidence, errors } = readEvidence(formOf({
      ...typed(3, PLAN_BOXES), [keptField(0)]: evidenceKey(old), [factField(0)]: SHARE.href,
    }), { kept: [old, { ...PLAN, number: 'bỏ' }], facts: [SHARE] })
    assert.deepEqual([evidence, errors], [[old, PLAN, SHARE], {}])
  })

  for (const [title, fields, wrong] of [
    ['không gõ gì thì không có gì', {}, []],
    ['thiếu ngày và cơ quan', typed(0, { number: '1/BC', title: 'Báo cáo' }), [documentField(0, 'issuedOn'), documentField(0, 'issuer')]],
    ['ngày không có trong lịch', typed(1, { ...PLAN_BOXES, issuedOn: '2026-02-30' }), [documentField(1, 'issuedOn')]],
    ['trích yếu dài quá', typed(0, { ...PLAN_BOXES, title: 'a'.repeat(1_001) }), [documentField(0, 'title')]],
  ] as const) {
    test(`lỗi được nêu ở đúng ô: ${title}`, () => assert.deepEqual(Object.keys(readEvidence(formOf(fields)).errors), wrong))
  }

  test('số liệu không có trong danh sách của trang thì không nhận, dù gửi lên', () => {
    assert.deepEqual(readEvidence(formOf({ [factField(0)]: '/so-lieu/khac' }), { facts: [SHARE] }).evidence, [])
  })

  test('mọi minh chứng đọc được từ biểu mẫu đều đọc lại được từ lịch sử', () => {
    const line = fc.string({ minLength: 1, maxLength: 40 })
    fc.assert(fc.property(line, line, line, (number, issuer, title) => {
      const { evidence, errors } = readEvidence(formOf(typed(0, { number, issuer, title, issuedOn: '2026-03-01' })))
      if (Object.keys(errors).length === 0) assert.deepEqual(evidenceListSchema.parse(JSON.parse(JSON.stringify(evidence))), evidence)
    }))
  })

  test('địa chỉ ra ngoài trang của mình không phải là số liệu của hệ thống', () => {
    for (const href of ['https://x.vn/a', '//x.vn/a', 'javascript:alert(1)']) assert.equal(evidenceListSchema.safeParse([{ ...SHARE, href }]).success, false)
  })

  test('gửi hai lần một thứ thì còn một; mỗi thứ đọc được thành một dòng', () => {
    assert.deepEqual(withoutDoubles([PLAN, SHARE, { ...PLAN, title: 'khác' }]), [PLAN, SHARE])
    assert.equal(evidenceWords(PLAN), 'Kế hoạch cải cách hành chính năm 2026 (số 15/KH-UBND ngày 20/01/2026 của UBND tỉnh Quảng Trị)')
  })
})

describe('tệp minh chứng', async () => {
  const db = await testDatabase()
  const ctx = testCtx(db.app, { newId: countingIds() })
  const folder = mkdtempSync(join(tmpdir(), 'motcua-evidence-'))
  const store = openDiskStore(folder)
  before(() => addTestTenant(db))
  after(() => rmSync(folder, { recursive: true, force: true }))

  const stage = async (): Promise<Evidence & { kind: 'file' }> => {
    const body = (async function* () { yield Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n') })()
    const staged = await stageFile(ctx, store, { name: 'biên bản.pdf', declaredType: 'application/pdf', body })
    assert.ok(staged.ok)
    return { kind: 'file', fileId: staged.value.id, name: 'tên người gửi tự đặt' }
  }

  test('tệp được buộc vào việc cùng giao dịch, dưới tên đã lưu; lần sau giữ lại thì không buộc lại', async () => {
    const file = await stage()
    const tied = await transaction(ctx, (trx) => tieEvidence(trx, ctx, [PLAN, file]))
    assert.deepEqual(tied, { ok: true, value: [PLAN, { ...file, name: 'biên bản.pdf' }] })
    assert.ok(tied.ok)
    const again = await transaction(ctx, (trx) => tieEvidence(trx, ctx, tied.value, tied.value))
    assert.deepEqual(again, tied)
  })

  test('tệp của người khác hay đã dùng cho việc khác thì không nhận', async () => {
    const file = await stage()
    const other = { ...ctx, actor: citizenActor('018f3c00-0000-7000-8000-0000000000aa' as AccountId) }
    assert.equal((await transaction(other, (trx) => tieEvidence(trx, other, [file]))).ok, false)
    assert.equal((await transaction(ctx, (trx) => tieEvidence(trx, ctx, [file]))).ok, true)
    assert.equal((await transaction(ctx, (trx) => tieEvidence(trx, ctx, [file]))).ok, false)
  })

  test('chỉ tải được tệp nằm trong minh chứng của việc được xem', async () => {
    const file = await stage()
    await transaction(ctx, (trx) => tieEvidence(trx, ctx, [file]))
    assert.equal((await transaction(ctx, (trx) => findEvidenceFile(trx, ctx, [file], file.fileId)))?.id, file.fileId)
    assert.equal(await transaction(ctx, (trx) => findEvidenceFile(trx, ctx, [PLAN], file.fileId)), undefined)
  })

  test('tệp đã an toàn trên đĩa đi cùng biểu mẫu gửi lại', async () => {
    const file = await stage()
    const { evidence, staged } = readEvidence(formOf({ [stagedField(EVIDENCE_FILES)]: JSON.stringify({ fileId: file.fileId, name: file.name }) }))
    assert.deepEqual([evidence, staged], [[file], [{ fileId: file.fileId, name: file.name }]])
  })
})

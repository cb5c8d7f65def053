import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { addTestTenant, countingIds, rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { findVersionInForce, getVersion, listDrafts } from '../queries.ts'
import { decideReview } from '../review-commands.ts'
import { listOpenReviews } from '../review-queries.ts'
import type { ReviewRow } from '../review-store.ts'
import { saveDraft } from '../version-commands.ts'
import { applyImport, previewImport } from './import-commands.ts'
import { outcomeOf, type Outcome, type PlannedRecord } from './plan-import.ts'
import { readProcedureFile } from './read-file.ts'
import { readRecord } from './read-record.ts'

const db = await testDatabase()
const newId = countingIds()
let moment = '2026-11-20T01:00:00Z'
const ctx = testCtx(db.app, { newId, now: () => Temporal.Instant.from(moment) })
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

const value = <T>(result: Result<T>): T => {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal))
  return result.value
}
const refusalOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.refusal.code)

type Raw = Record<string, unknown>
const raw = (code: string, more: Raw = {}): Raw => ({
  id: `thu:${code}`,
  code,
  name: `Thủ tục ${code}`,
  field: 'Hộ tịch',
  levels: ['xa'],
  methods: [{ channel: 'Trực tiếp', timeText: '5 Ngày làm việc', fees: [{ text: 'Miễn phí', amount: 0, currency: 'VND', note: null }], description: null }],
  papers: [{ case: null, items: [{ name: '- Tờ khai', formFile: null, originals: 1, copies: 0 }] }],
  results: [{ name: 'Giấy xác nhận', code: 'KQ.1' }],
  legalNumbers: ['60/2014/QH13', '60/2014/QH13'],
  ...more,
})
const withTime = (timeText: string | null): Raw => ({ methods: [{ channel: 'Trực tiếp', timeText, fees: [] }] })

const run = async (records: readonly unknown[]): Promise<readonly PlannedRecord[]> => value(await applyImport(ctx, records.map(readRecord)))
const outcomes = (planned: readonly PlannedRecord[]): readonly Outcome[] => planned.map(outcomeOf)
const openReviews = (): Promise<readonly ReviewRow[]> => transaction(ctx, (trx) => listOpenReviews(trx, { limit: 5_000 }))

before(() => addTestTenant(db))
beforeEach(async () => {
  moment = '2026-11-20T01:00:00Z'
  await sql`alter table procedure_version disable trigger procedure_version_fixed`.execute(db.owner)
  await sql`delete from procedure_review`.execute(db.owner)
  await sql`delete from procedure_version`.execute(db.owner)
  await sql`delete from procedure`.execute(db.owner)
  await sql`alter table procedure_version enable trigger procedure_version_fixed`.execute(db.owner)
})

describe('what an import does', () => {
  test('a dry run writes nothing', async () => {
    const planned = value(await previewImport(ctx, [readRecord(raw('1.000001'), 0)]))
    assert.deepEqual(outcomes(planned), ['created'])
    assert.deepEqual(await rowsOf(db, 'select 1 from procedure'), [])
  })

  test('a clear record is in force from today with a process; the second run changes nothing', async () => {
    assert.deepEqual(outcomes(await run([raw('1.000001')])), ['created'])
    const version = await transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, '1.000001', day('2026-11-20')))
    assert.ok(version?.processId)
    assert.deepEqual(version.cases[0]?.committedDuration, { amount: 5, unit: 'workingDay' })
    assert.deepEqual(version.papers, [{ id: 'p1', name: 'Tờ khai', originals: 1, copies: 0, mandatory: true }])
    assert.deepEqual(version.legalBasis, [{ number: '60/2014/QH13' }])
    const count = () => rowsOf<{ n: string }>(db, `select (select count(*) from procedure_version) || ' ' || (select count(*) from process_version) as n`)
    const before = await count()
    assert.deepEqual(outcomes(await run([raw('1.000001')])), ['unchanged'])
    assert.deepEqual(await count(), before)
  })

  test('a record that came in NFD is the same record', async () => {
    await run([raw('1.000001')])
    const decomposed = JSON.parse(JSON.stringify(raw('1.000001')).normalize('NFD')) as unknown
    assert.deepEqual(outcomes(await run([decomposed])), ['unchanged'])
  })

  test('later content becomes a new version from its day; the old one ends the day before', async () => {
    await run([raw('1.000001')])
    moment = '2026-12-05T01:00:00Z'
    assert.deepEqual(outcomes(await run([raw('1.000001', { name: 'Tên mới' })])), ['updated'])
    await transaction(ctx, async (trx) => {
      assert.equal((await findVersionInForce(trx, ctx.tenantId, '1.000001', day('2026-12-04')))?.name, 'Thủ tục 1.000001')
      assert.equal((await findVersionInForce(trx, ctx.tenantId, '1.000001', day('2026-12-05')))?.name, 'Tên mới')
    })
    assert.deepEqual(outcomes(await run([raw('1.000001')])), ['unchanged'], 'an older file never brings old content back')
  })

  test('3 broken records of 30: the rest goes in, the 3 are told with index and field', async () => {
    const records: unknown[] = Array.from({ length: 30 }, (_, i) => raw(`1.0001${String(i).padStart(2, '0')}`))
    records[3] = raw('1.000103', { name: 7 })
    records[11] = 'not a record'
    records[29] = raw('khong-ma')
    const planned = await run(records)
    const rejected = planned.flatMap((one) => (one.kind === 'reject' ? [one.rejection] : []))
    assert.deepEqual(rejected.map(({ index, field, why }) => [index, field, why]), [
      [3, 'name', 'fieldInvalid'],
      [11, '', 'notARecord'],
      [29, 'code', 'codeInvalid'],
    ])
    assert.equal((await rowsOf(db, 'select 1 from procedure')).length, 27)
  })

  test('a version that the office wrote is never overwritten', async () => {
    await run([raw('1.000001', withTime('1'))])
    const [draft] = await transaction(ctx, (trx) => listDrafts(trx))
    assert.ok(draft !== undefined)
    const body = await transaction(ctx, (trx) => getVersion(trx, ctx.tenantId, draft.id))
    const { id, code, versionNo, effectiveFrom, processId, ...content } = body
    value(await saveDraft(ctx, { versionId: id, editNo: 1, body: { ...content, name: 'Của cơ quan' }, effectiveFrom: day(effectiveFrom), processId }))
    assert.deepEqual(outcomes(await run([raw(code, { name: 'Của tệp', versionNo })])), ['needsReview'])
    assert.equal((await transaction(ctx, (trx) => getVersion(trx, ctx.tenantId, id))).name, 'Của cơ quan')
    assert.deepEqual(outcomes(await run([raw(code, { name: 'Của tệp', versionNo })])), ['unchanged'], 'asked once')
  })

  test('a code that stands twice: the record not retyped from print is taken, the other is asked about', async () => {
    const retyped = raw('1.000001', { id: 'in:1', name: 'Bản gõ lại', flags: ['from-pdf'] })
    const planned = await run([retyped, raw('1.000001')])
    assert.deepEqual(outcomes(planned), ['needsReview', 'created'])
    assert.deepEqual((await openReviews()).map((review) => review.proposal.kind), ['codeDoubled'])
    assert.deepEqual(outcomes(await run([retyped, raw('1.000001')])), ['unchanged', 'unchanged'])
  })
})

describe('questions', () => {
  const ASKED: readonly (readonly [string, Raw, readonly string[]])[] = [
    ['thiếu đơn vị thời gian', withTime('3'), ['timeAssumed']],
    ['không có thông tin', withTime('Không có thông tin'), ['timeMissing']],
    ['không có cột thời hạn', withTime(null), ['timeMissing']],
    ['không quy định là không có thời hạn', withTime('Không quy định'), []],
    ['thời hạn khác nhau theo kênh', { methods: [{ channel: 'Trực tiếp', timeText: '3 Ngày làm việc', fees: [] }, { channel: 'Trực tuyến', timeText: '5 Ngày làm việc', fees: [] }] }, ['timesDiffer']],
    ['cùng thời hạn viết hai cách', { methods: [{ channel: 'Trực tiếp', timeText: '3 Ngày làm việc', fees: [] }, { channel: 'Trực tuyến', timeText: '03 ngày làm việc', fees: [] }] }, []],
    ['mười phút', withTime('10 phút'), ['timeTooShort']],
    ['lời văn khác bảng', { deadlineTexts: ['Trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ'] }, ['proseDiffers']],
    ['lời văn giống bảng', { deadlineTexts: ['Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ'] }, []],
    ['phí 125 đồng', { methods: [{ channel: 'Trực tiếp', timeText: '5 Ngày làm việc', fees: [{ text: '125 VNĐ', amount: 125, currency: 'VND', note: null }] }] }, ['feeDoubtful']],
    ['chỉ cấp huyện', { levels: ['huyen'], levelText: 'UBND quận, huyện' }, ['unitMissing']],
  ]
  for (const [title, more, kinds] of ASKED) {
    test(`${title}: ${kinds.join(', ') || 'không hỏi'}`, async () => {
      assert.deepEqual(outcomes(await run([raw('1.000001', more)])), [kinds.length > 0 ? 'needsReview' : 'created'])
      assert.deepEqual((await openReviews()).map((review) => review.proposal.kind), kinds)
    })
  }

  const oneQuestion = async (more: Raw): Promise<ReviewRow> => {
    await run([raw('1.000001', more)])
    const [review] = await openReviews()
    assert.ok(review !== undefined)
    return review
  }

  test('a confirmed time puts the version in force at once', async () => {
    const review = await oneQuestion(withTime('3'))
    assert.deepEqual(value(await decideReview(ctx, { reviewId: review.id, decision: { kind: 'confirm' }, publish: true })), { remaining: 0, published: true })
    const version = await transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, '1.000001', day('2026-11-20')))
    assert.deepEqual(version?.cases[0]?.committedDuration, { amount: 3, unit: 'workingDay' })
  })

  test('a time written by a person gets a process that fits it', async () => {
    const review = await oneQuestion(withTime('Không có thông tin'))
    const hour = { amount: 1, unit: 'workingHour' as const }
    const cases = [{ id: 'c1', label: 'Thông thường', statutoryDuration: hour, committedDuration: hour }]
    assert.equal(value(await decideReview(ctx, { reviewId: review.id, decision: { kind: 'setCases', cases }, publish: true })).published, true)
  })

  test('an answer that does not fit, an empty reason, a second answer', async () => {
    const review = await oneQuestion(withTime('Không có thông tin'))
    const decide = (decision: Parameters<typeof decideReview>[1]['decision']) => decideReview(ctx, { reviewId: review.id, decision, publish: false })
    assert.equal(refusalOf(await decide({ kind: 'confirm' })), 'reviewDecisionInvalid')
    assert.equal(refusalOf(await decide({ kind: 'dismiss', reason: '' })), 'reviewReasonRequired')
    const both = await Promise.all([decide({ kind: 'dismiss', reason: 'Luật không quy định' }), decide({ kind: 'dismiss', reason: 'Khác' })])
    assert.deepEqual(both.map(refusalOf).toSorted(), ['reviewAlreadyDecided', undefined].toSorted())
  })

  test('taking the imported content makes it the draft', async () => {
    const twin = raw('1.000001', { id: 'in:1', name: 'Bản gõ lại', flags: ['from-pdf'] })
    await run([raw('1.000001'), twin])
    moment = '2026-11-23T01:00:00Z'
    const [review] = await openReviews()
    assert.ok(review !== undefined)
    assert.deepEqual(value(await decideReview(ctx, { reviewId: review.id, decision: { kind: 'takeImported' }, publish: true })), { remaining: 0, published: true })
    assert.equal((await transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, '1.000001', day('2026-11-23'))))?.name, 'Bản gõ lại')
  })

  test('new content of a record withdraws its old questions', async () => {
    const review = await oneQuestion(withTime('3'))
    assert.deepEqual(outcomes(await run([raw('1.000001', withTime('3 Ngày làm việc'))])), ['updated'])
    assert.deepEqual(await openReviews(), [])
    assert.equal(refusalOf(await decideReview(ctx, { reviewId: review.id, decision: { kind: 'confirm' }, publish: false })), 'reviewAlreadyDecided')
    const version = await transaction(ctx, (trx) => getVersion(trx, ctx.tenantId, review.versionId as ProcedureVersionId))
    assert.deepEqual(version.cases[0]?.committedDuration, { amount: 3, unit: 'workingDay' })
  })
})

describe('bad files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-import-'))
  after(() => rmSync(folder, { recursive: true }))
  const file = (name: string, content: string): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const big = file('big.json', '')
  truncateSync(big, 65 * 1024 * 1024)
  const FILES: readonly (readonly [string, string, string])[] = [
    ['không có', join(folder, 'missing.json'), 'importFileUnreadable'],
    ['là thư mục', folder, 'importFileUnreadable'],
    ['không phải JSON', file('text.json', '{"meta": '), 'importJsonInvalid'],
    ['định dạng khác', file('other.json', '{"meta": {"schema": "units/1"}, "procedures": []}'), 'importSchemaUnknown'],
    ['là một mảng', file('array.json', '[]'), 'importSchemaUnknown'],
    ['quá lớn', big, 'importFileTooLarge'],
  ]
  for (const [title, path, code] of FILES) {
    test(`tệp ${title}: ${code}`, async () => assert.equal(refusalOf(await readProcedureFile(path)), code))
  }

  test('texts of 10 MB and names of other kinds are told, not swallowed', () => {
    const faults = [raw('1.000001', { name: 'x'.repeat(10_000_000) }), raw('1.000001', { methods: 'không' }), null, []].map((record, i) => readRecord(record, i))
    assert.deepEqual(faults.map((fault) => 'why' in fault && fault.why), ['fieldInvalid', 'fieldInvalid', 'notARecord', 'notARecord'])
  })
})

test('whatever a record holds, it is read or told, never thrown', () => {
  const part = fc.constantFrom(...Object.keys(raw('1.000001')), 'levels', 'timeTexts', 'deadlineTexts', 'onlineLevel', 'flags', '__proto__')
  fc.assert(fc.property(part, fc.anything(), (key, content) => {
    const read = readRecord({ ...raw('1.000001'), [key]: content }, 7)
    assert.equal(read.index, 7)
    assert.ok('body' in read ? read.body.cases.length > 0 : read.why.length > 0)
  }))
  const time = fc.stringMatching(/^[0-9.,]{0,4} ?(ngày|giờ|phút|tháng|làm việc| ){0,4}$/)
  fc.assert(fc.property(time, (text) => assert.ok('body' in readRecord(raw('1.000001', withTime(text)), 0))))
})

const NATIONAL = join(import.meta.dirname, '../../../../shared/data/procedures.json')
const MISSING = 'the national catalogue ../shared/data/procedures.json is not on this machine'

test('the national catalogue: every record has one outcome, the second run changes nothing', { skip: existsSync(NATIONAL) ? false : MISSING }, async (t) => {
  const records = value(await readProcedureFile(NATIONAL))
  const first = outcomes(value(await applyImport(ctx, records)))
  assert.equal(first.length, records.length)
  const count = (all: readonly Outcome[], outcome: Outcome): number => all.filter((one) => one === outcome).length
  t.diagnostic(`created ${count(first, 'created')}, needsReview ${count(first, 'needsReview')}, rejected ${count(first, 'rejected')} of ${records.length}`)
  assert.ok(count(first, 'created') > 600 && count(first, 'rejected') < 10)
  const second = outcomes(value(await applyImport(ctx, records)))
  assert.equal(count(second, 'unchanged') + count(second, 'rejected'), records.length)
})

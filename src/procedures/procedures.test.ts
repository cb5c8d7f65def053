import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { citizenActor, type Actor, type Role } from '#kernel/actor.ts'
import type { AccountId, ProcessVersionId, StaffId, TenantId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { processTemplates, starterProcedures } from '#law/procedures.ts'
import { addTestTenant, countingIds, rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { fitProcess } from './domain/process-fit.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { publishProcess, saveProcess } from './process-commands.ts'
import { findVersionInForce, getProcess, getVersion, listDrafts, listInForce, listVersions } from './queries.ts'
import { searchCatalogue } from './search-queries.ts'
import { loadStarterCatalogue, starterBody } from './starter.ts'
import { discardDraft, draftVersion, endVersion, publishVersion, saveDraft } from './version-commands.ts'

const db = await testDatabase()
const newId = countingIds()
const ctx = testCtx(db.app, { newId })
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

const staff = (role: Role, sectors: ReadonlySet<string> | null = null): Actor => {
  const unitId = newId() as UnitId
  return {
    kind: 'staff',
    staffId: newId() as StaffId,
    accountId: newId() as AccountId,
    name: 'Người thử',
    grants: [{ role, unitId, reach: new Set([unitId]), sectors }],
  }
}
const as = (actor: Actor): Ctx => ({ ...ctx, actor })

const value = <T>(result: Result<T>): T => {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal))
  return result.value
}
const refusalOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.refusal.code)

const read = <T>(work: Parameters<typeof transaction<T>>[1]): Promise<T> => transaction(ctx, work)

const birth = starterProcedures.find((one) => one.code === '1.001193')
assert.ok(birth !== undefined)
const body: ProcedureBody = starterBody(birth)

const template = processTemplates.find((one) => one.code === 'commune-standard')
assert.ok(template !== undefined)
const threeDays = fitProcess(template, 3 * 480)

const threeDayBody: ProcedureBody = {
  ...body,
  name: 'Thủ tục thử ba ngày',
  cases: [
    {
      id: 'usual',
      label: 'Thông thường',
      statutoryDuration: { amount: 5, unit: 'workingDay' },
      committedDuration: { amount: 3, unit: 'workingDay' },
    },
  ],
}

let processId: ProcessVersionId

before(async () => {
  await addTestTenant(db)
  const saved = value(await saveProcess(ctx, { code: 'ba-ngay', name: 'Ba ngày', steps: threeDays, editNo: 0 }))
  value(await publishProcess(ctx, { processId: saved.processId, editNo: 1 }))
  processId = saved.processId
})

const publish = async (code: string, from: string, content: ProcedureBody = threeDayBody) => {
  const { versionId, editNo } = value(await draftVersion(ctx, { code, body: content, effectiveFrom: day(from), processId }))
  return { versionId, ended: value(await publishVersion(ctx, { versionId, editNo })).endedVersionId }
}

describe('starter catalogue', () => {
  test('every procedure is in force with a process that keeps its promise; again adds nothing', async () => {
    assert.equal(await loadStarterCatalogue(ctx), starterProcedures.length)
    assert.equal(await loadStarterCatalogue(ctx), 0)
    await read(async (trx) => {
      const inForce = await listInForce(trx, day('2026-11-21'))
      assert.equal(inForce.length, starterProcedures.length)
      const version = await findVersionInForce(trx, ctx.tenantId, '1.001193', day('2026-11-21'))
      assert.deepEqual({ ...version, id: null, processId: null }, {
        ...body, id: null, processId: null, code: '1.001193', versionNo: 1, effectiveFrom: '2025-07-01',
      })
      const process = await getProcess(trx, ctx.tenantId, version?.processId as ProcessVersionId)
      assert.equal(process.steps[0]?.kind, 'receive')
      assert.equal(await findVersionInForce(trx, ctx.tenantId, '1.001193', day('2025-06-30')), undefined)
    })
  })

  test('search finds what the counter types, and what was published a moment ago', async () => {
    const find = (query: string) => read((trx) => searchCatalogue(trx, query, day('2026-11-21'), 3))
    assert.equal((await find('ks'))[0]?.code, '1.001193')
    assert.equal((await find('độc thân'))[0]?.code, '1.004873')
    await publish('9.000900', '2026-01-01', { ...threeDayBody, name: 'Cấp thẻ xe thồ bản cao' })
    assert.equal((await find('xe tho'))[0]?.code, '9.000900')
    assert.deepEqual(await find(`${'x'.repeat(5_000)}`), [])
  })
})

describe('versions', () => {
  test('a new version ends the one before on the day before it begins', async () => {
    const first = await publish('9.000001', '2026-01-01')
    const second = await publish('9.000001', '2026-07-01', { ...threeDayBody, name: 'Tên mới' })
    assert.equal(second.ended, first.versionId)
    await read(async (trx) => {
      assert.equal((await findVersionInForce(trx, ctx.tenantId, '9.000001', day('2026-06-30')))?.id, first.versionId)
      assert.equal((await findVersionInForce(trx, ctx.tenantId, '9.000001', day('2026-07-01')))?.id, second.versionId)
      const history = await listVersions(trx, '9.000001')
      assert.deepEqual(history.map((line) => [line.versionNo, line.state, line.effectiveTo?.toString() ?? null]), [
        [2, 'published', null],
        [1, 'ended', '2026-06-30'],
      ])
    })
  })

  test('a version may not begin before the one that is in force', async () => {
    await publish('9.000002', '2026-03-01')
    const { versionId } = value(
      await draftVersion(ctx, { code: '9.000002', body: threeDayBody, effectiveFrom: day('2026-03-01'), processId }),
    )
    assert.equal(refusalOf(await publishVersion(ctx, { versionId, editNo: 1 })), 'procedureDayInvalid')
  })

  test('a published version never changes, not even by SQL', async () => {
    const { versionId } = await publish('9.000003', '2026-01-01')
    const change = { versionId, editNo: 1, body: threeDayBody, effectiveFrom: day('2026-01-01'), processId }
    assert.equal(refusalOf(await saveDraft(ctx, change)), 'procedureVersionFixed')
    await assert.rejects(sql`update procedure_version set body = '{}'::json where id = ${versionId}`.execute(db.owner))
    await assert.rejects(sql`update procedure_version set effective_from = '2020-01-01' where id = ${versionId}`.execute(db.owner))
    await assert.rejects(sql`delete from procedure_version where id = ${versionId}`.execute(db.owner))
    await assert.rejects(sql`update process_version set steps = '[]'::json where id = ${processId}`.execute(db.owner))
  })

  test('of two people who edit one draft, one wins and the other is told', async () => {
    const { versionId } = value(
      await draftVersion(ctx, { code: '9.000004', body: threeDayBody, effectiveFrom: day('2026-01-01'), processId }),
    )
    const save = (name: string) =>
      saveDraft(ctx, { versionId, editNo: 1, body: { ...threeDayBody, name }, effectiveFrom: day('2026-01-01'), processId })
    const outcomes = (await Promise.all([save('Của An'), save('Của Bình')])).map(refusalOf)
    assert.deepEqual(outcomes.toSorted(), ['procedureEditConflict', undefined].toSorted())
    assert.equal((await read((trx) => getVersion(trx, ctx.tenantId, versionId))).name, outcomes[0] === undefined ? 'Của An' : 'Của Bình')
    assert.equal(refusalOf(await publishVersion(ctx, { versionId, editNo: 1 })), 'procedureEditConflict')
    value(await publishVersion(ctx, { versionId, editNo: 2 }))
  })

  test('of two people who begin the first version of a code, one is told that there is a draft', async () => {
    const begin = () =>
      draftVersion(ctx, { code: '9.000005', body: threeDayBody, effectiveFrom: day('2026-01-01'), processId })
    const outcomes = (await Promise.all([begin(), begin()])).map(refusalOf)
    assert.deepEqual(outcomes.toSorted(), ['procedureDraftTaken', undefined].toSorted())
    const drafts = await read((trx) => listDrafts(trx))
    assert.equal(drafts.filter((line) => line.code === '9.000005').length, 1)
  })

  const REFUSED: readonly (readonly [string, Partial<Parameters<typeof draftVersion>[1]>, string])[] = [
    ['mã sai', { code: '1001193' }, 'procedureCodeInvalid'],
    ['tên trống', { body: { ...threeDayBody, name: ' ' } }, 'procedureBodyInvalid'],
    ['không trường hợp nào', { body: { ...threeDayBody, cases: [] } }, 'procedureBodyInvalid'],
    ['hai trường hợp cùng mã', { body: { ...threeDayBody, cases: [...threeDayBody.cases, ...threeDayBody.cases] } }, 'procedureBodyInvalid'],
  ]
  for (const [title, part, code] of REFUSED) {
    test(`bản nháp ${title}: ${code}`, async () => {
      const input = { code: '9.000006', body: threeDayBody, effectiveFrom: day('2026-01-01'), processId, ...part }
      assert.equal(refusalOf(await draftVersion(ctx, input)), code)
    })
  }

  test('a draft is published only with a published process that keeps the promise', async () => {
    const { versionId } = value(
      await draftVersion(ctx, { code: '9.000007', body: threeDayBody, effectiveFrom: day('2026-01-01'), processId: null }),
    )
    assert.equal(refusalOf(await publishVersion(ctx, { versionId, editNo: 1 })), 'procedureProcessMissing')
    const tight = { ...threeDayBody, cases: threeDayBody.cases.map((one) => ({ ...one, committedDuration: { amount: 1, unit: 'workingDay' as const } })) }
    value(await saveDraft(ctx, { versionId, editNo: 1, body: tight, effectiveFrom: day('2026-01-01'), processId }))
    const refused = await publishVersion(ctx, { versionId, editNo: 2 })
    assert.equal(refusalOf(refused), 'procedurePromiseTooShort')
    const silent = { ...threeDayBody, cases: threeDayBody.cases.map((one) => ({ ...one, committedDuration: null })) }
    value(await saveDraft(ctx, { versionId, editNo: 2, body: silent, effectiveFrom: day('2026-01-01'), processId }))
    assert.equal(refusalOf(await publishVersion(ctx, { versionId, editNo: 3 })), 'procedurePromiseMissing')
  })

  test('a version ends on its last day, once', async () => {
    const { versionId } = await publish('9.000008', '2026-01-01')
    assert.equal(refusalOf(await endVersion(ctx, { versionId, lastDay: day('2025-12-31') })), 'procedureEndDayInvalid')
    value(await endVersion(ctx, { versionId, lastDay: day('2026-05-31') }))
    assert.equal(refusalOf(await endVersion(ctx, { versionId, lastDay: day('2026-06-30') })), 'procedureAlreadyEnded')
    await read(async (trx) => {
      assert.ok(await findVersionInForce(trx, ctx.tenantId, '9.000008', day('2026-05-31')))
      assert.equal(await findVersionInForce(trx, ctx.tenantId, '9.000008', day('2026-06-01')), undefined)
    })
  })
})

describe('who may edit', () => {
  const draft = (actor: Actor, code: string) =>
    draftVersion(as(actor), { code, body: threeDayBody, effectiveFrom: day('2026-01-01'), processId })
  const EXPECTED: readonly (readonly [string, Actor, string | undefined])[] = [
    ['đầu mối kiểm soát', staff('procedureController'), undefined],
    ['quản trị nghiệp vụ', staff('businessAdmin'), undefined],
    ['đầu mối của đúng lĩnh vực', staff('procedureController', new Set(['ho-tich'])), undefined],
    ['đầu mối của lĩnh vực khác', staff('procedureController', new Set(['dat-dai'])), 'procedureEditNotAllowed'],
    ['công chức tiếp nhận', staff('receptionOfficer'), 'procedureEditNotAllowed'],
    ['quản trị kỹ thuật', staff('systemAdmin'), 'procedureEditNotAllowed'],
    ['công dân', citizenActor(newId() as AccountId), 'procedureEditNotAllowed'],
  ]
  for (const [i, [title, actor, expected]] of EXPECTED.entries()) {
    test(`${title}: ${expected ?? 'được'}`, async () => {
      assert.equal(refusalOf(await draft(actor, `9.0001${String(i).padStart(2, '0')}`)), expected)
    })
  }

  test('a right for one sector does not move a procedure into another', async () => {
    const own = staff('procedureController', new Set(['ho-tich']))
    const { versionId } = value(await draft(own, '9.000120'))
    const moved = { ...threeDayBody, sectorCode: 'dat-dai', sectorName: 'Đất đai' }
    const change = { versionId, editNo: 1, body: moved, effectiveFrom: day('2026-01-01'), processId }
    assert.equal(refusalOf(await saveDraft(as(own), change)), 'procedureEditNotAllowed')
  })

  test('another tenant neither sees nor changes anything', async () => {
    const other = await addTestTenant(db, newId() as TenantId, 'tinh-khac')
    const { versionId } = await publish('9.000121', '2026-01-01')
    const there = { ...ctx, tenantId: other }
    await transaction(there, async (trx) => {
      assert.deepEqual(await listInForce(trx, day('2026-11-21')), [])
      assert.deepEqual(await searchCatalogue(trx, 'khai sinh', day('2026-11-21'), 3), [])
      await assert.rejects(getVersion(trx, other, versionId))
    })
    assert.equal(refusalOf(await endVersion(there, { versionId, lastDay: day('2026-12-31') })), 'procedureVersionNotFound')
  })
})

describe('processes', () => {
  test('a faulty process is saved as a draft and refused for publication with the sentence of its first fault', async () => {
    const steps = threeDays.filter((step) => step.kind !== 'approve')
    const { processId: faulty } = value(await saveProcess(ctx, { code: 'loi', name: 'Lỗi', steps, editNo: 0 }))
    const refused = await publishProcess(ctx, { processId: faulty, editNo: 1 })
    assert.equal(refusalOf(refused), 'processFaulty')
    assert.match(String(!refused.ok && refused.refusal.facts?.first), /“Vào số, đóng dấu, phát hành”/)
    assert.equal(refusalOf(await saveProcess(ctx, { code: 'loi', name: 'Lỗi', steps: threeDays, editNo: 0 })), 'processEditConflict')
    value(await saveProcess(ctx, { code: 'loi', name: 'Lỗi', steps: threeDays, editNo: 1 }))
    value(await publishProcess(ctx, { processId: faulty, editNo: 2 }))
    const next = value(await saveProcess(ctx, { code: 'loi', name: 'Lỗi, sửa', steps: threeDays, editNo: 0 }))
    assert.notEqual(next.processId, faulty)
  })

  test('a right for one sector does not edit processes, which all sectors share', async () => {
    const own = staff('procedureController', new Set(['ho-tich']))
    assert.equal(refusalOf(await saveProcess(as(own), { code: 'rieng', name: 'Riêng', steps: threeDays, editNo: 0 })), 'procedureEditNotAllowed')
  })
})

test('the application cannot delete a procedure, and each table has its wall', async () => {
  await assert.rejects(read((trx) => sql`delete from procedure where code = '1.001193'`.execute(trx)))
  const rows = await rowsOf<{ relname: string }>(db, `
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and (relname like 'procedure%' or relname like 'process%') and not relrowsecurity`)
  assert.deepEqual(rows, [])
})

test('bỏ bản nháp: mất hẳn cả câu hỏi của nó, số phiên bản dùng lại được; bản đã ban hành thì không bỏ được', async () => {
  const content = { code: '9.000077', body: threeDayBody, effectiveFrom: day('2026-01-01'), processId: null }
  const { versionId, editNo } = value(await draftVersion(ctx, content))
  await sql`
    insert into procedure_review (tenant_id, id, procedure_code, version_id, kind, proposal, state, created_at)
    values (${ctx.tenantId}, ${newId()}, ${content.code}, ${versionId}, 'timeMissing', '{}', 'open', ${ctx.clock()})`.execute(db.owner)
  assert.equal(refusalOf(await discardDraft(as(staff('caseOfficer')), { versionId, editNo })), 'procedureEditNotAllowed')
  assert.equal(refusalOf(await discardDraft(ctx, { versionId, editNo: editNo + 1 })), 'procedureEditConflict')
  value(await discardDraft(ctx, { versionId, editNo }))
  assert.deepEqual(await read((trx) => listVersions(trx, content.code)), [])
  assert.equal(refusalOf(await discardDraft(ctx, { versionId, editNo })), 'procedureVersionNotFound')
  value(await draftVersion(ctx, content))
  const [first] = (await read((trx) => listInForce(trx, day('2026-11-20')))).slice(0, 1)
  assert.ok(first)
  assert.equal(refusalOf(await discardDraft(ctx, { versionId: first.id, editNo: 1 })), 'procedureVersionFixed')
})

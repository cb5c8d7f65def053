import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { AccountId, ProcedureVersionId, StaffId, TenantId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { formSourceSchema, type FormSource } from '#law/eform-schema.ts'
import { shippedForms } from '#law/eforms.ts'
import { foundOrganisation } from '#organisation/found-organisation.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { addTestTenant, countingIds, testCtx, testDatabase } from '../../test/db.ts'
import { draftForm, dropFormDraft, publishForm, saveFormDraft } from './commands.ts'
import type { FormVersionId } from './domain/form.ts'
import { formFacts } from './form-facts.ts'
import { findFormForVersion, findFormVersion, getFormVersion } from './queries.ts'
import { loadShippedForms } from './shipped-forms.ts'

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
const controller = as(staff('procedureController'))

const value = <T>(result: Result<T>): T => {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal))
  return result.value
}
const refusalOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.refusal.code)
const read = <T>(work: Parameters<typeof transaction<T>>[1], by: Ctx = ctx): Promise<T> => transaction(by, work)

/** Has no shipped form. */
const CODE = '1.004222'
const source: FormSource = formSourceSchema.parse({
  title: 'Tờ khai thử',
  paper: { title: 'Tờ khai', signers: ['Người khai'], paperId: 'p1' },
  pages: [
    { id: 'one', title: 'Một', fields: [{ id: 'name', kind: 'fullName', label: 'Tên' }, { id: 'adult', kind: 'yesNo', label: 'Đã lớn?' }] },
    { id: 'two', title: 'Hai', visibleIf: 'adult', fields: [{ id: 'job', kind: 'line', label: 'Việc làm' }] },
    { id: 'three', title: 'Ba', fields: [{ id: 'promise', kind: 'declaration', label: 'Tôi cam đoan' }] },
  ],
})

before(async () => {
  await addTestTenant(db)
  await loadStarterCatalogue(ctx)
})

const versionId = async (code: string): Promise<ProcedureVersionId> => {
  const found = await read((trx) => findVersionInForce(trx, ctx.tenantId, code, day('2026-11-22')))
  assert.ok(found !== undefined)
  return found.id
}

describe('the shipped forms', () => {
  test('are put in force once, for the procedures of the starter catalogue', async () => {
    assert.equal(await loadShippedForms(ctx), shippedForms.length)
    assert.equal(await loadShippedForms(ctx), 0)
    for (const { procedureCode, form } of shippedForms) {
      const id = await versionId(procedureCode)
      const found = await read((trx) => findFormForVersion(trx, id, day('2026-11-22')))
      assert.equal(found?.title, form.title)
      assert.equal(await read((trx) => findFormForVersion(trx, id, day('2025-06-30'))), undefined)
    }
  })
})

describe('a form from draft to force', () => {
  let first: FormVersionId

  test('is drafted, saved and published; then it never changes', async () => {
    const { formVersionId, editNo } = value(await draftForm(controller, { procedureCode: CODE, source }))
    first = formVersionId
    assert.equal(refusalOf(await draftForm(controller, { procedureCode: CODE, source })), 'formDraftTaken')
    const saved = value(await saveFormDraft(controller, { formVersionId, editNo, source: { ...source, title: 'Tờ khai thử lại' } }))
    assert.equal(refusalOf(await saveFormDraft(controller, { formVersionId, editNo, source })), 'formEditConflict')
    assert.equal(await read((trx) => findFormVersion(trx, formVersionId)), undefined, 'a draft is nobody’s form yet')
    value(await publishForm(controller, { formVersionId, editNo: saved.editNo, effectiveFrom: day('2026-01-01') }))
    const form = await read((trx) => getFormVersion(trx, formVersionId))
    assert.deepEqual([form.title, form.version, form.procedureCode], ['Tờ khai thử lại', 1, CODE])
    assert.equal(refusalOf(await saveFormDraft(controller, { formVersionId, editNo: saved.editNo, source })), 'formFixed')
    await assert.rejects(
      read((trx) => sql`update form_version set body = '{}' where tenant_id = current_tenant() and id = ${formVersionId}`.execute(trx)),
      /never changes/,
    )
    await assert.rejects(
      read((trx) => sql`delete from form_version where tenant_id = current_tenant() and id = ${formVersionId}`.execute(trx)),
      /never changes/,
    )
  })

  test('a later version ends the one before it; whoever began keeps theirs', async () => {
    const { formVersionId, editNo } = value(await draftForm(controller, { procedureCode: CODE, source }))
    assert.equal(refusalOf(await publishForm(controller, { formVersionId, editNo, effectiveFrom: day('2026-01-01') })), 'formDayInvalid')
    assert.equal(value(await publishForm(controller, { formVersionId, editNo, effectiveFrom: day('2026-12-01') })).endedId, first)
    const id = await versionId(CODE)
    assert.equal((await read((trx) => findFormForVersion(trx, id, day('2026-11-30'))))?.id, first)
    assert.equal((await read((trx) => findFormForVersion(trx, id, day('2026-12-01'))))?.id, formVersionId)
    assert.equal((await read((trx) => getFormVersion(trx, first))).title, 'Tờ khai thử lại')
  })

  test('a draft can be thrown away, and what is not ready is not published', async () => {
    const wrong: FormSource = { ...source, pages: source.pages.map((page) => (page.id === 'two' ? { ...page, visibleIf: 'job = "x"' } : page)) }
    const { formVersionId, editNo } = value(await draftForm(controller, { procedureCode: CODE, source: wrong }))
    const refused = await publishForm(controller, { formVersionId, editNo, effectiveFrom: day('2027-01-01') })
    assert.equal(refusalOf(refused), 'formFaulty')
    assert.match(String(!refused.ok && refused.refusal.facts?.['first']), /Hai: Ô “job” đứng sau/)
    value(await dropFormDraft(controller, { formVersionId, editNo }))
    assert.equal(refusalOf(await dropFormDraft(controller, { formVersionId, editNo })), 'formNotFound')
  })

  test('only a controller of the sector may', async () => {
    for (const actor of [staff('receptionOfficer'), staff('procedureController', new Set(['ho-tich']))]) {
      assert.equal(refusalOf(await draftForm(as(actor), { procedureCode: CODE, source })), 'formEditNotAllowed')
    }
    assert.equal(refusalOf(await draftForm(controller, { procedureCode: '9.999999', source })), 'formProcedureUnknown')
  })

  test('another agency sees none of it', async () => {
    const other: Ctx = { ...ctx, tenantId: newId() as TenantId }
    assert.equal(await read((trx) => findFormVersion(trx, first), other), undefined)
  })
})

test('the facts of a day hold the lists and the communes of the installation', async () => {
  const founded: Ctx = { ...ctx, tenantId: newId() as TenantId }
  const openedOn = day('2025-07-01')
  const unit = { openedOn, areaCode: null, address: null, phone: null, kind: 'peoplesCommittee' } as const
  const province = value(await foundOrganisation(founded, {
    ...unit, tenantCode: 'H50', code: 'H50', name: 'Ủy ban nhân dân tỉnh Quảng Trị', shortName: 'UBND tỉnh', tier: 'province',
  }))
  value(await openUnit(founded, {
    ...unit, parentId: province.unitId, code: 'H50.1', name: 'Ủy ban nhân dân phường Đông Hà', shortName: 'UBND phường', tier: 'commune',
  }))
  const facts = await read((trx) => formFacts(trx, day('2026-11-22')), founded)
  assert.deepEqual(facts.places, ['Phường Đông Hà, tỉnh Quảng Trị'])
  assert.equal(facts.lists['ethnicGroups']?.length, 56)
  assert.ok(facts.lists['nationalities']?.some(({ value: code }) => code === 'VN'))
})

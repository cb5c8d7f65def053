import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { taken } from '#organisation/testing.ts'
import { today } from '#organisation/today.ts'
import { Temporal } from '#kernel/time.ts'
import { addTestTenant, testCtx, testDatabase } from '../../../test/db.ts'
import { perform } from '../commands.ts'
import { INPUTS } from '../inputs.ts'
import { reveal } from '../reveal.ts'
import { asStaff, CODES, foundOffice, PERSON } from '../testing.ts'
import { findViewings, noteOpened } from './viewers.ts'

const db = await testDatabase()
await addTestTenant(db)
let now = Temporal.Instant.from('2026-11-20T02:00:00Z')
const system = testCtx(db.app, { now: () => now })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const mother = await openCitizen(system, { name: PERSON.name })
const stranger = await openCitizen(system)
const viewingsOf = (ctx: Ctx) => transaction(ctx, (trx) => findViewings(trx, today(ctx)))

test('mỗi cán bộ mỗi ngày một dòng, mở đầy đủ thông tin thì thêm dòng; chỉ chủ hồ sơ thấy, chính mình xem thì không ghi', async () => {
  const { dossierId } = taken(await perform(mother.ctx, 'submit', INPUTS.submit.parse({
    commandId: system.newId(), dossierId: system.newId(), procedureCode: CODES.maritalStatus,
    receivingUnitId: office.units.center, competentUnitId: office.units.commune, submitter: PERSON,
  })))
  await noteOpened(mother.ctx, dossierId)
  assert.deepEqual(await viewingsOf(mother.ctx), [])
  await noteOpened(desk, dossierId)
  now = now.add({ hours: 1 })
  await noteOpened(desk, dossierId)
  taken(await reveal(desk, dossierId, 'submitter'))
  now = now.add({ hours: 24 })
  await noteOpened(desk, dossierId)
  const seen = await viewingsOf(mother.ctx)
  assert.deepEqual(seen.map(({ what, at }) => [what, at.toString()]), [
    ['page', '2026-11-21T03:00:00Z'], ['person', '2026-11-20T03:00:00Z'], ['page', '2026-11-20T02:00:00Z'],
  ])
  assert.ok(seen.every(({ staffName, unitName, dossierNumber }) => staffName !== '' && unitName !== null && dossierNumber.startsWith('TT-')))
  assert.deepEqual(await viewingsOf(stranger.ctx), [])
  assert.deepEqual(await viewingsOf(desk), [])
})

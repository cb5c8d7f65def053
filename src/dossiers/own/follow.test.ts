import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { addTestTenant, testDatabase } from '../../../test/db.ts'
import { systemOf } from '../../../test/office.ts'
import { perform } from '../commands.ts'
import { INPUTS } from '../inputs.ts'
import { lookupSecret } from '../look-up/lookup-secret.ts'
import { findDossier } from '../queries.ts'
import { asStaff, CODES, filing, foundOffice, PERSON } from '../testing.ts'
import { followDossier } from './follow.ts'
import { listOwnDossiers } from './own-list.ts'
import { listThread, writeMessage } from './thread.ts'

const db = await testDatabase()
await addTestTenant(db)
const system = systemOf(db.app)
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const officer = await asStaff(system, office.staff.officer, 'Trần Thị Hạnh')
const elsewhere = await asStaff(system, office.staff.stranger, 'Bùi Văn Lạ')

const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : (result.refusal?.code ?? ''))
const sees = async (ctx: Ctx, id: DossierId): Promise<boolean> => (await transaction(ctx, (trx) => findDossier(trx, ctx.actor, id))) !== undefined
const listed = async (ctx: Ctx) => (await transaction(ctx, (trx) => listOwnDossiers(trx, ctx))).map(({ id, isFollowed }) => [id, isFollowed])
let asker = 0
/** Each from an address of its own: wrong tries of one test slow down no other. */
const follow = (ctx: Ctx, code: string, secret: string) => followDossier(ctx, { code, secret, address: `10.1.0.${asker++}` })

/** A dossier of the counter with what its slip says. */
const received = async () => {
  const { dossierId, code } = taken(await perform(desk, 'receive', filing(desk, office.units)))
  const secret = await transaction(system, (trx) => lookupSecret(trx, system, dossierId))
  return { id: dossierId, code: code ?? '', secret }
}

describe('theo dõi hồ sơ nộp tại quầy bằng giấy hẹn', () => {
  test('người cầm giấy hẹn thấy tiến độ, không thấy hồ sơ; theo dõi hai lần là một', async () => {
    const { ctx } = await openCitizen(system, { name: 'Bùi Thị Nhờ', identityNumber: PERSON.identityNumber })
    const slip = await received()
    assert.equal(taken(await follow(ctx, slip.code, slip.secret)), slip.id)
    taken(await follow(ctx, slip.code.toLowerCase(), ` ${slip.secret} `))
    assert.deepEqual(await listed(ctx), [[slip.id, true]])
    assert.equal(await sees(ctx, slip.id), false, 'số định danh tự khai không mở được hồ sơ')
  })

  test('định danh điện tử đúng số của người trong hồ sơ thì hồ sơ là của mình', async () => {
    const { ctx } = await openCitizen(system, { identityNumber: PERSON.identityNumber, assurance: 'eid' })
    const other = await openCitizen(system, { identityNumber: '045196001234', assurance: 'eid' })
    const slip = await received()
    taken(await follow(ctx, slip.code, slip.secret))
    taken(await follow(other.ctx, slip.code, slip.secret))
    assert.deepEqual([await sees(ctx, slip.id), await sees(other.ctx, slip.id)], [true, false])
    assert.deepEqual(await listed(ctx), [[slip.id, false]])
  })

  test('mã sai, bí mật sai, bốn số điện thoại: không theo dõi được gì', async () => {
    const { ctx } = await openCitizen(system)
    const [slip, another] = [await received(), await received()]
    for (const [code, secret, said] of [
      ['', slip.secret, 'lookUpCodeInvalid'],
      [slip.code, another.secret, 'lookUpNotFound'],
      [slip.code, PERSON.phone.slice(-4), 'lookUpNotFound'],
      [slip.code, '', 'lookUpNotFound'],
    ] as const) assert.equal(codeOf(await follow(ctx, code, secret)), said, `${code} ${secret}`)
    assert.deepEqual(await listed(ctx), [])
  })
})

describe('trao đổi về một hồ sơ', () => {
  test('cán bộ trả lời có tên; người ngoài hồ sơ không viết được; một tin gửi hai lần là một; thời hạn không đổi', async () => {
    const [mother, stranger] = [await openCitizen(system), await openCitizen(system)]
    const dossierId = taken(await perform(mother.ctx, 'submit', INPUTS.submit.parse({
      commandId: system.newId(), dossierId: system.newId(), procedureCode: CODES.maritalStatus, submitter: PERSON,
      receivingUnitId: office.units.center, competentUnitId: office.units.commune,
    }))).dossierId
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse({ commandId: system.newId(), dossierId })))
    const before = await transaction(system, (trx) => findDossier(trx, system.actor, dossierId))
    const say = (ctx: Ctx, body: string, id = system.newId()) => writeMessage(ctx, { id, dossierId, body })
    taken(await say(mother.ctx, 'Bao giờ xong?'))
    const reply = system.newId()
    for (let i = 0; i < 2; i++) taken(await say(officer, 'Trước thứ Sáu ạ.', reply))
    assert.equal(codeOf(await say(elsewhere, 'x')), 'notFound')
    assert.equal(codeOf(await say(stranger.ctx, 'x')), 'notFound')
    assert.equal(codeOf(await say(officer, ' ')), 'messageInvalid')
    const thread = await transaction(mother.ctx, (trx) => listThread(trx, dossierId))
    assert.deepEqual(thread.map(({ author, staffName, body }) => [author, staffName, body]), [
      ['citizen', null, 'Bao giờ xong?'], ['staff', 'Trần Thị Hạnh', 'Trước thứ Sáu ạ.'],
    ])
    assert.deepEqual(await transaction(stranger.ctx, (trx) => listThread(trx, dossierId)), [])
    assert.deepEqual(await transaction(system, (trx) => findDossier(trx, system.actor, dossierId)), before)
  })

  test('một tài khoản chỉ viết được chừng ấy tin một ngày cho một hồ sơ', async () => {
    const { ctx } = await openCitizen(system)
    const dossierId = taken(await perform(ctx, 'submit', INPUTS.submit.parse({
      commandId: system.newId(), dossierId: system.newId(), procedureCode: CODES.maritalStatus, submitter: PERSON,
      receivingUnitId: office.units.center, competentUnitId: office.units.commune,
    }))).dossierId
    for (let i = 0; i < 30; i++) taken(await writeMessage(ctx, { id: system.newId(), dossierId, body: `Câu ${i}` }))
    assert.equal(codeOf(await writeMessage(ctx, { id: system.newId(), dossierId, body: 'Nữa' })), 'messagesTooMany')
  })
})

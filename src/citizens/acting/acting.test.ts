import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction, type Ctx } from '#db/context.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { OrganisationId } from '#kernel/ids.ts'
import { hire, taken } from '#organisation/testing.ts'
import { today } from '#organisation/today.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { foundRealOffice } from '../../../test/office.ts'
import { actFor, mayActFor } from './acting.ts'
import { confirmOrganisation, findUnconfirmed } from './confirm-organisation.ts'
import type { MemberRight } from '../domain/member.ts'
import { acceptInvitation, changeMember, createOrganisation, findInvitation, inviteMember } from './organisation-commands.ts'
import { findMyOrganisations, getOrganisationProfile } from './organisation-queries.ts'
import { acceptPower, confirmPower, endPower, findPowerAtDesk, findProposedPower, proposePower } from './power-commands.ts'
import { findPowersOf } from './power-queries.ts'
import { resolveCitizen } from '../sign-in/resolve-citizen.ts'
import { openCitizen } from '../testing.ts'
import { asStaff } from '#dossiers/testing.ts'

const db = await testDatabase()
const { system, units } = await foundRealOffice(db.app)
const on = today(system)
type Citizen = Awaited<ReturnType<typeof openCitizen>>

/** The citizen as the next click would see them. */
const again = async ({ token, ctx }: Citizen) => (await resolveCitizen(ctx, token)) ?? assert.fail('signed out')
const may = async (citizen: Citizen, right: MemberRight, procedureCode: string | null = null): Promise<boolean> => {
  const { actor } = await again(citizen)
  return transaction({ ...citizen.ctx, actor }, (trx) => mayActFor(trx, actor, { right, procedureCode, on }))
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : (result.refusal?.code ?? ''))
const officer = async (name: string): Promise<Ctx> =>
  asStaff(system, await hire(system, name, { role: 'receptionOfficer', unitId: units.commune, withSubtree: true }), name)

const found = async (founder: Citizen, taxNumber = '0100109106'): Promise<OrganisationId> =>
  taken(await createOrganisation(founder.ctx, { kind: 'business', taxNumber, name: 'Hộ kinh doanh Bình Minh', address: null })).id
const join = async (manager: Citizen, member: Citizen, organisationId: OrganisationId, rights: readonly MemberRight[]) => {
  const { token } = taken(await inviteMember(manager.ctx, { organisationId, rights }))
  return taken(await acceptInvitation(member.ctx, token))
}

describe('tổ chức', () => {
  test('mời, quyền riêng từng người, bỏ ra thì hết quyền ngay ở lần bấm sau', async () => {
    const [boss, clerk] = [await openCitizen(system, { name: 'Chủ' }), await openCitizen(system, { name: 'Kế toán' })]
    const id = await found(boss)
    await join(boss, clerk, id, ['submit', 'follow'])
    assert.equal((await again(clerk)).actor.actingFor, null)
    taken(await actFor(clerk.ctx, clerk.sessionId, { kind: 'organisation', id }))
    const session = await again(clerk)
    assert.deepEqual(session.actor.actingFor, { kind: 'organisation', id, powerOfAttorneyId: null })
    assert.equal(session.actingForName, 'Hộ kinh doanh Bình Minh')
    assert.deepEqual([await may(clerk, 'submit'), await may(clerk, 'follow'), await may(clerk, 'pay'), await may(clerk, 'manage')], [true, true, false, false])
    assert.equal(codeOf(await changeMember(clerk.ctx, { organisationId: id, accountId: clerk.accountId, rights: ['manage'] })), 'organisationNotFound')
    taken(await changeMember(boss.ctx, { organisationId: id, accountId: clerk.accountId, rights: null }))
    assert.equal((await again(clerk)).actor.actingFor, null)
    assert.deepEqual(await transaction(clerk.ctx, (trx) => findMyOrganisations(trx, clerk.accountId)), [])
    // What was decided with yesterday's actor is asked again inside the transaction.
    assert.equal(await transaction(clerk.ctx, (trx) => mayActFor(trx, session.actor, { right: 'submit', procedureCode: null, on })), false)
  })

  test('lời mời dùng một lần, chết khi người mời thôi quản lý; người quản lý cuối không rời được', async () => {
    const [boss, second, third] = [await openCitizen(system), await openCitizen(system), await openCitizen(system)]
    const id = await found(boss)
    assert.equal(codeOf(await changeMember(boss.ctx, { organisationId: id, accountId: boss.accountId, rights: null })), 'lastManagerConflict')
    const { token } = taken(await inviteMember(boss.ctx, { organisationId: id, rights: ['manage'] }))
    taken(await acceptInvitation(second.ctx, token))
    assert.equal(codeOf(await acceptInvitation(third.ctx, token)), 'invitationExpired')
    const open = taken(await inviteMember(boss.ctx, { organisationId: id, rights: ['follow'] }))
    assert.equal((await findInvitation(third.ctx, open.token))?.organisationName, 'Hộ kinh doanh Bình Minh')
    taken(await changeMember(boss.ctx, { organisationId: id, accountId: boss.accountId, rights: null }))
    assert.equal(await findInvitation(third.ctx, open.token), undefined)
    assert.equal(codeOf(await acceptInvitation(third.ctx, open.token)), 'invitationExpired')
  })

  test('mức bảo đảm: tổ chức tự khai thì không hơn own, dù thành viên đăng nhập bằng định danh; đã xác nhận thì theo thành viên', async () => {
    const boss = await openCitizen(system, { assurance: 'eid', name: 'Trần Đại Diện' })
    const id = await found(boss, '044193001234')
    taken(await actFor(boss.ctx, boss.sessionId, { kind: 'organisation', id }))
    assert.equal((await again(boss)).actor.assurance, 'own')
    const desk = await officer('Quầy')
    assert.equal(codeOf(await confirmOrganisation(boss.ctx, id)), 'organisationNotFound')
    const [waiting] = await findUnconfirmed(desk, '044193001234')
    assert.deepEqual([waiting?.id, waiting?.founderName], [id, 'Trần Đại Diện'])
    taken(await confirmOrganisation(desk, id))
    assert.equal((await again(boss)).actor.assurance, 'eid')
    const other = await openCitizen(system)
    const squatter = await found(other, '044193001234')
    assert.equal(codeOf(await confirmOrganisation(desk, squatter)), 'taxNumberTaken')
  })

  test('bức tường: người ngoài không thấy tổ chức, thành viên, lời mời', async () => {
    const [boss, stranger] = [await openCitizen(system), await openCitizen(system)]
    const id = await found(boss)
    taken(await inviteMember(boss.ctx, { organisationId: id, rights: ['follow'] }))
    assert.equal((await transaction(boss.ctx, (trx) => getOrganisationProfile(trx, id))).isConfirmed, false)
    for (const ctx of [stranger.ctx, { ...system, actor: VISITOR }, await officer('Quầy khác')]) {
      for (const table of ['citizen_organisation', 'organisation_member', 'organisation_invitation', 'power_of_attorney'] as const) {
        assert.deepEqual(await transaction(ctx, (trx) => trx.selectFrom(table).selectAll().execute()), [], table)
      }
    }
    assert.equal(codeOf(await inviteMember(stranger.ctx, { organisationId: id, rights: ['manage'] })), 'organisationNotFound')
    assert.equal(codeOf(await actFor(stranger.ctx, stranger.sessionId, { kind: 'organisation', id })), 'actingNotAllowed')
  })
})

describe('giấy ủy quyền', () => {
  const MOTHER = '044155001234'
  const propose = (agent: Citizen, change: Partial<Parameters<typeof proposePower>[1]> = {}) =>
    proposePower(agent.ctx, {
      principalName: 'Nguyễn Thị Mẹ', principalIdentityNumber: MOTHER, procedureCodes: ['1.001193'],
      validFrom: on, validTo: on.add({ months: 1 }), fileId: null, ...change,
    })

  test('chưa ai đồng ý thì chưa có quyền; người ủy quyền chấp nhận từ tài khoản của mình; chấm dứt thì hết ngay', async () => {
    const agent = await openCitizen(system, { name: 'Con Gái', assurance: 'eid' })
    const mother = await openCitizen(system, { name: 'Nguyễn Thị Mẹ', identityNumber: MOTHER })
    const { id, token } = taken(await propose(agent))
    assert.equal(codeOf(await actFor(agent.ctx, agent.sessionId, { kind: 'person', id })), 'actingNotAllowed')
    assert.equal((await findProposedPower(mother.ctx, token))?.agentName, 'Con Gái')
    assert.equal(codeOf(await acceptPower((await openCitizen(system)).ctx, token)), 'powerOfAnotherNotAllowed')
    taken(await acceptPower(mother.ctx, token))
    assert.equal(codeOf(await acceptPower(mother.ctx, token)), 'powerExpired')
    taken(await actFor(agent.ctx, agent.sessionId, { kind: 'person', id }))
    const { actor, actingForName } = await again(agent)
    assert.deepEqual([actor.actingFor, actingForName], [{ kind: 'person', id: mother.accountId, powerOfAttorneyId: id }, 'Nguyễn Thị Mẹ'])
    assert.equal(actor.assurance, 'own', 'the mother proved no more than an account of this portal')
    assert.deepEqual([await may(agent, 'submit', '1.001193'), await may(agent, 'submit', '1.000001'), await may(agent, 'manage', '1.001193')], [true, false, false])
    taken(await endPower(mother.ctx, id))
    assert.equal((await again(agent)).actor.actingFor, null)
    assert.equal(codeOf(await endPower((await openCitizen(system)).ctx, id)), 'powerNotFound')
  })

  test('cán bộ xem bản giấy rồi xác nhận theo mã ngắn, gõ thế nào cũng đọc được; công dân không tự xác nhận', async () => {
    const agent = await openCitizen(system, { assurance: 'eid' })
    const { id, deskCode } = taken(await propose(agent, { procedureCodes: [] }))
    const typed = `${deskCode.slice(0, 4).toLowerCase()}-${deskCode.slice(4)}`.replaceAll('0', 'o').replaceAll('1', 'l')
    assert.equal(codeOf(await confirmPower(agent.ctx, deskCode)), 'powerNotFound')
    const desk = await officer('Quầy ủy quyền')
    assert.equal(taken(await findPowerAtDesk(desk, typed)).principalName, 'Nguyễn Thị Mẹ')
    taken(await confirmPower(desk, typed))
    taken(await actFor(agent.ctx, agent.sessionId, { kind: 'person', id }))
    const { actor } = await again(agent)
    assert.deepEqual([actor.actingFor, actor.assurance], [{ kind: 'person', id: null, powerOfAttorneyId: id }, 'eid'])
    assert.equal(await may(agent, 'submit', 'bất kỳ'), true)
    await rowsOf(db, `update power_of_attorney set valid_from = '2020-01-01', valid_to = '2020-01-02' where id = '${id}'`)
    assert.equal((await again(agent)).actor.actingFor, null)
  })

  test('thời hạn, số định danh, chính mình: nói rõ sai ở đâu', async () => {
    const agent = await openCitizen(system, { identityNumber: '044190009999' })
    const wrong: [Partial<Parameters<typeof proposePower>[1]>, string][] = [
      [{ principalIdentityNumber: '123' }, 'principalNumberInvalid'],
      [{ validTo: on.subtract({ days: 1 }) }, 'powerDatesInvalid'],
      [{ validFrom: on.subtract({ days: 9 }), validTo: on.subtract({ days: 1 }) }, 'powerDatesInvalid'],
      [{ validTo: on.add({ years: 4 }) }, 'powerTooLong'],
      [{ principalIdentityNumber: '044190009999' }, 'powerOfOneselfInvalid'],
      [{ fileId: system.newId() as never }, 'powerFileMissing'],
    ]
    for (const [change, code] of wrong) assert.equal(codeOf(await propose(agent, change)), code)
    const { token } = taken(await propose(agent))
    assert.equal(codeOf(await acceptPower(agent.ctx, token)), 'powerOfOneselfInvalid')
    assert.equal((await transaction(system, (trx) => findPowersOf(trx, agent.accountId))).length, 1)
  })
})

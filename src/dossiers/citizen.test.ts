import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { citizenActor } from '#kernel/actor.ts'
import type { AccountId, DossierId, OrganisationId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { Temporal } from '#kernel/time.ts'
import { rowsOf, testCtx, testDatabase, addTestTenant } from '../../test/db.ts'
import { perform } from './commands.ts'
import { readEvent } from './event-body.ts'
import { INPUTS } from './inputs.ts'
import { findDossierPage } from './queries.ts'
import { replay } from './replay.ts'
import { asStaff, CODES, foundOffice, PERSON } from './testing.ts'

const db = await testDatabase()
await addTestTenant(db)
let now = Temporal.Instant.from('2026-11-20T02:00:00Z')
const system = testCtx(db.app, { now: () => now })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const officer = await asStaff(system, office.staff.officer, 'Trần Thị Hạnh')

const mother = await openCitizen(system, { name: PERSON.name })
const stranger = await openCitizen(system, { name: 'Bùi Văn Lạ' })

const submission = (ctx: Ctx, rest: object = {}) =>
  INPUTS.submit.parse({
    commandId: ctx.newId(),
    dossierId: ctx.newId(),
    procedureCode: CODES.maritalStatus,
    receivingUnitId: office.units.center,
    competentUnitId: office.units.commune,
    submitter: PERSON,
    form: { versionId: '018f0000-0000-7000-8000-0000000000f1', answers: { purpose: 'kết hôn', spouse: null } },
    ...rest,
  })

const submitted = async (ctx: Ctx = mother.ctx): Promise<DossierId> =>
  taken(await perform(ctx, 'submit', submission(ctx))).dossierId

const on = (ctx: Ctx, dossierId: DossierId) => ({ commandId: ctx.newId(), dossierId, occurredAt: null })
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }): string => (outcome.ok ? 'done' : (outcome.refusal?.code ?? '?'))
const pageOf = (ctx: Ctx, id: DossierId) => transaction(ctx, (trx) => findDossierPage(trx, ctx.actor, id))

describe('hồ sơ nộp từ tài khoản của công dân', () => {
  test('câu trả lời của biểu mẫu là một văn bản có muối; sự kiện chỉ giữ tham chiếu', async () => {
    const id = await submitted()
    const page = await pageOf(mother.ctx, id)
    assert.equal(page?.textOf(page.dossier.form?.answers), '{"purpose":"kết hôn","spouse":null}')
    assert.deepEqual(page?.dossier.submittedBy, { accountId: mother.accountId, assurance: 'own', actingFor: null })
    const [event] = await rowsOf<{ body: string; version: number }>(db, `select body::text, version from dossier_event where dossier_id = '${id}'`)
    assert.equal(event?.version, 2)
    assert.ok(!event?.body.includes('kết hôn') && !event?.body.includes(PERSON.name))
  })

  test('người khác không thấy gì: không hồ sơ, không dòng con, không lệnh nào làm được', async () => {
    const id = await submitted()
    assert.equal(await pageOf(stranger.ctx, id), undefined)
    for (const [command, input] of [
      ['retract', { reason: 'Không phải của tôi' }],
      ['withdraw', { reason: 'Không phải của tôi' }],
      ['receiveSupplement', { papers: [] }],
      ['resubmit', { ...submission(stranger.ctx), dossierId: id }],
    ] as const) {
      assert.equal(codeOf(await perform(stranger.ctx, command, INPUTS[command].parse({ ...input, ...on(stranger.ctx, id) }) as never)), 'notFound', command)
    }
    const seen = await transaction(stranger.ctx, (trx) =>
      Promise.all((['dossier', 'dossier_event', 'dossier_value', 'dossier_citizen'] as const).map(async (table) =>
        (await trx.selectFrom(table).select((row) => row.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)))
    assert.deepEqual(seen.map(Number), [0, 0, 0, 0])
  })

  test('một người không đăng nhập, một khách, không nộp được', async () => {
    const visitor: Ctx = { ...system, actor: citizenActor(system.newId() as AccountId, 'none') }
    assert.equal(codeOf(await perform(visitor, 'submit', submission(visitor))), 'notAllowed')
  })

  test('hai lần gửi cùng một lệnh là một hồ sơ', async () => {
    const input = submission(mother.ctx)
    const [first, second] = await Promise.all([perform(mother.ctx, 'submit', input), perform(mother.ctx, 'submit', input)])
    assert.deepEqual(taken(first), taken(second))
  })

  test('hồ sơ của tổ chức: thành viên thay mặt thì thấy, cũng người ấy làm cho mình thì không', async () => {
    const organisation = system.newId() as OrganisationId
    const acting = (accountId: AccountId): Ctx => ({
      ...system,
      actor: { ...citizenActor(accountId), actingFor: { kind: 'organisation', id: organisation, powerOfAttorneyId: null } },
    })
    const id = await submitted(acting(mother.accountId))
    assert.notEqual(await pageOf(acting(stranger.accountId), id), undefined)
    assert.equal(await pageOf(mother.ctx, id), undefined)
    assert.equal(await pageOf(stranger.ctx, id), undefined)
  })
})

describe('trước khi tiếp nhận', () => {
  test('một cửa trả lại để hoàn thiện; gửi lại thì có tám giờ làm việc mới; không tính là lần bổ sung', async () => {
    const id = await submitted()
    const asked = { items: ['Căn cước công dân', { kind: 'question', text: 'Đã từng kết hôn chưa?' }], reason: 'Chưa đủ', answerDueOn: '2026-11-30' }
    taken(await perform(desk, 'requestCompletion', INPUTS.requestCompletion.parse({ ...on(desk, id), ...asked })))
    const waiting = (await pageOf(mother.ctx, id))?.dossier
    assert.ok(waiting?.phase === 'incomplete')
    assert.deepEqual(waiting.items.map((item) => [item.kind, item.kind === 'paper' ? item.paperId : null]), [['paper', 'identity'], ['question', null]])
    assert.equal(codeOf(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, id)))), 'wrongPhase')
    now = Temporal.Instant.from('2026-11-23T02:00:00Z')
    taken(await perform(mother.ctx, 'resubmit', INPUTS.resubmit.parse({
      ...submission(mother.ctx, { papers: [{ paperId: 'identity', form: 'electronic', quantity: 1 }] }), ...on(mother.ctx, id),
    })))
    const again = (await pageOf(mother.ctx, id))?.dossier
    assert.ok(again?.phase === 'submitted')
    assert.equal(again.receptionDueAt, '2026-11-24T02:00:00.000Z')
    assert.equal(again.submittedAt, '2026-11-20T02:00:00.000Z')
    assert.equal(again.papers.length, 1)
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, id))))
    const open = (await pageOf(mother.ctx, id))?.dossier
    assert.ok(open?.phase === 'open')
    assert.equal(open.supplementRequests, 0)
    assert.equal(open.form?.versionId, '018f0000-0000-7000-8000-0000000000f1')
  })

  test('người nộp rút trước khi tiếp nhận; một cửa từ chối hồ sơ không ai hoàn thiện', async () => {
    const mine = await submitted()
    taken(await perform(mother.ctx, 'retract', INPUTS.retract.parse({ ...on(mother.ctx, mine), reason: 'Nộp nhầm' })))
    assert.equal((await pageOf(mother.ctx, mine))?.dossier.phase, 'retracted')
    assert.equal(codeOf(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, mine)))), 'wrongPhase')
    const left = await submitted()
    const asked = { items: ['Tờ khai'], reason: 'Thiếu', answerDueOn: '2026-12-30' }
    taken(await perform(desk, 'requestCompletion', INPUTS.requestCompletion.parse({ ...on(desk, left), ...asked })))
    taken(await perform(desk, 'rejectSubmitted', INPUTS.rejectSubmitted.parse({ ...on(desk, left), reason: 'Không hoàn thiện' })))
    assert.equal((await pageOf(mother.ctx, left))?.dossier.phase, 'rejected')
  })
})

describe('sau khi tiếp nhận', () => {
  test('người nộp tự bổ sung từng mục: thời hạn chạy tiếp từ lúc gửi', async () => {
    const id = await submitted()
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, id))))
    taken(await perform(officer, 'requestSupplement', INPUTS.requestSupplement.parse({
      ...on(officer, id), items: ['Bản sao căn cước', { kind: 'question', text: 'Ở đâu từ 2020?' }], reason: 'Thiếu', answerDueOn: '2026-12-15',
    })))
    taken(await perform(mother.ctx, 'receiveSupplement', INPUTS.receiveSupplement.parse({
      ...on(mother.ctx, id), papers: [{ paperId: null, name: 'Bản sao căn cước', form: 'electronic', quantity: 1 }], replies: [{ item: 2, text: 'Ở Ba Đồn' }],
    })))
    const page = await pageOf(mother.ctx, id)
    assert.ok(page?.dossier.phase === 'open' && page.dossier.waiting === null)
    const answer = page.history.find(({ event }) => event.type === 'supplementReceived')?.event
    assert.equal(answer?.type === 'supplementReceived' && page.textOf(answer.replies?.[0]?.text), 'Ở Ba Đồn')
  })

  test('người nộp rút hồ sơ đã tiếp nhận, nhưng không làm thay việc của cán bộ', async () => {
    const id = await submitted()
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, id))))
    for (const [command, input] of [
      ['requestSupplement', { items: ['Căn cước'], reason: 'x', answerDueOn: '2026-12-30' }],
      ['terminate', { reason: 'x', basis: 'y' }],
      ['correct', { changes: [{ party: 'submitter', field: 'phone', after: '0' }], reason: 'x' }],
    ] as const) {
      const refused = codeOf(await perform(mother.ctx, command, INPUTS[command].parse({ ...input, ...on(mother.ctx, id) }) as never))
      assert.equal(refused, 'notAllowed', command)
    }
    taken(await perform(mother.ctx, 'withdraw', INPUTS.withdraw.parse({ ...on(mother.ctx, id), reason: 'Không cần nữa' })))
    assert.equal((await pageOf(mother.ctx, id))?.dossier.phase, 'withdrawn')
  })
})

test('lịch sử cũ, phiên bản 1, đọc được bằng cấu trúc hôm nay', () => {
  const text = { v: 3, c: 'x' }
  const { event } = readEvent({ seq: 9, type: 'supplementRequested', version: 1, body: { items: [text] }, occurredAt: '', recordedAt: '' })
  assert.deepEqual(event, { type: 'supplementRequested', items: [{ kind: 'paper', text, paperId: null }] })
})

test('dựng lại từ lịch sử bằng đúng những gì đang lưu', async () => {
  const report = await replay(system)
  assert.deepEqual(report.discrepancies, [])
  assert.ok(report.dossiers > 5)
})

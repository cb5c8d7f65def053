import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { hire } from '#organisation/testing.ts'
import { deliver } from '#outbox/deliver.ts'
import { rowsOf, SYSTEM, testCtx, testDatabase } from '../../test/db.ts'
import type { Carrier, CarrierMove } from './carrier.ts'
import { chooseAddress, handToCarrier, POST_CHANNEL, recordMove } from './commands.ts'
import { postalCourier } from './courier.ts'
import { CONSIGNMENT_STATUSES, consignmentNumber, isEnded, mayBecome } from './domain/consignment.ts'
import { followPost } from './follow.ts'
import { POSTAL_TASKS } from './jobs.ts'
import { countConsignments, countPost, findConsignment, findRun, listConsignments } from './queries.ts'
import { SIMULATED_CARRIER } from './simulated-carrier.ts'

const db = await testDatabase()
const office = await openTestOffice(db, '2026-11-23T01:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'motcua-postal-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const files = openDiskStore(folder)
const worker = testCtx(db.worker, { actor: SYSTEM, newId: office.newId, now: office.now })
const ADDRESS = { recipient: 'Trần Thị Ngọc Ưng', phone: '0912 345 456', place: 'Xã Quảng Trạch, tỉnh Quảng Trị', street: 'Thôn Pháp Kệ' }
const { center } = office.units
let desk: Ctx
before(async () => {
  desk = await office.as('receiver')
})

/** A dossier whose result waits at the desk. */
const resolved = async (over: Record<string, unknown> = {}): Promise<DossierId> => {
  const { dossierId } = await office.receive(over)
  for (;;) {
    const [step] = await rowsOf<{ no: number; kind: string; role: string }>(db,
      `select no, kind, role from dossier_step where dossier_id = '${dossierId}' and state in ('waiting', 'accepted') order by no limit 1`)
    assert.ok(step)
    const on = { dossierId, stepNo: step.no }
    const person = step.role === 'caseOfficer' ? 'officer' : step.role === 'unitHead' ? 'head' : 'leader'
    if (step.kind === 'handle') {
      await office.must('officer', 'draftResult', { ...on, outcome: 'GRANTED', summary: 'Giấy xác nhận' })
      await office.must('officer', 'forward', on)
    } else if (step.kind === 'review') await office.must(person, 'forward', on)
    else if (step.kind === 'approve') await office.must('leader', 'approve', on)
    else if (step.kind === 'issue') await office.must('clerk', 'issue', on)
    else {
      await office.must('receiver', 'finish', on)
      return dossierId
    }
  }
}
const liveOf = async (dossierId: string) =>
  (await rowsOf<{ id: string; status: string; number: string; tracking: string | null }>(db,
    `select id, status, number, tracking from consignment where dossier_id = '${dossierId}' order by number desc limit 1`))[0] ?? assert.fail('no consignment')
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }): string => (result.ok ? 'ok' : result.refusal.code)
const carryAll = async (carrier: Carrier | null): Promise<void> => {
  while ((await deliver(worker, POST_CHANNEL, postalCourier(carrier))) > 0);
}
const phaseOf = async (id: DossierId): Promise<string | undefined> => (await transaction(desk, (trx) => findDossierPage(trx, desk.actor, id)))?.dossier.phase

/** A carrier that says what the test tells it. */
const carrierThat = (moves: readonly CarrierMove[]): Carrier & { readonly booked: string[] } => {
  const booked: string[] = []
  return { booked, book: async ({ id }) => (booked.push(id), { kind: 'booked', tracking: `T-${id}` }), movesOf: async () => moves }
}
const move = (status: CarrierMove['status'], hours: number, rest: Partial<CarrierMove> = {}): CarrierMove => ({
  status, at: toAt(office.now().add({ hours })), note: null, proof: null, ...rest,
})

describe('a result by post', () => {
  test('goes from the desk to the owner, and its delivery hands the dossier over', async () => {
    office.at('2026-11-24T08:00')
    const dossierId = await resolved({ delivery: 'post' })
    await POSTAL_TASKS['post-results'](worker, { dossierId })
    await POSTAL_TASKS['post-results'](worker, { dossierId })
    const waiting = await liveOf(dossierId)
    assert.equal(waiting.number, 'BC26-H50.101.01-00001')
    assert.equal(codeOf(await handToCarrier(desk, center, [waiting.id])), 'postalAddressMissing')
    assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS, phone: '123' })), 'postalPhoneInvalid')
    assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS })), 'ok')
    const handed = await handToCarrier(desk, center, [waiting.id])
    assert.ok(handed.ok)
    const list = await transaction(desk, (trx) => findRun(trx, handed.value))
    assert.deepEqual([list?.run.number, list?.lines.map(({ number, phone }) => `${number} ${phone}`)], ['BK26-H50.101.01-00001', ['BC26-H50.101.01-00001 0912345456']])
    assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS, street: 'Khác' })), 'postalAddressFixed')

    const carrier = carrierThat([move('inTransit', 1), move('delivered', 2, { proof: { receiver: 'Trần Văn Tám', picture: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]) } })])
    await carryAll(carrier)
    assert.deepEqual(carrier.booked, [waiting.id])
    assert.equal((await liveOf(dossierId)).status, 'booked')
    office.at('2026-11-24T12:00')
    await followPost(worker, carrier, files)
    await followPost(worker, carrier, files)
    const view = await transaction(desk, (trx) => findConsignment(trx, waiting.id))
    assert.deepEqual(view?.steps.map(({ status }) => status), ['delivered', 'inTransit', 'booked', 'dispatched', 'waiting'])
    assert.equal(view.proof?.receiver, 'Trần Văn Tám')
    const jobs = worker.jobs.filter(({ task }) => task === 'post-delivered')
    assert.equal(jobs.length, 1)
    assert.equal(await phaseOf(dossierId), 'resolved')
    for (let i = 0; i < 2; i++) await POSTAL_TASKS['post-delivered'](worker, { consignmentId: waiting.id })
    assert.equal(await phaseOf(dossierId), 'handedOver')
    const page = await transaction(desk, (trx) => findDossierPage(trx, desk.actor, dossierId))
    const [last] = page?.history.toReversed() ?? []
    assert.ok(last?.event.type === 'handedOver' && last.event.delivery === 'post' && last.actorKind === 'system')
    assert.equal(page?.textOf(last.event.receiver), 'Trần Văn Tám')
  })

  test('nobody at home, then back at the counter: the next consignment is ready, with another address if wanted', async () => {
    const dossierId = await resolved({ delivery: 'post' })
    await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS })
    const first = await liveOf(dossierId)
    assert.ok((await handToCarrier(desk, center, [first.id])).ok)
    const carrier = carrierThat([move('inTransit', 1), move('failed', 2, { note: 'vắng nhà' }), move('returned', 3)])
    await carryAll(carrier)
    await followPost(worker, carrier, files)
    const next = await liveOf(dossierId)
    assert.notEqual(next.id, first.id)
    assert.equal(next.status, 'waiting')
    assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS, street: 'Nhà mẹ' })), 'ok')
    assert.equal((await transaction(desk, (trx) => findConsignment(trx, first.id)))?.street, 'Thôn Pháp Kệ', 'where it went stays as it was')
    assert.equal(await phaseOf(dossierId), 'resolved')
  })

  test('chosen later than at reception, and refused once the result was taken home', async () => {
    const dossierId = await resolved()
    await POSTAL_TASKS['post-results'](worker, { dossierId })
    await assert.rejects(liveOf(dossierId), /no consignment/)
    assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS })), 'ok')
    assert.equal((await liveOf(dossierId)).status, 'waiting')
    await office.must('receiver', 'handOver', { dossierId, receiver: 'Trần Thị Ngọc Ưng', delivery: 'desk' })
    assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS })), 'postalEndedAlreadyDone')
  })

  test('without a carrier the counter writes what happens itself, with proof', async () => {
    const dossierId = await resolved({ delivery: 'post' })
    await chooseAddress(desk, { dossierId, direction: 'return', ...ADDRESS })
    const { id } = await liveOf(dossierId)
    await handToCarrier(desk, center, [id])
    await carryAll(null)
    assert.equal((await liveOf(dossierId)).status, 'dispatched')
    assert.equal(codeOf(await recordMove(desk, id, { status: 'delivered', note: null })), 'postalReceiverRequired')
    assert.equal(codeOf(await recordMove(await office.as('outsider'), id, { status: 'delivered', note: null, receiver: 'A' })), 'postalNotFound')
    assert.equal(codeOf(await recordMove(await office.as('officer'), id, { status: 'delivered', note: null, receiver: 'A' })), 'postalNotAllowed')
    assert.equal(codeOf(await recordMove(desk, id, { status: 'delivered', note: null, receiver: 'Trần Thị Ngọc Ưng' })), 'ok')
    assert.equal(codeOf(await recordMove(desk, id, { status: 'returned', note: null })), 'postalMoveConflict')
  })

  test('the agent of the post works at the counter and nowhere else', async () => {
    const agent = await hire(office.system, 'Mai Văn Thư', { role: 'postalAgent', unitId: center })
    const actor = { kind: 'staff', staffId: agent, accountId: desk.actor.kind === 'staff' ? desk.actor.accountId : assert.fail(), name: 'Mai Văn Thư',
      grants: [{ role: 'postalAgent', unitId: center, reach: new Set([center]), sectors: null }] } as const
    const counts = await transaction({ ...desk, actor }, (trx) => countConsignments(trx, [center]))
    assert.ok(counts.waiting + counts.moving + counts.troubled + counts.ended > 0)
    assert.deepEqual(await transaction(await office.as('outsider'), (trx) => listConsignments(trx, [center], 'ended')), [])
  })
})

test('papers are collected at home: booked at once, counted when they arrive', async () => {
  const { dossierId } = await office.receive()
  assert.equal(codeOf(await chooseAddress(desk, { dossierId, direction: 'collect', ...ADDRESS })), 'ok')
  const collection = await liveOf(dossierId)
  assert.equal(collection.status, 'dispatched')
  await carryAll(SIMULATED_CARRIER)
  const { tracking } = await liveOf(dossierId)
  assert.match(tracking ?? '', /^GIA-LAP-/)
  office.at('2026-12-02T08:00')
  await followPost(worker, SIMULATED_CARRIER, files)
  const [count] = await transaction(desk, (trx) => countPost(trx, Temporal.Instant.from('2026-11-01T00:00:00Z'), Temporal.Instant.from('2027-01-01T00:00:00Z')))
  assert.deepEqual([count?.collected, (count?.returned ?? 0) >= 2, count?.failed], [1, true, 1])
})

test('the simulated post depends on nothing but number and clock, and moves only forward', async () => {
  await fc.assert(fc.asyncProperty(fc.uuid(), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), async (id, a, b) => {
    const start = Temporal.Instant.from('2026-11-23T01:00:00Z')
    const order = { id, number: 'x', direction: 'return', counter: '', address: ADDRESS } as const
    const booked = await SIMULATED_CARRIER.book(order, start)
    assert.ok(booked.kind === 'booked')
    assert.deepEqual(await SIMULATED_CARRIER.book(order, start), booked)
    const [early = [], late = []] = await Promise.all([Math.min(a, b), Math.max(a, b)].map((hours) => SIMULATED_CARRIER.movesOf(booked.tracking, start.add({ hours }))))
    assert.deepEqual(late.slice(0, early.length), early)
    let status = 'booked' as (typeof CONSIGNMENT_STATUSES)[number]
    for (const one of await SIMULATED_CARRIER.movesOf(booked.tracking, start.add({ hours: 500 })) ?? []) {
      assert.ok(mayBecome(status, one.status), `${status} → ${one.status}`)
      status = one.status
    }
    assert.ok(isEnded(status))
  }))
})

test('what has ended moves no more; numbers grow beyond their places', () => {
  for (const from of CONSIGNMENT_STATUSES) for (const to of CONSIGNMENT_STATUSES) if (isEnded(from)) assert.equal(mayBecome(from, to), false)
  assert.equal(consignmentNumber(2026, 'H50.27', 123_456), 'BC26-H50.27-123456')
})

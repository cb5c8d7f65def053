import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { CERTIFIED_COPY, openTestOffice } from '#dossiers/testing-lives.ts'
import type { DossierEvent } from '#dossiers/domain/event.ts'
import { SUBSCRIPTIONS } from '../jobs/subscriptions.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { OCCASIONS } from '#law/messages.ts'
import { deliver, type Courier } from '#outbox/deliver.ts'
import { rowsOf, SYSTEM, testCtx, testDatabase } from '../../test/db.ts'
import { foundInstance } from '../instance.ts'
import { messageComposers } from './compose.ts'
import { messageCouriers } from './couriers.ts'
import { tellingOf } from './domain/occasion.ts'
import { MESSAGE_TASKS } from './jobs.ts'
import { tellNews } from './tell.ts'
import { findTrayLetters } from './tray.ts'

const db = await testDatabase()
const office = await openTestOffice(db, '2026-11-23T01:00:00Z')
await foundInstance(db.app, 'demo', office.system)
const worker: Ctx = testCtx(db.worker, { actor: SYSTEM, newId: office.newId, now: office.now })
const SETTINGS = { mail: null, sms: null, zalo: null }
const couriers = messageCouriers('demo', SETTINGS, messageComposers('https://motcua.example.vn'))
const courierOf = (channel: string): Courier => couriers[channel] ?? assert.fail(channel)

const PERSON = {
  name: 'Trần Thị Ngọc Ưng', identityNumber: '044193012378', birthDate: '1993-03-12', phone: '0912345456', email: 'ung@example.vn',
  address: 'thôn Pháp Kệ, xã Quảng Trạch',
}
const receive = (over: object = {}) => office.receive({ submitter: PERSON, ...over })
const told = async (id: string): Promise<string[]> =>
  (await rowsOf<{ occasion: string }>(db, `select occasion from message where dossier_id = '${id}' order by id`)).map(({ occasion }) => occasion)
const queued = async (id: string): Promise<string[]> =>
  (await rowsOf<{ what: string }>(db, `select channel || ' ' || position as what from outbox where dossier_id = '${id}' order by 1`)).map(({ what }) => what)
const letters = async () => transaction(office.system, (trx) => findTrayLetters(trx))

const carryAll = async (): Promise<void> => {
  for (const channel of ['mail', 'sms']) while ((await deliver(worker, channel, courierOf(channel))) > 0);
}

describe('telling', () => {
  test('a reception is told by mail and phone, with its code and due date', async () => {
    office.at('2026-11-23T08:00')
    const { dossierId, code } = await receive()
    await MESSAGE_TASKS['tell-news'](worker, { dossierId, seq: 1, type: 'accepted' })
    assert.deepEqual(await told(dossierId), ['accepted'])
    assert.deepEqual(await queued(dossierId), ['mail 1', 'sms 1'])
    await carryAll()
    const [sms, mail] = (await letters()).toSorted((a, b) => b.channel.localeCompare(a.channel))
    assert.equal(mail?.to, 'ung@example.vn')
    assert.match(mail?.text ?? '', new RegExp(`${code}.*“Thủ tục cấp Giấy xác nhận tình trạng hôn nhân”|${code}`, 's'))
    assert.match(mail?.text ?? '', /Hẹn trả kết quả: \d\d:\d\d \d\d\/\d\d\/2026/)
    assert.match(mail?.text ?? '', /https:\/\/motcua\.example\.vn\/tra-cuu/)
    assert.equal(sms?.to, '0912345456')
    assert.match(sms?.text ?? '', /ho so .* da tiep nhan\. Hen tra:/)
    assert.match(sms?.text ?? '', /^[\x20-\x7e]+$/, 'without marks')
  })

  test('twice, at once or out of order: each event is told once, in order', async () => {
    const { dossierId } = await receive()
    await office.must('officer', 'requestSupplement', { dossierId, items: ['Bản sao'], reason: 'Thiếu', answerDueOn: '2026-12-11' })
    await office.must('receiver', 'receiveSupplement', { dossierId, papers: [] })
    const payloads = [5, 1, 3].map((seq) => ({ dossierId, seq, type: 'any' }))
    await Promise.all(payloads.map((payload) => MESSAGE_TASKS['tell-news'](worker, payload)))
    assert.deepEqual(await told(dossierId), ['accepted', 'supplementRequested', 'supplementReceived'])
    const parcels = await rowsOf<{ occasion: string }>(db, `select m.occasion from outbox o join message m on m.id = (o.reference->>'messageId')::uuid
      where o.dossier_id = '${dossierId}' and o.channel = 'mail' order by o.position`)
    assert.deepEqual(parcels.map(({ occasion }) => occasion), ['accepted', 'supplementRequested', 'supplementReceived'])
  })

  test('a phone does not ring at night; mail waits quietly', async () => {
    office.at('2026-11-23T22:30')
    const { dossierId } = await receive()
    await tellNews(worker, dossierId as DossierId)
    const rows = await rowsOf<{ channel: string; at: string }>(db, `select channel, to_char(next_attempt_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as at
      from outbox where dossier_id = '${dossierId}' order by channel`)
    assert.deepEqual(rows, [{ channel: 'mail', at: '2026-11-23 22:30' }, { channel: 'sms', at: '2026-11-24 07:00' }])
  })

  test('nobody to reach, or everything done at the desk: nothing is queued', async () => {
    office.at('2026-11-24T08:00')
    const silent = await office.receive({ submitter: { name: 'Lê Văn Tám' } })
    await tellNews(worker, silent.dossierId)
    assert.deepEqual([await told(silent.dossierId), await queued(silent.dossierId)], [['accepted'], []])
    const certified = await office.must('receiver', 'certify', {
      ...office.filing({ procedureCode: CERTIFIED_COPY, submitter: PERSON }), documents: [{ document: 'Bằng tốt nghiệp', copies: 1, pages: 1 }],
    })
    await tellNews(worker, certified.dossierId)
    assert.deepEqual(await told(certified.dossierId), [])
  })

  test('what was done on paper long ago and is entered now is written down, and rings at nobody', async () => {
    office.at('2026-11-24T08:00')
    const { dossierId } = await receive()
    await tellNews(worker, dossierId)
    const before = await queued(dossierId)
    office.at('2026-12-08T08:00')
    const late = { commandId: office.newId(), dossierId, reason: 'Ghi sổ muộn', occurredAt: '2026-11-25T02:00:00Z' }
    taken(await perform(office.system, 'withdraw', INPUTS.withdraw.parse(late)))
    await tellNews(worker, dossierId)
    assert.deepEqual([await told(dossierId), await queued(dossierId)], [['accepted', 'withdrawn'], before])
  })

  test('a whole life told: no message holds who it is about', async () => {
    office.at('2026-11-25T08:00')
    const { dossierId } = await receive()
    await office.must('officer', 'suspend', { dossierId, reason: 'Xác minh tại nơi ở cũ của Trần Thị Ngọc Ưng', basis: 'Điều 22' })
    await office.must('officer', 'resume', { dossierId })
    await office.must('officer', 'requireObligation', { dossierId, amountDong: 1_250_000, reason: 'Lệ phí' })
    await office.must('officer', 'meetObligation', { dossierId, evidence: 'Biên lai 12' })
    await office.must('receiver', 'withdraw', { dossierId, reason: 'Người dân đổi ý' })
    await tellNews(worker, dossierId)
    assert.deepEqual(await told(dossierId), ['accepted', 'suspended', 'resumed', 'obligationRequired', 'obligationMet', 'withdrawn'])
    const texts = await rowsOf<{ text: string }>(db, `select concat_ws(' ', subject, letter, short) as text from message`)
    for (const { text } of texts) {
      for (const secret of [PERSON.name, PERSON.identityNumber, PERSON.address, PERSON.phone, PERSON.email, 'Pháp Kệ', 'nơi ở cũ', 'đổi ý', '{han', '{ma', '{so', '{co']) {
        assert.ok(!text.includes(secret), `${secret} in: ${text}`)
      }
    }
    assert.ok(texts.some(({ text }) => text.includes('1.250.000 đ')))
    const references = await rowsOf<{ reference: object }>(db, 'select reference from outbox')
    for (const { reference } of references) assert.match(JSON.stringify(reference), /^\{"messageId":"[0-9a-f-]{36}","party":"submitter"\}$/)
  })
})

test('in an office nothing can be laid in a tray', async () => {
  const other = await testDatabase()
  const elsewhere = await openTestOffice(other)
  await foundInstance(other.app, 'production', elsewhere.system)
  const ctx = testCtx(other.worker, { newId: elsewhere.newId })
  const insert = sql`insert into demo_letter (tenant_id, id, channel, recipient, subject, body, occasion, created_at)
    values (${ctx.tenantId}, ${ctx.newId()}, 'sms', '0912345456', 's', 'b', 'code', ${ctx.clock()})`
  await assert.rejects(transaction(ctx, (trx) => insert.execute(trx)), /row-level security/)
})

test('every event that people are told of is listened to, and every occasion has its event', () => {
  const due = { cause: 'extended', oldDueAt: null, newDueAt: '2026-11-24T10:00:00.000Z', provisional: false } as const
  const occasions = new Set<string>()
  for (const type of Object.keys(SUBSCRIPTIONS)) {
    const event = JSON.parse(JSON.stringify({ type, due })) as DossierEvent
    const telling = tellingOf(event, { channel: 'online' })
    if (SUBSCRIPTIONS[type]?.some(({ task }) => task === 'tell-news')) {
      assert.ok(telling !== undefined, `${type} is listened to and tells nothing`)
      occasions.add(telling.occasion)
    }
  }
  assert.deepEqual([...occasions].toSorted(), [...OCCASIONS].toSorted())
})

import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, describe, test } from 'node:test'
import { Temporal } from '#kernel/time.ts'
import type { Attempt } from '#outbox/domain/parcel.ts'
import { postSigned, signatureOf } from '#outbox/signed-request.ts'
import type { Letter } from './domain/letter.ts'
import { gatewaySender } from './gateway-sender.ts'
import { mailSender } from './mail-sender.ts'
import { openGateway, openRelay, type Received } from './testing-receivers.ts'

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z')
const SECRET = 'a secret of sixteen letters'
const ID = '019d0000-0000-7000-8000-000000000001'
const letter = (rest: Partial<Letter> = {}): Letter => ({ to: '0912 345 456', subject: 'Có kết quả', text: 'Hồ sơ đã có kết quả.', occasion: 'resultReady', ...rest })

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Sends one short message to a gateway that answers so. */
const sendTo = async (answer: (received: Received, response: ServerResponse) => void) => {
  const gateway = await openGateway(answer)
  try {
    const attempt = await gatewaySender({ url: gateway.url, secret: SECRET }, 'sms')(ID, letter(), NOW)
    return { attempt, received: gateway.received }
  } finally {
    await gateway.close()
  }
}

describe('a gateway of SMS or Zalo', () => {
  test('gets number, words and occasion, signed, under one key; its own name for it is kept', async () => {
    const { attempt, received } = await sendTo((_, response) => json(response, 200, { accepted: true, reference: 'G-17' }))
    assert.deepEqual(attempt, { kind: 'delivered', receipt: 'G-17' })
    const [one] = received
    assert.ok(one !== undefined)
    assert.equal(one.key, ID)
    assert.deepEqual(JSON.parse(one.body), {
      channel: 'sms', to: '+84912345456', text: 'Hồ sơ đã có kết quả.', occasion: 'resultReady', id: ID, sentAt: '2026-11-23T01:00:00.000Z',
    })
    const seconds = Math.floor(NOW.epochMilliseconds / 1000)
    assert.equal(one.signature, `t=${seconds},v1=${signatureOf(SECRET, seconds, ID, one.body)}`)
  })

  const failed = (failure: string): object => ({ kind: 'failed', failure })
  const cases: readonly (readonly [string, (response: ServerResponse) => void, object])[] = [
    ['500', (response) => json(response, 500, { error: 'x' }), failed('serverError')],
    ['429', (response) => json(response, 429, {}), failed('serverError')],
    ['401 (our secret is wrong: an administrator mends it)', (response) => json(response, 401, {}), failed('rejected')],
    ['422', (response) => json(response, 422, { error: 'bad number' }), { kind: 'refused', failure: 'rejected' }],
    ['200 with markup', (response) => json(response, 200, '<html>'), failed('malformedAnswer')],
    ['200 that says no', (response) => json(response, 200, { accepted: false }), failed('malformedAnswer')],
    ['200 without end', (response) => json(response, 200, 'x'.repeat(100_000)), failed('malformedAnswer')],
    ['a line that breaks', (response) => void response.destroy(), failed('unreachable')],
  ]
  for (const [name, answer, expected] of cases) {
    test(`answers ${name}`, async () => assert.deepEqual((await sendTo((_, response) => answer(response))).attempt, expected))
  }

  test('a redirect is never followed, wherever it leads', async () => {
    const inside = await openGateway((_, response) => json(response, 200, { accepted: true }))
    const { attempt } = await sendTo((_, response) => {
      response.writeHead(307, { location: inside.url })
      response.end()
    })
    await inside.close()
    assert.deepEqual(attempt, failed('redirected'))
    assert.deepEqual(inside.received, [])
  })

  test('an answer that comes too late counts as none', async () => {
    const gateway = await openGateway(() => undefined)
    const sent = await postSigned({ url: gateway.url, secret: SECRET }, { id: ID, body: {}, now: NOW, waitMs: 50 })
    await gateway.close()
    assert.deepEqual(sent, { ok: false, attempt: failed('timeout') })
  })

  test('nobody is there', async () => {
    const gateway = await openGateway(() => undefined)
    await gateway.close()
    assert.deepEqual(await gatewaySender({ url: gateway.url, secret: SECRET }, 'zalo')(ID, letter(), NOW), failed('unreachable'))
  })

  test('what is no mobile number is not sent', async () => {
    for (const to of ['0232 3512 345', 'abc', '', 'a@b.vn', '+1 555 123 4567']) {
      const attempt = await gatewaySender({ url: 'https://127.0.0.1:1/', secret: SECRET }, 'sms')(ID, letter({ to }), NOW)
      assert.deepEqual(attempt, { kind: 'refused', failure: 'noAddress' }, to)
    }
  })
})

describe('mail', async () => {
  const relay = await openRelay((address) => address.startsWith('nobody'))
  after(() => relay.close())
  const send = mailSender({ url: relay.url, from: 'motcua@quangtrach.gov.vn' })
  const decoded = (raw: string): string => Buffer.from(raw.split('\r\n\r\n').slice(1).join('\r\n\r\n'), 'base64').toString('utf8')

  test('arrives as plain text with Vietnamese letters, under an id that a second copy shares', async () => {
    const attempt = await send(ID, letter({ to: 'ung@example.vn' }))
    assert.deepEqual(attempt, { kind: 'delivered', receipt: null } satisfies Attempt)
    const mail = relay.mails.at(-1)
    assert.deepEqual([mail?.from, mail?.to], ['motcua@quangtrach.gov.vn', ['ung@example.vn']])
    assert.match(mail?.raw ?? '', new RegExp(`^Message-ID: <${ID}@quangtrach.gov.vn>`, 'mi'))
    assert.match(mail?.raw ?? '', /^Content-Type: text\/plain/mi)
    assert.doesNotMatch(mail?.raw ?? '', /text\/html/i)
    assert.match(`${decoded(mail?.raw ?? '')}${mail?.raw}`, /Hồ sơ đã có kết quả|H=E1=BB=93 s=C6=A1/)
  })

  test('no line break gets into a header, no second address into the envelope', async () => {
    await send(ID, letter({ to: 'ung@example.vn', subject: 'Kết quả\r\nBcc: thief@example.com\r\n\r\nbody' }))
    const raw = relay.mails.at(-1)?.raw ?? ''
    assert.doesNotMatch(raw.split('\r\n\r\n')[0] ?? '', /^bcc:/mi)
    assert.deepEqual(relay.mails.at(-1)?.to, ['ung@example.vn'])
    const count = relay.mails.length
    for (const to of ['ung@example.vn, thief@example.com', 'ung@example.vn\r\nRCPT TO:<thief@example.com>', 'Ưng <ung@example.vn>', '"a b"@x.vn', 'ung@localhost']) {
      assert.deepEqual(await send(ID, letter({ to })), { kind: 'refused', failure: 'noAddress' }, to)
    }
    assert.equal(relay.mails.length, count)
  })

  test('a mailbox that the relay does not know is for a person; a relay that is away is tried again', async () => {
    assert.deepEqual(await send(ID, letter({ to: 'nobody@example.vn' })), { kind: 'refused', failure: 'rejected' })
    const away = await openRelay()
    await away.close()
    assert.deepEqual(await mailSender({ url: away.url, from: 'a@b.vn' })(ID, letter({ to: 'ung@example.vn' })), { kind: 'failed', failure: 'unreachable' })
  })
})

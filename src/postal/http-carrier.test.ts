import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openGateway } from '#messages/testing-receivers.ts'
import { Temporal } from '#kernel/time.ts'
import { httpCarrier } from './http-carrier.ts'

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z')
const SECRET = 'a secret of sixteen letters'
const ORDER = {
  id: '019d0000-0000-7000-8000-000000000001', number: 'BC26-H50-00001', direction: 'return', counter: 'Trung tâm',
  address: { recipient: 'A', phone: '0912345678', place: 'Xã X', street: 'Thôn Y' },
} as const

/** Asks a carrier that answers so. */
const withCarrier = async <T>(answer: unknown, ask: (carrier: ReturnType<typeof httpCarrier>) => Promise<T>, status = 200) => {
  const gateway = await openGateway((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  try {
    return { result: await ask(httpCarrier({ url: gateway.url, secret: SECRET })), received: gateway.received }
  } finally {
    await gateway.close()
  }
}

describe('a carrier over HTTP', () => {
  test('books under the key of the consignment', async () => {
    const { result, received } = await withCarrier({ accepted: true, tracking: 'EB123456789VN' }, (carrier) => carrier.book(ORDER, NOW))
    assert.deepEqual(result, { kind: 'booked', tracking: 'EB123456789VN' })
    assert.equal(received[0]?.key, ORDER.id)
    const { id, ...order } = ORDER
    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), { action: 'book', order, id, sentAt: '2026-11-23T01:00:00.000Z' })
  })

  for (const [name, answer, status, expected] of [
    ['no tracking number', { accepted: true }, 200, { kind: 'failed', failure: 'malformedAnswer' }],
    ['a refusal', { error: 'no such place' }, 422, { kind: 'refused', failure: 'rejected' }],
    ['an outage', {}, 503, { kind: 'failed', failure: 'serverError' }],
    ['a redirect', {}, 302, { kind: 'failed', failure: 'redirected' }],
  ] as const) {
    test(`answers with ${name}`, async () => assert.deepEqual((await withCarrier(answer, (carrier) => carrier.book(ORDER, NOW), status)).result, expected))
  }

  test('tells its moves in order of time, with proof; nonsense is no answer', async () => {
    const moves = [
      { status: 'delivered', at: '2026-11-23T10:00:00+07:00', receiver: 'Trần Văn Tám', picture: '/9j/4AAQ' },
      { status: 'inTransit', at: '2026-11-23T08:30:00+07:00', note: 'rời bưu cục' },
    ]
    const { result } = await withCarrier({ moves }, (carrier) => carrier.movesOf('EB1', NOW))
    assert.deepEqual(result?.map(({ status, at, note }) => ({ status, at, note })), [
      { status: 'inTransit', at: '2026-11-23T01:30:00.000Z', note: 'rời bưu cục' },
      { status: 'delivered', at: '2026-11-23T03:00:00.000Z', note: null },
    ])
    assert.deepEqual(result.at(-1)?.proof?.receiver, 'Trần Văn Tám')
    for (const answer of ['<html>', { moves: [{ status: 'lost', at: 'x' }] }, { moves: 'none' }]) {
      assert.equal((await withCarrier(answer, (carrier) => carrier.movesOf('EB1', NOW))).result, undefined)
    }
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listen, PortTaken } from './listen.ts'

const answer = (): Response => new Response('một cửa')
const portOf = (url: string): number => Number(new URL(url).port)
const local = (port: number, isPortFixed: boolean) => ({ host: '127.0.0.1', port, isPortFixed })

describe('listening', () => {
  test('answers requests and says where', async () => {
    const listener = await listen(answer, local(0, false))
    assert.equal(await (await fetch(listener.url)).text(), 'một cửa')
    await listener.stop()
    await assert.rejects(fetch(listener.url))
  })

  test('a port that is taken: the next free one, unless it was asked for', async () => {
    const first = await listen(answer, local(0, false))
    const taken = portOf(first.url)
    const second = await listen(answer, local(taken, false))
    try {
      assert.ok(portOf(second.url) > taken && portOf(second.url) < taken + 20)
      await assert.rejects(listen(answer, local(taken, true)), (error) => error instanceof PortTaken && error.port === taken)
    } finally {
      await Promise.all([first.stop(), second.stop()])
    }
  })

  test('stopping lets a running request finish', async () => {
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    let arrived = (): void => undefined
    const here = new Promise<void>((resolve) => (arrived = resolve))
    const listener = await listen(async () => {
      arrived()
      await gate
      return new Response('finished')
    }, local(0, false))
    const response = fetch(listener.url)
    await here
    const stopped = listener.stop()
    release()
    assert.equal(await (await response).text(), 'finished')
    await stopped
  })

  test('an address that is not ours is an error, not a taken port', async () => {
    await assert.rejects(listen(answer, { host: '192.0.2.1', port: 0, isPortFixed: false }), /EADDRNOTAVAIL/)
  })
})

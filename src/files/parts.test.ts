import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { openDiskStore } from './disk-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-parts-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const { parts } = openDiskStore(folder)

const LIMIT = 5_000
const AS_TEXT = { declaredType: 'text/plain', limitBytes: LIMIT }

/** A sender whose line breaks after some bytes. */
async function* sending(bytes: Buffer, breaksAfter = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 40) {
    if (at >= breaksAfter) throw new Error('connection reset')
    yield bytes.subarray(at, at + 40)
  }
}

describe('một tệp gửi từng phần', () => {
  test('whatever breaks on the way, it is whole in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-zà-ỹ ]{1,900}$/), fc.array(fc.nat(200), { maxLength: 8 }), async (text, breaks) => {
        const id = randomUUID()
        const bytes = Buffer.from(text)
        for (const breaksAfter of [...breaks, Number.POSITIVE_INFINITY]) {
          const offset = await parts.sizeOf(id)
          const came = await parts.append(id, offset, sending(bytes.subarray(offset), breaksAfter), bytes.length)
          assert.ok(came.ok)
          assert.equal(came.value, await parts.sizeOf(id))
        }
        const kept = await parts.finish(id, AS_TEXT)
        assert.deepEqual(kept.ok && kept.value.sha256, createHash('sha256').update(bytes).digest())
        await parts.discard(id)
        assert.equal(await parts.sizeOf(id), 0)
      }),
      { numRuns: 25 },
    )
  })

  test('a piece that does not follow is told where to go on', async () => {
    const id = randomUUID()
    await parts.append(id, 0, sending(Buffer.alloc(100, 65)), LIMIT)
    assert.deepEqual(await parts.append(id, 40, sending(Buffer.alloc(10, 65)), LIMIT), {
      ok: false,
      refusal: { code: 'uploadOffsetConflict', facts: { offset: 100 } },
    })
  })

  test('more than announced is refused', async () => {
    const sent = await parts.append(randomUUID(), 0, sending(Buffer.alloc(200, 65)), 150)
    assert.equal(sent.ok ? 'taken' : sent.refusal.code, 'uploadLongerThanAnnounced')
  })

  test('an id that is a path is a bug, not a file', async () => {
    await assert.rejects(parts.sizeOf('../../content'), TypeError)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { boundaryOf, BrokenForm, readParts } from './multipart.ts'

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const wireOf = async (form: FormData): Promise<{ bytes: Buffer; boundary: string }> => {
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  assert.ok(boundary.ok)
  return { bytes: Buffer.from(await request.arrayBuffer()), boundary: boundary.value }
}

const readAll = async (bytes: Buffer, boundary: string, sizes: readonly number[]) => {
  const parts: { name: string; fileName: string | null; type: string; body: string }[] = []
  for await (const { body, ...part } of readParts(inPieces(bytes, sizes), boundary)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of body) chunks.push(chunk)
    parts.push({ ...part, body: Buffer.concat(chunks).toString('latin1') })
  }
  return parts
}

const part = fc.record({ name: fc.stringMatching(/^[a-z.]{1,12}$/), bytes: fc.uint8Array({ maxLength: 300 }), isFile: fc.boolean() })

describe('a form read as it arrives', () => {
  test('is what the browser sent, whatever pieces it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), async (parts, sizes) => {
        const form = new FormData()
        for (const one of parts) {
          if (one.isFile) form.append(one.name, new File([Buffer.from(one.bytes)], 'giấy "tờ".pdf', { type: 'application/pdf' }))
          else form.append(one.name, Buffer.from(one.bytes).toString('hex'))
        }
        const { bytes, boundary } = await wireOf(form)
        assert.deepEqual(
          await readAll(bytes, boundary, sizes),
          parts.map((one) => one.isFile
            ? { name: one.name, fileName: 'giấy "tờ".pdf', type: 'application/pdf', body: Buffer.from(one.bytes).toString('latin1') }
            : { name: one.name, fileName: null, type: '', body: Buffer.from(one.bytes).toString('hex') }),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('a part that nobody reads to its end does not swallow the next', async () => {
    const form = new FormData()
    form.append('a', new File([Buffer.alloc(5_000, 1)], 'a.bin'))
    form.append('b', 'còn đây')
    const { bytes, boundary } = await wireOf(form)
    const names: string[] = []
    for await (const { name, body } of readParts(inPieces(bytes, [700]), boundary)) {
      names.push(name)
      for await (const _ of body) break
    }
    assert.deepEqual(names, ['a', 'b'])
  })

  test('ends in the middle: told, never half a form that looks whole', async () => {
    const form = new FormData()
    form.append('a', 'một')
    form.append('b', 'hai')
    const { bytes, boundary } = await wireOf(form)
    for (let cut = 0; cut < bytes.length - 4; cut += 7) {
      await assert.rejects(readAll(bytes.subarray(0, cut), boundary, [64]), BrokenForm)
    }
  })

  test('headers that never end are refused', async () => {
    const body = Buffer.from(`--x\r\n${'a: b\r\n'.repeat(5_000)}`)
    await assert.rejects(readAll(body, 'x', [512]), BrokenForm)
  })
})

for (const [header, boundary] of [
  ['multipart/form-data; boundary=abc', 'abc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['Multipart/Form-Data;boundary=abc; x=y', 'abc'],
  ['multipart/form-data', undefined],
  ['text/plain; boundary=abc', undefined],
] as const) {
  test(`ranh giới của “${header}”`, () => {
    const found = boundaryOf(header)
    assert.equal(found.ok ? found.value : undefined, boundary)
  })
}

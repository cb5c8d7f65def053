import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { answerBatch, answerOne } from './answer.ts'
import { commandNames, findCommand } from './catalogue.ts'
import type { AnsweringCommand } from './command.ts'
import { lineGroups, TOO_LONG } from './lines.ts'

const double: AnsweringCommand = {
  name: 'double',
  summary: 'x',
  usage: 'double',
  run: (input) => {
    if (input === 'bug') throw new Error('a bug')
    return typeof input === 'number' ? input * 2 : { refusal: { code: 'notANumber', message: 'Cần một số.' } }
  },
}

const collect = async (work: (streams: { input: Readable; output: PassThrough; errors: PassThrough }) => Promise<void>, text: string): Promise<{ lines: unknown[]; errors: string }> => {
  const output = new PassThrough()
  const errors = new PassThrough()
  const read = output.setEncoding('utf8').toArray()
  await work({ input: Readable.from([Buffer.from(text)]), output, errors })
  output.end()
  errors.end()
  const out = (await read).join('')
  return { lines: out.split('\n').filter(Boolean).map((line) => JSON.parse(line)), errors: (await errors.setEncoding('utf8').toArray()).join('') }
}

describe('--batch', () => {
  test('answers line by line; a broken line is refused and the rest goes on', async () => {
    const { lines, errors } = await collect((streams) => answerBatch(double, streams), '1\n{"a":\n\n"x"\n"bug"\n21')
    assert.deepEqual(lines.map((line) => (line as { refusal?: { code: string } }).refusal?.code ?? line), [
      2, 'invalidJson', 'notANumber', 'internalError', 42,
    ])
    assert.match(errors, /a bug/)
  })

  test('an empty input has no answers', async () => {
    assert.deepEqual((await collect((streams) => answerBatch(double, streams), '')).lines, [])
  })
})

describe('--json', () => {
  test('takes the argument before standard input', async () => {
    assert.deepEqual((await collect((streams) => answerOne(double, '4', false, streams), '100')).lines, [8])
    assert.deepEqual((await collect((streams) => answerOne(double, undefined, false, streams), '100')).lines, [200])
  })
})

describe('lineGroups', () => {
  const linesOf = async (chunks: string[], limit = 100): Promise<unknown[]> =>
    (await Array.fromAsync(lineGroups(Readable.from(chunks), limit))).flat()

  test('finds the same lines however the stream is cut', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'ấ', '\n', ' ') })), async (chunks) => {
        const whole = chunks.join('').split('\n')
        if (whole.at(-1) === '') whole.pop()
        assert.deepEqual(await linesOf(chunks), whole)
      }))
  })

  test('a line without end is passed over, the next one is read', async () => {
    assert.deepEqual(await linesOf(['aaaa', 'aaaa', 'aa\nb', '\n'], 5), [TOO_LONG, 'b'])
    assert.deepEqual(await linesOf(['aaaaaaaa'], 5), [TOO_LONG])
  })
})

describe('catalogue', () => {
  test('every command file says who it is, under its own name', async () => {
    for (const name of commandNames()) {
      const command = await findCommand(name)
      assert.equal(command?.name, name)
      assert.ok(command.summary.length > 0 && command.usage.startsWith(name), name)
    }
  })

  test('a path is no command', async () => {
    for (const name of ['../main', 'main', 'shell/lines', '', 'nope']) assert.equal(await findCommand(name), undefined)
  })
})

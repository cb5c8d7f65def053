import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { AnsweringCommand } from './command.ts'
import { lineGroups, TOO_LONG } from './lines.ts'
import { shellRefusal } from './refusals.ts'

const LARGEST_INPUT = 16 * 1024 * 1024

export type Streams = { readonly input: Readable; readonly output: Writable; readonly errors: Writable }

/** The answer to one text; a bug of ours is told apart from a refusal and leaves the rest alone. */
const answerText = async (command: AnsweringCommand, text: string, errors: Writable): Promise<unknown> => {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch {
    return shellRefusal('invalidJson')
  }
  try {
    return await command.run(input)
  } catch (error) {
    errors.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return shellRefusal('internalError')
  }
}

/** Reads everything, answers one JSON value. `pretty` is for people, one line for programs. */
export const answerOne = async (
  command: AnsweringCommand,
  argument: string | undefined,
  pretty: boolean,
  { input, output, errors }: Streams,
): Promise<void> => {
  const text = argument ?? (await readAll(input))
  const answer = text === undefined ? shellRefusal('inputTooLarge') : await answerText(command, text, errors)
  output.write(`${JSON.stringify(answer, null, pretty ? 2 : undefined)}\n`)
}

const readAll = async (input: Readable): Promise<string | undefined> => {
  const parts: string[] = []
  let length = 0
  for await (const part of input.setEncoding('utf8')) {
    length += (part as string).length
    if (length > LARGEST_INPUT) return undefined
    parts.push(part as string)
  }
  return parts.join('')
}

/**
 * JSON Lines in, JSON Lines out, in the same order, one answer a line that is not blank. Answers leave in
 * groups, as the input came, and wait when the reader is slow.
 */
export const answerBatch = async (command: AnsweringCommand, { input, output, errors }: Streams): Promise<void> => {
  for await (const lines of lineGroups(input.setEncoding('utf8'), LARGEST_INPUT)) {
    const answers: string[] = []
    for (const line of lines) {
      if (line !== TOO_LONG && line.trim() === '') continue
      const answer = line === TOO_LONG ? shellRefusal('inputTooLarge') : await answerText(command, line, errors)
      answers.push(`${JSON.stringify(answer)}\n`)
    }
    if (!output.write(answers.join(''))) await once(output, 'drain')
  }
}

import { parseArgs } from 'node:util'
import { answerBatch, answerOne, type Streams } from './shell/answer.ts'
import { findCommand } from './shell/catalogue.ts'
import type { AnsweringCommand } from './shell/command.ts'

const answer = async (command: AnsweringCommand, args: string[], streams: Streams): Promise<number> => {
  let values: { json: boolean; batch: boolean }
  let positionals: string[]
  try {
    const options = { json: { type: 'boolean', default: false }, batch: { type: 'boolean', default: false } } as const
    ;({ values, positionals } = parseArgs({ args, options, allowPositionals: true }))
  } catch {
    console.error(`Dùng: npm run -s motcua -- ${command.usage}`)
    return 2
  }
  if (values.batch) await answerBatch(command, streams)
  else await answerOne(command, positionals[0], !values.json, streams)
  return 0
}

/** Runs one command; resolves with the exit code: 0 answered or done, 1 failed, 2 not understood. */
export const runCommand = async (args: string[], streams: Streams): Promise<number> => {
  const [name = 'help', ...rest] = args
  const command = await findCommand(name === '--help' || name === '-h' ? 'help' : name)
  if (command === undefined) {
    console.error(`Không có lệnh "${name}". Xem các lệnh: npm run -s motcua -- help`)
    return 2
  }
  if ('run' in command) return answer(command, rest, streams)
  try {
    return await command.execute(rest)
  } catch (error) {
    const { terminalSentence } = await import('../terminal-error.ts')
    const sentence = terminalSentence(error)
    if (sentence === undefined) throw error
    console.error(sentence)
    return 1
  }
}

if (process.argv[1] === import.meta.filename) {
  // Whoever reads us may stop early (`| head`): that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const { stdin: input, stdout: output, stderr: errors } = process
  process.exitCode = await runCommand(process.argv.slice(2), { input, output, errors })
}

import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { run, type EventData } from 'node:test'
import { spec, type TestEvent } from 'node:test/reporters'
import { startTestPostgres, TEST_POSTGRES } from './postgres.ts'

const ROOT = join(import.meta.dirname, '..')
const SUITES = ['src/**/*.test.ts', 'law/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts']
const LONGEST_FILE_MS = 20 * 60_000

/** `npm test -- dossiers deadline` runs the files whose path holds one of the words. */
const findFiles = (words: readonly string[]): string[] =>
  SUITES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .toSorted()
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .map((file) => join(ROOT, file))

const isSummaryStart = (event: TestEvent): boolean =>
  event.type === 'test:diagnostic' && event.data.nesting === 0 && event.data.message.startsWith('tests ')

/** Puts the time of each file in front of the runner's own summary. */
async function* withTimes(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  const durations = new Map<string, number>()
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file !== undefined) {
      durations.set(relative(ROOT, event.data.file), event.data.duration_ms)
    }
    if (isSummaryStart(event)) {
      for (const [file, milliseconds] of [...durations].toSorted(([, a], [, b]) => b - a)) {
        const message = `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${file}`
        yield { type: 'test:diagnostic', data: { nesting: 0, message, level: 'info' } }
      }
    }
    yield event
  }
}

const files = findFiles(process.argv.slice(2))
if (files.length === 0) {
  console.error('No test file matches.')
  process.exit(1)
}
const postgres = await startTestPostgres()
process.env[TEST_POSTGRES] = postgres.socketDir
let counts: EventData.TestSummary['counts'] | undefined
let isSuccess = false
try {
  const events = run({ files, concurrency: availableParallelism(), timeout: LONGEST_FILE_MS, cwd: ROOT })
  events.on('test:summary', (summary) => {
    if (summary.file !== undefined) return
    counts = summary.counts
    isSuccess = summary.success
  })
  for await (const text of Readable.from(withTimes(events)).pipe(new spec())) process.stdout.write(text as string)
} finally {
  await postgres.stop()
}
const failed = counts === undefined ? 1 : counts.tests - counts.passed - counts.skipped - counts.todo
console.log(`${counts?.passed ?? 0} passed, ${failed} failed`)
process.exitCode = isSuccess && failed === 0 ? 0 : 1

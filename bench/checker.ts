import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkReport } from '#figure-check/check-report.ts'
import { measureChecker } from '../test/worked-examples/founding-figures.ts'
import { report, type Benchmark } from './benchmark.ts'
import { percentile, rounded, timed } from './figures.ts'

const SHARED = join(import.meta.dirname, '../../shared')
const LONGEST = 'founding-documents/002_238917592c660222.txt'
const BYTES = 50_000
const ROUNDS = 20

/** Reading a report of 50 kB for claims that do not hold; and how many of the known ones of the founding documents are found. */
export const checker: Benchmark = {
  name: 'checker',
  run: async ({ say }) => {
    if (!existsSync(SHARED)) {
      say('the founding documents are not on this machine: skipped')
      return report('checker', { skipped: true }, [])
    }
    const read = (name: string): string => readFileSync(join(SHARED, name), 'utf8')
    let text = read(LONGEST)
    while (Buffer.byteLength(text) < BYTES) text += `\n${read('founding-documents/001_dc5294c7c01db518.txt')}`
    checkReport(text)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push(await timed(async () => checkReport(text)))
    const p95 = percentile(times, 0.95)
    const { inOnePassage, recall, precision, claims, missed, accused } = measureChecker(read)
    return report(
      'checker',
      { bytes: Buffer.byteLength(text), p95Ms: rounded(p95), relations: inOnePassage, recall: rounded(recall), precision: rounded(precision), claims, calledWrong: accused.length, missed: [...missed] },
      [
        { figure: 'a 50 kB report, p95 ms', value: rounded(p95), bound: { atMost: 500 } },
        { figure: 'recall on the founding documents', value: rounded(recall), bound: { atLeast: 0.9 } },
        { figure: 'precision of what is called wrong', value: rounded(precision), bound: { atLeast: 1 } },
      ],
    )
  },
}

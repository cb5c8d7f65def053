/**
 * `npm run bench [-- NAME…] [--size N] [--seconds N]`: runs the benchmarks named, or all, one after the other. One JSON
 * value on standard output, a table for people on standard error. Ends with 1 when a goal is missed.
 */
import { parseArgs } from 'node:util'
import { BENCHMARKS } from './benchmarks.ts'
import type { Report } from './benchmark.ts'
import { machine } from './machine.ts'
import { writeTable } from './table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '2' } },
})
const unknown = positionals.filter((name) => !BENCHMARKS.some((one) => one.name === name))
const [size, seconds] = [Number(values.size), Number(values.seconds)]
if (unknown.length > 0 || !(size >= 10_000) || !(seconds > 0)) {
  console.error(`Dùng: npm run bench -- [${BENCHMARKS.map(({ name }) => name).join('|')}]… [--size 1000000] [--seconds 2]`)
  process.exit(2)
}

const wanted = BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const reports: Report[] = []
for (const { name, run } of wanted) {
  const say = (line: string): void => console.error(`  ${name}: ${line}`)
  reports.push(await run({ size, seconds, say }))
}
console.error(writeTable(reports))
console.log(JSON.stringify({ machine: machine(), reports }, null, 2))
process.exitCode = reports.every(({ met }) => met) ? 0 : 1

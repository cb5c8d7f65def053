/** Warm milliseconds a printed receipt, beside a fixed piece of work of the same run: `node bench/slip.ts`. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { printReceipt } from '#papers/receipt.ts'
import type { ReceiptInput } from '#papers/receipt.ts'
import { createPress } from '#papers/render.ts'
import { heaviestReceipt, ordinaryReceipt } from '#papers/testing.ts'

const PAIRS = 5
const SLIPS = 40
const MEGABYTES = 64

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number): number => Math.round(value * 1000) / 1000

const startedAt = performance.now()
const press = createPress()
const first = ordinaryReceipt()
printReceipt(press, first)
const coldMs = performance.now() - startedAt

/** One slip a turn of the event loop, as a server prints them. */
const timesOf = async (make: () => ReceiptInput, count: number): Promise<number[]> => {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const input = make()
    const from = performance.now()
    const result = printReceipt(press, input)
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    times.push(performance.now() - from)
    await setImmediate()
  }
  return times
}

/** Each slip differs as slips do, so that nothing but the layout rules can be remembered. */
let serial = 0
const different = (receipt: ReceiptInput): ReceiptInput => {
  serial++
  const dossierCode = `H01.151.01-260603-${String(serial).padStart(4, '0')}`
  return {
    ...receipt,
    trace: { ...receipt.trace, dossierCode, qrAddress: `https://motcua.example.vn/tra-cuu?ma=${dossierCode}` },
    submitter: { ...receipt.submitter, name: `${receipt.submitter.name} ${serial}` },
    officer: `Trần Văn Khánh ${serial}`,
  }
}

const block = Buffer.alloc(1024 * 1024, 7)
const hashMs = (): number => {
  const from = performance.now()
  const hash = createHash('sha256')
  for (let n = 0; n < MEGABYTES; n++) hash.update(block)
  hash.digest()
  return performance.now() - from
}

const ordinary: number[] = []
const heavy: number[] = []
const reference: number[] = []
for (let pair = 0; pair < PAIRS; pair++) {
  reference.push(hashMs())
  ordinary.push(median(await timesOf(() => different(first), SLIPS)))
  heavy.push(median(await timesOf(() => different(heaviestReceipt()), SLIPS / 4)))
}

const slipMs = median(ordinary)
const referenceMs = median(reference)
console.log(
  JSON.stringify({
    slipWarmMs: round(slipMs),
    slipHeaviestWarmMs: round(median(heavy)),
    slipColdMs: round(coldMs),
    goalMs: 50,
    reference: `sha256 of ${MEGABYTES} MB`,
    referenceMs: round(referenceMs),
    slipsPerReference: round(referenceMs / slipMs),
    residentMb: Math.round(process.memoryUsage.rss() / 1_000_000),
  }),
)

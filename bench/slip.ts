import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { printReceipt } from '#papers/receipt.ts'
import type { ReceiptInput } from '#papers/receipt.ts'
import { createPress, type Press } from '#papers/render.ts'
import { heaviestReceipt, ordinaryReceipt } from '#papers/testing.ts'
import { report, type Benchmark } from './benchmark.ts'
import { median, PAIRS, rounded } from './figures.ts'

const SLIPS = 40
const MEGABYTES = 64

/** One slip a turn of the event loop, as a server prints them. */
const timesOf = async (press: Press, make: () => ReceiptInput, count: number): Promise<number[]> => {
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

/** Milliseconds a printed receipt, beside a fixed piece of work of the same run. */
export const slip: Benchmark = {
  name: 'slip',
  run: async ({ say }) => {
    const startedAt = performance.now()
    const press = createPress()
    printReceipt(press, ordinaryReceipt())
    const coldMs = performance.now() - startedAt
    const ordinary: number[] = []
    const heavy: number[] = []
    const reference: number[] = []
    for (let pair = 0; pair < PAIRS; pair++) {
      reference.push(hashMs())
      ordinary.push(median(await timesOf(press, () => different(ordinaryReceipt()), SLIPS)))
      heavy.push(median(await timesOf(press, () => different(heaviestReceipt()), SLIPS / 4)))
    }
    const warmMs = rounded(median(ordinary))
    say(`${warmMs} ms warm`)
    const figures = {
      warmMs,
      heaviestWarmMs: rounded(median(heavy)),
      coldMs: rounded(coldMs),
      reference: `sha256 of ${MEGABYTES} MB`,
      referenceMs: rounded(median(reference)),
      slipsPerReference: rounded(median(reference) / warmMs),
    }
    return report('slip', figures, [{ figure: 'warmMs', value: warmMs, bound: { atMost: 50 } }])
  },
}

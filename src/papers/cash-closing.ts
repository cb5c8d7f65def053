import { z } from 'zod'
import { headingSchema, headingView, moment, printSchema, printView } from './parts.ts'
import { writeDong, writeMoment } from './official-writing.ts'
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const dong = z.number().int().min(-1e12).max(1e12)

const schema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  trace: z.undefined().optional(),
  title: line(200),
  basis: line(300),
  cashier: line(300),
  closedAt: moment,
  lines: z
    .array(z.strictObject({ receipt: line(30), dossierCode: line(60), what: line(100), amount: dong, at: moment }))
    .max(5_000),
  expected: dong,
  counted: dong,
  countedInWords: line(300),
  reason: line(500).optional(),
})

export type CashClosingInput = z.input<typeof schema>

const signed = (amount: number): string => (amount < 0 ? `−${writeDong(-amount)}` : writeDong(amount))

const kind: PaperKind<typeof schema> = {
  template: 'cash-closing',
  schema,
  view: (data) => ({
    heading: headingView(data.heading, { title: data.title, basis: data.basis, deskName: data.heading.desk ?? '' }),
    trace: null,
    print: printView(data.print),
    cashier: data.cashier,
    closedAt: writeMoment(data.closedAt),
    lines: data.lines.map(({ amount, at, ...rest }) => ({ ...rest, amount: signed(amount), at: writeMoment(at) })),
    expected: signed(data.expected),
    counted: writeDong(data.counted),
    countedInWords: data.countedInWords,
    difference: data.counted === data.expected ? null : signed(data.counted - data.expected),
    reason: data.reason ?? null,
  }),
}

/** Prints the closing of a person's cash, movement by movement. */
export const printCashClosing = (press: Press, input: CashClosingInput) => printPaper(press, kind, input)

import { z } from 'zod'
import { headingSchema, headingView, moment, printSchema, printView } from './parts.ts'
import { writeDong, writeMoment } from './official-writing.ts'
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const dong = z.number().int().min(0).max(1e12)

const schema = z.strictObject({
  form: z.strictObject({ title: line(200), basis: line(300) }),
  heading: headingSchema,
  print: printSchema,
  trace: z.undefined().optional(),
  series: line(60),
  /** As printed, with its zeros. */
  number: line(20),
  payer: line(300),
  dossierCode: line(60).optional(),
  procedure: line(1000),
  lines: z.array(z.strictObject({ name: line(300), amount: dong })).min(1).max(60),
  total: dong,
  totalInWords: line(300),
  method: line(60),
  issuedAt: moment,
  /** Who took the money; absent on an electronic receipt of money that came in by itself. */
  collector: line(300).optional(),
  /** A cancelled receipt is printed as such. */
  voided: z.strictObject({ reason: line(500), at: moment }).optional(),
})

export type FeeReceiptInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'fee-receipt',
  schema,
  view: (data) => ({
    heading: headingView(data.heading, { ...data.form, deskName: data.heading.desk ?? '' }),
    trace: null,
    print: printView(data.print),
    series: data.series,
    number: data.number,
    payer: data.payer,
    dossierCode: data.dossierCode ?? null,
    procedure: data.procedure,
    lines: data.lines.map(({ name, amount }) => ({ name, amount: writeDong(amount) })),
    total: writeDong(data.total),
    totalInWords: data.totalInWords,
    method: data.method,
    issuedAt: writeMoment(data.issuedAt),
    collector: data.collector ?? null,
    voided: data.voided === undefined ? null : `Đã hủy lúc ${writeMoment(data.voided.at)}. Lý do: ${data.voided.reason}`,
  }),
}

/** Prints a numbered receipt of fees and charges, with the sum in words. */
export const printFeeReceipt = (press: Press, input: FeeReceiptInput) => printPaper(press, kind, input)

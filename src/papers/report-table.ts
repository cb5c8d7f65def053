import { z } from 'zod'
import { headingSchema, headingView, printSchema, printView, signerSchema, signerView } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const cell = z.string().max(400)

const schema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  title: line(300),
  /** The instrument of the form, under the title. */
  basis: line(600),
  /** "Biểu số II.06a/VPCP/KSTT", at the right of the title. */
  formNumber: line(120),
  /** Reporting and receiving unit, period, as of: one line each. */
  facts: z.array(z.strictObject({ name: line(120), value: line(400) })).max(10),
  /** Set when figures may still change: said in a box at the top. */
  mark: line(300).optional(),
  /** Đơn vị tính. */
  unit: line(120),
  head: z.array(z.array(z.strictObject({ label: line(200), colSpan: z.number().int().positive(), rowSpan: z.number().int().positive() }))).min(1).max(5),
  /** Line under the head: "(1)", "(2)" … one a column. */
  numbers: z.array(line(12)).min(2).max(40),
  rows: z.array(z.strictObject({ depth: z.number().int().min(0).max(4), isStrong: z.boolean(), cells: z.array(cell).min(2).max(40) })).max(5_000),
  /** The column whose cells are words, from 0. */
  wordColumns: z.array(z.number().int().min(0).max(40)).default([1]),
  notes: z.array(paragraph(2_000)).max(30).default([]),
  preparer: z.strictObject({ title: line(120), name: z.string().max(300) }),
  signer: signerSchema.optional(),
})

export type ReportTableInput = z.input<typeof schema>

/** The more columns, the smaller the type: from 11 points down to 6,5. */
const sizeOf = (columns: number): number => (columns <= 13 ? 10.5 : columns <= 18 ? 9 : columns <= 24 ? 7.5 : 6.5)

const kind: PaperKind<typeof schema> = {
  template: 'report-table',
  schema,
  view: (data) => ({
    heading: headingView(data.heading, { title: data.title, basis: data.basis, deskName: data.heading.desk ?? '' }),
    trace: null,
    print: printView(data.print),
    formNumber: data.formNumber,
    facts: data.facts,
    mark: data.mark ?? null,
    unit: data.unit,
    head: data.head,
    numbers: data.numbers,
    rows: data.rows,
    wordColumns: data.wordColumns,
    size: sizeOf(data.numbers.length),
    notes: data.notes,
    preparer: data.preparer,
    signer: data.signer === undefined ? null : signerView(data.signer),
  }),
}

/** Prints a statistical form on A4 landscape: the head of the agency, the table, who made it and who signs it. */
export const printReportTable = (press: Press, input: ReportTableInput) => printPaper(press, kind, input)

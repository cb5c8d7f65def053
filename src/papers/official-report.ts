import { z } from 'zod'
import type { Result } from '#kernel/result.ts'
import { headingSchema, headingView, printSchema, printView, signerSchema } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import type { PaperCode } from './refusals.ts'
import { printPaper } from './render.ts'
import type { Paper, PaperKind, Press } from './render.ts'

const cell = z.string().max(1_200)

/** What a report of an agency consists of, whichever file it becomes. */
export const officialReportSchema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  /** "15/BC-UBND"; without it a space is left for the records office. */
  number: line(60).optional(),
  /** Letters behind the number while it is not known. */
  symbol: line(30),
  /** Trích yếu, under "BÁO CÁO". */
  subject: line(400),
  /** Said in a box at the top, such as "Dự thảo". */
  mark: line(120).optional(),
  intro: z.array(paragraph(4_000)).max(10),
  parts: z.array(z.strictObject({
    level: z.number().int().min(1).max(3), number: line(12), title: line(300), paragraphs: z.array(paragraph(40_000)).max(2_000),
  })).min(1).max(60),
  recipients: z.array(line(300)).min(1).max(12),
  /** Without a name nobody has signed yet. */
  signer: signerSchema.partial({ name: true }),
  /** Said in small type under the signatures: as of when, hash of what was signed. */
  notes: z.array(paragraph(1_000)).max(10),
  annexes: z.array(z.strictObject({
    title: line(300),
    head: z.array(line(60)).length(7),
    rows: z.array(z.strictObject({ isPart: z.boolean(), cells: z.array(cell).length(7) })).max(200),
  })).max(12),
})

export type OfficialReportInput = z.input<typeof officialReportSchema>
export type OfficialReport = z.output<typeof officialReportSchema>

/** The strings that stand on the report, in the order in which the layouts set them. */
export const officialReportView = (data: OfficialReport) => ({
  heading: {
    ...headingView(data.heading, { title: 'Báo cáo', basis: data.subject, deskName: data.heading.desk ?? '' }),
    number: data.number ?? `……/${data.symbol}`,
  },
  trace: null,
  print: printView(data.print),
  subject: data.subject,
  mark: data.mark ?? null,
  intro: data.intro,
  parts: data.parts,
  recipients: data.recipients,
  signer: { titles: data.signer.titles.map((title) => title.toUpperCase()), name: data.signer.name ?? '' },
  notes: data.notes,
  annexes: data.annexes,
})
export type OfficialReportView = ReturnType<typeof officialReportView>

const kind: PaperKind<typeof officialReportSchema> = { template: 'official-report', schema: officialReportSchema, view: officialReportView }

/** Prints a report in the layout of Decree 30/2020/NĐ-CP: head, text by headings, signature, then its annexes. */
export const printOfficialReport = (press: Press, input: OfficialReportInput): Result<Paper, PaperCode> => printPaper(press, kind, input)

import { z } from 'zod'
import { writeDay } from './official-writing.ts'
import { day, headingSchema, headingView, printSchema, printView, signerSchema, signerView } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  /** "14/QĐ-UBND". */
  number: line(60),
  issuedOn: day,
  /** "Về việc công bố …", under the word QUYẾT ĐỊNH. */
  subject: line(400),
  /** Who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …". */
  authority: line(200),
  /** Căn cứ, each on a line of its own. */
  bases: z.array(line(600)).min(1).max(20),
  /** Điều 1, Điều 2 … without the word and the number. */
  articles: z.array(paragraph(2_000)).min(1).max(20),
  annex: z.strictObject({
    title: line(300),
    head: z.array(line(80)).min(2).max(10),
    rows: z.array(z.array(z.string().max(300)).min(2).max(10)).max(2_000),
    notes: z.array(paragraph(1_000)).max(10),
  }),
  signer: signerSchema,
  recipients: z.array(line(200)).max(20),
})

export type PublicationDecisionInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'publication-decision',
  schema,
  view: (data) => ({
    heading: headingView(data.heading, { title: data.subject, basis: '', deskName: data.heading.desk ?? '' }),
    trace: null,
    print: printView(data.print),
    number: data.number,
    issuedOn: writeDay(data.issuedOn),
    subject: data.subject,
    authority: data.authority,
    bases: data.bases,
    articles: data.articles,
    annex: data.annex,
    signer: signerView(data.signer),
    recipients: data.recipients,
  }),
}

/** Prints a decision that publishes a result, with its annex on a page of its own (layout of Decree 30/2020/NĐ-CP). */
export const printPublicationDecision = (press: Press, input: PublicationDecisionInput) => printPaper(press, kind, input)

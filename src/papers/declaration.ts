import { z } from 'zod'
import { writeDay, writeMoment } from './official-writing.ts'
import { day, moment, printSchema, printView, traceSchema, traceView } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const entry = z.strictObject({ label: line(2_000), value: paragraph() })

/** A part of a declaration: labelled lines, perhaps under a name of their own, or a table. */
const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lines'), heading: line(2_000).optional(), lines: z.array(entry).min(1).max(200) }),
  z.strictObject({
    kind: z.literal('table'),
    heading: line(2_000),
    columns: z.array(line(300)).min(1).max(5),
    rows: z.array(z.array(paragraph())).min(1).max(200),
  }),
])

const schema = z.strictObject({
  print: printSchema,
  /** Absent before the declaration belongs to a dossier. */
  trace: traceSchema.optional(),
  title: line(500),
  addressee: line(500).optional(),
  place: line(100).optional(),
  day,
  sections: z.array(z.strictObject({ title: line(300), parts: z.array(partSchema).max(100) })).max(60),
  /** Papers sent along, with how many files each. */
  enclosures: z.array(line(2_100)).max(200),
  /** Lời cam đoan, as the person accepted it. */
  promises: z.array(paragraph()).max(20),
  signers: z.array(z.strictObject({ title: line(200), name: line(300).optional() })).min(1).max(4),
  /** When it was sent electronically instead of being signed by hand. */
  sentAt: moment.optional(),
})

export type DeclarationInput = z.input<typeof schema>
export type DeclarationPart = z.input<typeof partSchema>

const kind: PaperKind<typeof schema> = {
  template: 'declaration',
  schema,
  view: (data) => ({
    heading: { titleAsWritten: data.title },
    trace: traceView(data.trace),
    print: printView(data.print),
    title: data.title.toUpperCase(),
    addressee: data.addressee ?? null,
    placeAndDay: `${data.place ?? '……'}, ${writeDay(data.day)}`,
    sections: data.sections,
    enclosures: data.enclosures,
    promises: data.promises,
    signers: data.signers.map((signer) => ({
      titles: [signer.title.toUpperCase()],
      name: signer.name ?? '',
      ...(data.sentAt !== undefined && { hint: '(Đã gửi bằng phương thức điện tử)' }),
    })),
    sent: data.sentAt === undefined ? null : `Gửi trực tuyến lúc ${writeMoment(data.sentAt)}.`,
  }),
}

/** Prints a filled electronic form as the declaration that it stands for (tờ khai, đơn đề nghị). */
export const printDeclaration = (press: Press, input: DeclarationInput) => printPaper(press, kind, input)

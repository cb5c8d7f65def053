import { z } from 'zod'
import { writeDay } from './official-writing.ts'
import { day, printSchema, printView } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const lines = (most: number, longest = 2_000) => z.array(line(longest)).max(most)

const schema = z.strictObject({
  print: printSchema,
  agency: line(200),
  procedure: z.strictObject({ name: line(2_000), code: line(60), sector: line(300), tiers: line(300) }),
  /** The page of the portal that the QR opens, and the same as people type it. */
  qr: z.strictObject({ page: z.url({ protocol: /^https?$/ }).max(300) }),
  typed: line(200),
  keyFacts: z.array(z.strictObject({ name: line(60), value: line(500), note: line(500).optional() })).max(4),
  applicants: lines(60),
  papers: z.array(z.strictObject({ name: line(6_000), quantity: line(200), condition: line(2_000).optional() })).max(400),
  fees: lines(400),
  times: lines(60),
  ways: lines(10),
  places: z.array(z.strictObject({ name: line(300), details: line(1_000).optional() })).max(10),
  results: lines(60),
  steps: lines(60),
  requirements: paragraph(200_000).optional(),
  legalBasis: lines(200),
  postedOn: day,
  decision: z.strictObject({ number: line(200), date: day.optional() }).optional(),
  effectiveFrom: day,
})

/** What a posting sheet needs. Days are ISO texts. */
export type PostingSheetInput = z.input<typeof schema>

const decisionWords = ({ number, date }: { readonly number: string; readonly date?: Parameters<typeof writeDay>[0] | undefined }): string =>
  `Quyết định ${number}${date === undefined ? '' : ` ${writeDay(date)}`}`

const kind: PaperKind<typeof schema> = {
  template: 'posting-sheet',
  schema,
  view: ({ postedOn, decision, effectiveFrom, print, qr: _addresses, ...data }) => ({
    ...data,
    keyFacts: data.keyFacts.map((fact) => ({ ...fact, note: fact.note ?? null })),
    papers: data.papers.map((paper) => ({ ...paper, condition: paper.condition ?? null })),
    places: data.places.map((place) => ({ ...place, details: place.details ?? null })),
    requirements: data.requirements ?? null,
    posted: `Niêm yết từ ${writeDay(postedOn)}${decision === undefined ? '' : ` theo ${decisionWords(decision)}`}; áp dụng từ ${writeDay(effectiveFrom)}.`,
    print: printView(print),
    trace: null,
    heading: { titleAsWritten: data.procedure.name },
  }),
}

/** Prints the sheet for the notice board: the same content as the procedure's page, A4, with the QR of that page. */
export const printPostingSheet = (press: Press, input: PostingSheetInput) => printPaper(press, kind, input)

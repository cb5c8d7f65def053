import { z } from 'zod'
import { writeMoment } from './official-writing.ts'
import { headingSchema, headingView, moment, printSchema, printView } from './parts.ts'
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const address = z.url({ protocol: /^https?$/ }).max(300)

const schema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  /** The page that verifies the result, and the one that takes the rating. */
  qr: z.strictObject({ verify: address, rate: address.optional() }),
  verifyAddress: line(200),
  /** As people type it. */
  verifyLetters: line(80),
  dossierCode: line(60),
  procedure: z.strictObject({ name: line(2_000), code: line(60) }),
  result: z.strictObject({ number: line(200), issuedAt: moment, outcome: line(200) }),
  signer: z.strictObject({ office: line(300), name: line(300) }),
  replaces: line(200).optional(),
})

/** What a result's cover sheet needs; nothing of the applicant. */
export type ResultCoverInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'result-cover',
  schema,
  view: (data) => ({
    heading: headingView(data.heading, { title: 'Tờ bìa kết quả giải quyết', basis: '', deskName: '' }),
    print: printView(data.print),
    trace: null,
    hasRating: data.qr.rate !== undefined,
    verifyAddress: data.verifyAddress,
    verifyLetters: data.verifyLetters,
    dossierCode: data.dossierCode,
    procedure: data.procedure,
    result: { ...data.result, issuedAt: writeMoment(data.result.issuedAt) },
    signer: data.signer,
    replaces: data.replaces ?? null,
  }),
}

/** Prints the sheet that goes with a result: how anybody verifies it, and how its holder rates the service. */
export const printResultCover = (press: Press, input: ResultCoverInput) => printPaper(press, kind, input)

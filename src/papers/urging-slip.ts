import { z } from 'zod'
import { writeMoment } from './official-writing.ts'
import { headingSchema, headingView, moment, printSchema, printView, signerSchema, signerView } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  /** "07/PĐĐ". */
  number: line(60),
  /** Whom it is for: a person and their unit, or a unit. */
  addressee: line(400),
  dossierCode: line(60),
  procedure: line(1_000),
  /** When the dossier was due; absent when no time is prescribed. */
  dueAt: moment.optional(),
  directive: paragraph(2_000),
  answerDueAt: moment,
  /** Absent on a slip that the program sent by itself: nobody signs it. */
  signer: signerSchema.optional(),
})

/** What an urging slip needs. */
export type UrgingSlipInput = z.input<typeof schema>

/** No circular prescribes its form: a letter within an office by the layout of Decree 30/2020/NĐ-CP. */
const FORM = { title: 'Phiếu đôn đốc', basis: 'Đôn đốc giải quyết hồ sơ thủ tục hành chính', deskName: '' } as const

const kind: PaperKind<typeof schema> = {
  template: 'urging-slip',
  schema,
  view: (data) => {
    const heading = headingView({ ...data.heading, desk: data.heading.desk ?? null }, FORM)
    return {
      heading: { ...heading, number: data.number },
      trace: null,
      print: printView(data.print),
      addressee: data.addressee,
      dossierCode: data.dossierCode,
      procedure: data.procedure,
      due: data.dueAt === undefined ? null : writeMoment(data.dueAt),
      directive: data.directive,
      answerDue: writeMoment(data.answerDueAt),
      signer: data.signer === undefined ? null : signerView(data.signer),
    }
  },
}

/** Prints an urging slip, "Phiếu đôn đốc", as its unit sends it. */
export const printUrgingSlip = (press: Press, input: UrgingSlipInput) => printPaper(press, kind, input)

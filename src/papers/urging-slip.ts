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
  /** What is urged: a dossier, or other work by its title. */
  about: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('dossier'), code: line(60), procedure: line(1_000) }),
    z.strictObject({ kind: z.literal('work'), title: line(500) }),
  ]),
  /** When it was due; absent when no time is prescribed. */
  dueAt: moment.optional(),
  directive: paragraph(2_000),
  answerDueAt: moment,
  /** Absent on a slip that the program sent by itself: nobody signs it. */
  signer: signerSchema.optional(),
})

/** What an urging slip needs. */
export type UrgingSlipInput = z.input<typeof schema>

/** No circular prescribes its form: a letter within an office by the layout of Decree 30/2020/NĐ-CP. */
const FORM = { title: 'Phiếu đôn đốc', deskName: '' } as const
const BASIS = { dossier: 'Đôn đốc giải quyết hồ sơ thủ tục hành chính', work: 'Đôn đốc thực hiện nhiệm vụ, báo cáo đúng hạn' } as const

const kind: PaperKind<typeof schema> = {
  template: 'urging-slip',
  schema,
  view: (data) => {
    const heading = headingView({ ...data.heading, desk: data.heading.desk ?? null }, { ...FORM, basis: BASIS[data.about.kind] })
    return {
      heading: { ...heading, number: data.number },
      trace: null,
      print: printView(data.print),
      addressee: data.addressee,
      about: data.about,
      due: data.dueAt === undefined ? null : writeMoment(data.dueAt),
      directive: data.directive,
      answerDue: writeMoment(data.answerDueAt),
      signer: data.signer === undefined ? null : signerView(data.signer),
    }
  },
}

/** Prints an urging slip, "Phiếu đôn đốc", as its unit sends it. */
export const printUrgingSlip = (press: Press, input: UrgingSlipInput) => printPaper(press, kind, input)

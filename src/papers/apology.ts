import { z } from 'zod'
import { formSchemas } from '#law/forms.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { writeDay, writeMoment } from './official-writing.ts'
import { day, headingSchema, headingView, moment, printSchema, printView, signerSchema, signerView, traceSchema, traceView } from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  form: formSchemas.APOLOGY,
  heading: headingSchema,
  print: printSchema,
  trace: traceSchema,
  addressee: line(300),
  address: line(500).optional(),
  procedure: z.strictObject({ name: line(1000), code: line(60) }),
  receivedAt: moment,
  dueAt: moment,
  /** Signed after the due date had passed, or before it. */
  isPast: z.boolean(),
  reason: paragraph(),
  newDay: day,
  /** Working days from the due date to the new one. */
  extensionDays: z.number().int().positive().max(9_999),
  signer: signerSchema,
  recipients: z.array(line(200)).max(20),
})

export type ApologyInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'apology',
  schema,
  view: (data) => ({
    words: { ...data.form.words, extension: data.form.words.extension ?? null },
    heading: headingView(data.heading, data.form),
    trace: traceView(data.trace),
    print: printView(data.print),
    addressee: data.addressee,
    address: data.address ?? null,
    procedure: data.procedure,
    agency: data.heading.agency,
    receivedAt: writeMoment(data.receivedAt),
    dueAt: writeMoment(data.dueAt),
    isPast: data.isPast,
    reason: data.reason,
    newDay: writeDay(data.newDay),
    extensionDays: formatNumber(data.extensionDays),
    signer: signerView(data.signer),
    recipients: data.recipients,
  }),
}

/** Prints form APOLOGY: "Phiếu xin lỗi và hẹn lại" of 2018, "Văn bản xin lỗi và đề nghị gia hạn" of 2025. */
export const printApology = (press: Press, input: ApologyInput) => printPaper(press, kind, input)

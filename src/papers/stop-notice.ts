import { z } from 'zod'
import { formSchemas } from '#law/forms.ts'
import { writeDay, writeMoment } from './official-writing.ts'
import {
  day,
  headingSchema,
  headingView,
  moment,
  printSchema,
  printView,
  signerSchema,
  signerView,
  traceSchema,
  traceView,
} from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  form: formSchemas.STOP_NOTICE,
  heading: headingSchema,
  print: printSchema,
  trace: traceSchema,
  addressee: line(300),
  address: line(500).optional(),
  procedure: z.strictObject({ name: line(1000), code: line(60) }),
  receivedAt: moment,
  /** Căn cứ: each on a line of its own. */
  bases: z.array(line(500)).min(1).max(20),
  /** The citizen's own request to stop, when that is why. */
  asked: z.strictObject({ on: day, reason: paragraph(2000) }).optional(),
  reason: paragraph(),
  /** Where the work stood. */
  stage: line(500),
  finance: paragraph(2000),
  /** Papers given back; empty when nothing is. */
  returned: z.array(line(500)).max(200),
  signer: signerSchema,
  recipients: z.array(line(200)).max(20),
})

export type StopNoticeInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'stop-notice',
  schema,
  view: (data) => ({
    words: data.form.words,
    heading: headingView(data.heading, data.form),
    trace: traceView(data.trace),
    print: printView(data.print),
    addressee: data.addressee,
    address: data.address ?? null,
    procedure: data.procedure,
    agency: data.heading.agency,
    receivedAt: writeMoment(data.receivedAt),
    bases: data.bases,
    asked: data.asked === undefined ? null : { day: writeDay(data.asked.on), reason: data.asked.reason },
    reason: data.reason,
    stage: data.stage,
    finance: data.finance,
    returned: data.returned,
    signer: signerView(data.signer),
    recipients: data.recipients,
  }),
}

/** Prints form STOP_NOTICE, "Thông báo dừng giải quyết hồ sơ", as a letter signed by the agency. */
export const printStopNotice = (press: Press, input: StopNoticeInput) => printPaper(press, kind, input)

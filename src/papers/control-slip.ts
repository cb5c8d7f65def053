import { z } from 'zod'
import { formSchemas } from '#law/forms.ts'
import { writeMoment } from './official-writing.ts'
import { headingSchema, headingView, moment, printSchema, printView, traceSchema } from './parts.ts'
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  form: formSchemas.CONTROL_SLIP,
  heading: headingSchema,
  print: printSchema,
  /** The code alone: this paper stays with the agencies, so it says nothing of how a citizen looks the dossier up. */
  trace: traceSchema.pick({ dossierCode: true, qrAddress: true }),
  procedure: z.strictObject({ name: line(1000), code: line(60) }),
  owner: line(300),
  due: moment.optional(),
  solver: line(300),
  partners: z.array(line(300)).max(30),
  /** One row a hand-over, oldest first. A row without `taker` waits for the receiver. */
  handOvers: z
    .array(
      z.strictObject({
        from: line(300),
        to: line(300),
        at: moment,
        giver: line(300),
        taker: line(300).optional(),
        /** Of the step that ends with this hand-over; absent for the first. */
        result: z.enum(['early', 'onTime', 'overdue']).optional(),
        /** "đã dùng 6 giờ / định mức 8 giờ", in words. */
        timeUsed: line(120).optional(),
        note: line(500).optional(),
      }),
    )
    .min(1)
    .max(300),
})

export type ControlSlipInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'control-slip',
  schema,
  view: (data) => ({
    words: data.form.words,
    heading: headingView(data.heading, data.form),
    trace: { code: data.trace.dossierCode },
    print: printView(data.print),
    procedure: data.procedure,
    owner: data.owner,
    due: data.due === undefined ? null : writeMoment(data.due),
    solver: data.solver,
    partners: data.partners.join('; '),
    handOvers: data.handOvers.map((handOver) => ({
      from: handOver.from,
      to: handOver.to,
      at: writeMoment(handOver.at),
      giver: handOver.giver,
      taker: handOver.taker ?? '',
      result: handOver.result === undefined ? '' : data.form.words[handOver.result],
      timeUsed: handOver.timeUsed ?? '',
      note: handOver.note ?? '',
    })),
  }),
}

/** Prints form CONTROL_SLIP, "Phiếu kiểm soát quá trình giải quyết hồ sơ": every hand-over, its time, its result. */
export const printControlSlip = (press: Press, input: ControlSlipInput) => printPaper(press, kind, input)

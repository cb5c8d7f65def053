import { z } from 'zod'
import { formSchemas } from '#law/forms.ts'
import {
  headingSchema,
  headingView,
  personSchema,
  personView,
  printSchema,
  printView,
  traceSchema,
  traceView,
} from './parts.ts'
import { line, paragraph } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  form: formSchemas.REJECTION,
  heading: headingSchema,
  print: printSchema,
  /** Absent when the paper is refused at the desk before it has a code. */
  trace: traceSchema.optional(),
  person: personSchema,
  procedure: z.strictObject({ name: line(1000), code: line(60) }),
  /** Each reason in the words of the law, with its article; never a technical code. */
  reasons: z.array(z.strictObject({ text: paragraph(), basis: line(500) })).min(1).max(30),
  officer: line(300),
})

export type RejectionInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'rejection',
  schema,
  view: (data) => ({
    words: data.form.words,
    heading: headingView(data.heading, data.form),
    trace: traceView(data.trace),
    print: printView(data.print),
    person: personView(data.person, data.form.words),
    procedure: data.procedure,
    reasons: data.reasons,
    officer: data.officer,
  }),
}

/** Prints form REJECTION, "Phiếu từ chối tiếp nhận giải quyết hồ sơ". */
export const printRejection = (press: Press, input: RejectionInput) => printPaper(press, kind, input)

import { z } from 'zod'
import { formSchemas } from '#law/forms.ts'
import { writeMoment } from './official-writing.ts'
import {
  headingSchema,
  headingView,
  moment,
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

const count = z.number().int().min(0).max(9999).default(0)

const schema = z.strictObject({
  form: formSchemas.SUPPLEMENT_REQUEST,
  heading: headingSchema,
  print: printSchema,
  /** Absent only for guidance, which may come before any dossier exists. */
  trace: traceSchema.optional(),
  person: personSchema,
  procedure: z.strictObject({ name: line(1000), code: line(60) }),
  /** All that is missing or wrong, at once. */
  items: z
    .array(
      z.strictObject({ name: line(1000), originals: count, certifiedCopies: count, copies: count }),
    )
    .min(1)
    .max(200),
  reason: paragraph(),
  occasion: z.discriminatedUnion('kind', [
    /** Hướng dẫn bổ sung: at the desk, before reception; no clock, not the one lawful request. */
    z.strictObject({ kind: z.literal('guidance') }),
    /** A request during the work; a second one names the basis on which a leader allowed it. */
    z.strictObject({
      kind: z.literal('request'),
      ordinal: z.number().int().min(1).max(99),
      basis: line(500).optional(),
      answerBy: moment.optional(),
    }),
  ]),
  contact: z.strictObject({ name: line(300), phone: line(60) }),
  officer: line(300),
}).refine((data) => data.occasion.kind === 'guidance' || data.trace !== undefined, { path: ['trace'] })
  .refine(
    (data) => data.occasion.kind === 'guidance' || data.occasion.ordinal === 1 || data.occasion.basis !== undefined,
    { path: ['occasion', 'basis'] },
  )

/** What a supplement request needs; moments are ISO texts. */
export type SupplementRequestInput = z.input<typeof schema>
type Occasion = z.output<typeof schema>['occasion']

const GUIDANCE_NOTE =
  'Phiếu này là hướng dẫn tại quầy: hồ sơ chưa được tiếp nhận, chưa tính thời hạn giải quyết và không tính là một lần ' +
  'yêu cầu bổ sung. Khi đủ giấy tờ, Ông/Bà nộp lại và được cấp giấy tiếp nhận.'
const PAUSE_NOTE =
  'Thời gian từ khi có phiếu này đến khi nhận được giấy tờ bổ sung không tính vào thời hạn giải quyết hồ sơ.'

const occasionView = (occasion: Occasion): { mark: string | null; notes: string[] } => {
  if (occasion.kind === 'guidance') return { mark: 'Hướng dẫn', notes: [GUIDANCE_NOTE] }
  return {
    mark: occasion.ordinal > 1 ? `Lần ${occasion.ordinal}` : null,
    notes: [
      ...(occasion.basis === undefined ? [] : [`Căn cứ yêu cầu bổ sung lần ${occasion.ordinal}: ${occasion.basis}`]),
      ...(occasion.answerBy === undefined
        ? []
        : [`Đề nghị Ông/Bà bổ sung trước ${writeMoment(occasion.answerBy)}.`]),
      PAUSE_NOTE,
    ],
  }
}

const kind: PaperKind<typeof schema> = {
  template: 'supplement-request',
  schema,
  view: (data) => ({
    words: data.form.words,
    heading: headingView(data.heading, data.form),
    trace: traceView(data.trace),
    print: printView(data.print),
    guidanceTitle: data.occasion.kind === 'guidance' ? data.form.words.guidanceTitle : null,
    person: personView(data.person, data.form.words),
    procedure: data.procedure,
    items: data.items,
    reason: data.reason,
    occasion: occasionView(data.occasion),
    contact: data.contact,
    officer: data.officer,
  }),
}

/** Prints form SUPPLEMENT_REQUEST, as the one lawful request or as guidance at the desk. */
export const printSupplementRequest = (press: Press, input: SupplementRequestInput) =>
  printPaper(press, kind, input)

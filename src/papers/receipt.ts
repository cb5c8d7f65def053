import { z } from 'zod'
import { formSchemas } from '#law/forms.ts'
import { explanationSchema, explanationView } from './due-explanation.ts'
import { writeCount, writeDong, writeMoment } from './official-writing.ts'
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
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const count = z.number().int().min(0).max(9999)

const componentSchema = z.strictObject({
  name: line(1000),
  originals: count.default(0),
  copies: count.default(0),
  certifiedCopies: count.default(0),
  electronic: count.default(0),
  /** The agency holds it already: "đã có, không phải nộp". */
  alreadyHeld: z.boolean().default(false),
  note: line(300).optional(),
})

/** When the result is due, in the four ways it can stand. */
const dueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), at: moment }),
  /** The calendar does not reach that far yet: the date is printed and marked "tạm tính". */
  z.strictObject({ kind: z.literal('provisional'), at: moment, why: line(300) }),
  z.strictObject({ kind: z.literal('paused'), since: moment, timeLeft: line(100) }),
  z.strictObject({ kind: z.literal('none') }),
])

const schema = z.strictObject({
  form: formSchemas.RECEIPT,
  heading: headingSchema,
  trace: traceSchema,
  print: printSchema,
  submitter: personSchema,
  /** Chủ hồ sơ, when another person submits. */
  owner: personSchema.optional(),
  /** Người được ủy quyền, with the basis of the mandate. */
  representative: z.strictObject({ name: line(300), mandate: line(300).optional() }).optional(),
  procedure: z.strictObject({ name: line(1000), code: line(60), caseLabel: line(300).optional() }),
  components: z.array(componentSchema).max(200),
  sets: z.number().int().min(1).max(999),
  /** Thời hạn theo quy định, in words; absent is "không quy định". */
  statutoryTime: line(200).optional(),
  /** Thời hạn cam kết, in words, when the agency promises less. */
  committedTime: line(200).optional(),
  receivedAt: moment,
  due: dueSchema,
  fees: z
    .array(
      z.strictObject({
        name: line(300),
        amount: z.number().int().min(0).max(1e12),
        paid: z.boolean(),
        /** Why it is less than the price list says, with the legal basis. */
        exemption: line(300).optional(),
      }),
    )
    .max(50),
  /** What is still owed in đồng, and where it is paid online. */
  payment: z.strictObject({ outstanding: z.number().int().positive().max(1e12), address: line(300) }).optional(),
  /** VietQR payload that banking apps read. */
  qr: z.strictObject({ pay: z.string().regex(/^[\x20-\x7e]{1,400}$/) }).optional(),
  resultBy: line(500),
  register: z.strictObject({ book: line(60), line: line(60) }).optional(),
  officer: line(300),
  explanation: explanationSchema.optional(),
})

/** What a receipt needs. Days and moments are ISO texts, amounts are đồng. */
export type ReceiptInput = z.input<typeof schema>
type Receipt = z.output<typeof schema>

const dueView = (due: Receipt['due']): { text: string; mark: string | null; why: string | null } => {
  switch (due.kind) {
    case 'fixed':
      return { text: writeMoment(due.at), mark: null, why: null }
    case 'provisional':
      return { text: writeMoment(due.at), mark: 'Tạm tính', why: due.why }
    case 'paused':
      return {
        text: `Đang tạm dừng từ ${writeMoment(due.since)}; thời gian còn lại: ${due.timeLeft}`,
        mark: 'Tạm dừng',
        why: null,
      }
    case 'none':
      return { text: 'Pháp luật không quy định thời hạn', mark: null, why: null }
  }
}

const feesView = (fees: Receipt['fees']) =>
  fees.map(({ name, amount, paid, exemption }) => {
    const state = amount === 0 && exemption !== undefined ? null : paid ? 'đã thu' : 'chưa thu'
    return `${name}: ${writeDong(amount)} (${[exemption, state].filter((part) => part != null).join('; ')})`
  })

const kind: PaperKind<typeof schema> = {
  template: 'receipt',
  schema,
  view: (data) => ({
    words: data.form.words,
    heading: headingView(data.heading, data.form),
    trace: traceView(data.trace),
    print: printView(data.print),
    submitter: personView(data.submitter, data.form.words),
    owner: data.owner === undefined ? null : personView(data.owner, data.form.words),
    representative: data.representative ?? null,
    procedure: { ...data.procedure, caseLabel: data.procedure.caseLabel ?? null },
    components: data.components.map((component) => ({ ...component, note: component.note ?? null })),
    sets: `${writeCount(data.sets)} (bộ)`,
    statutoryTime: data.statutoryTime ?? 'Không quy định',
    committedTime: data.committedTime ?? null,
    receivedAt: writeMoment(data.receivedAt),
    due: dueView(data.due),
    fees: feesView(data.fees),
    feeTotal:
      data.fees.length < 2 ? null : writeDong(data.fees.reduce((sum, fee) => sum + fee.amount, 0)),
    payment:
      data.payment === undefined
        ? null
        : { outstanding: writeDong(data.payment.outstanding), address: data.payment.address, hasQr: data.qr !== undefined },
    resultBy: data.resultBy,
    register: data.register ?? null,
    officer: data.officer,
    explanation: data.explanation === undefined ? null : explanationView(data.explanation),
  }),
}

/** Prints form RECEIPT, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", with the due date explained on a page of its own. */
export const printReceipt = (press: Press, input: ReceiptInput) => printPaper(press, kind, input)

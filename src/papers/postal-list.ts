import { z } from 'zod'
import { writeMoment } from './official-writing.ts'
import { headingSchema, headingView, moment, printSchema, printView } from './parts.ts'
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const schema = z.strictObject({
  heading: headingSchema,
  print: printSchema,
  /** Number of the list: "BK26-H50.27-00003". */
  number: line(60),
  handedAt: moment,
  handedBy: line(300),
  /** One row a consignment, in order of number. */
  rows: z
    .array(
      z.strictObject({
        number: line(60),
        dossierCode: line(60),
        direction: line(60),
        recipient: line(300),
        address: line(700),
        phone: line(60),
      }),
    )
    .min(1)
    .max(1_000),
})

/** What the list of a hand-over to the postal service needs. */
export type PostalListInput = z.input<typeof schema>

/** No law prescribes its layout: the head of every paper of an authority, and one row a consignment. */
const FORM = { title: 'Bảng kê bàn giao bưu gửi', basis: 'Giao nhận hồ sơ, kết quả qua dịch vụ bưu chính công ích', deskName: '' } as const

const kind: PaperKind<typeof schema> = {
  template: 'postal-list',
  schema,
  view: (data) => ({
    heading: headingView({ ...data.heading, desk: data.heading.desk ?? null }, FORM),
    trace: null,
    print: printView(data.print),
    number: data.number,
    handedAt: writeMoment(data.handedAt),
    handedBy: data.handedBy,
    rows: data.rows,
    total: String(data.rows.length),
  }),
}

/** Prints the list that the counter and the postal service sign when consignments change hands. */
export const printPostalList = (press: Press, input: PostalListInput) => printPaper(press, kind, input)

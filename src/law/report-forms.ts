import { z } from 'zod'
import { REPORT_MEASURES, type ReportMeasure } from '#reports/domain/measure.ts'
import { reportForms as rows } from '../../law/reports/forms.ts'
import { datedFields, isInForce } from './dated.ts'

const measure = z.enum(REPORT_MEASURES)
const columnNo = z.number().int().positive()

/** What a cell counts: the sum of `sum` without those of `less`, which are parts of it. */
const countSchema = z.strictObject({ sum: z.array(measure).min(1), less: z.array(measure).min(1).optional() })

const headed = {
  no: columnNo,
  label: z.string().min(1),
  /** Headings above the label, outermost first. */
  under: z.array(z.string().min(1)).default([]),
}

const columnSchema = z.discriminatedUnion('kind', [
  /** Running number of the row. */
  z.strictObject({ ...headed, kind: z.literal('index') }),
  /** What the row is of. */
  z.strictObject({ ...headed, kind: z.literal('name') }),
  z.strictObject({ ...headed, kind: z.literal('count'), count: countSchema }),
  /** `of` as a percentage of `base`, both columns of this form: never typed, never summed. */
  z.strictObject({ ...headed, kind: z.literal('share'), of: columnNo, base: columnNo }),
  /** Sum of minutes, shown as hours. */
  z.strictObject({ ...headed, kind: z.literal('minutes'), count: countSchema }),
  /** The product has no source for it yet: shown as "chưa có dữ liệu", never as zero. */
  z.strictObject({ ...headed, kind: z.literal('absent'), why: z.string().min(1) }),
])

const identitySchema = z.discriminatedUnion('kind', [
  /** Columns on the left come to as much as columns on the right. */
  z.strictObject({ kind: z.literal('equal'), left: z.array(columnNo).min(1), right: z.array(columnNo).min(1) }),
  /** A part is never more than its whole ("trong đó"). */
  z.strictObject({ kind: z.literal('within'), part: columnNo, whole: columnNo }),
])

/** What rows are: each a key of the figures, outermost first. */
export const ROW_DIMENSIONS = ['tier', 'sector', 'unit', 'procedure', 'cause'] as const
export type RowDimension = (typeof ROW_DIMENSIONS)[number]

const formSchema = z.strictObject({
  ...datedFields,
  /** Code of the form as the instrument prints it. */
  code: z.string().min(1),
  /** The form in addresses and on the command line. */
  slug: z.string().regex(/^[a-z0-9-]+$/),
  /** What people call it where its code is ours and says nothing. */
  label: z.string().min(1).optional(),
  title: z.string().min(1),
  /** Đơn vị tính. */
  unit: z.string().min(1),
  /** Where the rows come from. */
  rowsBy: z.array(z.enum(ROW_DIMENSIONS)).min(1),
  columns: z.array(columnSchema).min(3),
  /** How an end that is neither a result nor pending enters the columns: a convention, so it can change alone. */
  outcomes: z
    .array(
      z.strictObject({
        outcome: z.enum(['withdrawn', 'terminated']),
        /** What each column counts besides its own. */
        adds: z.array(z.strictObject({ no: columnNo, measures: z.array(measure).min(1) })),
        meaning: z.string().min(1),
        source: z.string().min(1),
        checked: z.enum(['verified', 'toVerify']),
      }),
    )
    .default([]),
  identities: z.array(identitySchema),
  /** Carried over of a report = pending of the one before it. */
  chain: z.strictObject({ carried: columnNo, pending: columnNo }).optional(),
  notes: z.array(z.string().min(1)).default([]),
})

export type ReportForm = z.output<typeof formSchema>
export type ReportFormInput = z.input<typeof formSchema>
export type ReportColumn = ReportForm['columns'][number]
export type Identity = ReportForm['identities'][number]
export type Count = { readonly sum: readonly ReportMeasure[]; readonly less?: readonly ReportMeasure[] | undefined }

const knowsItsColumns = (form: ReportForm): boolean => {
  const numbers = new Set(form.columns.map(({ no }) => no))
  const named = [
    ...form.identities.flatMap((one) => (one.kind === 'equal' ? [...one.left, ...one.right] : [one.part, one.whole])),
    ...form.outcomes.flatMap(({ adds }) => adds.map(({ no }) => no)),
    ...(form.chain === undefined ? [] : [form.chain.carried, form.chain.pending]),
    ...form.columns.flatMap((column) => (column.kind === 'share' ? [column.of, column.base] : [])),
  ]
  return numbers.size === form.columns.length && named.every((no) => numbers.has(no))
}

/** Every edition of every form, in the order in which people list them. */
export const REPORT_FORMS: readonly ReportForm[] = z
  .array(formSchema.refine(knowsItsColumns, 'a rule names a column that is not there'))
  .parse(rows)

/** The edition for a period that ends on `day` (ISO): the one in force, else the last before, else the first. */
export const reportFormOn = (slug: string, day: string): ReportForm | undefined => {
  const editions = REPORT_FORMS.filter((form) => form.slug === slug)
  return editions.find((form) => isInForce(form, day)) ?? editions.findLast((form) => form.effectiveFrom <= day) ?? editions[0]
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The slug that a person means by "II.06a", "ii-06a" or "II.06a/VPCP/KSTT". */
export const findFormSlug = (typed: string): string | undefined => {
  const asked = bare(typed)
  return REPORT_FORMS.find(({ slug, code }) => asked !== '' && [bare(slug), bare(code), bare(code.split('/')[0] ?? '')].includes(asked))?.slug
}

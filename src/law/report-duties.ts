import { z } from 'zod'
import { reportDuties as rows } from '../../law/reports/duties.ts'
import { datedFields } from './dated.ts'
import { PERIOD_KINDS } from './period-systems.ts'
import { REPORT_FORMS } from './report-forms.ts'
import { findTier, findUnitKind } from './unit-catalogue.ts'

const reportDutySchema = z.strictObject({
  ...datedFields,
  form: z.string().refine((slug) => REPORT_FORMS.some((form) => form.slug === slug), 'no such form'),
  system: z.enum(['statutory', 'calendar']),
  kind: z.enum(PERIOD_KINDS),
  /** Every unit of this tier and kind; it reports to the agency above it. */
  owedBy: z.strictObject({
    tier: z.string().refine((code) => findTier(code) !== undefined, 'no such tier'),
    kind: z.string().refine((code) => findUnitKind(code) !== undefined, 'no such kind'),
  }),
  /** Calendar days after the last day of the period. */
  dueAfterDays: z.number().int().positive(),
})
export type ReportDuty = z.output<typeof reportDutySchema>
export type ReportDutyInput = z.input<typeof reportDutySchema>

export const REPORT_DUTIES: readonly ReportDuty[] = z.array(reportDutySchema).parse(rows)


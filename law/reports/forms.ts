import type { ReportFormInput } from '#law/report-forms.ts'
import { form07a, form07aWeekly } from './07a-BTP.ts'
import { form06a } from './II-06a-VPCP.ts'
import { controlSlips, lateCauses, onlineServices, payments, postalService, postedProcedures } from './own-forms.ts'

/** Every edition of every report form; a new edition is a new entry, the old one gets its last day. */
export const reportForms: readonly ReportFormInput[] = [
  form06a, form07a, form07aWeekly, lateCauses, controlSlips, onlineServices, postedProcedures, postalService, payments,
]

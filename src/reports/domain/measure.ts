import { MEASURES, type Measure } from '#figures/domain/measure.ts'

/**
 * What is counted over the catalogue, steps, causes, payments and the post: no states of dossiers, so no measures of the
 * figures. Each is defined once, in `src/reports/own-items.ts` or, for posting, in `src/reports/ask-own.ts`.
 */
export const OWN_MEASURES = [
  'proceduresPostedInTime', 'proceduresPostedLate', 'proceduresPostingUnknown', 'proceduresIncomplete',
  'servicesInformation', 'servicesPartialOnline', 'servicesFullOnline', 'servicesProactive', 'servicesWithOnlineDossiers',
  'stepsInTime', 'stepsOverdue', 'stepAllottedMinutes', 'stepWorkedMinutes',
  'lateResolved', 'lateEnded', 'lateApologised',
  'paymentsOnline', 'paymentsTransfer', 'paymentsCash',
  'postalCollected', 'postalHandedOver', 'postalDelivered', 'postalReturned',
] as const
export type OwnMeasure = (typeof OWN_MEASURES)[number]

/** Everything that a column of a report may count. */
export const REPORT_MEASURES = [...MEASURES, ...OWN_MEASURES] as const
export type ReportMeasure = (typeof REPORT_MEASURES)[number]

const OWN: ReadonlySet<string> = new Set(OWN_MEASURES)
export const isOwnMeasure = (measure: ReportMeasure): measure is OwnMeasure => OWN.has(measure)
export const isFigure = (measure: ReportMeasure): measure is Measure => !OWN.has(measure)

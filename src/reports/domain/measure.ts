import { MEASURES } from '#figures/domain/measure.ts'

/** What the catalogue and the history of steps are counted by: no dossier's state, so no measure of the figures. */
export const OWN_MEASURES = [
  'proceduresPosted', 'proceduresPostedInTime', 'proceduresPostedLate', 'proceduresDecisionUnknown', 'proceduresIncomplete',
  'servicesInformation', 'servicesPartialOnline', 'servicesFullOnline', 'servicesProactive', 'servicesWithOnlineDossiers',
  'stepsEnded', 'stepsInTime', 'stepsOverdue', 'stepPlannedMinutes', 'stepUsedMinutes',
  'lateResolved', 'latePending', 'lateApologised',
] as const
export type OwnMeasure = (typeof OWN_MEASURES)[number]

/** Everything that a column of a report may count. */
export const REPORT_MEASURES = [...MEASURES, ...OWN_MEASURES] as const
export type ReportMeasure = (typeof REPORT_MEASURES)[number]

const OWN: ReadonlySet<string> = new Set(OWN_MEASURES)
export const isOwnMeasure = (measure: ReportMeasure): measure is OwnMeasure => OWN.has(measure)

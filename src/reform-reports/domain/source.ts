/** What can be asked of each source of figures that is no measure of dossiers. */
export const PROCEDURE_MEASURES = ['inForce', 'added', 'amended', 'ended'] as const
export type ProcedureMeasure = (typeof PROCEDURE_MEASURES)[number]

export const TASK_MEASURES = ['planned', 'completed', 'assignedPlanned', 'assignedOnTime', 'assignedLate', 'assignedOverdue'] as const
export type TaskMeasure = (typeof TASK_MEASURES)[number]

export const PETITION_MEASURES = ['received', 'resolved', 'resolvedOnTime'] as const
export type PetitionMeasure = (typeof PETITION_MEASURES)[number]

export const DIALOGUE_MEASURES = ['sessions', 'questions', 'answered'] as const
export type DialogueMeasure = (typeof DIALOGUE_MEASURES)[number]

/** Answers that came in, and the index of satisfaction in percent. */
export const SURVEY_MEASURES = ['answered', 'index'] as const
export type SurveyMeasure = (typeof SURVEY_MEASURES)[number]

export const PUNCTUALITY_MEASURES = ['owed', 'onTime'] as const
export type PunctualityMeasure = (typeof PUNCTUALITY_MEASURES)[number]

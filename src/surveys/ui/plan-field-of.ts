import type { SurveyRefusal } from '../refusals.ts'

/** The field of a plan that shows a refusal. */
export const PLAN_FIELD_OF: Partial<Record<SurveyRefusal, string>> = {
  surveyTitleInvalid: 'title', surveyUnitsRequired: 'units', surveyUnitInvalid: 'units', surveyOwnOpinionNotAllowed: 'units', surveyQuestionnaireRequired: 'questionnaires',
  surveyPeriodInvalid: 'from', surveyPeriodOutOfRange: 'to', surveyClosingInvalid: 'closesOn',
}

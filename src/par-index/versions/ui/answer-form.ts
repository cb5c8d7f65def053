import { redirect } from 'react-router'
import { refused, typedValues, wrongFields } from '#web/form.ts'
import type { RequestContext } from '#web/request-context.ts'
import { versionSentence, type Answer } from '../pages/draft-form.ts'
import type { VersionRefusal } from '../refusals.ts'

/** Refusals that belong to one box of a form. */
const FIELD_OF: Partial<Record<VersionRefusal, string>> = {
  indexVersionCodeTaken: 'code', indexVersionCodeInvalid: 'code', indexVersionSourceUnknown: 'source', indexDecisionRequired: 'number',
  indexDecisionDayInvalid: 'decidedOn', indexEndReasonRequired: 'reason', indexLastDayInvalid: 'lastDay',
}

/** Leads on when it is done; else the form comes back as it was typed, with what is wrong. */
export const answerForm = (web: RequestContext, form: FormData, answer: Answer) => {
  if (answer.ok) {
    if (answer.message !== null) web.flash('done', answer.message)
    throw redirect(answer.leadsTo, 303)
  }
  if ('errors' in answer) return wrongFields({ errors: answer.errors, values: typedValues(form), refusal: null })
  return refused(form, answer.refusal.code, versionSentence(answer.refusal), FIELD_OF[answer.refusal.code])
}

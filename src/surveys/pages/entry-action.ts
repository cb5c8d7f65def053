import type { Ctx } from '#db/context.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { FormReply } from '#web/form.ts'
import { enterAnswers, findSheetToEnter, recordCall } from '../answer.ts'
import type { SurveyRefusal } from '../refusals.ts'
import { readAnswers, wrongAnswers } from './sheet-form.ts'

type Entered =
  | { readonly kind: 'done'; readonly serial: number; readonly isCast: boolean }
  | { readonly kind: 'wrong'; readonly reply: FormReply }
  | { readonly kind: 'refused'; readonly refusal: Extract<Result<null, SurveyRefusal>, { ok: false }>['refusal'] }

const refusedAs = (result: Extract<Result<unknown, SurveyRefusal>, { ok: false }>): Entered => ({ kind: 'refused', refusal: result.refusal })

/** What somebody entered: the answers of a sheet, or that a call brought none. */
export const enterSheet = async (ctx: Ctx, surveyId: string, form: FormData): Promise<Entered> => {
  const serial = Number(form.get('serial'))
  if (!Number.isInteger(serial)) return refusedAs(refuse('surveySerialUnknown'))
  const outcome = form.get('ket-thuc')
  if (outcome === 'declined' || outcome === 'unreachable') {
    const noted = await recordCall(ctx, { surveyId, serial, outcome })
    return noted.ok ? { kind: 'done', serial, isCast: false } : refusedAs(noted)
  }
  const sheet = await findSheetToEnter(ctx, { surveyId, serial })
  if (!sheet.ok) return refusedAs(sheet)
  const answers = readAnswers(sheet.value.questionnaire, form)
  const reply = wrongAnswers(sheet.value.questionnaire, form, answers, true)
  if (reply !== undefined) return { kind: 'wrong', reply }
  const cast = await enterAnswers(ctx, { surveyId, serial, answers })
  return cast.ok ? { kind: 'done', serial, isCast: true } : refusedAs(cast)
}

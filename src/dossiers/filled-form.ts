import type { Ctx, Trx } from '#db/context.ts'
import type { FormFacts } from '#eforms/domain/check-leaf.ts'
import type { Form, FormVersionId } from '#eforms/domain/form.ts'
import type { Answers } from '#eforms/domain/value.ts'
import { formFacts } from '#eforms/form-facts.ts'
import { findFormVersion } from '#eforms/queries.ts'
import { summarise, type SummaryPage } from '#eforms/summary.ts'
import { vietnamDay } from '#kernel/time.ts'
import type { DossierPage } from './queries.ts'

/** The e-form of a dossier, as it was filled. */
export type FilledForm = { readonly form: Form; readonly answers: Answers; readonly facts: FormFacts }

/** `undefined` when the dossier had no e-form or its texts were erased. */
export const findFilledForm = async (trx: Trx, ctx: Pick<Ctx, 'clock'>, { dossier, textOf }: DossierPage): Promise<FilledForm | undefined> => {
  const sealed = textOf(dossier.form?.answers)
  if (dossier.form === undefined || sealed === null) return undefined
  const form = await findFormVersion(trx, dossier.form.versionId as FormVersionId)
  return form && { form, answers: JSON.parse(sealed) as Answers, facts: await formFacts(trx, vietnamDay(ctx.clock())) }
}

/** The same as labelled lines; none when there is no form. */
export const formLines = async (trx: Trx, ctx: Pick<Ctx, 'clock'>, page: DossierPage): Promise<readonly SummaryPage[]> => {
  const filled = await findFilledForm(trx, ctx, page)
  return filled === undefined ? [] : summarise(filled.form, filled.answers, filled.facts)
}

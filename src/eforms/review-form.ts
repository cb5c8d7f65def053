import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import type { FormSource } from '#law/eform-schema.ts'
import { compileForm } from './compile-form.ts'
import type { FormBody } from './domain/form.ts'
import { lintForm } from './domain/lint-form.ts'
import { formFindingSentence, formProblemSentence } from './refusals.ts'

/** A draft as it would be published: the form itself when it can be, and what a person should mend, in sentences. */
export type FormReview = {
  readonly body: FormBody | null
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

export const reviewForm = (source: FormSource, papers: readonly RequiredPaper[]): FormReview => {
  const compiled = compileForm(source)
  if (!compiled.ok) return { body: null, errors: compiled.problems.map(formProblemSentence), warnings: [] }
  const findings = lintForm(compiled.body, papers)
  const sentences = (severity: 'error' | 'warning'): readonly string[] =>
    findings.filter((finding) => finding.severity === severity).map(formFindingSentence)
  return { body: compiled.body, errors: sentences('error'), warnings: sentences('warning') }
}

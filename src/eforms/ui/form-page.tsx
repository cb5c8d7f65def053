import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import type { FieldError } from '../domain/check.ts'
import type { FormFacts } from '../domain/check-leaf.ts'
import type { Form, FormBody, Page } from '../domain/form.ts'
import { livePlan } from '../domain/live-plan.ts'
import { settle } from '../domain/settle.ts'
import { answerAt, type Answers } from '../domain/value.ts'
import { fieldErrorSentences } from '../refusals.ts'
import { FillingContext, type Filling } from './form-context.tsx'
import { FormField } from './form-fields.tsx'
import { PLACES_ID } from './place-field.tsx'

const hasPlace = (fields: readonly object[]): boolean =>
  fields.some(
    (field) =>
      ('kind' in field && field.kind === 'place') ||
      ('parts' in field && Array.isArray(field.parts) && hasPlace(field.parts)) ||
      ('fields' in field && Array.isArray(field.fields) && hasPlace(field.fields)),
  )

type FormPageProps = {
  readonly form: Form | FormBody
  readonly page: Page
  readonly answers: Answers
  readonly facts: FormFacts
  readonly errors?: readonly FieldError[]
  /** For places still as typed: what they may mean (`settle-places.ts`). */
  readonly placeChoices?: Filling['placeChoices']
  /** Why the page as a whole could not be taken. */
  readonly refusal?: FormReply['refusal']
  /** The answers opened questions that were not there before: the page says so. */
  readonly hasNewQuestions?: boolean
  readonly action?: string
  /** For pages with files: the form is sent as one upload. */
  readonly upload?: boolean
  readonly renderFile?: Filling['renderFile']
  /** The button that leads on. */
  readonly submitLabel?: string
  /** Further buttons beside it ("Lưu nháp") or hidden fields. */
  readonly children?: ReactNode
}

/**
 * One page of a form, complete without script. The page's title is the caller's `h1`; a route that shows it loads
 * `#ui/enhance/eform.ts`, which keeps conditions and computed values true while the page is filled.
 */
export const FormPage = ({
  form,
  page,
  answers,
  facts,
  errors = [],
  placeChoices = {},
  refusal = null,
  hasNewQuestions = false,
  action,
  upload = false,
  renderFile,
  submitLabel = 'Tiếp tục',
  children,
}: FormPageProps) => {
  const plan = livePlan(form, page, answers, facts.today)
  const settled = settle(form, answers, facts.today)
  const sentences = fieldErrorSentences(errors)
  const filling: Filling = {
    facts,
    stateAt: (path) => settled.states.get(path),
    answerAt: (path) => answerAt(answers, path.split('.')) ?? answerAt(settled.answers, path.split('.')) ?? null,
    errorAt: (path) => sentences[path],
    placeChoices,
    renderFile,
  }
  const reply = errors.length > 0 || refusal !== null ? { errors: sentences, values: {}, refusal } : undefined
  return (
    <PostForm reply={reply} upload={upload} label={page.title} {...(action !== undefined && { action })}>
      {/* The first button is the one that Enter presses: never one that adds or removes a row. */}
      <button className="eform-enter" tabIndex={-1} aria-hidden="true" name="row" value="" />
      {hasNewQuestions && (
        <Notice tone="info" title="Có thêm câu cần trả lời">
          Câu trả lời của bạn mở thêm các ô bên dưới. Điền tiếp rồi bấm “{submitLabel}”.
        </Notice>
      )}
      {page.intro !== undefined && <p className="eform-info">{page.intro}</p>}
      <div {...(plan !== undefined && { 'data-eform': JSON.stringify(plan) })}>
        <FillingContext value={filling}>
          {page.fields.map((field) => (
            <FormField key={field.id} field={field} path={field.id} inOptional={false} />
          ))}
        </FillingContext>
      </div>
      {hasPlace(page.fields) && (
        <datalist id={PLACES_ID}>
          {facts.places.map((place) => (
            <option key={place} value={place} />
          ))}
        </datalist>
      )}
      <div className="form-actions">
        <Button>{submitLabel}</Button>
        {children}
      </div>
    </PostForm>
  )
}

import { createContext, use, type ReactNode } from 'react'
import { Form } from 'react-router'
import type { FormReply } from '#web/form.ts'
import { ErrorSummary } from './error-summary.tsx'
import { useCsrfToken } from './rendering.tsx'

const ReplyContext = createContext<FormReply | undefined>(undefined)

/** The answer to the last sending of the surrounding form, for what shows more of it than one field. */
export const useFormReply = (): FormReply | undefined => use(ReplyContext)

/** What the last sending of the surrounding form said of a field: the sentence, and what was typed. */
export const useFieldReply = (
  name: string,
): { readonly error: string | undefined; readonly value: string | undefined; readonly wasSent: boolean } => {
  const reply = use(ReplyContext)
  return { error: reply?.errors[name], value: reply?.values[name], wasSent: reply !== undefined }
}

type PostFormProps = {
  /** The answer of the action (`useActionData`): puts errors at the top and beside their fields. */
  readonly reply?: FormReply | undefined
  readonly action?: string
  /** Set for forms with files. */
  readonly upload?: boolean
  readonly id?: string
  readonly label?: string
  readonly children: ReactNode
}

/**
 * A form that changes something. Works without script; carries the token against forged requests; an
 * upload carries it in its address, because its body is read as a stream.
 */
export const PostForm = ({ reply, action, upload = false, id, label, children }: PostFormProps) => {
  const csrf = useCsrfToken()
  const target = upload ? `${action ?? ''}${action?.includes('?') === true ? '&' : '?'}csrf=${csrf}` : action
  return (
    <Form
      method="post"
      noValidate
      {...(target !== undefined && { action: target })}
      {...(upload && { encType: 'multipart/form-data' })}
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {!upload && <input type="hidden" name="csrf" value={csrf} />}
      <ReplyContext value={reply}>
        <ErrorSummary reply={reply} />
        {children}
      </ReplyContext>
    </Form>
  )
}

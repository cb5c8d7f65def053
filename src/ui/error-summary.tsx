import { useEffect, useRef } from 'react'
import type { FormReply } from '#web/form.ts'
import { fieldId } from './field-id.ts'

/** At the top of a form: every error as a link to its field, or the one reason why nothing was done. */
export const ErrorSummary = ({ reply }: { readonly reply: FormReply | undefined }) => {
  const box = useRef<HTMLDivElement>(null)
  // Pages that hydrate bring it to the one who sent the form; on the others `enhance/error-focus.ts` does.
  useEffect(() => box.current?.focus(), [reply])
  if (reply === undefined) return null
  const errors = Object.entries(reply.errors)
  if (errors.length === 0 && reply.refusal === null) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} data-focus-first>
      <h2>{errors.length > 0 ? 'Có chỗ cần sửa' : 'Chưa làm được'}</h2>
      {reply.refusal !== null && <p>{reply.refusal.message}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

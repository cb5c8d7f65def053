import { fieldId } from '#ui/field-id.ts'
import { useFieldReply } from '#ui/post-form.tsx'

/** Files to send along. A browser never gives them back, so after a refused form they are chosen again. */
export const FilesField = ({ label, hint }: { readonly label: string; readonly hint?: string }) => {
  const { error } = useFieldReply('files')
  const id = fieldId('files')
  return (
    <div className={error === undefined ? 'field' : 'field bad'}>
      <label htmlFor={id}>
        {label}
        <span className="optional"> (không bắt buộc)</span>
      </label>
      <span className="hint" id={`${id}-hint`}>
        {hint === undefined ? '' : `${hint}; `}mỗi tệp không quá 50 MB
      </span>
      {error !== undefined && (
        <p className="err" id={`${id}-err`}>
          {error}
        </p>
      )}
      <input
        type="file"
        id={id}
        name="files"
        multiple
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-err`}
      />
    </div>
  )
}

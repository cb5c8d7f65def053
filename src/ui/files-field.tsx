import { createContext, use } from 'react'
import { stagedField, type StagedUpload } from '#files/staged-field.ts'
import { fieldId } from './field-id.ts'
import { useFieldReply } from './post-form.tsx'

/** Files of the surrounding form that are safe already; a refused form has lost none of them. */
export const StagedFiles = createContext<readonly StagedUpload[]>([])

/** Files to send along. */
export const FilesField = ({ label, hint, mostMb = 50 }: { readonly label: string; readonly hint?: string; readonly mostMb?: number }) => {
  const { error } = useFieldReply('files')
  const staged = use(StagedFiles)
  const id = fieldId('files')
  return (
    <div className={error === undefined ? 'field' : 'field bad'}>
      <label htmlFor={id}>
        {label}
        <span className="optional"> (không bắt buộc)</span>
      </label>
      <span className="hint" id={`${id}-hint`}>
        {hint === undefined ? '' : `${hint}; `}mỗi tệp không quá {mostMb} MB
      </span>
      {error !== undefined && (
        <p className="err" id={`${id}-err`}>
          {error}
        </p>
      )}
      {staged.map((file) => (
        <p className="small staged" key={file.fileId}>
          Đã nhận <b>{file.name}</b>
          <input type="hidden" name={stagedField('files')} value={JSON.stringify(file)} />
        </p>
      ))}
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

import { fieldId } from '#ui/field-id.ts'
import { useFieldReply } from '#ui/post-form.tsx'
import { writeSlot, type Slot } from '../domain/slot.ts'
import type { FileLine } from '../pages/draft-page.ts'
import { SLOT_FIELD } from '../pages/slot-field.ts'
import { sizeWords } from './words.ts'

type FileSlotProps = {
  readonly draftId: string
  readonly slot: Slot
  readonly label: string
  readonly hint?: string | undefined
  readonly files: readonly FileLine[]
  readonly error?: string | undefined
  readonly most?: number
}

/**
 * Where files of one paper or field are chosen, and those that are safe already. A plain upload without script; with it
 * `enhance/upload.ts` sends each file in pieces, with its progress, and goes on after a broken line.
 */
export const FileSlot = ({ draftId, slot, label, hint, files, error, most = 20 }: FileSlotProps) => {
  const name = `${SLOT_FIELD}${writeSlot(slot)}`
  const reply = useFieldReply(name)
  const sentence = error ?? reply.error
  // The summary of errors names a file of the form by its place in the form.
  const id = fieldId(slot.kind === 'field' ? slot.path : name)
  return (
    <div className={sentence === undefined ? 'field file-slot' : 'field file-slot bad'} data-upload={draftId} data-slot={writeSlot(slot)}>
      <label htmlFor={id}>{label}</label>
      <span className="hint" id={`${id}-hint`}>
        {hint === undefined ? '' : `${hint}. `}PDF hoặc ảnh chụp rõ, mỗi tệp không quá 50 MB
      </span>
      {sentence !== undefined && (
        <p className="err" id={`${id}-err`}>
          {sentence}
        </p>
      )}
      <ul className="file-list" data-upload-list>
        {files.map((file) => (
          <li key={file.fileId}>
            <span className="file-name">{file.name}</span>
            <span className="small muted">{file.isHeld ? 'đã có từ hồ sơ trước, không phải nộp lại' : `đã nhận, ${sizeWords(file.size)}`}</span>
            <button className="btn plain" name="remove" value={file.fileId}>
              Bỏ<span className="sr-only"> tệp {file.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {files.length < most && (
        <input
          type="file"
          id={id}
          name={name}
          multiple={most - files.length > 1}
          accept=".pdf,.jpg,.jpeg,.png,.webp,.tif,.tiff,.heic,.docx,.xlsx,.odt,.ods"
          aria-invalid={sentence === undefined ? undefined : true}
          aria-describedby={sentence === undefined ? `${id}-hint` : `${id}-hint ${id}-err`}
        />
      )}
      <p className="small" data-upload-status role="status" />
    </div>
  )
}

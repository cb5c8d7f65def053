import { evidenceKey, type Evidence, type FactEvidence } from '#evidence/domain/evidence.ts'
import { DOCUMENT_ROWS, documentField, EVIDENCE_FILES, factField, keptField, type DocumentBox } from '#evidence/fields.ts'
import { stagedField, type StagedUpload } from '#files/staged-field.ts'
import { Checkbox } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { Field, TextField } from './field.tsx'
import { useFormReply } from './post-form.tsx'

type EvidenceFieldsProps = {
  readonly legend?: string
  readonly hint?: string
  /** What the thing has already; ticked off, a piece goes. */
  readonly kept?: readonly Evidence[]
  /** What the system knows and can be pointed at. */
  readonly facts?: readonly FactEvidence[]
  /** Files that are safe already, when the form comes back. */
  readonly staged?: readonly StagedUpload[] | undefined
}

const BOXES: readonly DocumentBox[] = ['number', 'issuedOn', 'issuer', 'title']

const DocumentRow = ({ row }: { readonly row: number }) => (
  <fieldset className="evidence-document">
    <legend>Văn bản {row + 1}</legend>
    <div className="pair">
      <TextField name={documentField(row, 'number')} label="Số, ký hiệu" width={20} />
      <DayField name={documentField(row, 'issuedOn')} label="Ngày ban hành" />
      <TextField name={documentField(row, 'issuer')} label="Cơ quan ban hành" />
    </div>
    <TextField name={documentField(row, 'title')} label="Tên hoặc trích yếu" />
  </fieldset>
)

const keptWords = (piece: Evidence): string => (piece.kind === 'document' ? `${piece.title} (${piece.number})` : piece.kind === 'file' ? piece.name : `${piece.label}: ${piece.value}`)

/**
 * The part of an upload form (`<PostForm upload>`) that gives evidence. Works without script: one row for a document is
 * open, the others wait under "Thêm văn bản" and open by themselves when something was typed into them.
 */
export const EvidenceFields = ({ legend = 'Minh chứng', hint, kept = [], facts = [], staged = [] }: EvidenceFieldsProps) => {
  const reply = useFormReply()
  const more = Array.from({ length: DOCUMENT_ROWS - 1 }, (_, index) => index + 1)
  const isUsed = (row: number): boolean => BOXES.some((box) => (reply?.values[documentField(row, box)] ?? '') !== '')
  return (
    <fieldset className="evidence-fields">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {kept.map((piece, row) => (
        <Checkbox key={evidenceKey(piece)} name={keptField(row)} value={evidenceKey(piece)} label={keptWords(piece)} hint="Đã có; bỏ dấu để gỡ" defaultChecked />
      ))}
      {facts.map(({ href, label, value }, row) => (
        <Checkbox key={href} name={factField(row)} value={href} label={<>{label}: <b>{value}</b></>} hint="Số liệu của hệ thống, mở ra được từng hồ sơ" />
      ))}
      <Field name={EVIDENCE_FILES} label="Tệp" optional hint="PDF, ảnh, Word hoặc Excel; mỗi tệp không quá 50 MB">
        {({ defaultValue: _, ...box }) => (
          <>
            {staged.map((file) => (
              <label className="choice" key={file.fileId}>
                <input type="checkbox" name={stagedField(EVIDENCE_FILES)} value={JSON.stringify(file)} defaultChecked />
                <span>Đã nhận <b>{file.name}</b></span>
              </label>
            ))}
            <input type="file" multiple {...box} />
          </>
        )}
      </Field>
      <DocumentRow row={0} />
      <details open={more.some(isUsed)}>
        <summary>Thêm văn bản</summary>
        {more.map((row) => <DocumentRow key={row} row={row} />)}
      </details>
    </fieldset>
  )
}

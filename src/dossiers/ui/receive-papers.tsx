import { useState } from 'react'
import { stagedField, type StagedUpload } from '#files/staged-field.ts'
import { Checkbox } from '#ui/choice.tsx'
import { useFieldReply } from '#ui/post-form.tsx'
import { fieldId } from '#ui/field-id.ts'
import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import type { PaperForm } from '../domain/dossier.ts'
import { MOST_EXTRA_PAPERS, paperField, WAIVED_FIELD } from '../pages/paper-field.ts'
import { PAPER_FORM_WORDS } from './words.ts'

type ReceivePapersProps = {
  readonly papers: readonly RequiredPaper[]
  readonly staged: Readonly<Record<string, readonly StagedUpload[]>>
}

/** Section 3: what was brought, in which form and how many, with scans. */
export const ReceivePapers = ({ papers, staged }: ReceivePapersProps) => {
  const [extras, setExtras] = useState(1)
  const waived = useFieldReply(WAIVED_FIELD)
  const row = (index: number, paper: RequiredPaper | null) => (
    <PaperRow key={index} row={index} paper={paper} staged={staged[paperField(index, 'files')] ?? []} />
  )
  return (
    <section className="panel" aria-labelledby="muc-3">
      <h2 id="muc-3">3. Giấy tờ</h2>
      <div className="brought" role="group" aria-labelledby="muc-3">
        {papers.map((paper, index) => row(index, paper))}
        {Array.from({ length: extras }, (_, i) => row(papers.length + i, null))}
      </div>
      {waived.error !== undefined && (
        <Checkbox name={WAIVED_FIELD} label="Vẫn tiếp nhận: giấy tờ chưa đánh dấu không cần nộp trong trường hợp này" />
      )}
      {extras < MOST_EXTRA_PAPERS && (
        <button className="btn plain" type="button" onClick={() => setExtras(extras + 1)}>
          Thêm giấy tờ khác
        </button>
      )}
    </section>
  )
}

const FORMS = Object.entries(PAPER_FORM_WORDS)

const usualForm = (paper: RequiredPaper | null): PaperForm =>
  paper !== null && paper.originals === 0 && paper.copies > 0 ? 'copy' : 'original'

type PaperRowProps = {
  readonly row: number
  readonly paper: RequiredPaper | null
  readonly staged: readonly StagedUpload[]
}

const PaperRow = ({ row, paper, staged }: PaperRowProps) => {
  const brought = useFieldReply(paperField(row, 'brought'))
  const held = useFieldReply(paperField(row, 'held'))
  const form = useFieldReply(paperField(row, 'form'))
  const quantity = useFieldReply(paperField(row, 'quantity'))
  const name = useFieldReply(paperField(row, 'name'))
  const files = useFieldReply(paperField(row, 'files'))
  const errors = [name.error, form.error, quantity.error, files.error].filter((one) => one !== undefined)
  const label = paper?.name ?? `Giấy tờ khác ${row + 1}`
  const id = (what: Parameters<typeof paperField>[1]): string => fieldId(paperField(row, what))
  const count = paper === null ? 1 : Math.max(1, paper.originals, paper.copies)
  return (
    <div className={errors.length > 0 ? 'brought-row field bad' : 'brought-row'}>
      {errors.map((error) => (
        <p className="err" key={error}>
          {error}
        </p>
      ))}
      <div className="brought-name">
        {paper === null ? (
          <input
            type="text"
            id={id('name')}
            name={paperField(row, 'name')}
            defaultValue={name.value}
            placeholder="Giấy tờ khác (ghi tên)"
            aria-label={label}
            autoComplete="off"
          />
        ) : (
          <label>
            <input
              type="checkbox"
              id={id('brought')}
              name={paperField(row, 'brought')}
              value="yes"
              defaultChecked={brought.value !== undefined}
            />
            <span>
              <span className="clamp paper-name">{paper.name}</span>
              {(paper.condition !== undefined || !paper.mandatory) && (
                <span className="sub">{paper.condition ?? 'nếu có'}</span>
              )}
            </span>
          </label>
        )}
      </div>
      <select id={id('form')} name={paperField(row, 'form')} defaultValue={form.value ?? usualForm(paper)} aria-label={`Loại của ${label}`}>
        {FORMS.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <input
        type="number"
        id={id('quantity')}
        name={paperField(row, 'quantity')}
        min={0}
        max={999}
        defaultValue={quantity.value ?? count}
        aria-label={`Số bản của ${label}`}
      />
      {paper !== null && (
        <label className="brought-held">
          <input type="checkbox" id={id('held')} name={paperField(row, 'held')} value="yes" defaultChecked={held.value !== undefined} />
          đã có, không phải nộp
        </label>
      )}
      <div className="brought-files">
        {staged.map((file) => (
          <label key={file.fileId} className="brought-held">
            <input type="checkbox" name={stagedField(paperField(row, 'files'))} value={JSON.stringify(file)} defaultChecked />
            {file.name}
          </label>
        ))}
        <input
          type="file"
          id={id('files')}
          name={paperField(row, 'files')}
          multiple
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          key={staged.length}
          aria-label={`Bản quét của ${label}`}
        />
      </div>
    </div>
  )
}

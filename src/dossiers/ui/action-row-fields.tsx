import type { ReactNode } from 'react'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { useFieldReply } from '#ui/post-form.tsx'
import type { ActionForm } from '../pages/action-form.ts'
import type { PersonView } from '../pages/people-view.ts'
import { FilesField } from '#ui/files-field.tsx'
import { PAPER_FORM_WORDS, PARTY_FIELD_WORDS, PARTY_ROLE_WORDS } from './words.ts'

const MORE = [1, 2, 3] as const

type RowsProps = {
  readonly more: string
  /** The box of a row that is filled when the row is meant. */
  readonly meant: (row: number) => string
  readonly children: (row: number) => ReactNode
}

/** A form without script has all its rows from the start: the first in sight, the others folded; empty ones are not sent on. */
const Rows = ({ more, meant, children }: RowsProps) => {
  const isUsed = MORE.map((row) => useFieldReply(meant(row))).some(({ value }) => value !== undefined && value !== '')
  return (
    <>
      {children(0)}
      <details className="more more-rows" open={isUsed}>
        <summary>{more}</summary>
        {MORE.map((row) => (
          <div className="row-fields" key={row}>
            {children(row)}
          </div>
        ))}
      </details>
    </>
  )
}

const WORKING_DAY_MINUTES = 480
const TIMES = [
  { value: '240', label: '4 giờ làm việc' },
  ...[1, 2, 3, 5, 7, 10, 15].map((days) => ({ value: String(days * WORKING_DAY_MINUTES), label: `${days} ngày làm việc (8 giờ một ngày)` })),
]
const CONSULTED_ROLES = [
  { value: 'caseOfficer', label: 'chuyên viên' },
  { value: 'unitHead', label: 'trưởng đơn vị' },
  { value: 'agencyLeader', label: 'lãnh đạo cơ quan' },
] as const

/** Several units asked at once; the asking step waits for all of them. */
export const ConsultFields = ({ units }: Pick<ActionForm, 'units'>) => (
  <>
    <Rows more="Hỏi thêm đơn vị khác cùng lúc" meant={(row) => `requests.${row}.unitId`}>
      {(row) => (
        <>
          <SelectField
            name={`requests.${row}.unitId`}
            label="Hỏi đơn vị"
            placeholder="Chọn đơn vị"
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextAreaField name={`requests.${row}.question`} label="Nội dung cần ý kiến" rows={2} maxLength={4000} />
          <div className="pair">
            <SelectField name={`requests.${row}.role`} label="Người trả lời" options={CONSULTED_ROLES} defaultValue="caseOfficer" />
            <SelectField name={`requests.${row}.allottedMinutes`} label="Trả lời trong" options={TIMES} defaultValue={String(2 * WORKING_DAY_MINUTES)} />
          </div>
        </>
      )}
    </Rows>
  </>
)

/** Papers that came in, by the list of the procedure or by a name of their own. */
export const PaperFields = ({ requiredPapers }: Pick<ActionForm, 'requiredPapers'>) => (
  <>
    <Rows more="Thêm giấy tờ khác" meant={(row) => `papers.${row}.paperId`}>
      {(row) => (
        <>
          <SelectField
            name={`papers.${row}.paperId`}
            label="Giấy tờ theo thủ tục"
            placeholder="Chọn"
            options={[...requiredPapers.map(({ id, name }) => ({ value: id, label: name })), { value: 'other', label: 'Giấy tờ khác' }]}
          />
          <div className="pair">
            <TextField name={`papers.${row}.name`} label="Tên riêng" optional maxLength={500} />
            <SelectField
              name={`papers.${row}.form`}
              label="Loại bản"
              options={Object.entries(PAPER_FORM_WORDS).map(([value, label]) => ({ value, label }))}
              defaultValue="copy"
            />
            <TextField name={`papers.${row}.quantity`} label="Số lượng" inputMode="numeric" defaultValue="1" width={4} />
          </div>
        </>
      )}
    </Rows>
    <FilesField label="Bản quét" hint="PDF hoặc ảnh, đi cùng giấy tờ đầu tiên" />
  </>
)

const FIELDS = Object.entries(PARTY_FIELD_WORDS)

const shown = (person: PersonView, field: string): string => {
  const value = (person as Readonly<Record<string, string | null>>)[field]
  return value === null || value === undefined ? 'chưa ghi' : value
}

/** Before and after, field by field; a value left empty is taken out. */
export const CorrectionFields = ({ people }: Pick<ActionForm, 'people'>) => (
  <>
    <Rows more="Sửa thêm chỗ khác" meant={(row) => `changes.${row}.field`}>
      {(row) => (
        <>
          <div className="pair">
            <SelectField
              name={`changes.${row}.field`}
              label="Thông tin"
              hint="điều đang ghi đứng sau dấu hai chấm"
              placeholder="Chọn thông tin cần sửa"
              options={people.flatMap((person) =>
                FIELDS.map(([field, word]) => ({
                  value: `${person.party}/${field}`,
                  label: `${PARTY_ROLE_WORDS[person.party]}, ${word}: ${shown(person, field)}`,
                })),
              )}
            />
            <TextField name={`changes.${row}.after`} label="Sửa thành" hint="để trống là bỏ thông tin này" maxLength={500} />
          </div>
        </>
      )}
    </Rows>
    <TextAreaField name="reason" label="Lý do đính chính" hint="Theo giấy tờ nào" maxLength={4000} rows={3} />
  </>
)

import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import type { ActionForm } from '../action-form.ts'
import type { PersonView } from '../people-view.ts'
import { FilesField } from './files-field.tsx'
import { PAPER_FORM_WORDS, PARTY_FIELD_WORDS, PARTY_ROLE_WORDS } from './words.ts'

/** Rows of a form that works without script have to be there from the start; what stays empty is not sent on. */
const ROWS = [0, 1, 2, 3] as const

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
    {ROWS.map((row) => (
      <fieldset className="row-fields" key={row}>
        <legend>Đơn vị {row + 1}</legend>
        <SelectField
          name={`requests.${row}.unitId`}
          label="Hỏi đơn vị"
          optional={row > 0}
          placeholder="Chọn đơn vị"
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextAreaField name={`requests.${row}.question`} label="Nội dung cần ý kiến" optional={row > 0} rows={2} maxLength={4000} />
        <div className="pair">
          <SelectField name={`requests.${row}.role`} label="Người trả lời" options={CONSULTED_ROLES} defaultValue="caseOfficer" />
          <SelectField name={`requests.${row}.allottedMinutes`} label="Trả lời trong" options={TIMES} defaultValue={String(2 * WORKING_DAY_MINUTES)} />
        </div>
      </fieldset>
    ))}
  </>
)

/** Papers that came in, by the list of the procedure or by a name of their own. */
export const PaperFields = ({ requiredPapers }: Pick<ActionForm, 'requiredPapers'>) => (
  <>
    {ROWS.map((row) => (
      <fieldset className="row-fields" key={row}>
        <legend>Giấy tờ {row + 1}</legend>
        <SelectField
          name={`papers.${row}.paperId`}
          label="Giấy tờ theo thủ tục"
          optional={row > 0}
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
      </fieldset>
    ))}
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
    {ROWS.map((row) => (
      <fieldset className="row-fields" key={row}>
        <legend>Chỗ sửa {row + 1}</legend>
        <div className="pair">
          <SelectField
            name={`changes.${row}.field`}
            label="Thông tin"
            optional={row > 0}
            placeholder="Chọn thông tin cần sửa"
            options={people.flatMap((person) =>
              FIELDS.map(([field, word]) => ({
                value: `${person.party}/${field}`,
                label: `${PARTY_ROLE_WORDS[person.party]}, ${word}: ${shown(person, field)}`,
              })),
            )}
          />
          <TextField name={`changes.${row}.after`} label="Sửa thành" hint={row === 0 ? 'để trống là bỏ thông tin này' : undefined} maxLength={500} />
        </div>
      </fieldset>
    ))}
    <TextAreaField name="reason" label="Lý do đính chính" hint="Theo giấy tờ nào" maxLength={4000} rows={3} />
  </>
)

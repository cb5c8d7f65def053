import { DayField } from '#ui/day-field.tsx'
import { SelectField, TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Moment } from '#ui/values.tsx'
import type { ApologyChoice, LatenessChoice } from '../pages/lateness-form.ts'

const GROUP_WORDS = { subjective: 'chủ quan', objective: 'khách quan' } as const

type CauseFieldProps = { readonly choice: LatenessChoice; readonly name: string }

export const CauseField = ({ choice, name }: CauseFieldProps) => (
  <SelectField
    name={name}
    label="Nguyên nhân quá hạn"
    placeholder="Chọn nguyên nhân"
    defaultValue={choice.stated ?? ''}
    options={choice.causes.map(({ code, label, group }) => ({ value: code, label: `${label} (${GROUP_WORDS[group]})` }))}
  />
)

/** Asked where a late dossier ends; never where its result is handed over. */
export const LatenessFields = ({ choice }: { readonly choice: LatenessChoice | null }) =>
  choice === null ? null : (
    <>
      <Notice tone="warning" title="Hồ sơ đã quá hẹn trả">
        Hẹn trả <Moment at={choice.dueAt} />. Chọn nguyên nhân trước khi ghi; nguyên nhân vào báo cáo, không làm thay đổi việc hồ sơ quá hạn.
      </Notice>
      <CauseField choice={choice} name="lateness.cause" />
      <TextAreaField name="lateness.note" label="Diễn giải nguyên nhân" hint="Bắt buộc nếu chọn nguyên nhân khác" optional rows={2} maxLength={4000} />
    </>
  )

export const ApologyFields = ({ choice }: { readonly choice: ApologyChoice | null }) =>
  choice === null ? null : (
    <>
      <Notice tone="warning" title={choice.isPast ? 'Đã quá hẹn trả' : 'Sắp đến hẹn trả'}>
        Hẹn trả <Moment at={choice.dueAt} /> giữ nguyên: đúng hạn hay quá hạn vẫn xét theo ngày này. Chỉ được hẹn lại một lần.
      </Notice>
      <CauseField choice={choice} name="cause" />
      <TextAreaField name="reason" label="Lý do ghi trong văn bản" hint="Người dân đọc đúng như bạn ghi: vì sao chậm, đang vướng ở đâu" rows={4} maxLength={4000} />
      <DayField
        name="rescheduledOn"
        label="Hẹn lại ngày"
        hint="Một ngày làm việc, sau hẹn trả; kết quả phải có trước cuối giờ làm việc ngày đó"
        defaultValue={choice.proposedOn}
      />
    </>
  )

import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import type { OfficerDialogue } from '../pages/dialogue-view.ts'

/** What is promised, who does it, until when, in answer to which question. */
export const NewPromise = ({ page: { questions, units, today } }: { readonly page: OfficerDialogue }) => (
  <>
    <TextAreaField name="text" label="Hứa làm gì" rows={2} maxLength={2_000} />
    <SelectField name="unitId" label="Đơn vị chủ trì" options={units} />
    <TextField name="dueOn" type="date" label="Xong trước ngày" width={20} min={today} />
    <SelectField
      name="ofQuestion"
      label="Trả lời câu hỏi"
      optional
      placeholder="Không gắn với câu hỏi nào"
      options={questions.map(({ id, no, askedText }) => ({ value: id, label: `${no}. ${askedText.slice(0, 60)}` }))}
    />
    <p className="small muted">Lời hứa được công khai ngay và thành nhiệm vụ để theo dõi.</p>
  </>
)

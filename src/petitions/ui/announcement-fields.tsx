import { TextAreaField, TextField } from '#ui/field.tsx'
import type { DialogueView } from '../pages/dialogue-view.ts'

/** What is announced of a session. */
export const AnnouncementFields = ({ view }: { readonly view?: DialogueView }) => (
  <>
    <TextField name="title" label="Tên cuộc đối thoại" maxLength={200} defaultValue={view?.title} />
    <TextAreaField name="topics" label="Nội dung" rows={3} maxLength={2_000} defaultValue={view?.topics} />
    <TextField name="place" label="Địa điểm" maxLength={300} defaultValue={view?.place} />
    <TextField name="startsAt" type="datetime-local" label="Bắt đầu" width={20} defaultValue={view?.local.startsAt} />
    <TextField name="questionsUntil" type="datetime-local" label="Nhận câu hỏi gửi trước tới" width={20} defaultValue={view?.local.questionsUntil} />
  </>
)
